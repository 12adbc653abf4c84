"""Facets of whole short articles, read by the real language layer."""

import pytest

from briefing.analysis.incident.incident import describe_incident
from briefing.language import annotate
from briefing.model.results import FacetName
from briefing.sources.plaintext import parse_text


def shown(text, name):
    article = parse_text(f"2015-04-07\n\n{text}\n", source="a.txt", name="a.txt")
    return [f.text for f in describe_incident(annotate(article), 1).facet(name).findings]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "Ann Poe, 18, was shot dead on Friday. Police arrested Jim Roe, 30, after the shooting.",
            ["Jim Roe, 30"],
            id="the arrested",
        ),
        pytest.param(
            "A man was killed in a shooting on Friday. The gunman, Jim Roe, 30, opened fire on two men.",
            ["Jim Roe, 30"],
            id="the one whom an apposition calls a gunman",
        ),
        pytest.param(
            "Two men were wounded in a shooting on Friday. Police shot a man near the bridge.",
            [],
            id="those whose office is force are not named as accused",
        ),
        pytest.param(
            "A teen was killed when a stray bullet struck him in a shooting on Friday.",
            [],
            id="a bullet accuses nobody",
        ),
    ],
)
def test_accused(text, expected):
    assert shown(text, FacetName.ACCUSED) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "Ann Poe, 18, was killed in a shooting on Friday. Her killer fled.",
            ["Ann Poe, 18"],
            id="name and age",
        ),
        pytest.param(
            "A teen died Saturday night after he was shot at a home.", ["A teen"], id="no time"
        ),
        pytest.param(
            "Nobody was injured in a shooting on Friday after shots were fired.",
            [],
            id="nobody is no target",
        ),
    ],
)
def test_target(text, expected):
    assert shown(text, FacetName.TARGET)[:1] == expected


@pytest.mark.parametrize(
    ("text", "deaths", "injuries"),
    [
        pytest.param(
            "One person was killed and three others were wounded in a shooting on Friday.",
            ["One person was killed"],
            ["three others were wounded"],
            id="both counted in one sentence",
        ),
        pytest.param(
            "A shooting on Friday left at least two people dead and five others injured.",
            ["at least two people dead"],
            ["five others injured"],
            id="quantifier and adjectives",
        ),
        pytest.param(
            "Four people were shot on Friday. Two of the victims were shot in the leg in the shooting.",
            [],
            ["Four people were shot"],
            id="the first count stands, a smaller one is a part of it",
        ),
        pytest.param(
            "Two men were shot in a shooting on Friday. He threatened to kill her dogs.",
            [],
            ["Two men were shot"],
            id="a threat kills nobody",
        ),
        pytest.param(
            "Ann Poe, 18, was shot and killed on Friday. Poe was shot in the head in the attack.",
            ["Ann Poe, 18, was shot and killed"],
            [],
            id="the dead are not hurt besides",
        ),
    ],
)
def test_dead_and_hurt(text, deaths, injuries):
    assert shown(text, FacetName.DEATHS) == deaths
    assert shown(text, FacetName.INJURIES) == injuries


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "Two men were shot at a bar in Dover on Friday. They were taken to Mercy Hospital.",
            ["a bar in Dover"],
            id="a hospital is not the scene",
        ),
        pytest.param(
            "Two men were shot near Oak Road and Elm Street on Friday.",
            ["Oak Road and Elm Street"],
            id="both streets of a corner",
        ),
    ],
)
def test_place(text, expected):
    assert shown(text, FacetName.PLACE) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "Two men were shot Friday, police said Sunday.", ["Friday"], id="not when it was said"
        ),
        pytest.param(
            "A teen died Monday after he was shot on Friday.", ["Friday"], id="not when he died"
        ),
    ],
)
def test_date(text, expected):
    assert shown(text, FacetName.DATE) == expected


@pytest.mark.parametrize(
    "text",
    [
        "The senator attacked her rival over taxes on Monday. Her campaign said the attack was fair.",
        "The champion crashed out of the race on lap 48. He said the season had been long.",
        "The company praised its chief on Monday. Shares struck a new high after the strike on costs.",
    ],
    ids=["politics", "sport", "business"],
)
def test_other_news_tells_of_no_incident(text):
    assert all(not shown(text, name) for name in FacetName)
