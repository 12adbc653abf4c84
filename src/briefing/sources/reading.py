"""Material of any kind to the articles in it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from importlib import import_module

from briefing.errors import SourceError, UnreadableSource
from briefing.model.article import Article
from briefing.sources.detection import Kind, detect
from briefing.sources.material import MAX_DEPTH, Material

Reader = Callable[[Material], Iterator[Article | Material | SourceError]]
"""What the module of a kind calls `read`: the articles in its material, what is to be read further (the pages in an
archive), and what cannot be read, in order. It raises nothing but `SourceError`.
"""

READERS = {
    Kind.TEXT: "briefing.sources.text",
    Kind.HTML: "briefing.sources.html",
}
"""The module that reads each kind, imported when the first of its kind comes."""


def read_material(material: Material) -> Iterator[Article | SourceError]:
    """The articles in `material`, and an error for each part of it that cannot be read."""
    read: Reader = import_module(READERS[detect(material)]).read
    try:
        for found in read(material):
            if not isinstance(found, Material):
                yield found
            elif found.depth > MAX_DEPTH:
                yield UnreadableSource(
                    "it lies too deep in other sources",
                    subject=found.source,
                    hint="unpack it first",
                )
            else:
                yield from read_material(found)
    except SourceError as error:
        yield error
