"""Parse a mail, such as a newsletter or a forwarded article, into an article."""

from __future__ import annotations

import email
from collections.abc import Iterator, Sequence
from dataclasses import replace
from email.message import EmailMessage
from email.policy import EmailPolicy
from typing import cast

from briefing.errors import EmptyArticle, SourceError, UnreadableSource
from briefing.model.article import Article, ParagraphKind, PublicationDate
from briefing.model.text import fold_whitespace
from briefing.sources.blocks import paragraphs_of
from briefing.sources.charsets import codec_of
from briefing.sources.composition import TextPart, compose_article
from briefing.sources.decoding import decode
from briefing.sources.detection import detect
from briefing.sources.kinds import Kind, kind_by_name
from briefing.sources.mail_head import Head, mend_header, read_field, read_head
from briefing.sources.mail_text import (
    first_mail,
    is_answer,
    unflow,
    without_footer,
    without_quoting,
)
from briefing.sources.material import Material
from briefing.sources.text import plain_paragraphs


def read(material: Material) -> Iterator[Article | Material | SourceError]:
    """The article that a mail is, and each article attached to it.

    The subject is the headline, the sender the byline, the day that of the sender's own zone; of a mail sent on they
    are those of the first mail. HTML is read rather than plain text: what mailers put beside it as plain text is often
    a stub. What stands below a signature's mark or the footer of a mailing is fragments. A page saved as MHTML is read
    as a page.

    Raises:
        UnreadableSource: it is damaged beyond reading.
    """
    try:
        policy, data = _BoundedPolicy(), mend_header(material.data)
        message = cast("EmailMessage", email.message_from_bytes(data, policy=policy))
        parts = [part for part in _leaves(message) if part.get_content_maintype() != "multipart"]
    except Exception as error:
        # The parser itself takes anything; what it raises on hostile headers differs from version to version.
        raise _damaged(material) from error
    page = _saved_page(message, parts, material)
    if page is not None:
        yield page
        return
    attachments = list(_attachments(parts, material))
    head = read_head(message)
    body = _body(parts, head.subject, material)
    article = _compose(body, head, material) if body else None
    # A mail that only carries an article need not say anything itself.
    if article and (not attachments or _has_prose(article)):
        yield article
    yield from attachments
    if not article and not attachments:
        yield EmptyArticle(
            "there is no text in the mail",
            subject=material.subject,
            hint="an article needs at least one sentence of prose",
        )


class _BoundedPolicy(EmailPolicy):
    """The library's policy, of each field of a header the first characters alone: its parser takes long ones badly."""

    _MOST = 2000

    def header_source_parse(self, sourcelines: list[str]) -> tuple[str, str]:
        name, value = super().header_source_parse(sourcelines)
        return name, value[: self._MOST]


def _leaves(message: EmailMessage, depth: int = 0) -> Iterator[EmailMessage]:
    """The parts of a message that hold something, in order, attached mails unopened."""
    if (
        message.get_content_maintype() == "multipart"
        and message.is_multipart()
        and depth < _DEEPEST
    ):
        for part in message.iter_parts():
            if isinstance(part, EmailMessage):
                yield from _leaves(part, depth + 1)
    else:
        yield message


_DEEPEST = 20
"""How deep parts may lie in one another; mailers make three or four levels."""


def _saved_page(
    message: EmailMessage, parts: Sequence[EmailMessage], material: Material
) -> Material | None:
    """The page that a browser saved as MHTML (RFC 2557), None where this is a mail."""
    address = read_field(message, "Snapshot-Content-Location")
    location = read_field(message, "Content-Location")
    if not address and not (location and not read_field(message, "To")):
        return None
    page = next((part for part in parts if part.get_content_type() == "text/html"), None)
    if page is None:
        return None
    return replace(
        material,
        data=_payload(page),
        media_type="text/html",
        charset=page.get_content_charset("").lower(),
        address=address or location,
        depth=material.depth + 1,
    )


