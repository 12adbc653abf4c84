"""Dated happenings: whole sentences, and only where the date tells when."""

from __future__ import annotations

import pytest

from briefing.analysis.answers.moments import find_moments
from briefing.analysis.text.sentences import annotated_sentences
from briefing.language import annotate
from briefing.sources.plaintext import parse_text


def moments_of(text: str) -> list[tuple[str, str]]:
    article = parse_text(f"Friday 7 May 2021\n\n{text}\n", source="-", name="-")
    sentences = annotated_sentences(annotate(article))
    return [
        (moment.expression.text, moment.event.text if moment.event else "")
        for moment in find_moments(sentences, 1)
    ]


WHOLE = (
    "The bridge at Arden fell on Monday and was not rebuilt, although the council had the money."
)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(WHOLE, [("Monday", WHOLE)], id="a whole sentence, its negation in it"),
        pytest.param(
            "Jane Roe, who took office in 2018, said that she was tired.",
            [("2018", "Jane Roe, who took office in 2018, said that she was tired.")],
            id="a date of a relative clause alone",
        ),
        pytest.param(
            "Jane Roe, who took office in 2018, resigned on Monday.",
            [("Monday", "Jane Roe, who took office in 2018, resigned on Monday.")],
            id="the date of the main clause before another",
        ),
        pytest.param(
            "The mine was unsafe, the inspector said on Monday.", [], id="the day of a saying"
        ),
        pytest.param(
            '"We will build the wall today," Jane Roe said.', [], id="a day inside a quotation"
        ),
        pytest.param(
            "Jane Roe regretted the 2016 merger.", [], id="a date that only tells which one"
        ),
        pytest.param(
            "Monday's blast killed two people.",
            [("Monday", "Monday's blast killed two people.")],
            id="a date in the subject",
        ),
        pytest.param("Q: You sold the mill in May 2019.", [], id="a statement that asks"),
        pytest.param("Was the mayor ill when the mill fell in 2019?", [], id="a question"),
        pytest.param("Turnout was 74%, up from 69% four years ago.", [], id="up from then"),
        pytest.param(
            "The rebels came down from the hills on Monday.",
            [("Monday", "The rebels came down from the hills on Monday.")],
            id="down from a place",
        ),
        pytest.param(
            "The mill made 90 boats in March, compared with 40 in May 2019.",
            [("March", "The mill made 90 boats in March, compared with 40 in May 2019.")],
            id="compared with then",
        ),
        pytest.param("A quiet morning in May 2019.", [], id="no verb"),
        pytest.param(
            "Police arrested three men in Torrance on Monday over an attack.",
            [("Monday", "Police arrested three men in Torrance on Monday over an attack.")],
            id="a past tense like a participle",
        ),
        pytest.param("Two women arrested in Torrance on Monday.", [], id="a participle"),
        pytest.param("Jane Roe said on Sunday that the mill was shut.", [], id="said on a day"),
        pytest.param("Tom Low told reporters late Monday that he was ill.", [], id="told on a day"),
        pytest.param("Ann Poe said Monday the wall had been weak.", [], id="said without that"),
        pytest.param("The end of the world came in 2077.", [], id="a past tense in the future"),
        pytest.param(
            "The shop closed this weekend, on Saturday.",
            [("Saturday", "The shop closed this weekend, on Saturday.")],
            id="a named day before a weekend",
        ),
        pytest.param(
            "The council will vote in June 2022.",
            [("June 2022", "The council will vote in June 2022.")],
            id="a day to come",
        ),
        pytest.param(
            "The army denied that its men fired on Monday.",
            [("Monday", "The army denied that its men fired on Monday.")],
            id="a denied clause with its denial",
        ),
        pytest.param(
            "If Jane Roe had left the party in 2018, she would be mayor.", [], id="a condition"
        ),
        pytest.param("If the wall falls on Sunday, the mill is lost.", [], id="a case to come"),
        pytest.param("Did the bridge of Arden fall on Monday?", [], id="a question"),
        pytest.param(
            "The court closed the case two days before Election Day.", [], id="a day counted from"
        ),
        pytest.param("The wall fell three weeks after Christmas.", [], id="counted on from a day"),
    ],
)
def test_what_is_dated(text: str, expected: list[tuple[str, str]]) -> None:
    assert moments_of(text) == expected
