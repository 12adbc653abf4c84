"""An answer in Python: shown in a notebook, converted to text, HTML, JSON or rows."""

from __future__ import annotations

from datetime import datetime
from enum import Enum
from pathlib import Path
from typing import TYPE_CHECKING, Any

from briefing.errors import ConfigError, SourceError
from briefing.use_cases.answer import Answer

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from briefing.model.collection import Collection
    from briefing.model.passages import Passage
    from briefing.model.reports import Report
    from briefing.model.results import Result
    from briefing.model.text import Citation
    from briefing.render.document import Document


class Briefing:
    """The answer to a question: printed it is text, in a notebook a page.

    `result` is the frozen value that all forms are made from, `notes` what the reader should know about how it came,
    `problems` what could not be had. Without `full`, summaries and profiles are shown in about one screen.
    """

    __slots__ = ("_collection", "_full", "_library", "notes", "problems", "result")

    def __init__(
        self,
        answer: Answer[Any],
        collection: Collection | None = None,
        *,
        library: Path | None = None,
        full: bool = True,
    ) -> None:
        self.result: Result | Report = answer.result
        self.notes: tuple[str, ...] = answer.notes
        self.problems: tuple[SourceError, ...] = answer.problems
        self._collection, self._library, self._full = collection, library, full

    def __repr__(self) -> str:
        from briefing.render.document import citations_of

        document = self._document()
        cited = len(set(citations_of(document)))
        return f"<{document.title}: {cited} sentence{'' if cited == 1 else 's'} cited>"

    def __str__(self) -> str:
        return self.to_text().rstrip("\n")

    def _repr_html_(self) -> str:
        from briefing.render.html import write_fragment

        return write_fragment(self._document(), find_passages=self._find_passages)

    def to_text(self, *, width: int = 100) -> str:
        """As plain text, `width` columns wide, 20 or more."""
        return self._written("text", width=width)

    def to_markdown(self) -> str:
        """As GitHub Flavored Markdown."""
        return self._written("markdown")

    def to_html(self) -> str:
        """As one page without script; each citation opens its sentence in its paragraph."""
        return self._written("html")

    def to_json(self) -> str:
        """As one JSON object, with the place of every finding in the text of its article."""
        return self._written("json")

    def to_csv(self) -> str:
        """As a table for spreadsheets: the rows of `to_rows`, made harmless."""
        return self._written("csv")

    def to_rows(self) -> list[dict[str, Any]]:
        """Convert to rows, for a data frame, each with its citation.

        There is one for each entry of a list, else for each finding. Dates are texts of ISO 8601 to their precision,
        moments are `datetime`.
        """
        from briefing.render.csv import rows_of

        return [
            {name: _plain(value) for name, value in row.items()} for row in rows_of(self.result)
        ]

    def save(self, path: str | Path) -> None:
        """Write it to a file, in the format that its extension tells.

        They are `.txt`, `.md`, `.html`, `.json`, `.csv`, `.svg`.

        Raises:
            ConfigError: the extension means no format.
            OSError: the file cannot be written.
        """
        from functools import partial

        from briefing.render.links import link_from
        from briefing.render.writers import WRITERS

        path = Path(path)
        by_extension = {end: name for name, writer in WRITERS.items() for end in writer.extensions}
        if path.suffix.lower() not in by_extension:
            raise ConfigError(
                f"{path.suffix or path.name} tells no format",
                subject=str(path),
                hint=f"name a file in {', '.join(by_extension)}",
            )
        format = by_extension[path.suffix.lower()]
        text = self._written(format, link=partial(link_from, path.parent))
        path.write_text(text, encoding="utf-8", newline="\n")

    def _document(self) -> Document:
        from briefing.render.views import view

        return view(self.result, full=self._full)

    def _written(
        self, format: str, *, width: int = 100, link: Callable[[str], str | None] | None = None
    ) -> str:
        from briefing.render.writers import write

        return write(
            self.result,
            format,
            width=width,
            full=self._full,
            find_passages=self._find_passages,
            link=link,
        )

    def _find_passages(self, citations: Iterable[Citation]) -> dict[Citation, Passage]:
        from briefing.use_cases.citing import find_passages

        return find_passages(citations, self._collection, library=self._library)


def _plain(value: object) -> object:
    """A value as Python's own types have it, which any data frame takes."""
    if isinstance(value, Enum):
        return value.value
    if value is None or isinstance(value, bool | int | float | datetime):
        return value
    return str(value)