def _attachments(parts: Sequence[EmailMessage], material: Material) -> Iterator[Material]:
    """The attached files whose kinds are read; pictures, invitations and the like are passed over in silence."""
    for number, part in enumerate(parts, start=1):
        media_type = part.get_content_type()
        name = fold_whitespace(part.get_filename() or "").replace("/", "_")
        if part.get_content_maintype() == "message" and media_type == "message/rfc822":
            inner = part.get_payload()
            forwarded = inner[0] if isinstance(inner, list) and inner else None
            if forwarded is not None:
                data = _as_bytes(forwarded)
                yield material.inner(name or f"{number}.eml", data, media_type=media_type)
        elif name and _is_attached(part) and kind_by_name(name):
            data = _payload(part)
            charset = part.get_content_charset("") or ""
            found = material.inner(name, data, charset=charset.lower())
            if detect(found) is not Kind.TEXT or kind_by_name(name) is Kind.TEXT:
                yield found


def _is_attached(part: EmailMessage) -> bool:
    return part.get_content_disposition() == "attachment" or (part.get_content_maintype() != "text")


def _body(parts: Sequence[EmailMessage], subject: str, material: Material) -> tuple[TextPart, ...]:
    """The paragraphs of the mail itself: of its HTML where that says something, else of its plain text."""
    shown = [part for part in parts if not _is_attached(part)]
    for media_type in ("text/html", "text/plain"):
        found: list[TextPart] = []
        for part in shown:
            if part.get_content_type() == media_type:
                found += _paragraphs(part, media_type, subject, material)
        if any(len(part.text.split()) > 3 for part in found) or (
            media_type == "text/plain"
            and any(map(str.isalnum, "".join(part.text for part in found)))
        ):
            return tuple(found)
    return ()


def _paragraphs(
    part: EmailMessage, media_type: str, subject: str, material: Material
) -> Sequence[TextPart]:
    data, charset = _payload(part), part.get_content_charset("") or ""
    if media_type == "text/html":
        return paragraphs_of(data, charset=charset.lower())
    try:
        codec = codec_of(charset)
        text = data.decode(codec) if codec else ""
    except UnicodeDecodeError:
        text = ""
    text = text or decode(data, subject=material.subject)
    flowed = str(part.get_param("format", "", header="content-type")).lower() == "flowed"
    return plain_paragraphs(
        without_quoting(unflow(text) if flowed else text, answers=is_answer(subject))
    )


def _compose(parts: Sequence[TextPart], head: Head, material: Material) -> Article:
    head, parts = first_mail(head, parts)
    parts = without_footer(parts)
    said = (head.subject, head.sender)
    parts = [
        part
        for index, part in enumerate(parts)
        if index > _TITLE_WITHIN or fold_whitespace(part.text) not in said
    ]
    date = PublicationDate(date=head.date, origin="mail header") if head.date else None
    return compose_article(
        parts,
        source=material.source,
        name=material.name,
        headline=head.subject,
        byline=head.sender,
        publication_date=date,
        address=material.address,
    )


def _payload(part: EmailMessage) -> bytes:
    try:
        payload = part.get_payload(decode=True)
    except Exception:
        # As above: a malformed transfer encoding.
        payload = None
    return payload if isinstance(payload, bytes) else b""


def _as_bytes(message: object) -> bytes:
    try:
        return message.as_bytes() if isinstance(message, EmailMessage) else b""
    except Exception:
        # Headers that cannot be written again.
        return b""


_TITLE_WITHIN = 8
"""Paragraphs within which a newsletter repeats its subject as its title."""


def _has_prose(article: Article) -> bool:
    return any(paragraph.kind is ParagraphKind.PROSE for paragraph in article.paragraphs)


def _damaged(material: Material) -> UnreadableSource:
    return UnreadableSource(
        "damaged: no mail that can be read", subject=material.subject, hint="save it again"
    )
