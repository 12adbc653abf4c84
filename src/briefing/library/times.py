"""Convert times and dates to their stored form and back."""

from __future__ import annotations

import datetime

from briefing.model.article import PartialDate


def moment(at: datetime.datetime) -> str:
    """A time as stored: UTC, to the second, so that text order is time order.

    Raises:
        ValueError: it has no time zone, so nobody knows when it is.
    """
    if at.tzinfo is None:
        raise ValueError("a time needs its time zone")
    return at.astimezone(datetime.UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def time(text: str) -> datetime.datetime:
    """The time that `moment` wrote."""
    return datetime.datetime.fromisoformat(text)


def partial_date(text: str | None) -> PartialDate | None:
    """The date of a column; None where there is none, or it is no date."""
    try:
        return PartialDate(*map(int, text.split("-"))) if text else None
    except (ValueError, TypeError):
        return None
