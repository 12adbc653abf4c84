"""Limit how much may be unpacked from one source, so that bombs stop."""

from __future__ import annotations

from briefing.errors import UnreadableSource
from briefing.sources.material import MAX_ARCHIVE_BYTES

MAX_MEMBERS = 100_000
"""The most files that one source may hold, those in inner archives among them."""

MAX_RATIO = 100
"""How many times its own size a source may hold: text is packed five to thirty times smaller, bombs a thousand."""

_FREE_BYTES = 16 * 1024 * 1024
"""What any source may hold, however small it is: a short file of one repeated line is no bomb."""


class Allowance:
    """How many bytes may still be unpacked of one source of `size` bytes.

    The one value here that changes: a budget is spent.
    """

    def __init__(self, size: int) -> None:
        self._bytes = min(MAX_ARCHIVE_BYTES, _FREE_BYTES + MAX_RATIO * size)
        self._members = MAX_MEMBERS

    @property
    def left(self) -> int:
        """How many bytes may still be unpacked."""
        return self._bytes

    def spend(self, count: int, *, subject: str) -> None:
        """Take `count` bytes.

        Raises:
            TooMuch: they are not left.
        """
        self._bytes -= count
        if self._bytes < 0:
            raise TooMuch(
                "it holds far more than its size allows", subject=subject, hint="unpack it yourself"
            )

    def count(self, *, subject: str) -> None:
        """Take one member.

        Raises:
            TooMuch: none is left.
        """
        self._members -= 1
        if self._members < 0:
            raise TooMuch(
                f"it holds more than {MAX_MEMBERS:,} files", subject=subject, hint="unpack it first"
            )


class TooMuch(UnreadableSource):
    """A source holds more than may be unpacked; nothing more of it is read."""
