"""Tell one story whole, from the library or from articles at hand."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from briefing.arguments import LIBRARY, select_all
from briefing.model.collection import Collection
from briefing.model.stories import StoryBriefing
from briefing.model.text import fold_whitespace
from briefing.use_cases.answer import Answer, Opened

if TYPE_CHECKING:
    from briefing.analysis.stories.terms import StoryTerms

SEEDS = 60
"""Articles that a selector means, of which the last so many are looked at for their story."""
MOST = 60
"""Articles of a story that are read: the last ones."""


def story(collection: Collection, *what: str) -> Answer[StoryBriefing]:
    """The story that most of the articles meant are of, whole.

    Args:
        collection: the articles.
        what: which of them are meant, by number, date, file name or words; all where none is named.

    Raises:
        NothingMatches: a selector means no article.
        SourceNotFound: what looks like a file is none, and nothing else was asked for.
    """
    from briefing.analysis.stories.terms import story_terms
    from briefing.analysis.stories.whole import tell_whole

    selection, problems = select_all(collection, what)
    terms = [
        story_terms(annotated.article, number, annotated.reference_date)
        for number, annotated in collection.numbered()
    ]
    numbers, others = _meant(terms, selection.numbers)
    ordered = [number for number in collection.every if number in numbers]
    notes = (*selection.notes, *_others(collection, others))
    return Answer(tell_whole(collection, ordered), notes, problems)


def story_of_library(
    library: Path,
    what: Sequence[str],
    *,
    on_progress: Callable[[int, int], None] | None = None,
) -> tuple[Answer[StoryBriefing], Opened]:
    """Find the story of the library that most of the articles meant are of.

    Raises:
        NothingMatches: a selector means no article.
        StoreError: the library cannot be read.
    """
    from briefing.analysis.stories.whole import tell_whole
    from briefing.use_cases.day_briefing import find_like, terms_of
    from briefing.use_cases.loading import choose_numbers, open_kept
    from briefing.use_cases.opening import open_collection

    with open_kept(library, read_only=True) as kept:
        meant = sorted(choose_numbers(kept, what))[-SEEDS:]
        terms = terms_of(kept, meant)
        # Twice: those like the ones meant, and those like these.
        for _ in range(2):
            terms |= find_like(kept, terms)
    numbers, others = _meant(tuple(terms.values()), meant)
    chosen = sorted(numbers)[-MOST:]
    opened = open_collection(
        [LIBRARY], what=[str(n) for n in chosen], library=library, on_progress=on_progress
    )
    told = tell_whole(opened.collection, opened.collection.every)
    more = tuple(sorted(others))
    note = (f"other stories are meant too: {' '.join(f'[{n}]' for n in more[:3])}",) if more else ()
    return Answer(told, note), opened


def _meant(
    terms: Sequence[StoryTerms], meant: Sequence[int]
) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """The numbers of the story that most of the articles meant are of, and the first meant of each other one."""
    from briefing.analysis.stories.grouping import group

    wanted = frozenset(meant)
    groups = [numbers for numbers in group(terms) if not wanted.isdisjoint(numbers)]
    groups.sort(key=lambda numbers: (-len(wanted.intersection(numbers)), -len(numbers), numbers))
    others = (min(wanted.intersection(numbers)) for numbers in groups[1:])
    return groups[0], tuple(others)


def _others(collection: Collection, numbers: Sequence[int]) -> tuple[str, ...]:
    """What to say of the other stories that were meant."""
    if not numbers:
        return ()
    shown = []
    for number in numbers[:3]:
        annotated = collection.article(number)
        headline = annotated.article.headline
        words = fold_whitespace(annotated.text(headline)) if headline else annotated.article.name
        shown.append(f"[{number}] {words}")
    return (f"other stories are meant too: {'; '.join(shown)}",)
