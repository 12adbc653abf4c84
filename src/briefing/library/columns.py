"""Encode values of each type by columns, for `library.codec`."""

from __future__ import annotations

import dataclasses
import types
from collections import deque
from collections.abc import Callable
from enum import Enum
from functools import cache
from itertools import accumulate, chain, repeat
from operator import add, attrgetter
from typing import Any, get_args, get_origin, get_type_hints

from briefing.library.streams import SIGNED, UNSIGNED, Reader, Undecodable, Writer
from briefing.model.text import Span


class Column:
    """The column layout of values of one type.

    `shape` describes the type, down to its fields.
    """

    shape = ""

    def write(self, values: list[Any], writer: Writer) -> None:
        """Append the values."""
        raise NotImplementedError

    def read(self, count: int, reader: Reader) -> list[Any]:
        """The next `count` values."""
        raise NotImplementedError


@cache
def column_of(hint: Any) -> Column:
    """How values of a type are laid out.

    Raises:
        TypeError: not at all.
    """
    if hint in _PLAIN:
        return _PLAIN[hint]
    if get_origin(hint) is types.UnionType and get_args(hint)[1:] == (types.NoneType,):
        return _Optionals(column_of(get_args(hint)[0]))
    if get_origin(hint) is tuple and get_args(hint)[1:] == (...,):
        return _Sequences(column_of(get_args(hint)[0]))
    if isinstance(hint, type) and issubclass(hint, Enum):
        return _Choices(hint.__name__, tuple(hint))
    if dataclasses.is_dataclass(hint):
        return _Records(hint)
    raise TypeError(f"{hint} is not encoded")


@cache
def field_hints(cls: type) -> dict[str, Any]:
    """The fields of a dataclass with their types, in order."""
    known = get_type_hints(cls)
    return {field.name: known[field.name] for field in dataclasses.fields(cls)}


class _Integers(Column):
    shape = "int"

    def write(self, values: list[int], writer: Writer) -> None:
        writer.numbers(values, SIGNED)

    def read(self, count: int, reader: Reader) -> list[int]:
        return list(reader.numbers(count, SIGNED))


class _Choices(Column):
    """Values of a closed list: truth values, members of an enumeration."""

    def __init__(self, name: str, members: tuple[Any, ...]) -> None:
        self.members = members
        self.numbers = {member: number for number, member in enumerate(members)}
        self.shape = f"{name}({', '.join(map(str, members))})"

    def write(self, values: list[Any], writer: Writer) -> None:
        writer.numbers([self.numbers[value] for value in values], UNSIGNED)

    def read(self, count: int, reader: Reader) -> list[Any]:
        return list(map(self.members.__getitem__, reader.numbers(count, UNSIGNED)))


class _Strings(Column):
    shape = "str"

    def write(self, values: list[str], writer: Writer) -> None:
        pool = writer.pool
        writer.numbers([pool.setdefault(value, len(pool)) for value in values], UNSIGNED)

    def read(self, count: int, reader: Reader) -> list[str]:
        return list(map(reader.strings.__getitem__, reader.numbers(count, UNSIGNED)))


class _Optionals(Column):
    """Which values are there, then those that are."""

    def __init__(self, inner: Column) -> None:
        self.inner = inner
        self.shape = f"{inner.shape}?"

    def write(self, values: list[Any], writer: Writer) -> None:
        _TRUTH.write([value is not None for value in values], writer)
        self.inner.write([value for value in values if value is not None], writer)

    def read(self, count: int, reader: Reader) -> list[Any]:
        there = _TRUTH.read(count, reader)
        present = iter(self.inner.read(sum(there), reader))
        return [next(present) if is_there else None for is_there in there]


class _Sequences(Column):
    """How long each tuple is, then the items of all of them."""

    def __init__(self, inner: Column) -> None:
        self.inner = inner
        self.shape = f"({inner.shape}, ...)"

    def write(self, values: list[tuple[Any, ...]], writer: Writer) -> None:
        writer.numbers([len(value) for value in values], UNSIGNED)
        self.inner.write(list(chain.from_iterable(values)), writer)

    def read(self, count: int, reader: Reader) -> list[tuple[Any, ...]]:
        lengths = reader.numbers(count, UNSIGNED)
        total = sum(lengths)
        reader.spend(total)
        items = self.inner.read(total, reader)
        return [
            tuple(items[end - length : end])
            for end, length in zip(accumulate(lengths), lengths, strict=True)
        ]


class _Spans(Column):
    """How far each begins from the end of the one before, and how long it is."""

    shape = "Span"

    def write(self, values: list[Span], writer: Writer) -> None:
        ends = chain((0,), (span.end for span in values))
        gaps = [span.start - end for span, end in zip(values, ends, strict=False)]
        writer.numbers(gaps, SIGNED)
        writer.numbers([span.end - span.start for span in values], UNSIGNED)

    def read(self, count: int, reader: Reader) -> list[Span]:
        gaps, lengths = reader.numbers(count, SIGNED), reader.numbers(count, UNSIGNED)
        starts = list(accumulate(map(add, gaps, chain((0,), lengths))))
        ends = list(map(add, starts, lengths))
        if count and (min(starts) < 0 or max(ends) > len(reader.text)):
            raise Undecodable("a span outside the text")
        return list(map(Span, starts, ends))


class _Records(Column):
    """The values of each field of a dataclass, field by field."""

    def __init__(self, cls: Any) -> None:
        self.cls = cls
        hints = field_hints(cls)
        self.fields = {name: column_of(hint) for name, hint in hints.items()}
        if hints.get("span") is Span and hints.get("text") is str:
            self.fields["text"] = _STATED
        shapes = (f"{name}: {column.shape}" for name, column in self.fields.items())
        self.shape = f"{cls.__name__}({', '.join(shapes)})"

    def write(self, values: list[Any], writer: Writer) -> None:
        for name, column in self.fields.items():
            own = list(map(attrgetter(name), values))
            if column is _STATED:
                stated = (value.span.of(writer.text) for value in values)
                own = [
                    None if text == there else text for text, there in zip(own, stated, strict=True)
                ]
            column.write(own, writer)

    def read(self, count: int, reader: Reader) -> list[Any]:
        reader.spend(count)
        columns: dict[str, list[Any]] = {}
        for name, column in self.fields.items():
            own = column.read(count, reader)
            if column is _STATED:
                text = reader.text
                own = [
                    text[span.start : span.end] if other is None else other
                    for span, other in zip(columns["span"], own, strict=True)
                ]
            columns[name] = own
        return _fill(self.cls, columns, count)


def _fill(cls: Any, columns: dict[str, list[Any]], count: int) -> list[Any]:
    """Instances of a frozen class, made column by column: a third of the time of as many calls."""
    made = list(map(object.__new__, repeat(cls, count)))
    for name, values in columns.items():
        deque(map(getattr(cls, name).__set__, made, values), maxlen=0)
    check: Callable[[Any], None] | None = getattr(cls, "__post_init__", None)
    if check:
        deque(map(check, made), maxlen=0)
    return made


_INTEGERS, _STRINGS, _SPANS = _Integers(), _Strings(), _Spans()
_TRUTH = _Choices("bool", (False, True))
_STATED = _Optionals(_STRINGS)
"""The texts of values that have a span: those alone that are not the text at the span."""

_PLAIN: dict[Any, Column] = {int: _INTEGERS, str: _STRINGS, bool: _TRUTH, Span: _SPANS}
