"""Cite findings: the article's own words with their sentence."""

from __future__ import annotations

from briefing.model.annotation import AnnotatedArticle
from briefing.model.article import Basis, PartialDate
from briefing.model.results import Finding, Qualifier
from briefing.model.text import Citation, Span, fold_whitespace


def cite(
    annotated: AnnotatedArticle,
    number: int,
    span: Span,
    *,
    basis: Basis = Basis.STATED,
    date: PartialDate | None = None,
    end: PartialDate | None = None,
    referent: str | None = None,
    qualifier: Qualifier | None = None,
    disputed: bool = False,
) -> Finding:
    """Cite the words of article `number` at `span`, by the sentence they begin in.

    Raises:
        ValueError: `span` begins outside the article's prose.
    """
    sentence = annotated.sentence_at(span.start)
    if sentence is None:
        raise ValueError(f"no sentence at {span}")
    span = Span(span.start, min(span.end, sentence.span.end))
    return Finding(
        text=fold_whitespace(annotated.text(span)),
        span=span,
        citation=Citation(number, sentence.number),
        basis=basis,
        date=date,
        end=end,
        referent=referent,
        qualifier=qualifier,
        disputed=disputed,
    )
