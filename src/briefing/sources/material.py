"""Raw material of a source, before its kind is detected: bytes and origin."""

from __future__ import annotations

import io
from dataclasses import replace
from pathlib import Path
from typing import BinaryIO

from briefing.errors import UnreadableSource
from briefing.frozen import dataclass

MAX_BYTES = 4 * 1024 * 1024
"""The size above which one article's source is refused: longer than War and Peace, so no article."""

MAX_PIPED_BYTES = 64 * 1024 * 1024
"""The most bytes that are taken from standard input, which is held in memory."""

MAX_ARCHIVE_BYTES = 512 * 1024 * 1024
"""The most bytes that a source of many articles (an archive, a mailbox, a feed dump) may hold, unpacked."""

MAX_DEPTH = 3
"""How deep sources may lie in one another: a page in a mail in an archive."""


STANDARD_INPUT = "standard input"
"""What an error calls what came through a pipe."""


def spoken_source(source: str, name: str) -> str:
    """What an error calls the source of what is called `name`.

    >>> spoken_source("-", "standard input"), spoken_source("-/a.txt", "a.txt"), spoken_source("b/a.txt", "a.txt")
    ('standard input', 'standard input/a.txt', 'b/a.txt')
    """
    if source == "-":
        return name
    return STANDARD_INPUT + source[1:] if source.startswith("-/") else source


@dataclass(frozen=True, slots=True, kw_only=True)
class Material:
    """Bytes that hold one article or many.

    `source` is what the reader named or what it leads to: a path, an address, `archive.zip/inner/page.html`. `name` is
    what is shown for it. `media_type` and `charset` are what a server or a container says of it, both lower case and
    perhaps wrong, empty where nothing is said. `address` is where it lives on the web, empty where unknown. `depth`
    counts the sources around it.

    `path` is the file that holds all of it where that is too much to hold in memory; `data` is then its beginning.
    Readers of many articles go through `open`; those of one article get all of it in `data`.
    """

    data: bytes
    source: str
    name: str
    media_type: str = ""
    charset: str = ""
    address: str = ""
    depth: int = 0
    path: str = ""

    @property
    def subject(self) -> str:
        """What an error calls it."""
        return spoken_source(self.source, self.name)

    @property
    def size(self) -> int:
        """Its length in bytes."""
        return Path(self.path).stat().st_size if self.path else len(self.data)

    def open(self) -> BinaryIO:
        """All of it, as a file to read from its beginning."""
        return Path(self.path).open("rb") if self.path else io.BytesIO(self.data)

    def inner(
        self,
        inner: str,
        data: bytes,
        *,
        name: str = "",
        media_type: str = "",
        charset: str = "",
        address: str = "",
        path: str = "",
    ) -> Material:
        """What lies in it under the name `inner`, one deeper.

        >>> material = Material(data=b"", source="news/a.zip", name="a.zip")
        >>> found = material.inner("in/b.txt", b"Two men were held.")
        >>> found.source, found.name, found.depth
        ('news/a.zip/in/b.txt', 'b.txt', 1)
        """
        return Material(
            data=data,
            source=f"{self.source}/{inner}",
            name=name or inner.rpartition("/")[2],
            media_type=media_type,
            charset=charset,
            address=address,
            depth=self.depth + 1,
            path=path,
        )


def load(material: Material, *, most: int) -> Material:
    """The material with all of its bytes in `data`.

    Raises:
        UnreadableSource: they are more than `most`, or cannot be read.
    """
    if len(material.data) > most or (material.path and material.size > most):
        raise UnreadableSource(
            f"larger than {most // 1024**2} MiB, too large for one article",
            subject=material.subject,
            hint="split it into one file an article, for example with: csplit",
        )
    if not material.path:
        return material
    with material.open() as file:
        return replace(material, data=file.read(most), path="")
