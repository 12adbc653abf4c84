"""List the actors of articles: mentions, articles, days, and the office of each."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection as Container
from collections.abc import Iterable, Sequence

from briefing.analysis.answers.name_counts import find_titles
from briefing.frozen import dataclass
from briefing.language.en.gazetteer import fold
from briefing.model.annotation import AnnotatedArticle, MentionForm
from briefing.model.article import PartialDate
from briefing.model.collection import Collection, LinkedActor
from briefing.model.results import CastMember, Finding


@dataclass(frozen=True, slots=True)
class _Reading:
    """What one article says of its actors: how often each is named, and its first title or apposition."""

    date: PartialDate | None
    counts: Counter[int]
    titles: dict[int, Finding]


def find_cast(
    collection: Collection, numbers: Container[int], actors: Sequence[LinkedActor]
) -> tuple[CastMember, ...]:
    """Find the actors that those articles name, the most named first.

    The office is the title or apposition that most articles give; of those that as many give, the one given last.
    """
    readings = {
        number: _read(annotated, number)
        for number, annotated in collection.numbered()
        if number in numbers
    }
    members = (_member(actor, readings) for actor in actors)
    named = [member for member in members if member.mentions]
    return tuple(sorted(named, key=lambda member: -member.mentions))


def _read(annotated: AnnotatedArticle, number: int) -> _Reading:
    counts = Counter(
        mention.actor
        for mention in annotated.mentions
        if mention.form is MentionForm.NAME and mention.actor is not None
    )
    return _Reading(annotated.reference_date.date, counts, find_titles(annotated, number))


def _member(actor: LinkedActor, readings: dict[int, _Reading]) -> CastMember:
    where = [(readings[n], index) for n, index in actor.members if n in readings]
    dates = sorted(
        (reading.date for reading, _ in where if reading.date is not None),
        key=lambda date: (date.earliest, date.latest),
    )
    return CastMember(
        name=actor.name,
        kind=actor.kind,
        forms=actor.forms,
        mentions=sum(reading.counts[index] for reading, index in where),
        articles=len({number for number, _ in actor.members if number in readings}),
        first=dates[0] if dates else None,
        last=dates[-1] if dates else None,
        office=_usual(reading.titles[index] for reading, index in where if index in reading.titles),
    )


def _usual(titles: Iterable[Finding]) -> Finding | None:
    """The title that most articles give; of those that as many give, the one given last."""
    last: dict[str, Finding] = {}
    counts: Counter[str] = Counter()
    for title in titles:
        words = fold(title.text)
        last.pop(words, None)
        last[words] = title
        counts[words] += 1
    usual = max(reversed(last), key=counts.__getitem__, default=None)
    return last[usual] if usual is not None else None
