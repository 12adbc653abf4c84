"""Detect sentences that ask: those ending on "?", those of a "Q:" paragraph."""

from __future__ import annotations

from briefing.language.en.closed_classes import QUESTION_LABELS
from briefing.model.annotation import AnnotatedArticle


def asked(annotated: AnnotatedArticle) -> frozenset[int]:
    """The numbers of sentences in which the writer or an interviewer asks.

    One that ends inside a quotation is none: there a speaker asks, and that is what was said.
    """
    labelled = {
        sentence.paragraph
        for sentence in annotated.sentences
        if is_question_label(annotated.text(sentence.span))
    }
    return frozenset(
        sentence.number
        for sentence in annotated.sentences
        if sentence.paragraph in labelled
        or (
            annotated.text(sentence.span).endswith("?")
            and not any(q.whole and q.span.covers(sentence.span) for q in annotated.quotations)
        )
    )


def is_question_label(text: str) -> bool:
    """Whether the text opens on the label of a question.

    >>> is_question_label("Q: You agreed to the dam."), is_question_label("Quarry: it is shut.")
    (True, False)
    """
    label, colon, _ = text[:_LONGEST].partition(":")
    return bool(colon) and label.strip("* ").rstrip("0123456789").lower() in QUESTION_LABELS


_LONGEST = 16
"""Characters that a label and its marks take at most."""
