"""Places and the people of that surname, told apart within one article."""

from __future__ import annotations

import pytest

from briefing.language import annotate
from briefing.model.annotation import MentionForm
from briefing.sources.plaintext import parse_text


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "Jordan said it would sign. Dana Jordan said she would not. Jordan, who is 63, left.",
            ["place", "person", "person"],
            id="before the full name, and with a relative clause",
        ),
        pytest.param(
            "France said it would vote. Odette France, a baker, said she would not. France has 20 ships.",
            ["place", "person", "place"],
            id="a surname labelled as the place",
        ),
        pytest.param(
            "Steve Israel, a baker, arrived. Mr Israel lives in Israel.",
            ["person", "person", "place"],
            id="after a title, and after a preposition",
        ),
        pytest.param(
            "Steve Israel arrived. Israel, 60, wrote a book.",
            ["person", "person"],
            id="with an age",
        ),
        pytest.param(
            "Steve Israel arrived. On Monday Israel said it would close its border.",
            ["person", "place"],
            id="taken up by it",
        ),
        pytest.param(
            "Rebecca Washington arrived. Washington said it was late and she was tired.",
            ["person", "person"],
            id="an expletive it beside a pronoun of a person",
        ),
        pytest.param("Jordan signed. Egypt signed.", ["place", "place"], id="no namesake"),
    ],
)
def test_a_place_and_a_person_of_that_surname_are_two(text: str, expected: list[str]) -> None:
    annotated = annotate(parse_text(text, source="a.txt", name="a"))
    names = [mention for mention in annotated.mentions if mention.form is MentionForm.NAME]
    assert [name.kind.value for name in names] == expected
    actors = {annotated.actors[name.actor].kind for name in names if name.actor is not None}
    assert len(actors) == len(set(expected))
