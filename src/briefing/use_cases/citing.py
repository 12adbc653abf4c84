"""Look up cited sentences in their paragraphs, for formats that show them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path

from briefing.analysis.text.passages import passages_of
from briefing.model.annotation import AnnotatedArticle
from briefing.model.collection import Collection
from briefing.model.passages import Passage
from briefing.model.text import Citation


def find_passages(
    citations: Iterable[Citation],
    collection: Collection | None = None,
    *,
    library: Path | None = None,
) -> dict[Citation, Passage]:
    """Find each citation's sentence in its paragraph.

    They are in order of article and sentence.

    Args:
        citations: what is cited, in any order, repeated or not.
        collection: the articles that were asked, None where none were opened.
        library: the library's file, asked where there is no collection.

    Those that point at nothing are left out.

    Raises:
        StoreError: the library cannot be read.
    """
    cited: dict[int, set[Citation]] = {}
    for citation in citations:
        cited.setdefault(citation.article, set()).add(citation)
    articles = _articles(cited, collection, library)
    return {
        citation: passage
        for number in sorted(cited.keys() & articles.keys())
        for citation, passage in passages_of(articles[number], sorted(cited[number]))
    }


def _articles(
    cited: Mapping[int, object], collection: Collection | None, library: Path | None
) -> dict[int, AnnotatedArticle]:
    """The articles of those numbers: the collection's, else the library's."""
    if collection is not None:
        opened = dict(collection.numbered())
        return {number: opened[number] for number in cited if number in opened}
    if library is None or not library.exists() or not cited:
        return {}
    from briefing.use_cases.loading import open_kept
    from briefing.use_cases.searching import in_sentences

    with open_kept(library, read_only=True) as kept:
        found = kept.annotated(sorted(cited))
        return {number: in_sentences(article) for number, article in found}
