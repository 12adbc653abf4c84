"""Answers of an interview: who gives them."""

import pytest

from briefing.analysis.answers.interviews import find_answers
from briefing.analysis.choice.article_form import tell_form
from briefing.analysis.text.sentences import annotated_sentences
from briefing.language import annotate
from briefing.sources.plaintext import parse_text

INTRO = "Ann Poe leads the museum of Arden. She spoke about its new hall."
QUESTIONS = ("Why a new hall?", "What did it cost?", "Who will come?")
ANSWERS = (
    "The old one was too small for the ships.",
    "It cost two million crowns.",
    "Schools will come first. They pay nothing.",
)


def interview(intro=INTRO, asking="", answering=""):
    lines = [
        line
        for question, answer in zip(QUESTIONS, ANSWERS, strict=True)
        for line in (f"{asking}{question}", f"{answering}{answer}")
    ]
    return "\n\n".join(["Three questions for the museum", intro, *lines])


def answers_in(text):
    annotated = annotate(parse_text(text, source="-", name="-"))
    found = find_answers(annotated_sentences(annotated), tell_form(annotated))
    return [(answer.name, annotated.text(answer.words)) for answer in found.values()]


ALL = [
    "The old one was too small for the ships.",
    "It cost two million crowns.",
    "Schools will come first.",
    "They pay nothing.",
]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        pytest.param(interview(), "Ann Poe", id="the one guest"),
        pytest.param(interview(asking="Q: ", answering="A: "), "Ann Poe", id="letters"),
        pytest.param(interview(asking="Courier: ", answering="Poe: "), "Ann Poe", id="surname"),
    ],
)
def test_answers_are_the_guest_s(text, name):
    assert answers_in(text) == [(name, words) for words in ALL]


def test_what_is_asked_in_a_statement_is_no_answer():
    text = (
        "Ann Poe, 50, left the museum of Arden on 2 May.\n\n"
        "Q: The mayor, Tom Low, says you agreed to the sale in July.\n\nA: I agreed to a loan."
    )
    assert answers_in(text) == [("Ann Poe", "I agreed to a loan.")]


def test_of_two_guests_without_labels_nobody_is_taken():
    assert answers_in(interview("Ann Poe and Tom Low lead the museum of Arden.")) == []


def test_news_with_a_question_has_no_answers():
    assert answers_in("Ann Poe resigned on Monday.\n\nWhy did she go?\n\nNobody would say.") == []
