"""Search articles, each hit with the sentence that answers best."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from briefing.errors import NothingMatches
from briefing.model.annotation import AnnotatedArticle
from briefing.model.article import Article
from briefing.model.library import Hit
from briefing.model.period import Period
from briefing.model.reports import SearchHit, SearchReport
from briefing.model.results import Finding
from briefing.model.text import Citation, fold, fold_whitespace
from briefing.use_cases.answer import Answer
from briefing.use_cases.loading import open_kept

if TYPE_CHECKING:
    from briefing.library import Library

SHOWN = 10
"""Hits that are shown unless more are asked for: what fits a screen."""


def search(
    query: str, *, library: Path, period: Period | None = None, limit: int = SHOWN
) -> Answer[SearchReport]:
    """The articles of the library that answer to a query, the best first.

    Args:
        query: words, `"phrases"`, `begin*`, `AND`, `OR`, `NOT`, `NEAR(a b, 5)`, `headline:word`.
        library: the library's file.
        period: only articles dated in it.
        limit: how many at most.

    Raises:
        QueryError: the query cannot be read.
        NothingMatches: no article answers to it.
        StoreError: the library cannot be read.
    """
    with open_kept(library, read_only=True) as kept:
        hits = kept.search(query, period=period, limit=limit)
        if not hits:
            raise _nothing_found(kept, query, period)
        return Answer(
            SearchReport(
                query=query,
                total=kept.count(period=period, query=query),
                hits=tuple(_with_findings(kept, hits)),
            )
        )


def _with_findings(kept: Library, hits: tuple[Hit, ...]) -> Iterable[SearchHit]:
    """Each hit with the sentence of its article that has most of the words that were found."""
    numbers = [hit.number for hit in hits]
    annotated = dict(kept.annotated(numbers))
    entries = {entry.number: entry for entry in kept.entries(numbers)}
    for hit in hits:
        article = annotated.get(hit.number)
        finding = _best(in_sentences(article), hit) if article is not None else None
        yield SearchHit(entry=entries[hit.number], rank=hit.rank, finding=finding)


def in_sentences(article: AnnotatedArticle | Article) -> AnnotatedArticle:
    """The article with only its sentences, which are all that a search shows.

    An earlier annotator's work is not kept.
    """
    if isinstance(article, AnnotatedArticle):
        return article
    from briefing.language.pipeline import Layer, run

    return run(article, until=Layer.SENTENCES)


def _best(annotated: AnnotatedArticle, hit: Hit) -> Finding | None:
    # Whole words: what was found is "fire", and not a sentence about firefighters.
    wanted = {
        re.compile(rf"(?<!\w){re.escape(fold(part.text))}(?!\w)")
        for part in hit.snippet
        if part.matched
    }
    best, most = None, 0
    for sentence in annotated.sentences:
        folded = fold(annotated.text(sentence.span))
        count = sum(pattern.search(folded) is not None for pattern in wanted)
        if count > most:
            best, most = sentence, count
    if best is None:
        return None
    return Finding(
        text=fold_whitespace(annotated.text(best.span)),
        span=best.span,
        citation=Citation(hit.number, best.number),
    )


def _nothing_found(kept: Library, query: str, period: Period | None) -> NothingMatches:
    elsewhere = kept.count(query=query) if period is not None else 0
    hint = (
        f"{elsewhere:,} of other dates do; leave out --since and --until"
        if elsewhere
        else "fewer words, the beginning of one (helicop*) or OR find more"
    )
    return NothingMatches(f"no article of the library answers to {query}", subject=query, hint=hint)
