"""Numbers of things in sentences, and when two of them cannot both be right."""

from __future__ import annotations

from math import inf

import pytest

from briefing.analysis.answers.figures import find_figures
from briefing.analysis.text.sentences import annotated_sentences
from briefing.language import annotate
from briefing.sources.plaintext import parse_text


def figures_of(text):
    annotated = annotate(parse_text(text, source="-", name="-"))
    return [
        (annotated.text(figure.span), figure.unit, figure.least, figure.most)
        for sentence in annotated_sentences(annotated)
        for figure in find_figures(sentence)
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The blast killed five people.", [("five people", "people", 5, 5)]),
        # Words that qualify a number belong to it.
        ("At least 12 people were killed.", [("At least 12 people", "people", 12, inf)]),
        (
            "Police arrested about 40 protesters.",
            [("about 40 protesters", "protester", 32, 50)],
        ),
        # What is counted has its modifiers: two foreign tourists are not all tourists.
        ("Two foreign tourists were hurt.", [("Two foreign tourists", "foreign tourist", 2, 2)]),
        # A large round number is rounded.
        ("The town has 12,000 residents.", [("12,000 residents", "resident", 11500, 12500)]),
        ("Shares fell 12% in London.", [("12%", "percent", 12, 12)]),
        ("They paid $40 million for it.", [("$40 million", "$", 35e6, 45e6)]),
        # One is a number of people, and none is too.
        ("The blast killed one person.", [("one person", "person", 1, 1)]),
        ("The blast hurt a dozen people.", [("a dozen people", "people", 12, 12)]),
        ("The blast killed no one.", [("no one", "people", 0, 0)]),
        ("No guards were hurt.", [("No guards", "guard", 0, 0)]),
        ("One thing is sure.", []),
        # Behind a verb of harm a bare number counts people.
        (
            "A bomb tore through the market, wounding at least 37, police said.",
            [("at least 37", "people", 37, inf)],
        ),
        ("The flood killed 30 on Monday.", [("30", "people", 30, 30)]),
        ("The mine lost 30 on Monday.", []),
        # Dates, ages and names hold numbers that count nothing.
        ("The council met on 12 May 2019.", []),
        ("Ann Lee, 45, was arrested.", []),
        ("The 19-year-old man fled.", []),
    ],
)
def test_what_is_counted(text, expected):
    assert figures_of(text) == expected


@pytest.mark.parametrize(
    ("left", "right", "contradict"),
    [
        ("Five people died.", "Three people died.", True),
        ("Five people died.", "5 people died.", False),
        ("At least five people died.", "Seven people died.", False),
        ("At least five people died.", "Three people died.", True),
        ("Nearly 80 people died.", "77 people died.", False),
        ("Nearly 80 people died.", "84 people died.", True),
    ],
)
def test_contradiction(left, right, contradict):
    first, second = (
        find_figures(annotated_sentences(annotate(parse_text(text, source="-", name="-")))[0])[0]
        for text in (left, right)
    )
    assert first.contradicts(second) is contradict
    assert second.contradicts(first) is contradict
