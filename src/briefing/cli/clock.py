"""Parse relative days ("yesterday", "last-week"); the only reader of the clock."""

from __future__ import annotations

import datetime
import os
from typing import TYPE_CHECKING

from briefing.errors import ConfigError

if TYPE_CHECKING:
    from briefing.model.period import Period


def today() -> datetime.date:
    """The day that `BRIEFING_TODAY` gives, else this day here.

    Raises:
        ConfigError: the variable holds no day.
    """
    given = os.environ.get("BRIEFING_TODAY")
    if not given:
        return datetime.date.today()
    try:
        return datetime.date.fromisoformat(given)
    except ValueError as error:
        raise ConfigError(
            f"BRIEFING_TODAY cannot be {given!r}", subject=given, hint="write a day: 2026-02-16"
        ) from error


def now() -> datetime.datetime:
    """The moment that it is; the first of the day that `BRIEFING_TODAY` gives."""
    if os.environ.get("BRIEFING_TODAY"):
        return datetime.datetime.combine(today(), datetime.time(), datetime.UTC)
    return datetime.datetime.now(datetime.UTC)


def dated(selector: str) -> str:
    """The selector, with a date that counts from today written out."""
    from briefing.arguments import absolute, is_relative

    return absolute(selector, today()) if is_relative(selector) else selector


def period_between(since: str | None, until: str | None) -> Period | None:
    """The days from the first that `since` can mean to the last that `until` can.

    None where neither is given.

    Raises:
        ConfigError: one is no date, or they are the wrong way round.
    """
    from briefing.model.period import Period, parse_period

    if since is None and until is None:
        return None
    ends = []
    for option, text in (("--since", since), ("--until", until)):
        period = parse_period(dated(text)) if text is not None else None
        if text is not None and period is None:
            raise ConfigError(
                f"{option} {text} is not a date",
                subject=text,
                hint="write a year, a month, a day or so: 2026, 2026-02, 2026-02-16, yesterday",
            )
        ends.append(period)
    first, last = ends
    try:
        return Period(first.first if first else None, last.last if last else None)
    except ValueError as error:
        raise ConfigError(
            f"--since {since} is after --until {until}", hint="change them round"
        ) from error
