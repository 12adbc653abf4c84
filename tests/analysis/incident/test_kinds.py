"""Each kind of incident is whole: traits, words, an article that tells of it."""

from __future__ import annotations

import pytest

from briefing.analysis.incident.kinds import KINDS, IncidentKind, noun_kind, verb_kind
from briefing.analysis.incident.story import tell_story
from briefing.analysis.text.vocabulary import vocabulary
from briefing.language import annotate
from briefing.sources.plaintext import parse_text

ARTICLES = {
    IncidentKind.ATTACK: "Gunmen attacked the market in Arden on Friday. They shot two traders, police said.",
    IncidentKind.DISASTER: "An earthquake struck Arden on Friday. The earthquake destroyed the market.",
    IncidentKind.ACCIDENT: "A bus crashed near Arden on Friday and three people died. The crash closed the road.",
    IncidentKind.HARM: "A climber died on Mount Arden on Friday. Another climber was injured, rescuers said.",
}


def test_every_kind_has_its_traits() -> None:
    assert list(KINDS) == list(IncidentKind), "analysis/incident/kinds.py: KINDS"


@pytest.mark.parametrize("kind", IncidentKind)
def test_every_kind_has_its_words(kind: IncidentKind) -> None:
    verbs = {verb for verb in vocabulary(f"{kind} verbs", "incidents") if verb_kind(verb) is kind}
    nouns = {noun for noun in vocabulary(f"{kind} nouns", "incidents") if noun_kind(noun) is kind}
    assert verbs, f"lexicons/incidents.txt: [{kind} verbs]"
    assert nouns, f"lexicons/incidents.txt: [{kind} nouns]"


@pytest.mark.parametrize("kind", IncidentKind)
def test_every_kind_is_found_in_an_article(kind: IncidentKind) -> None:
    assert kind in ARTICLES, f"write an article that tells of {kind}"
    article = parse_text(f"2015-04-07\n\n{ARTICLES[kind]}\n", source="a.txt", name="a.txt")
    story = tell_story(annotate(article), 1)
    assert story is not None
    assert story.main.kind is kind


def test_a_section_that_is_not_there_is_named() -> None:
    with pytest.raises(LookupError, match=r"incidents.txt has no section \[flood verbs\]"):
        vocabulary("flood verbs", "incidents")
