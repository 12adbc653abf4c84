"""Read and cache word lists: files of sections, an entry a line, `#` comments."""

from __future__ import annotations

from functools import cache
from pathlib import Path


@cache
def read_lexicon(path: Path) -> dict[str, tuple[str, ...]]:
    """The sections of the word list at `path`, each with its entries in file order.

    A section begins with a line `[name]`; entries before the first one belong to the section "".
    Everything from a `#` to the end of its line is a remark.
    """
    sections: dict[str, list[str]] = {"": []}
    entries = sections[""]
    for line in path.read_text(encoding="utf-8").splitlines():
        entry = line.partition("#")[0].strip()
        if entry.startswith("[") and entry.endswith("]"):
            entries = sections.setdefault(entry[1:-1], [])
        elif entry:
            entries.append(entry)
    return {name: tuple(words) for name, words in sections.items()}
