"""Write a document as a mail: plain text, and a page for readers that show one.

RFC 5322 and RFC 2046, multipart/alternative with the plain part first. The same answer at the same moment makes the
same bytes: the boundary and the message's identity come from what it says. Lines end in a line feed, as `sendmail`
takes them.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import EmailPolicy
from email.utils import format_datetime
from hashlib import sha256

from briefing.frozen import dataclass
from briefing.render import html, plain
from briefing.render.document import Document
from briefing.render.page import Page
from briefing.render.sanitize import sanitize

WIDTH = 72
"""Columns of the plain part: what stays whole when it is quoted twice (RFC 3676 tells 78)."""

_POLICY = EmailPolicy(linesep="\n", cte_type="7bit", max_line_length=78, utf8=False)
_SENDER = Address("briefing", "briefing", "localhost")


@dataclass(frozen=True, slots=True, kw_only=True)
class Envelope:
    """Who a mail is from and to, and when it is written.

    `sender` and `recipients` are addresses as in a mail's header, empty for none; without a sender it is from this
    machine. `moment` is None where nobody tells it, and then the server that sends the mail dates it.
    """

    sender: str = ""
    recipients: str = ""
    moment: datetime | None = None


def write(
    document: Document,
    envelope: Envelope,
    *,
    find_passages: html.FindPassages | None = None,
    link: Callable[[str], str | None] | None = None,
) -> str:
    """The document as a mail, all of it ASCII.

    Args:
        document: What to write; its title is the subject.
        envelope: Who it is from and to, and when.
        find_passages: Looks up what citations point at, to link to the sentences in the sources.
        link: The address that a source is linked to; the web's own where it is not given.
    """
    text = plain.write(document, Page(width=WIDTH, boxes=False))
    page = html.write(document, find_passages=find_passages, link=link, interactive=False)
    moment = format_datetime(envelope.moment) if envelope.moment else ""
    parts = (document.title, envelope.sender, envelope.recipients, moment, text, page)
    identity = sha256("\0".join(parts).encode("utf-8", "replace")).hexdigest()[:32]
    message = EmailMessage(_POLICY)
    message["Subject"] = sanitize(document.title)
    message["From"] = sanitize(envelope.sender) or _SENDER
    if envelope.recipients:
        message["To"] = sanitize(envelope.recipients)
    if moment:
        message["Date"] = moment
    message["Message-ID"] = f"<{identity}@briefing.invalid>"
    # RFC 3834: nobody's holiday is to answer it.
    message["Auto-Submitted"] = "auto-generated"
    message.set_content(text, cte="quoted-printable")
    message.add_alternative(page, subtype="html", cte="quoted-printable")
    # No quoted-printable line can hold "=_".
    message.set_boundary(f"=_{identity}")
    return message.as_string(policy=_POLICY)
