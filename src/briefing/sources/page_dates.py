"""Extract a page's publication date from its data, address and date line."""

from __future__ import annotations

import datetime
import itertools
from collections.abc import Iterator

from briefing.model.article import PartialDate, PublicationDate
from briefing.sources.markup import Element, is_unwieldy, silence
from briefing.sources.page_data import PageData
from briefing.sources.page_moments import Moment, read_address_date, read_moment
from briefing.sources.page_shown import (
    is_of_two_orders,
    puts_day_first,
    shown_dates,
    without_comments,
)


def find_publication_date(
    root: Element, page_data: PageData, *, address: str
) -> PublicationDate | None:
    """Find the date on which a page was first published, None where it says none.

    The day is the page's own word. What the data of a page give counts first, then the address, then the date line that
    readers see, then what htmldate finds, its guesses left out. A moment given in universal time is of the day that the
    address or the date line gives, where that is the same moment in some time zone: nine in the evening in New York is
    not tomorrow. A page rewritten long after its first publication is of the day that it shows.
    """
    in_address = read_address_date(address) or read_address_date(page_data.canonical)
    day_first = puts_day_first(page_data, address)
    shown = list(itertools.islice(shown_dates(root, day_first=day_first), _MOST_SHOWN))
    stated = next(_stated(page_data), None)
    if stated and shown and _is_absurd(stated.date, shown[0], in_address or _changed(page_data)):
        stated = None
    if stated is None:
        dates = ((in_address, "address"), (next(iter(shown), None), "date line"))
        for date, origin in dates:
            if date:
                return PublicationDate(date=date, origin=origin)
        found = None if is_unwieldy(root) else _found_by_htmldate(root)
        if found and day_first is None and is_of_two_orders(found, root):
            found = PartialDate(found.year)
        return PublicationDate(date=found, origin="page") if found else None
    if shown and _is_rewritten(stated.date, shown[0], page_data):
        return PublicationDate(date=shown[0], origin="date line")
    local = None if stated.date in shown else next(iter(shown), None)
    for date, origin in ((in_address, "address"), (local, "date line")):
        if date and date != stated.date and _could_be(stated.utc, date):
            return PublicationDate(date=date, origin=origin)
    return PublicationDate(date=stated.date, origin="page data")


def _is_absurd(stated: PartialDate, shown: PartialDate, other: PartialDate | None) -> bool:
    """Whether a program's day is of long before the web, or well after all that the page gives else.

    What is well after the day shown to readers stands if `other`, the day in the address or of a change, does too.
    """
    days = (other.latest, shown.latest) if other else (shown.latest,)
    late = (stated.earliest - max(days)).days > _LATER_THAN_SHOWN
    return late or stated.year < _FIRST_OF_WEB <= shown.year


_LATER_THAN_SHOWN = 366
_FIRST_OF_WEB = 1991


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


_MOST_SHOWN = 4


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
    body = without_comments(body)
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


def _could_be(utc: datetime.datetime | None, date: PartialDate) -> bool:
    """Whether it was that day somewhere at the moment `utc`: clocks run from 12 hours behind to 14 hours before it."""
    if utc is None:
        return False
    days = {(utc + datetime.timedelta(hours=hours)).date() for hours in (-12, 0, 14)}
    return date.earliest in days
