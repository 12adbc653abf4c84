"""Draw counts over time as a strip of blocks, with the numbers beside it."""

from __future__ import annotations

import datetime
from collections.abc import Mapping

from briefing.model.article import PartialDate
from briefing.render.document import Line, Run, Style
from briefing.render.views.phrases import short_dates

COLUMNS = 32
"""Blocks at most: with its dates a strip fits a line of 80."""
BLOCKS = "▁▂▃▄▅▆▇█"


def draw_strip(counts: Mapping[datetime.date, int]) -> Line:
    """Draw counts by day as a strip of blocks, each of as many days.

    It goes from the first day to the last; () for fewer than three days. The highest block stands for the most, a dot
    for days without any.

    >>> days = {datetime.date(2026, 3, day): count for day, count in ((2, 1), (3, 4), (7, 2))}
    >>> "".join(run.text for run in draw_strip(days))
    '2 Mar 2026 ▂█···▄ 7 Mar 2026   1 day each, most 4'
    """
    if len(counts) < 3:
        return ()
    first, last = min(counts), max(counts)
    span = (last - first).days + 1
    wide = -(-span // COLUMNS)
    sums = [0] * -(-span // wide)
    for day, count in counts.items():
        sums[(day - first).days // wide] += count
    most = max(sums)
    blocks = "".join(
        BLOCKS[-(-count * len(BLOCKS) // most) - 1] if count else "·" for count in sums
    )
    days = "1 day" if wide == 1 else f"{wide} days"
    return (
        Run(_day(first), Style.LABEL),
        Run(" "),
        Run(blocks, Style.SEPARATOR),
        Run(" "),
        Run(_day(last), Style.LABEL),
        Run(f"   {days} each, most {most}", Style.ASIDE),
    )


def _day(day: datetime.date) -> str:
    return short_dates(PartialDate.from_date(day)).split(" ", 1)[1]
