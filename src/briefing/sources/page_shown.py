"""Find the dates that a page shows to its readers, comments left out."""

from __future__ import annotations

import copy
import re
from collections.abc import Iterator
from functools import cache

from briefing.model.article import PartialDate
from briefing.sources.markup import Element, text_of
from briefing.sources.page_data import PageData
from briefing.sources.page_moments import read_moment, read_within


def is_of_two_orders(date: PartialDate, root: Element) -> bool:
    """Whether the day and month of a page's date are ambiguous: 03/04/2026."""
    month, day = date.month or 0, date.day or 0
    pairs = {(month, day), (day, month)}
    if day > 12 or len(pairs) == 1:
        return False
    written = _patterns()["figures"].findall(text_of(root, most=_LONGEST_PAGE))
    return any(
        (int(one), int(two)) in pairs and int(year) == date.year for one, two, year in written
    )


_LONGEST_PAGE = 100_000


def puts_day_first(page_data: PageData, address: str) -> bool | None:
    """Whether the page's country writes day before month (3/4/2026 for 3 April).

    None where it is not known. Its country is that of its language tag, `en-GB`, else that of its address.
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


def shown_dates(root: Element, *, day_first: bool | None) -> Iterator[PartialDate]:
    """The dates shown around the headline, those below it first.

    Those of changes come last; those of comments are left out.
    """
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
            read_moment(line, day_first=day_first) or read_within(line, day_first=day_first)
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


_LONGEST_LINE = 120


def without_comments(body: Element) -> Element:
    """Remove readers' comments from a copy of the body.

    The body itself comes back where there would be nothing of it.
    """
    if not any(_is_of_comment(element) for element in body.iter("time", "span", "div", "section")):
        return body
    body = copy.deepcopy(body)
    for element in [found for found in body.iter("*") if _is_of_comment(found)]:
        parent = element.getparent()
        if parent is not None and element is not body:
            parent.remove(element)
    return body


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    return {
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
    }
