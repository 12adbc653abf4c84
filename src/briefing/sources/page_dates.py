"""Extract a page's publication date from its data, address and date line."""

from __future__ import annotations

import copy
import datetime
import itertools
import re
from collections.abc import Iterator
from functools import cache

from briefing.frozen import dataclass
from briefing.model.article import PartialDate, PublicationDate
from briefing.sources.datelines import read_date_line
from briefing.sources.markup import Element, is_unwieldy, silence, text_of
from briefing.sources.page_data import PageData
from briefing.sources.stated_dates import is_plausible


@dataclass(frozen=True, slots=True)
class Moment:
    """A date as one place of the page gives it; `utc` is the moment where it is given in universal time, else None."""

    date: PartialDate
    utc: datetime.datetime | None = None


def find_publication_date(
    root: Element, page_data: PageData, *, address: str
) -> PublicationDate | None:
    """The day on which the page says that its article was first published, None where it does not.

    What the data of a page give counts first, then the address, then the date line that readers see, then what
    htmldate finds, its guesses left out. A moment given in universal time is of the day that the address or the date
    line gives, where that is the same moment in some time zone: nine in the evening in New York is not tomorrow. A
    page rewritten long after its first publication is of the day that it shows.
    """
    in_address = read_address_date(address) or read_address_date(page_data.canonical)
    day_first = _puts_day_first(page_data, address)
    shown = list(itertools.islice(_shown(root, day_first=day_first), _MOST_SHOWN))
    stated = next(_stated(page_data), None)
    if stated and shown and _is_absurd(stated.date, shown[0], in_address or _changed(page_data)):
        stated = None
    if stated is None:
        dates = ((in_address, "address"), (next(iter(shown), None), "date line"))
        for date, origin in dates:
            if date:
                return PublicationDate(date=date, origin=origin)
        found = None if is_unwieldy(root) else _found_by_htmldate(root)
        if found and day_first is None and _is_of_two_orders(found, root):
            found = PartialDate(found.year)
        return PublicationDate(date=found, origin="page") if found else None
    if shown and _is_rewritten(stated.date, shown[0], page_data):
        return PublicationDate(date=shown[0], origin="date line")
    local = None if stated.date in shown else next(iter(shown), None)
    for date, origin in ((in_address, "address"), (local, "date line")):
        if date and date != stated.date and _could_be(stated.utc, date):
            return PublicationDate(date=date, origin=origin)
    return PublicationDate(date=stated.date, origin="page data")


def _is_of_two_orders(date: PartialDate, root: Element) -> bool:
    """Whether the page gives the day in figures that may as well be the month: 03/04/2026."""
    month, day = date.month or 0, date.day or 0
    pairs = {(month, day), (day, month)}
    if day > 12 or len(pairs) == 1:
        return False
    written = _patterns()["figures"].findall(text_of(root, most=_LONGEST_PAGE))
    return any(
        (int(one), int(two)) in pairs and int(year) == date.year for one, two, year in written
    )


_LONGEST_PAGE = 100_000


def _is_absurd(stated: PartialDate, shown: PartialDate, other: PartialDate | None) -> bool:
    """Whether a program's day is of long before the web, or well after all that the page gives else.

    What is well after the day shown to readers stands if `other`, the day in the address or of a change, does too.
    """
    days = (other.latest, shown.latest) if other else (shown.latest,)
    late = (stated.earliest - max(days)).days > _LATER_THAN_SHOWN
    return late or stated.year < _FIRST_OF_WEB <= shown.year


_LATER_THAN_SHOWN = 366
_FIRST_OF_WEB = 1991


def _puts_day_first(page_data: PageData, address: str) -> bool | None:
    """Whether the page's country writes 3/4/2026 for the third of April; None where it is not known.

    Its country is that of its language tag, `en-GB`, else that of its address.
    """
    tags = [page_data.language, *page_data.meta("og:locale", "content-language")]
    regions = [tag.replace("_", "-").partition("-")[2].upper() for tag in tags]
    host = _patterns()["host"].search(address or page_data.canonical)
    regions += [host["country"].upper()] if host else []
    region = next((region for region in regions if len(region) == 2), "")
    language = next(filter(None, tags), "")[:2].lower()
    if region in _MONTH_FIRST:
        return False
    return True if region in _DAY_FIRST or (language and language != "en") else None


_MONTH_FIRST = frozenset({"US", "PH"})
_DAY_FIRST = frozenset(
    "GB UK IE AU NZ IN ZA NG KE PK SG MY MT JM TT FR DE ES IT NL BR MX AR".split()
)
"""Countries by the order of their days in figures (CLDR, short dates); Canada writes all three."""


