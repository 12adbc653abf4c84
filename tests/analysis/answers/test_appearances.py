"""Sentences of an actor that can be shown alone."""

import pytest

from briefing.analysis.answers.appearances import appearances_of, stands_alone
from briefing.analysis.text.sentences import annotated_sentences
from briefing.model.annotation import ActorKind
from briefing.model.collection import Collection, LinkedActor


@pytest.mark.parametrize(
    ("tagged", "alone"),
    [
        pytest.param("Jane/NNP Roe/NNP left/VBD Arden/NNP ./.", True, id="whole"),
        pytest.param("roared/VBD Jane/NNP Roe/NNP on/IN Monday/NNP ./.", False, id="rest of a quotation"),
        pytest.param("Jane/NNP Roe/NNP ./.", False, id="name"),
        pytest.param("''/'' ./.", False, id="marks"),
    ],
)  # fmt: skip
def test_stands_alone(article, tagged, alone):
    (sentence,) = annotated_sentences(article(tagged).build())
    assert stands_alone(sentence) is alone


def test_appearances_keep_the_sentences_that_mention_the_actor(article):
    builder = article(
        "Jane/NNP Roe/NNP left/VBD Arden/NNP ./.", "It/PRP rained/VBD all/DT day/NN ./."
    )
    roe = builder.actor("Jane Roe")
    builder.mention(1, "Jane Roe", roe)
    linked = LinkedActor(
        name="Jane Roe", kind=ActorKind.PERSON, forms=("Jane Roe",), members=((1, roe),)
    )
    (appearance,) = appearances_of(Collection((builder.build(),), (linked,)), linked)
    assert [sentence.number for sentence in appearance.own_sentences] == [1]
    assert appearance.named == 1
