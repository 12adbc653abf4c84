"""Look up cited sentences in their paragraphs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from briefing.analysis.text.reference import article_reference
from briefing.model.annotation import AnnotatedArticle
from briefing.model.article import Basis
from briefing.model.passages import Passage
from briefing.model.text import HEADLINE, STANDFIRST, Citation, Sentence, fold_whitespace

CONTEXT = 600
"""Characters of a paragraph that are kept on either side of a sentence: what a phone shows on one screen."""


def passages_of(
    annotated: AnnotatedArticle, citations: Iterable[Citation]
) -> Iterator[tuple[Citation, Passage]]:
    """Find the passages that the citations of one article point at.

    Those that point at nothing are left out.
    """
    citations = tuple(citations)
    if not citations:
        return
    reference = article_reference(annotated, citations[0].article)
    dated = reference.reference_date
    for citation in citations:
        found = _context(annotated, citation.sentence)
        if found is None:
            continue
        before, sentence, after = found
        yield (
            citation,
            Passage(
                citation=citation,
                sentence=sentence,
                before=before,
                after=after,
                title=reference.headline or reference.name,
                link=reference.link,
                date=None if dated.basis is Basis.INFERRED else dated.date,
                language=annotated.article.language,
            ),
        )


def _context(annotated: AnnotatedArticle, number: int) -> tuple[str, str, str] | None:
    """What stands before the sentence in its paragraph, the sentence, and what stands after it."""
    if number in (HEADLINE, STANDFIRST):
        article = annotated.article
        span = article.headline if number == HEADLINE else article.standfirst
        return ("", fold_whitespace(annotated.text(span)), "") if span else None
    if not 1 <= number <= len(annotated.sentences):
        return None
    cited = annotated.sentences[number - 1]
    together = [s for s in annotated.sentences if s.paragraph == cited.paragraph]
    before = _text(annotated, [s for s in together if s.number < number])
    after = _text(annotated, [s for s in together if s.number > number])
    return _end_of(before), _text(annotated, [cited]), _start_of(after)


def _text(annotated: AnnotatedArticle, sentences: list[Sentence]) -> str:
    return " ".join(fold_whitespace(annotated.text(sentence.span)) for sentence in sentences)


def _end_of(text: str) -> str:
    if len(text) <= CONTEXT:
        return text
    return f"… {text[-CONTEXT:].partition(' ')[2]}"


def _start_of(text: str) -> str:
    if len(text) <= CONTEXT:
        return text
    return f"{text[:CONTEXT].rpartition(' ')[0]} …"
