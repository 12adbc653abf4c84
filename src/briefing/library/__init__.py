"""The library: articles, annotations, feeds and search index in one SQLite file.

with open_library(path, annotator="2026-11", create=True) as library:
    added = library.add(article, found_in="/news/two.txt", at=now, annotated=annotated)
    hits = library.search("helicopter AND mayor")
"""

from briefing.library.checking import check
from briefing.library.content import pack
from briefing.library.opening import open_library
from briefing.library.repairing import repair
from briefing.library.store import Library

__all__ = ["Library", "check", "open_library", "pack", "repair"]