def read_moment(text: str, *, day_first: bool | None = None) -> Moment | None:
    """The full date that `text` begins with or holds in a form for machines, or that it is as a date line.

    >>> read_moment("2023-12-23T02:10:00Z").utc
    datetime.datetime(2023, 12, 23, 2, 10, tzinfo=datetime.timezone.utc)
    >>> str(read_moment("Dec. 22, 2023").date), read_moment("soon")
    ('2023-12-22', None)
    """
    text = text.strip()[:80]
    match = _patterns()["iso"].search(text) or _patterns()["packed"].match(text)
    if match is None:
        found = read_date_line(text, 0, len(text), day_first=day_first)
        full = found.date if found and found.date and found.date.is_full else None
        return Moment(full) if full and _is_possible(full) else None
    date = _partial(int(match["year"]), int(match["month"]), int(match["day"]))
    if date is None:
        return None
    time = _patterns()["utc"].match(text, match.end())
    if time is None or int(time["hour"]) > 23 or int(time["minute"]) > 59:
        return Moment(date)
    clock = datetime.time(int(time["hour"]), int(time["minute"]), tzinfo=datetime.UTC)
    return Moment(date, datetime.datetime.combine(date.earliest, clock))


def read_address_date(address: str) -> PartialDate | None:
    """The day that the path of an address gives, as many papers' do.

    >>> str(read_address_date("https://example.org/2023/12/22/city-council"))
    '2023-12-22'
    """
    match = _patterns()["address"].search(address)
    return _partial(int(match["year"]), int(match["month"]), int(match["day"])) if match else None


_DATE_METAS = (
    "article:published_time", "og:article:published_time", "og:published_time", "datepublished", "parsely-pub-date",
    "sailthru.date", "pubdate", "publishdate", "publish-date", "publish_date", "publication_date", "publicationdate",
    "originalpublicationdate", "article.published", "article:published", "cxenseparse:recs:publishtime",
    "rnews:datepublished", "dc.date.issued", "dcterms.created", "dc.date.created", "dc.date", "dcterms.date", "date",
    "article_date_original", "published_time", "published_at", "displaydate", "datecreated",
    "citation_publication_date",
)  # fmt: skip
"""Names of meta elements that tell of the first publication, the surest first."""


def _stated(page_data: PageData) -> Iterator[Moment]:
    """The moments of first publication that the page's data give, the surest first."""
    texts = (
        *page_data.stated("datePublished"),
        *page_data.meta(*_DATE_METAS),
        *page_data.stated("dateCreated"),
    )
    for text in texts:
        moment = read_moment(text) if isinstance(text, str) else None
        if moment:
            yield moment


def _shown(root: Element, *, day_first: bool | None) -> Iterator[PartialDate]:
    """The dates that readers see around the headline, those below it first, those of changes last, no comment's."""
    elements = [
        element
        for element in root.iter(*_HOLDERS)
        if element.tag in ("h1", "time")
        or _patterns()["named"].search(f"{element.get('class') or ''} {element.get('id') or ''}")
    ]
    headlines = [at for at, element in enumerate(elements) if element.tag == "h1"]
    start = headlines[-1] if headlines else 0
    changed: list[PartialDate] = []
    for element in (*elements[start:], *elements[:start])[:_MOST_ELEMENTS]:
        if element.tag == "h1":
            continue
        words = text_of(element, most=_LONGEST_LINE + 1)
        given = element.get("datetime") or element.get("content") or ""
        lines = (line for line in (given, words) if 6 <= len(line) <= _LONGEST_LINE)
        moments = (
            read_moment(line, day_first=day_first) or _within(line, day_first=day_first)
            for line in lines
        )
        moment = next(filter(None, moments), None)
        if moment and _is_of_comment(element):
            continue
        if moment and _patterns()["changed"].search(f"{words} {element.get('class') or ''}"):
            changed.append(moment.date)
        elif moment:
            yield moment.date
    yield from changed


def _is_of_comment(element: Element) -> bool:
    """Whether the element, or one around it, holds what readers write below the article."""
    around = (element, *element.iterancestors())
    return any(
        _patterns()["comment"].search(f"{one.get('class') or ''} {one.get('id') or ''}")
        for one in around
        if one.tag not in ("html", "body", "main", "article")
    )


_HOLDERS = "h1 time span p div li dd small em strong a abbr td header section".split()
_MOST_ELEMENTS = 60
_MOST_SHOWN = 4
_LONGEST_LINE = 120


