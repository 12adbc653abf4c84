"""Encode columns of numbers and strings to bytes and back, for `library.columns`."""

from __future__ import annotations

import sys
from array import array
from collections.abc import Sequence
from itertools import accumulate

MAX_VALUES_PER_CHARACTER = 4
"""Measured on news: two values for three characters of text."""

SPARE_VALUES = 1 << 16
"""How many values any text may have, however short."""


class Undecodable(ValueError):
    """The bytes are not what was encoded, or not for this text."""


def most_values(text: str) -> int:
    """How many values are believed to belong to a text."""
    return MAX_VALUES_PER_CHARACTER * len(text) + SPARE_VALUES


UNSIGNED, SIGNED = "BHIQ", "bhiq"
"""Codes of the standard library's `array` for numbers of 1, 2, 4 and 8 bytes."""


class Writer:
    """Columns on their way to bytes, and the table of the strings in them."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.parts: list[bytes] = []
        self.pool: dict[str, int] = {}

    def pool_parts(self) -> list[bytes]:
        """The packed table of strings: their number, their lengths, and their bytes.

        A length is in characters; how many bytes there are stands before these.
        """
        rest, self.parts = self.parts, []
        joined = "".join(self.pool).encode("utf-8", "surrogatepass")
        self.numbers([len(self.pool), len(joined)], UNSIGNED)
        self.numbers([len(string) for string in self.pool], UNSIGNED)
        pool, self.parts = [*self.parts, joined], rest
        return pool

    def numbers(self, values: Sequence[int], codes: str) -> None:
        """Append a column in the least width that holds it, none where all are zero."""
        if not any(values):
            self.parts.append(b"\0")
            return
        for width, code in enumerate(codes, 1):
            try:
                column = array(code, values)
            except OverflowError:
                if width == len(codes):
                    raise
                continue
            break
        if sys.byteorder == "big":
            column.byteswap()
        self.parts.append(bytes((width,)) + column.tobytes())


class Reader:
    """Columns on their way from bytes."""

    def __init__(self, body: bytes, text: str) -> None:
        self.body, self.text, self.position = body, text, 0
        self.strings: list[str] = []
        self.left = most_values(text)

    def take(self, count: int) -> bytes:
        """The next `count` bytes, all of them."""
        taken = self.body[self.position : self.position + count]
        if len(taken) != count:
            raise Undecodable("cut off")
        self.position += count
        return taken

    def numbers(self, count: int, codes: str) -> Sequence[int]:
        """The next column of so many numbers."""
        (width,) = self.take(1)
        if width == 0:
            return [0] * count
        column = array(codes[width - 1])
        column.frombytes(self.take(count * column.itemsize))
        if sys.byteorder == "big":
            column.byteswap()
        return column

    def spend(self, count: int) -> None:
        """Allow for `count` more values.

        Raises:
            Undecodable: they are more than such a text can have.
        """
        self.left -= count
        if self.left < 0:
            raise Undecodable("too many values")

    def read_pool(self) -> None:
        """Read the table of strings."""
        count, size = self.numbers(2, UNSIGNED)
        self.spend(count)
        lengths = self.numbers(count, UNSIGNED)
        joined = self.take(size).decode("utf-8", "surrogatepass")
        ends = list(accumulate(lengths))
        if ends and ends[-1] != len(joined):
            raise Undecodable("strings of other lengths")
        self.strings = [
            joined[end - length : end] for end, length in zip(ends, lengths, strict=True)
        ]
