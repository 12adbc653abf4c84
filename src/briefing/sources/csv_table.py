"""Parse a CSV or TSV table into articles, one for each row."""

from __future__ import annotations

import csv
import io
import itertools
from collections.abc import Iterator, Sequence

from briefing.errors import SourceError, UnreadableSource
from briefing.frozen import dataclass
from briefing.model.article import Article
from briefing.model.text import fold_whitespace
from briefing.sources.decoding import decode_start, open_text
from briefing.sources.field_names import recognise
from briefing.sources.material import MAX_BYTES, Material
from briefing.sources.records import compose_record, has_text, no_text

# The limit is one for the whole process and refuses whole articles; it is only ever raised.
csv.field_size_limit(max(csv.field_size_limit(), MAX_BYTES))


@dataclass(frozen=True, slots=True)
class Dialect:
    """What stands between the cells, and whether quotation marks hold a cell together."""

    delimiter: str
    quoted: bool = True

    def rows(self, lines: Iterator[str]) -> Iterator[list[str]]:
        """Parse the rows of `lines`.

        Raises `csv.Error` for a cell that is too long, and can go on after it.
        """
        if self.quoted:
            return csv.reader(lines, delimiter=self.delimiter)
        return csv.reader(lines, delimiter=self.delimiter, quoting=csv.QUOTE_NONE)


DIALECTS = (
    Dialect(","),
    Dialect("\t"),
    Dialect(";"),
    Dialect("|"),
    # Tabs are often written without a thought of quotation marks, which then stand for themselves.
    Dialect("\t", quoted=False),
)


def read(material: Material) -> Iterator[Article | SourceError]:
    """Read the article in each row of a CSV table; memory stays flat.

    Columns are known by their names in the first row (`field_names.NAMES`). A cell is only text: formulas are neither
    computed nor changed. Rows without text are counted and told at the end.

    Raises:
        UnreadableSource: no column is called by a name that means text.
    """
    dialect = find_dialect(decode_start(material.data))
    with material.open() as file, open_text(file, material.data) as text:
        rows = _each_row(dialect, iter(lambda: text.readline(_MAX_LINE), ""))
        header = next((row for row in rows if row), None) or []
        names = [name.strip().lstrip("\ufeff") for name in header[:_MOST_COLUMNS]]
        fields = recognise(names)
        if "text" not in fields:
            raise UnreadableSource(
                "no column of the table holds text",
                subject=material.subject,
                hint=f"name a column text, content or body; it has {_shown(names)}",
            )
        known = {name for found in fields.values() for name in found}
        columns = [(index, name) for index, name in enumerate(names) if name in known]
        bare = number = 0
        for row in rows:
            if row == []:
                continue
            number += 1
            record = (
                {name: row[index] for index, name in columns if index < len(row)} if row else {}
            )
            if not has_text(record):
                bare += 1
                continue
            label = f"/{number}"
            yield compose_record(record, source=material.source + label, name=material.name + label)
    if bare or not number:
        message = f"{bare} of {number} rows hold no text" if number else "it has no rows"
        yield no_text(material.subject, message=message)


def find_dialect(start: str) -> Dialect:
    r"""Detect the CSV dialect: the one under which the first rows are most alike.

    They are as wide as the first, a column known as text.

    >>> find_dialect("title;text\nTwo held, one free;Two men, it said, were held.\n")
    Dialect(delimiter=';', quoted=True)
    """
    return max(DIALECTS, key=lambda dialect: _likeness(dialect, start))


_MAX_LINE = 4 * MAX_BYTES
"""Characters of the longest line; what follows in a longer one is read as the next."""

_MOST_COLUMNS = 2000
"""Columns of which the names are looked at."""

_TRIED_ROWS = 50


def _likeness(dialect: Dialect, start: str) -> tuple[bool, float, int, int]:
    """Whether a column is known as text, the share and the number of rows as wide as the first, and how wide it is."""
    rows = [
        row
        for row in itertools.islice(
            _each_row(dialect, iter(io.StringIO(start, newline=""))), _TRIED_ROWS
        )
        if row
    ]
    if not rows:
        return False, 0.0, 0, 0
    # The last row may be cut off where the start ends.
    whole = rows[1:-1] if len(rows) > 3 else rows[1:]
    alike = sum(len(row) == len(rows[0]) for row in whole)
    share = alike / len(whole) if whole else 1.0
    return "text" in recognise(rows[0][:_MOST_COLUMNS]), share, alike, len(rows[0])


def _each_row(dialect: Dialect, lines: Iterator[str]) -> Iterator[Sequence[str] | None]:
    """The rows; None in the place of one that cannot be read."""
    rows = dialect.rows(lines)
    while True:
        try:
            yield next(rows)
        except StopIteration:
            return
        except csv.Error:
            yield None


def _shown(names: Sequence[str]) -> str:
    shown = ", ".join(fold_whitespace(name)[:40] for name in names[:8] if name.strip())
    more = ", ..." if len(names) > 8 else ""
    return (shown or "none with a name") + more
