"""Remove articles from the library, and bring them back."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from briefing.errors import NothingMatches, SeveralMatch
from briefing.model.reports import RemovalReport
from briefing.selection import LISTED
from briefing.use_cases.answer import Answer
from briefing.use_cases.loading import choose_numbers, open_kept

if TYPE_CHECKING:
    from briefing.library import Library


def remove(
    what: Sequence[str],
    *,
    library: Path,
    every: bool = False,
    confirm: Callable[[int], bool] | None = None,
) -> Answer[RemovalReport]:
    """The articles that were meant, which have been taken out of the library.

    `confirm` is asked with their number where `every` finds more than one; nothing is removed where it says no.

    Raises:
        NothingMatches: a selector means no article.
        SeveralMatch: a selector means several, and `every` is false. Nothing is removed.
        StoreError: the library cannot be written.
    """
    with open_kept(library) as kept:
        for selector in what if not every else ():
            _check_single(kept, selector)
        numbers = choose_numbers(kept, what)
        # No other program waits for the file while the reader makes up their mind.
        if every and len(numbers) > 1 and confirm is not None and not confirm(len(numbers)):
            return Answer(RemovalReport(entries=()), ("nothing was removed",))
        with kept.transaction():
            entries = tuple(kept.entries(numbers))
            kept.remove(entry.number for entry in entries)
    return Answer(RemovalReport(entries=entries), (_UNDO,) if entries else ())


_UNDO = "briefing remove --undo brings them back, until more are removed"


def bring_back(library: Path) -> Answer[RemovalReport]:
    """Undo the last removal: its articles are in the library again, as numbered.

    Raises:
        NothingMatches: there is nothing to bring back.
        StoreError: the library cannot be written.
    """
    with open_kept(library) as kept:
        numbers = kept.bring_back()
        if not numbers:
            raise NothingMatches(
                "there is nothing to bring back",
                hint="only what was removed last is kept, and only until it is added again",
            )
        return Answer(RemovalReport(entries=tuple(kept.entries(numbers)), undone=True))


def _check_single(kept: Library, selector: str) -> None:
    """Raise `SeveralMatch` where a selector means more than one article."""
    numbers = choose_numbers(kept, [selector])
    if len(numbers) > 1:
        raise SeveralMatch(
            f"{len(numbers):,} articles match {selector}",
            subject=selector,
            hint=f"name one of them by its number, as in briefing remove {numbers[0]},\n"
            "or remove them all: --all",
            candidates=tuple(
                f"[{entry.number}] {entry.date or 'undated'}  {entry.headline or entry.name}"
                for entry in kept.entries(numbers[:LISTED])
            ),
        )
