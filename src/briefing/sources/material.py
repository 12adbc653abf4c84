"""What a way in has brought before anyone knows what it is: bytes, and where they are from."""

from __future__ import annotations

from briefing.frozen import dataclass

MAX_BYTES = 4 * 1024 * 1024
"""The size above which one article's source is refused: longer than War and Peace, so no article."""

MAX_ARCHIVE_BYTES = 512 * 1024 * 1024
"""The size above which a source of many articles (an archive, a mailbox, a feed dump) is refused."""

MAX_DEPTH = 3
"""How deep sources may lie in one another: a page in a mail in an archive."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Material:
    """Bytes that hold one article or many.

    `source` is what the reader named or what it leads to: a path, an address, `archive.zip/inner/page.html`. `name` is
    what is shown for it. `media_type` and `charset` are what a server or a container says of it, both lower case and
    perhaps wrong, empty where nothing is said. `address` is where it lives on the web, empty where unknown. `depth`
    counts the sources around it.
    """

    data: bytes
    source: str
    name: str
    media_type: str = ""
    charset: str = ""
    address: str = ""
    depth: int = 0
