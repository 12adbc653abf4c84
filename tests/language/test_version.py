"""The annotator's version changes with anything that it is made of.

Run as a script, this file writes the version into `language/__init__.py`.
"""

from __future__ import annotations

import hashlib
import re
from pathlib import Path

import briefing.language
from briefing.language import ANNOTATOR

HOME = Path(briefing.language.__file__).parent
SHARED = (HOME.parent / "model" / "annotation.py", HOME.parent / "model" / "text.py")
"""What the annotators write: the library cannot read what was found for another form of it."""

MARKED = re.compile(r'^ANNOTATOR = "[^"]*"$', re.M)


def mark() -> str:
    """The mark of all files of the language layer, but for the line that holds it."""
    digest = hashlib.blake2b(digest_size=8)
    files = [path for path in HOME.rglob("*") if path.suffix not in (".pyc", "") and path.is_file()]
    for path in sorted([*files, *SHARED]):
        data = path.read_bytes()
        if path == HOME / "__init__.py":
            data = MARKED.sub("", data.decode()).encode()
        digest.update(path.name.encode() + b"\0" + len(data).to_bytes(8, "little") + data)
    return digest.hexdigest()


def test_the_version_is_that_of_the_files() -> None:
    assert mark() == ANNOTATOR, "run this file as a script: python tests/language/test_version.py"


if __name__ == "__main__":
    path = HOME / "__init__.py"
    path.write_text(MARKED.sub(f'ANNOTATOR = "{mark()}"', path.read_text("utf-8")), "utf-8")
