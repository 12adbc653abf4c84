"""Results on stories: a timeline, the stories of a day, one story whole."""

from __future__ import annotations

import datetime

from briefing.frozen import dataclass
from briefing.model.results import ArticleReference, Finding


@dataclass(frozen=True, slots=True, kw_only=True)
class DatedEvent:
    """A day and the sentence that tells what happened on it: `when` are its words for the day, with the date.

    `articles` is how many articles tell of something on that day.
    """

    when: Finding
    event: Finding
    articles: int = 1

    @property
    def day(self) -> datetime.date:
        """The day."""
        assert self.when.date is not None
        return self.when.date.earliest


@dataclass(frozen=True, slots=True, kw_only=True)
class Timeline:
    """What happened when, by several articles: an event a day, in order of time, at most as many as were asked for.

    `about` is the actor whose events these are, empty for all. `days` is how many days there are with an event that can
    be shown.
    """

    articles: tuple[ArticleReference, ...]
    events: tuple[DatedEvent, ...]
    about: str = ""
    days: int = 0
