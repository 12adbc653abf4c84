"""The answer of a use case: a result with its notes and problems."""

from __future__ import annotations

from typing import Generic, TypeVar

from briefing.errors import SourceError
from briefing.frozen import dataclass
from briefing.model.collection import Collection
from briefing.model.reports import Report
from briefing.model.results import Result

ResultT = TypeVar("ResultT", bound=Result | Report)


@dataclass(frozen=True, slots=True)
class Opened:
    """The articles that were opened, as a collection, with problems and notes.

    Problems are what could not be read, notes what the reader should know. `kept` are the numbers of those that are
    from the library.
    """

    collection: Collection
    problems: tuple[SourceError, ...] = ()
    notes: tuple[str, ...] = ()
    kept: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Answer(Generic[ResultT]):
    """A command's result, with notes on how it came, and problems."""

    result: ResultT
    notes: tuple[str, ...] = ()
    problems: tuple[SourceError, ...] = ()
