"""Several articles as one summary."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefing.analysis.answers.together import summarize_together
from briefing.analysis.choice.methods import METHODS
from briefing.analysis.text.likeness import like_sentences, story_matcher
from briefing.language import annotate
from briefing.language.actors.linking import link_actors
from briefing.model.collection import Collection
from briefing.model.results import Choice, Hindrance, Length
from briefing.sources.plaintext import parse_text

FIRST = (
    "date 2020-03-02\n\nA bomb killed three people at the market in Arden on Monday, police said. The blast tore "
    "through the fish stalls at noon. Mayor Jane Roe called for calm. Shops near the market stayed shut. Schools in "
    "Arden were told to close early."
)
SECOND = (
    "date 2020-03-03\n\nA bomb at the market in Arden killed five people on Monday, police said on Tuesday. Mayor Jane "
    "Roe called for calm. The police arrested 12 suspects near the market. The governor flew to Arden."
)
THIRD = (
    "date 2020-03-04\n\nPolice in Arden arrested 14 suspects near the market after the bomb that killed five people on "
    "Monday. The fish stalls were rebuilt."
)
OTHER = (
    "date 2020-03-05\n\nTwo people were killed when a bus overturned in Dunmore. The driver was treated for shock. The "
    "road was closed for hours."
)


def collection_of(*texts):
    annotated = tuple(
        annotate(parse_text(text, source=f"{number}.txt", name=f"{number}.txt"))
        for number, text in enumerate(texts, 1)
    )
    return Collection(annotated, link_actors(annotated))


@pytest.fixture(scope="module")
def collection():
    return collection_of(FIRST, SECOND, THIRD, OTHER)


def test_what_several_say_is_said_once(collection):
    joint = summarize_together(collection, (1, 2), Choice("default", Length(sentences=8)))
    by_text = {point.finding.text: point for point in joint.key_points}
    point = by_text["Mayor Jane Roe called for calm."]
    assert str(point.finding.citation) in ("[1:3]", "[2:2]")
    assert [str(citation) for citation in point.also] == [
        "[2:2]" if str(point.finding.citation) == "[1:3]" else "[1:3]"
    ]


def test_the_same_with_other_numbers_is_not_the_same(collection):
    joint = summarize_together(collection, (1, 2), Choice("default", Length(sentences=8)))
    leads = [p for p in joint.key_points if p.finding.text.startswith("A bomb")]
    assert len(leads) == 2
    assert not any(point.also for point in leads)


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        pytest.param(
            "Gunmen held up a bank convoy near Torrance on Monday and fled with $1.3 million in cash.",
            "Police recovered $400,000 of the cash that gunmen took from a bank convoy near Torrance on Monday.",
            [],
            id="money taken and found",
        ),
        pytest.param(
            "Gunmen held up a bank convoy near Torrance on Monday and fled with $1.3 million in cash.",
            "Gunmen held up a bank convoy near Torrance on Monday and fled with $400,000, police said.",
            ["money"],
            id="money taken",
        ),
        pytest.param(
            "A car bomb exploded in Karvel on Monday, killing 14 people and wounding 37, police said.",
            "A car bomb exploded in Karvel on Monday, killing 14 people and wounding 39, doctors said.",
            ["injuries"],
            id="bare numbers of the wounded",
        ),
        pytest.param(
            "A car bomb exploded in Karvel on Monday, killing 14 people and wounding 37, police said.",
            "A car bomb exploded in Karvel on Monday, killing 14 people and wounding 37, doctors said.",
            [],
            id="one number of the wounded",
        ),
    ],
)
def test_only_numbers_of_the_same_differ(first, second, expected):
    both = collection_of(f"date 2026-03-02\n\n{first}", f"date 2026-03-03\n\n{second}")
    found = summarize_together(both, (1, 2), Choice()).disagreements
    assert [each.subject for each in found] == expected


def test_numbers_that_differ(collection):
    joint = summarize_together(collection, (1, 2, 3, 4), Choice())
    shown = {
        found.subject: [
            (version.finding.text, str(version.finding.citation), [*map(str, version.also)])
            for version in found.versions
        ]
        for found in joint.disagreements
    }
    # The bus in Dunmore is another story: its two dead contradict nobody.
    assert len(shown["deaths"]) == 2
    assert "three people" in shown["deaths"][0][0]
    assert "five people" in shown["deaths"][1][0]
    assert shown["deaths"][1][2] == ["[3:1]"]
    assert shown["suspect"] == [("12 suspects", "[2:3]", []), ("14 suspects", "[3:1]", [])]
    assert all(v.finding.disputed for found in joint.disagreements for v in found.versions)


def test_order_of_time(collection):
    joint = summarize_together(collection, (4, 2, 1), Choice("default", Length(sentences=5)))
    places = [point.finding.citation for point in joint.key_points]
    assert places == sorted(places)
    assert [article.number for article in joint.articles] == [1, 2, 4]


@pytest.mark.parametrize("method", ["default", *METHODS])
@pytest.mark.parametrize("most", [4, 9, 25, 60])
def test_words_are_never_more_than_asked_for(collection, method, most):
    joint = summarize_together(collection, (1, 2, 3, 4), Choice(method, Length(words=most)))
    assert sum(len(point.finding.text.split()) for point in joint.key_points) <= most
    assert bool(joint.why_none) == (not joint.key_points)


@pytest.mark.parametrize("method", ["default", *METHODS])
def test_sentences_and_share_are_as_asked_for(collection, method):
    three = summarize_together(collection, (1, 2), Choice(method, Length(sentences=3)))
    assert len(three.key_points) == 3
    third = summarize_together(collection, (1, 2), Choice(method, Length(ratio=1 / 3)))
    assert len(third.key_points) == 3


def test_every_sentence_is_explained(collection):
    joint = summarize_together(
        collection, (1, 2), Choice("default", Length(sentences=7)), explain=True
    )
    assert len(joint.explanation) == 9
    assert sorted(entry.rank for entry in joint.explanation) == list(range(1, 10))
    assert Hindrance.TOLD in {entry.hindrance for entry in joint.explanation}
    for entry in joint.explanation:
        assert entry.score == pytest.approx(sum(p.points for p in entry.contributions), abs=1e-3)


def test_same_story(collection):
    about_the_same = story_matcher(collection)
    same = {
        (left, right)
        for left in range(1, 5)
        for right in range(left, 5)
        if about_the_same(left, right)
    }
    assert same == {(1, 1), (1, 2), (1, 3), (2, 2), (2, 3), (3, 3), (4, 4)}


@settings(deadline=None)
@given(st.lists(st.lists(st.sampled_from("abcdef"), max_size=6), max_size=12))
def test_likeness_is_of_what_both_have(sentences):
    likeness = like_sentences(sentences)
    for (left, right), found in likeness.items():
        assert left < right
        sizes = len(set(sentences[left])), len(set(sentences[right]))
        assert found.shared == len(set(sentences[left]) & set(sentences[right]))
        assert found.of_richer == found.shared / max(sizes)
        assert found.of_poorer == found.shared / min(sizes)
    for right, stems in enumerate(sentences):
        for left in range(right):
            if stems and sentences[left] == stems:
                assert likeness[left, right].of_richer == 1.0


@pytest.mark.parametrize(
    ("first", "second", "subject"),
    [
        ("A bomb killed two people", "A bomb killed no one", "deaths"),
        ("A bomb killed two people", "A bomb killed one person", "deaths"),
        ("A fire injured four guards", "A fire injured no guards", "injuries"),
        ("A blast wounded a dozen people", "A blast wounded 20 people", "injuries"),
        ("A bomb killed two people", "A bomb killed 2 people", None),
    ],
)
def test_numbers_that_differ_in_words_and_none(first, second, subject):
    texts = [
        f"date 2020-03-02\n\n{text} in Arden on Monday. Police said so." for text in (first, second)
    ]
    joint = summarize_together(collection_of(*texts), (1, 2), Choice())
    assert [found.subject for found in joint.disagreements] == ([subject] if subject else [])
