"""A parsed feed and its entries, whichever format they came in."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import cache
from urllib.parse import urljoin

from briefing.errors import BadAddress
from briefing.frozen import dataclass
from briefing.model.article import ParagraphKind, PartialDate, PublicationDate
from briefing.model.text import fold_whitespace
from briefing.sources.address import is_front_page, request_address
from briefing.sources.blocks import paragraphs_of
from briefing.sources.composition import TextPart
from briefing.sources.datelines import read_date_line
from briefing.sources.references import decode_markup_twice, decode_references
from briefing.sources.stated_dates import is_plausible

MAX_ENTRIES = 1000
"""Entries of one feed that are read, the first: a feed is news, and the rest of a longer one is its archive."""

FULL_WORDS = 150
"""Words from which on an entry is taken for the whole article: few teasers have more, few articles fewer."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One piece of news in a feed.

    `identity` tells it from all others of the feed, today and next time: its id, or else its link, or else its title
    and date. `link` is the address of its page, empty where none is its own. `summary` and `content` are the paragraphs
    that the feed itself brings; `language` is an ISO 639-1 code, empty where none is given.
    """

    identity: str
    title: str = ""
    link: str = ""
    author: str = ""
    date: PublicationDate | None = None
    summary: tuple[TextPart, ...] = ()
    content: tuple[TextPart, ...] = ()
    language: str = ""

    @property
    def parts(self) -> tuple[TextPart, ...]:
        """The fuller of content and summary, as feeds put the article in either."""
        return max(self.content, self.summary, key=_words)

    @property
    def is_teaser(self) -> bool:
        """Whether the article is to be had at `link` alone.

        It is where there is a link and the feed's own text has less than `FULL_WORDS` words or ends as cut off: in an
        ellipsis, or in "Read more" and the like.
        """
        shown = [part.text for part in self.parts if part.kind is not ParagraphKind.FRAGMENT]
        cut_off = bool(self.parts) and _is_cut_off(self.parts[-1].text)
        return bool(self.link) and (
            _words(self.parts) < FULL_WORDS or cut_off or _is_cut_off(shown[-1] if shown else "")
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Feed:
    """A feed as its publisher sent it.

    `address` is its own, `home` that of the site that it belongs to, empty where unknown. `entries` are in the feed's
    order, no more than `MAX_ENTRIES`; `left_out` counts the rest.
    """

    title: str
    address: str
    home: str
    language: str
    entries: tuple[Entry, ...]
    left_out: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class RawEntry:
    """A feed entry as its format has it; texts named `html` have markup in them."""

    identity: str = ""
    title: str = ""
    title_html: str = ""
    link: str = ""
    author: str = ""
    date: str = ""
    summary: str = ""
    summary_html: str = ""
    content: str = ""
    content_html: str = ""
    language: str = ""


def clean_entries(raw_entries: Sequence[RawEntry], base: str) -> tuple[Entry, ...]:
    """Clean the entries of a feed, each once, leaving out empty ones.

    Their links are counted from the address `base`. A link or an id that entries of several titles share is that of
    none: some feeds link to the site from all of them, or write one id throughout. Only what agrees in both is one
    entry in two versions (RFC 4287, section 4.1.1).
    """
    cleaned = [_clean_entry(raw, base) for raw in raw_entries]
    by_link = _titles((entry.link, entry.identity, entry.title) for entry in cleaned)
    by_identity = _titles((entry.identity, entry.link, entry.title) for entry in cleaned)
    entries: dict[str, Entry] = {}
    for raw, entry in zip(raw_entries, cleaned, strict=True):
        link = entry.link if by_link[entry.link] <= 1 else ""
        own = entry.identity if by_identity[entry.identity] <= 1 else ""
        identity = own or link or " ".join((entry.title, *raw.date.split())).strip()
        if identity:
            entries.setdefault(identity, replace(entry, identity=identity, link=link))
    return tuple(entries.values())


def clean_link(link: str, base: str) -> str:
    """The address that a link means, empty where it is none of the web.

    >>> clean_link("/a", "https://example.org/feed"), clean_link("javascript:alert(1)", "https://example.org/feed")
    ('https://example.org/a', '')
    """
    try:
        return request_address(urljoin(base, link.strip())) if link.strip() else ""
    except (BadAddress, ValueError):
        return ""


def clean_language(code: str) -> str:
    """Parse the ISO 639-1 code from a language tag (RFC 5646); empty without one.

    >>> clean_language("en-US"), clean_language("deu"), clean_language("English")
    ('en', '', '')
    """
    match = re.match(r"\s*([A-Za-z]{2})(?![A-Za-z])", code)
    return match[1].lower() if match else ""


def clean_date(text: str) -> PublicationDate | None:
    """The day that `text` names, in its own time zone; None where it names none whole.

    RFC 822, RFC 3339 and what people write instead, the weekday in any language.

    >>> [str(clean_date(text).date) for text in ("Tue, 03 Mar 2026 23:30:00 -0800", "2026-03-03T23:30:00Z")]
    ['2026-03-03', '2026-03-03']
    >>> clean_date("10:30"), clean_date("Friday"), clean_date("1970-01-01T00:00:00Z")
    (None, None, None)
    """
    text = _patterns()["weekday"].sub("", text)
    line = read_date_line(text.strip(), 0, len(text.strip()))
    date = line.date if line and line.date else _old_date(text)
    if date is None or not is_plausible(date):
        return None
    return PublicationDate(date=date, origin="feed")


def plain_text(html: str) -> str:
    """What a fragment of HTML shows, in one line."""
    return " ".join(part.text for part in paragraphs_of(html))


def _titles(entries: Iterable[tuple[str, str, str]]) -> dict[str, int]:
    """Under how many titles and other marks each mark occurs: one entry in two versions counts once."""
    found: dict[str, dict[str, str]] = {}
    for mark, other, title in entries:
        others = found.setdefault(mark, {})
        others.setdefault(other or title, title)
    return {mark: len(set(others.values())) for mark, others in found.items()}


def _clean_entry(raw: RawEntry, base: str) -> Entry:
    """The entry with the id that it is given, if any; a site's front page is neither an entry's page nor its id."""
    link, identity = clean_link(raw.link, base), fold_whitespace(raw.identity)
    return Entry(
        identity="" if is_front_page(identity) else identity,
        title=fold_whitespace(decode_references(raw.title)) or plain_text(raw.title_html),
        link="" if is_front_page(link) else link,
        author=fold_whitespace(raw.author),
        date=clean_date(raw.date),
        summary=_paragraphs(raw.summary, raw.summary_html),
        content=_paragraphs(raw.content, raw.content_html),
        language=clean_language(raw.language),
    )


def _paragraphs(text: str, html: str) -> tuple[TextPart, ...]:
    """The paragraphs of a text or a fragment of HTML."""
    parts = paragraphs_of(decode_markup_twice(html)) if html else ()
    if not parts:
        pieces = (fold_whitespace(decode_references(piece)) for piece in re.split(r"\n\s*\n", text))
        parts = tuple(TextPart(piece) for piece in pieces if piece)
    return tuple(_without_appended(parts))


def _without_appended(parts: Iterable[TextPart]) -> Iterator[TextPart]:
    """The parts without what a program has put below; an ellipsis in brackets that cuts one off is a fragment."""
    for part in parts:
        if _patterns()["appended"].match(part.text):
            continue
        mark = _patterns()["cut mark"].search(part.text)
        if mark and mark.start():
            yield replace(part, text=part.text[: mark.start()])
            yield TextPart(mark[0].strip(), ParagraphKind.FRAGMENT)
        else:
            yield part


def _words(parts: tuple[TextPart, ...]) -> int:
    return sum(len(part.text.split()) for part in parts)


def _is_cut_off(text: str) -> bool:
    return _patterns()["cut off"].search(text[-60:]) is not None


def _old_date(text: str) -> PartialDate | None:
    """The day of an RFC 822 date whose year has two figures."""
    match = _patterns()["old date"].match(text)
    if not match:
        return None
    import email.utils

    parsed = email.utils.parsedate(text)
    try:
        return PartialDate(*parsed[:3]) if parsed else None
    except ValueError:
        return None


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    return {
        # WordPress writes it below each entry of a feed.
        "appended": re.compile(
            r"The post .{1,400} (?:appeared first on|first appeared on) .{1,200}$"
        ),
        # WordPress again, where it cuts an entry off.
        "cut mark": re.compile(r"(?<=[.!?\"”’)])\s*[\[(](?:…|\.\.\.)[\])]\s*\Z"),
        "cut off": re.compile(
            r"(?:…|\.\.\.)\W*$"
            r"|\b(?:read|continue|see|learn|full)\s+"
            r"(?:more|on|reading|the (?:full|rest|whole)|article|story)\b[^.!?]*$",
            re.IGNORECASE,
        ),
        "weekday": re.compile(
            r"^\s*[^\W\d_]{2,15}\.?(?:,\s*(?:den\s+)?(?=\d)|\s+(?:den\s+)?(?=\d\d?\.?\s+[^\W\d]))"
        ),
        "old date": re.compile(
            r"\s*(?:[A-Za-z]{3},?\s+)?\d{1,2}[\s-][A-Za-z]{3}[\s-]\d\d\s+\d{1,2}:\d\d"
        ),
    }
