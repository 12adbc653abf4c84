"""Tell what an article does not state from what is only not found in it."""

from __future__ import annotations

from briefing.analysis.incident.story import Story
from briefing.analysis.text.vocabulary import vocabulary
from briefing.language.en.morphology import noun_lemma, verb_lemma
from briefing.language.en.tags import PAST
from briefing.model.annotation import ActorKind
from briefing.model.facets import FacetName

_TELLING = {
    FacetName.TARGET: ("victim nouns",),
    FacetName.WEAPON: (
        "firearm nouns", "firearm verbs", "explosive nouns", "blade nouns", "blunt nouns", "other weapon nouns",
    ),
    FacetName.VEHICLE: ("vehicle nouns",),
    FacetName.DEATHS: (
        "death verbs", "death nouns", "death adjectives", "dying verbs", "fatal words",
    ),
    FacetName.INJURIES: (
        "injury verbs", "injury nouns", "injury adjectives", "treating nouns",
    ),
    FacetName.ACCUSED: ("accused nouns", "perpetrator nouns", "arresting verbs", "confessing verbs"),
}  # fmt: skip
"""The word lists of each facet: where one of their words stands in the text, it may be stated and not found.

No words rule out any other facet: those are never called not stated.
"""


def is_silent(story: Story, name: FacetName) -> bool:
    """Whether no word that may tell of the incident could tell of the facet.

    What is only not found is not called not stated.
    """
    if name is FacetName.DATE:
        return not story.annotated.date_expressions
    if name is FacetName.PLACE:
        return all(actor.kind is not ActorKind.PLACE for actor in story.annotated.actors)
    tokens = [token for sentence in story.telling for token in sentence.sentence.tokens]
    if name is FacetName.INJURIES and any(
        token.tag in PAST and token.text.lower() in vocabulary("wounding words") for token in tokens
    ):
        return False
    words = {
        form
        for token in tokens
        for form in (token.text.lower(), noun_lemma(token.text), verb_lemma(token.text))
    }
    sections = _TELLING.get(name, ())
    return bool(sections) and all(words.isdisjoint(vocabulary(section)) for section in sections)
