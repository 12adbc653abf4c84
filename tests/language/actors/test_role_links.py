"""Role phrases and whom they mean, one table of short texts."""

import pytest

from briefing.language import annotate
from briefing.model.annotation import MentionForm
from briefing.sources.plaintext import parse_text


def meant(text, phrase):
    """The name of whom the last role phrase `phrase` means, None for nobody known."""
    annotated = annotate(parse_text(text, source="-", name="-"))
    found = [
        mention
        for mention in annotated.mentions
        if mention.form is MentionForm.ROLE and annotated.text(mention.span) == phrase
    ]
    assert found, [annotated.text(m.span) for m in annotated.mentions]
    actor = found[-1].actor
    return None if actor is None else annotated.actors[actor].name


@pytest.mark.parametrize(
    ("text", "phrase", "name"),
    [
        pytest.param("Mayor Ann Lee spoke. The mayor left.", "The mayor", "Ann Lee", id="title"),
        pytest.param(
            "Mayor Ann Lee spoke. The former mayor left.", "The former mayor", None, id="a former one is another"
        ),
        pytest.param(
            "Ann Lee, mayor of Arden, spoke. The mayor of Brill left.", "The mayor of Brill", None, id="of elsewhere"
        ),
        pytest.param(
            "Finance Minister Ann Lee spoke. The foreign minister left.", "The foreign minister", None,
            id="another portfolio",
        ),
        pytest.param(
            "Ann Lee, 19, was seen in Arden. Police found the 19-year-old.", "the 19-year-old", "Ann Lee", id="age"
        ),
        pytest.param(
            "Ann Lee, 19, was seen in Arden. Police found the 24-year-old.", "the 24-year-old", None, id="another age"
        ),
        pytest.param("Ann Lee is a teacher. She met Bo Low, a teacher. The teacher left.", "The teacher", None,
                     id="of two just named"),
        pytest.param("Ann Lee is the winner.", "the winner", "Ann Lee", id="predicate"),
        pytest.param("Ann Lee is not the winner.", "the winner", None, id="negated predicate"),
        pytest.param("Acme Corp. closed. The company said so.", "The company", "Acme Corp.", id="company just named"),
        pytest.param("The Supreme Court met. The court said so.", "The court", "Supreme Court", id="head of its name"),
        pytest.param("Talks in France failed. The country left.", "The country", "France", id="country just named"),
        pytest.param(
            "France met Spain. The country left.", "The country", None, id="country of two just named"
        ),
        pytest.param("The French minister said the country would wait.", "the country", None,
                     id="a country not named"),
        pytest.param("Ann Lee spoke in Arden. Her husband left.", "Her husband", None, id="family is another"),
    ],
)  # fmt: skip
def test_role_phrases(text, phrase, name):
    assert meant(text, phrase) == name
