"""A cited sentence in its paragraph, for a reader to check a citation by."""

from __future__ import annotations

from briefing.frozen import dataclass
from briefing.model.article import PartialDate
from briefing.model.text import Citation


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """The text around a citation: the sentence and its paragraph.

    White space is folded. `before` and `after` are empty at the ends of the paragraph, and begin or end with `…` where
    a long paragraph is cut. `title` is the article's headline, else its name; `link` where it is read, a path or an
    address; `language` an ISO 639-1 code, empty where unknown.
    """

    citation: Citation
    sentence: str
    title: str
    before: str = ""
    after: str = ""
    link: str = ""
    date: PartialDate | None = None
    language: str = ""
