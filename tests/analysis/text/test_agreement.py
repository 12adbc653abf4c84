"""Sentences with like words: those that say the same, those that do not."""

from __future__ import annotations

import pytest

from briefing.analysis.text.agreement import numbers_in, say_the_same
from briefing.analysis.text.sentences import AnnotatedSentence, annotated_sentences
from briefing.language import annotate
from briefing.model.article import Article, Paragraph, ParagraphKind
from briefing.model.text import Span


def sentence(text: str) -> AnnotatedSentence:
    paragraph = Paragraph(Span(0, len(text)), ParagraphKind.PROSE)
    return annotated_sentences(
        annotate(Article(source="-", name="-", text=text, paragraphs=(paragraph,)))
    )[0]


@pytest.mark.parametrize(
    ("left", "right"),
    [
        pytest.param("The board did vote for it.", "The board did not vote for it.", id="not"),
        pytest.param("The strike can end today.", "The strike can't end today.", id="can't"),
        pytest.param("All of them were hurt.", "None of them were hurt.", id="none"),
        pytest.param(
            "The minister admitted that she lied.", "The minister denied that she lied.", id="verb"
        ),
        pytest.param("A 12-year-old girl was found.", "A 43-year-old woman was found.", id="age"),
        pytest.param(
            "Two people were found alive.", "Three people were found alive.", id="number in words"
        ),
        pytest.param(
            "The fire destroyed 1,200 homes.",
            "The fire destroyed 12 homes.",
            id="number in figures",
        ),
        pytest.param(
            "Arden beat Dunmore on penalties.",
            "Dunmore beat Arden on penalties.",
            id="order of names",
        ),
        pytest.param("The bridge at Arden fell.", "The bridge at Dunmore fell.", id="another name"),
        pytest.param("The board voted for it.", "The board voted against it.", id="preposition"),
        pytest.param("The man was found alive.", "The man was found dead.", id="adjective"),
        pytest.param("The army attacked rebels.", "The rebels attacked army.", id="order of nouns"),
        pytest.param("Most of them were lost.", "Few of them were lost.", id="quantifier"),
        pytest.param("The plant will close.", "The plant could close.", id="modal"),
        pytest.param(
            "The plant closed on 3 May 2019.", "The plant closed on 4 May 2019.", id="day"
        ),
    ],
)
def test_contradictions(left: str, right: str) -> None:
    assert not say_the_same(sentence(left), sentence(right))
    assert not say_the_same(sentence(right), sentence(left))


@pytest.mark.parametrize(
    ("left", "right"),
    [
        pytest.param("The board voted for it.", "The board voted for it.", id="equal"),
        pytest.param("The plan is dead.", "“The plan is dead.”", id="marks"),
        pytest.param("It can't end, Roe said.", "It can’t end, Roe said.", id="apostrophes"),
        pytest.param(
            "The plan is dead, Roe said.", "The plan is dead, Jane Roe said.", id="fuller name"
        ),
        pytest.param(
            "The plan is dead, Roe said.", "The plan is dead, Roe added.", id="plain speech"
        ),
    ],
)
def test_the_same_in_other_words(left: str, right: str) -> None:
    assert say_the_same(sentence(left), sentence(right))
    assert say_the_same(sentence(right), sentence(left))


def test_numbers_inside_words_count() -> None:
    assert numbers_in(sentence("A 12-year-old and twenty-one others won 1,200 of 3,000,000 votes.")) == {
        12, 21, 1200, 3_000_000,
    }  # fmt: skip
