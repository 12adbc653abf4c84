"""Parse JSON and JSON Lines into articles: an object, an array, a line each."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any, TextIO

from briefing.errors import SourceError, UnreadableSource
from briefing.model.article import Article
from briefing.sources.decoding import open_text
from briefing.sources.exported import is_exported, read_exported
from briefing.sources.material import MAX_BYTES, Material
from briefing.sources.records import compose_record, has_text, no_text

_MAX_VALUE = 16 * MAX_BYTES
"""Characters of the longest value that is held at once: an object with all of its articles inside."""


def read(material: Material) -> Iterator[Article | SourceError]:
    """Read the articles of a JSON or JSON Lines file, one by one.

    So memory stays flat. An article is an object with a field that holds text (`field_names.NAMES`), or one that
    `briefing export` wrote. Several are called by the file's name and their number, from 1. What is no article is
    counted and told at the end.

    Raises:
        UnreadableSource: it is no JSON, it is nested too deep, or it is an answer of briefing's own.
    """
    several, number, bare, errors = False, 0, 0, False
    for value, is_part in _values(material):
        if isinstance(value, SourceError):
            errors = True
            yield value
            continue
        for record, inner in _records(value, material):
            several = several or is_part or inner
            number += 1
            label = f"/{number}" if several else ""
            if is_exported(record):
                yield read_exported(record, subject=material.subject + label)
            elif has_text(record):
                yield compose_record(
                    record, source=material.source + label, name=material.name + label
                )
            else:
                bare += 1
    if bare == number and not errors:
        yield no_text(material.subject)
    elif bare:
        yield no_text(material.subject, message=f"{bare} of {number} objects hold no text")


def _values(material: Material) -> Iterator[tuple[Any, bool]]:
    """Each value of the file, of an array each element, with whether it is one of several; and errors."""
    with material.open() as file, open_text(file, material.data) as text:
        start = text.read(_CHUNK).lstrip("\ufeff \t\r\n")
        if start.startswith("["):
            reader = _Elements(text, start[1:], material.subject)
            yield from ((value, True) for value in reader)
            return
        line = start.partition("\n")[0]
        if "\n" in start and _parse(line, material.subject) is not None:
            yield from ((value, True) for value in _lines(text, start, material.subject))
            return
        whole = start + text.read(_MAX_VALUE)
        if len(whole) > _MAX_VALUE:
            raise _too_long(material.subject)
        value = _parse(whole, material.subject)
        if value is None:
            yield from ((value, True) for value in _lines(text, whole, material.subject))
        else:
            yield value, False


_CHUNK = 256 * 1024


def _parse(text: str, subject: str) -> Any:
    """The value that `text` is; None where it is no JSON."""
    try:
        return json.loads(text)
    except RecursionError:
        raise _too_deep(subject) from None
    except ValueError:
        return None


def _lines(text: TextIO, start: str, subject: str) -> Iterator[Any]:
    """The value of each line; at the end an error that counts the lines that are none."""
    broken: list[int] = []
    number, count = 0, 0
    for line in _each_line(text, start):
        number += 1
        if line is None or not line.strip():
            if line is None:
                broken.append(number)
            continue
        count += 1
        try:
            yield json.loads(line)
        except (ValueError, RecursionError):
            broken.append(number)
    if broken:
        many = (
            f"{len(broken)} lines are not JSON, first line" if len(broken) > 1 else "not JSON: line"
        )
        message = "damaged: not JSON" if len(broken) == count else f"{many} {broken[0]}"
        yield UnreadableSource(message, subject=subject, hint="check it with: jq . FILE")


def _each_line(text: TextIO, start: str) -> Iterator[str | None]:
    """The lines of `start` and of what follows it in `text`; None in the place of one that is too long."""
    rest = start
    while True:
        *lines, rest = rest.split("\n")
        yield from lines
        more = text.read(_CHUNK)
        if not more:
            yield rest
            return
        rest += more
        if len(rest) > _MAX_VALUE:
            while more and "\n" not in more:
                more = text.read(_CHUNK)
            yield None
            rest = more.partition("\n")[2]


class _Elements:
    """The elements of an array that is read piece by piece, and an error where it breaks off."""

    def __init__(self, text: TextIO, start: str, subject: str) -> None:
        self._text, self._buffer, self._subject = text, start, subject
        self._decoder = json.JSONDecoder()

    def __iter__(self) -> Iterator[Any]:
        position = 0
        while True:
            position = self._skip(position)
            if self._buffer[position : position + 1] in ("]", ""):
                if position >= len(self._buffer):
                    yield self._damaged()
                return
            try:
                value, end = self._decoder.raw_decode(self._buffer, position)
            except RecursionError:
                yield _too_deep(self._subject)
                return
            except ValueError:
                value, end = None, -1
            # A number at the end of the piece may go on in the next.
            if end < 0 or end == len(self._buffer):
                self._buffer, position = self._buffer[position:], 0
                if self._grow():
                    continue
                if end < 0:
                    yield self._damaged()
                    return
                end = len(self._buffer)
            yield value
            position = end

    def _skip(self, position: int) -> int:
        """Where the next element begins, or the array ends."""
        while True:
            while self._buffer[position : position + 1] in (" ", "\t", "\r", "\n", ","):
                position += 1
            if position < len(self._buffer):
                return position
            self._buffer, position = "", 0
            if not self._grow():
                return position

    def _grow(self) -> bool:
        """Whether more could be read: as much again, so that a long element is not parsed too often."""
        if len(self._buffer) > _MAX_VALUE:
            return False
        more = self._text.read(max(_CHUNK, len(self._buffer)))
        self._buffer += more
        return bool(more)

    def _damaged(self) -> UnreadableSource:
        return UnreadableSource(
            "damaged: the array breaks off, or is not JSON from here on",
            subject=self._subject,
            hint="check it with: jq . FILE",
        )


def _records(value: Any, material: Material) -> Iterator[tuple[dict[str, Any], bool]]:
    """The objects that may be articles: `value`, one inside it, or those of the first list of articles inside it."""
    if not isinstance(value, dict):
        return
    if isinstance(value.get("schema"), int) and "kind" in value:
        raise UnreadableSource(
            "an answer of briefing's own: it cites articles and does not hold them",
            subject=material.subject,
            hint="name the articles that it was made from; briefing export writes articles to keep",
        )
    if not (is_exported(value) or has_text(value)):
        for inner in _inside(value):
            if isinstance(inner, list):
                yield from ((_unwrapped(part), True) for part in inner if isinstance(part, dict))
                return
            if has_text(inner):
                yield inner, False
                return
    yield value, False


def _unwrapped(record: dict[str, Any]) -> dict[str, Any]:
    """The record, or the one that it wraps (`_source` of a search engine)."""
    if has_text(record):
        return record
    return next(
        (inner for inner in _inside(record) if isinstance(inner, dict) and has_text(inner)), record
    )


def _inside(record: dict[str, Any], depth: int = 3) -> Iterator[dict[str, Any] | list[Any]]:
    """The lists that hold articles and the objects inside `record`, outer ones first."""
    objects = [value for value in record.values() if isinstance(value, dict)]
    for value in record.values():
        if isinstance(value, list) and any(
            isinstance(part, dict) and (is_exported(part) or has_text(_unwrapped(part)))
            for part in value[:100]
        ):
            yield value
    yield from objects
    if depth:
        for inner in objects:
            yield from _inside(inner, depth - 1)


def _too_deep(subject: str) -> UnreadableSource:
    return UnreadableSource("nested too deep", subject=subject, hint="no article is so deep")


def _too_long(subject: str) -> UnreadableSource:
    return UnreadableSource(
        f"one value of it is longer than {_MAX_VALUE // 1024**2} MiB",
        subject=subject,
        hint="make it JSON Lines: jq -c '.articles[]' FILE",
    )
