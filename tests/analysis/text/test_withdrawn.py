"""Sentences that their article takes back: which are, and which only look so."""

import pytest

from briefing.analysis.text.sentences import annotated_sentences
from briefing.language import annotate
from briefing.sources.plaintext import parse_text


def _numbers(text, name):
    article = annotate(parse_text(text, source="a.txt", name="a.txt"))
    return [s.number for s in annotated_sentences(article) if getattr(s, name)]


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        pytest.param("The mayor says the plan saves money. It will not.", [1], id="will not"),
        pytest.param("They say the halls are empty. They are not: many came.", [1], id="goes on"),
        pytest.param("People say that I ignored the order. I didn't.", [1], id="clipped"),
        pytest.param("The city promised to open it again. It never did.", [1], id="never"),
        pytest.param(
            "Critics said the bridge was closed.\n\nThat was not.", [1], id="next paragraph"
        ),
        pytest.param(
            "The plan saves money. It will not save the school.", [], id="denies something else"
        ),
        pytest.param("The plan saves money. It will.", [], id="agrees"),
    ],
)
def test_refuted(text, numbers):
    assert _numbers(text, "refuted") == numbers


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        pytest.param(
            "It rained.\n\nCorrection: We said that Ann Roe was charged. She was not.",
            [2, 3],
            id="label",
        ),
        pytest.param(
            "It rained.\n\nAn earlier version of this article gave a wrong year.", [2], id="opening"
        ),
        pytest.param(
            "It rained.\n\nClarification: Mr. Roe is no director.", [2], id="clarification"
        ),
        pytest.param(
            "It rained.\n\nThe correction came late: Ann Roe was charged.",
            [],
            id="word of the prose",
        ),
        pytest.param("It rained.\n\nAn earlier storm killed two.", [], id="earlier something"),
    ],
)
def test_corrections(text, numbers):
    assert _numbers(text, "correction") == numbers
