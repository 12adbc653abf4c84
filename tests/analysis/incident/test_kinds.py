"""Each frame and kind of incident is whole: traits, words, an article."""

from __future__ import annotations

import pytest

from briefing.analysis.incident.kind_words import kind_words, patterns_of_verbs
from briefing.analysis.incident.kinds import KINDS, IncidentKind, frame_of, noun_kind, noun_sort
from briefing.analysis.incident.story import Story, tell_story
from briefing.analysis.text.vocabulary import vocabulary
from briefing.language import annotate
from briefing.sources.plaintext import parse_text

ARTICLES = {
    IncidentKind.ATTACK: "Gunmen attacked the market in Arden on Friday. They shot two traders, police said.",
    IncidentKind.UNREST: "Protesters clashed with police in Arden on Friday. The riot went on all night.",
    IncidentKind.DISASTER: "An earthquake struck Arden on Friday. The earthquake destroyed the market.",
    IncidentKind.ACCIDENT: "A bus crashed near Arden on Friday and three people died. The crash closed the road.",
    IncidentKind.HARM: "A climber died on Mount Arden on Friday. Another climber was injured, rescuers said.",
    IncidentKind.RELEASE: "The rebels freed 12 hostages near Arden on Friday.",
    IncidentKind.AGREEMENT: "The two armies agreed to a ceasefire in Arden on Friday.",
    IncidentKind.ELECTION: "Jane Roe won the presidential election on Friday.",
    IncidentKind.OFFICE: "Finance Minister Jane Roe resigned on Friday.",
    IncidentKind.COURT: "A jury in Arden found Jim Roe guilty of fraud on Friday.",
    IncidentKind.COMPANY: "The retailer Roe filed for bankruptcy on Friday.",
    IncidentKind.BREACH: "Hackers stole the personal data of two million customers in Arden on Friday.",
}


def story(text: str) -> Story | None:
    return tell_story(
        annotate(parse_text(f"2015-04-07\n\n{text}\n", source="a.txt", name="a.txt")), 1
    )


def test_every_frame_has_its_traits() -> None:
    assert list(KINDS) == list(IncidentKind), "analysis/incident/kinds.py: KINDS"


@pytest.mark.parametrize("kind", IncidentKind)
def test_every_frame_has_a_kind(kind: IncidentKind) -> None:
    frames = {words.frame for words in kind_words().values()}
    assert kind in frames, f"lexicons/incident_kinds.txt: a section with the line: frame {kind}"


@pytest.mark.parametrize("name", kind_words())
def test_every_kind_has_a_frame_and_words(name: str) -> None:
    words = kind_words()[name]
    assert frame_of(name) in KINDS
    assert words.nouns or words.verbs or words.patterns, (
        f"incident_kinds.txt: [{name}] has no words"
    )


@pytest.mark.parametrize("kind", IncidentKind)
def test_every_frame_is_found_in_an_article(kind: IncidentKind) -> None:
    assert kind in ARTICLES, f"write an article that tells of {kind}"
    told = story(ARTICLES[kind])
    assert told is not None
    assert told.main.kind is kind


def test_no_pattern_is_for_every_verb_and_word() -> None:
    for verb, patterns in patterns_of_verbs().items():
        for pattern in patterns:
            assert verb != "-" or not pattern.after.admits_all


def test_a_compound_is_of_its_own_kind() -> None:
    assert noun_sort("leak") == "leak"
    assert noun_kind("earthquakes") is IncidentKind.DISASTER


def test_a_section_that_is_not_there_is_named() -> None:
    with pytest.raises(LookupError, match=r"incidents.txt has no section \[flood verbs\]"):
        vocabulary("flood verbs", "incidents")
