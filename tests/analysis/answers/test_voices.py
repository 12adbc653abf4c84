"""Voices: under which names what is said stands."""

import pytest

from briefing.analysis.answers.profile import profile
from briefing.analysis.answers.summary import summarize
from briefing.language import annotate
from briefing.language.actors.linking import link_actors
from briefing.model.collection import Collection
from briefing.sources.plaintext import parse_text


def collected(text):
    annotated = annotate(parse_text(f"Tuesday 3 March 2026\n\n{text}", source="-", name="-"))
    return Collection((annotated,), link_actors((annotated,)))


def voices(collection):
    return {
        voice.name: [
            (statement.label, finding.text)
            for statement in voice.statements
            for finding in statement.findings
        ]
        for voice in summarize(collection, 1).voices
        if voice.name
    }


@pytest.mark.parametrize(
    "speakers",
    ["Jane Doe and Tom Low", "Jane Doe, Ann Poe and Tom Low", "Jane Doe as well as Tom Low"],
)
def test_several_who_say_one_thing_stand_together(speakers):
    collection = collected(f"{speakers} said on Monday that the wall was weak.")
    assert voices(collection) == {
        speakers: [("", f"{speakers} said on Monday that the wall was weak.")]
    }
    for actor in collection.actors:
        own = [finding.text for finding in profile(collection, actor).statements]
        assert own == [f"{speakers} said on Monday that the wall was weak."]


def test_another_speaker_is_no_other_voice_about_one_of_them():
    collection = collected("Jane Doe and Tom Low said that Tom Low had built the wall.")
    low = next(actor for actor in collection.actors if actor.name == "Tom Low")
    assert profile(collection, low).others == ()


@pytest.mark.parametrize(
    "text",
    [
        "If Jane Doe says that the wall was weak, the mill will close.",
        "Tom Low, who Jane Doe said was hurt by the wall, left.",
        "Jane Doe did not say that the wall was weak.",
        "Ann Poe spoke.\n\nQ: Jane Doe says you agreed to the wall in July.\n\nA: No.",
        "Who in Arden believes that the wall was weak, as Jane Doe said?",
        "Corvo Bank agreed to sell the mill to Jane Doe.",
        "Voters in Arden rejected a measure to build the wall.",
    ],
)
def test_what_is_supposed_or_broken_is_not_shown(text):
    assert voices(collected(text)) == {}
