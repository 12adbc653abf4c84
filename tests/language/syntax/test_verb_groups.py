"""Verb groups: where they begin and end, their voice and their mood."""

import pytest

from briefing.language import annotate
from briefing.sources.plaintext import parse_text


def clause_of(text, verb):
    annotated = annotate(parse_text(text, source="-", name="-"))
    found = [c for c in annotated.clauses if annotated.text(c.action).split()[-1] == verb]
    return annotated.text(found[0].action), found[0]


@pytest.mark.parametrize(
    ("text", "verb", "passive"),
    [
        pytest.param("He's linked to the plot.", "linked", True, id="'s with a preposition"),
        pytest.param("She’s wanted for fraud.", "wanted", True, id="a curly 's"),
        pytest.param("He's not accused of theft.", "accused", True, id="'s with a negation"),
        pytest.param("He's expected to resign.", "expected", True, id="'s with an infinitive"),
        pytest.param("Who's killed here?", "killed", True, id="'s in a question"),
        pytest.param("It's said that he left.", "said", True, id="it's said that"),
        pytest.param("It's been damaged by rain.", "damaged", True, id="'s been"),
        pytest.param("She's arrested Monday.", "arrested", True, id="'s with a time"),
        pytest.param("He's denied the claim.", "denied", False, id="'s with an object"),
        pytest.param("She's met him.", "met", False, id="'s with a pronoun"),
        pytest.param("He's said that it was late.", "said", False, id="he's said that"),
        pytest.param("He's agreed to go.", "agreed", False, id="'s with a promise"),
        pytest.param("He's resigned.", "resigned", False, id="'s with an intransitive verb"),
        pytest.param("She's won.", "won", False, id="'s with a dropped object"),
        pytest.param("He's got a plan.", "got", False, id="'s got"),
        pytest.param("The town was hit.", "hit", True, id="was"),
        pytest.param("He has hit a car.", "hit", False, id="has"),
    ],
)
def test_voice(text, verb, passive):
    assert clause_of(text, verb)[1].passive is passive


@pytest.mark.parametrize(
    ("text", "verb", "group"),
    [
        pytest.param("They have both argued it.", "argued", "have both argued", id="quantifier"),
        pytest.param("He could not have been seen.", "seen", "could not have been seen", id="long"),
        pytest.param("She wants to leave.", "leave", "leave", id="infinitive"),
    ],
)
def test_extent(text, verb, group):
    assert clause_of(text, verb)[0] == group