def _is_rewritten(stated: PartialDate, shown: PartialDate, page_data: PageData) -> bool:
    """Whether the page, first published on the day `stated`, says that it is another by now, that of the day `shown`.

    The first months of a story bring corrections and additions, not another text.
    """
    changed = _changed(page_data)
    return (
        changed is not None
        and (shown.earliest - stated.earliest).days > _REWRITTEN_AFTER
        and shown.earliest <= changed.latest + datetime.timedelta(days=1)
    )


def _changed(page_data: PageData) -> PartialDate | None:
    """The day on which the page says that it was changed last."""
    texts = (*page_data.stated("dateModified"), *page_data.meta("article:modified_time"))
    moments = (read_moment(text) for text in texts if isinstance(text, str))
    return next((moment.date for moment in moments if moment), None)


_REWRITTEN_AFTER = 60
"""Days after which a change of a page is a new edition."""


def _found_by_htmldate(root: Element) -> PartialDate | None:
    """The date that htmldate finds in the elements of the page, without its search through all words."""
    from htmldate import find_date

    body = root.find("body")
    if body is None:
        return None
    body = _without_comments(body)
    try:
        # Its own latest date is the day of the run, and the same page has to give the same date on any.
        with silence("htmldate"):
            found = find_date(
                body, extensive_search=False, original_date=True, max_date="2199-12-31"
            )
    # It fails in ways of its own on a hostile page.
    except Exception:
        return None
    moment = read_moment(found or "")
    return moment.date if moment else None


def _without_comments(body: Element) -> Element:
    """A copy of the body without what readers write, the body itself where there is nothing of it."""
    if not any(_is_of_comment(element) for element in body.iter("time", "span", "div", "section")):
        return body
    body = copy.deepcopy(body)
    for element in [found for found in body.iter("*") if _is_of_comment(found)]:
        parent = element.getparent()
        if parent is not None and element is not body:
            parent.remove(element)
    return body


def _within(text: str, *, day_first: bool | None) -> Moment | None:
    """The date that stands after other words of a line: an outlet, a place, a name."""
    for match in _patterns()["gap"].finditer(text):
        found = read_date_line(text, match.end(), len(text), day_first=day_first)
        if found and found.date and found.date.is_full and _is_possible(found.date):
            return Moment(found.date)
    return None


def _could_be(utc: datetime.datetime | None, date: PartialDate) -> bool:
    """Whether it was that day somewhere at the moment `utc`: clocks run from 12 hours behind to 14 hours before it."""
    if utc is None:
        return False
    days = {(utc + datetime.timedelta(hours=hours)).date() for hours in (-12, 0, 14)}
    return date.earliest in days


def _partial(year: int, month: int, day: int) -> PartialDate | None:
    try:
        date = PartialDate(year, month, day)
    except ValueError:
        return None
    return date if _is_possible(date) else None


def _is_possible(date: PartialDate) -> bool:
    """Whether a page can be of that day: there were no pages before 1990, but older papers are put on the web."""
    return date.year >= 1800 and is_plausible(date)


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    return {
        "iso": re.compile(
            r"(?<!\d)(?P<year>(?:1[89]|20|21)\d\d)[-/.](?P<month>[01]?\d)[-/.](?P<day>[0-3]?\d)(?!\d)"
        ),
        "packed": re.compile(r"(?P<year>20\d\d)(?P<month>[01]\d)(?P<day>[0-3]\d)(?!\d)"),
        "utc": re.compile(
            r"[T ]?(?P<hour>\d\d):?(?P<minute>\d\d)(?::?\d\d(?:[.,]\d+)?)?\s*(?:Z|[+-]00:?00|UTC|GMT)"
        ),
        "address": re.compile(
            r"[/_-](?P<year>(?:19|20)\d\d)[/_-](?P<month>[01]?\d)[/_-](?P<day>[0-3]?\d)(?!\d)"
        ),
        "comment": re.compile(
            r"(?:^|\s)(?:[\w-]*[-_])?(?:comments?|commentlist|replies|disqus)"
            r"(?:[-_](?:list|body|meta|item|area|section|thread|container|wrap|wrapper|content|author|date|time|text))?"
            r"(?=\s|$)",
            re.IGNORECASE,
        ),
        "figures": re.compile(r"(?<![\d/])(\d\d?)/(\d\d?)/(\d{4})(?!\d)"),
        "host": re.compile(r"^https?://[^/]*\.(?P<country>[a-z]{2})(?:[:/]|$)"),
        "changed": re.compile(r"updat|modif|edited|revis|last", re.IGNORECASE),
        "named": re.compile(
            r"(?<![a-z])(?:date|time|publish|posted|byline)|(?-i:[a-z](?:Date|Time|Byline))|(?:date|time)(?![a-z])",
            re.IGNORECASE,
        ),
        "gap": re.compile(r"[\s|,·•:–—/-]+"),
    }
