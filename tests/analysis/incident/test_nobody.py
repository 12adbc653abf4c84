"""Ways to say that nobody died or was hurt, and their like that count somebody."""

import re

import pytest

from briefing.analysis.incident.casualties import find_deaths, find_injuries
from briefing.analysis.incident.story import tell_story
from briefing.language import annotate
from briefing.sources.plaintext import parse_text

LEAD = (
    "Gunmen attacked a market in Ashford on Monday. The attackers bombed the market hall and fled."
)
NONE = re.compile(
    r"\b(no|nobody|none|not|nor|neither|never|without|hardly|scarcely|barely|n[’']t)\b",
    re.IGNORECASE,
)
"""A finding that tells of nobody says so itself."""


def told(text, find):
    """What is shown for the dead or the hurt of an article with the sentence behind a lead of its own."""
    annotated = annotate(parse_text(f"Tuesday 3 March 2026\n\n{LEAD} {text}", source="-", name="-"))
    story = tell_story(annotated, 1)
    assert story is not None
    return [finding.text for finding in find(story)]


NOBODY_DIED = (
    "Neither the teacher nor the pupils were killed.",
    "Not one pupil was killed.",
    "Not a single pupil was killed.",
    "Police denied that anyone was killed.",
    "Police denied that two people had been killed and three had died in hospital.",
    "Nor was anyone killed.",
    "No one was killed.",
    "The hall was cleared without loss of life.",
    "It ended without anybody being killed.",
    "None of the passengers died.",
    "None of the four women who were in the hall died.",
    "The blast did not kill anybody.",
    "Nobody was killed or maimed.",
    "There were no deaths.",
    "The blast failed to kill the two guards.",
    "Hardly anyone was killed.",
    "It is not true that two people died.",
    "No fatalities were reported.",
    "Far from killing two guards, the bomb only broke windows.",
    "If the hall had been open, two people would have been killed.",
    "A second bomb could have killed two people.",
    "Were two people killed?",
    "The driver narrowly avoided killing two children.",
    "The city had held a drill in which two 'victims' died.",
    "Reports that two people had died were false.",
    "The mayor does not believe that two people died.",
    "There is no evidence that two people were killed.",
    "The bomb killed no one.",
    "Police would not say whether two people had died.",
    "Police have ruled out that two people were killed.",
    "Two people were nearly killed.",
    "The two guards never died.",
    "Unless help comes, two people will die.",
    "Contrary to reports that two people were killed, the hall was empty.",
)
NOBODY_HURT = (
    "Nobody was hurt.",
    "No one was injured, police said.",
    "Not one guard was wounded.",
    "Neither of the guards was injured.",
    "Neither the guard nor his two sons were hurt.",
    "Nor were any of the guards injured.",
    "None of the guards was wounded.",
    "There were no injuries.",
    "No injuries were reported.",
    "Police denied that two guards were injured.",
    "The blast did not injure the two guards.",
    "The two guards were not injured.",
    "The two guards weren’t hurt.",
    "The blast failed to injure two guards.",
    "Hardly anybody was hurt.",
    "It is untrue that two guards were wounded.",
    "The bomb could have injured two guards.",
    "If the hall had been open, two guards might have been injured.",
    "Was anyone hurt?",
    "The two guards narrowly avoided being injured.",
    "Claims that two guards had been injured were baseless.",
    "There was no sign that two guards were wounded.",
    "Police did not confirm that two guards had been injured.",
    "Police would not say if two guards had been hurt.",
    "The bomb injured no one.",
    "Rather than injuring two guards, the bomb only broke windows.",
)
SOMEBODY_DIED = (
    ("No fewer than 30 people were killed.", "No fewer than 30"),
    ("The bomb not only killed two people but broke windows.", "two people"),
    ("Not until Wednesday did the two women die.", "two women"),
    ("Police did not say how the two men died.", "the two men died"),
    ("Nothing could save the three women who died.", "three women"),
    ("All but three of the 40 passengers were killed.", "All but three of the 40"),
    ("Everyone but the driver was killed.", "Everyone but the driver"),
    ("More than a dozen people were killed.", "More than a dozen"),
    ("Less than half of the passengers were killed.", "Less than half of the passengers"),
    ("At least 12 people were killed.", "At least 12"),
    ("As many as 12 people were killed.", "As many as 12"),
    ("Up to 12 people were killed.", "Up to 12"),
    ("Half of the passengers were killed.", "Half of the passengers"),
    ("Nearly 20 people were killed.", "Nearly 20"),
    ("Barely a dozen people were killed.", "Barely a dozen"),
    ("Two of the 40 passengers were killed.", "Two of the 40"),
    ("Two people were killed, but the guard was not.", "Two people were killed"),
    ("Two people died when the door could not be opened.", "Two people died"),
    ("Two people were killed, although nobody had been told to leave.", "Two people were killed"),
    ("The bomb, which failed to open the door, killed two people.", "killed two people"),
    ("The guard did not know that two people had died.", "two people had died"),
    ("Without warning a second bomb killed two people.", "killed two people"),
    ("Doctors failed to prevent 12 deaths.", "12 deaths"),
    ("Two people were killed before they could escape.", "Two people were killed"),
    ("It was not the first time: two people were killed.", "two people were killed"),
    ("Police denied a delay and said two people had died.", "two people had died"),
    ("Denying any delay, police said two people had died.", "two people had died"),
    ("No one else was in the hall when two people were killed.", "two people were killed"),
    ("Two people were killed in a drill.", "Two people were killed"),
)
SOMEBODY_HURT = (
    ("No fewer than 30 people were injured.", "No fewer than 30"),
    ("The bomb not only wounded two people but broke windows.", "two people"),
    ("Police did not say how the two men were injured.", "the two men were injured"),
    ("All but three of the 40 passengers were wounded.", "All but three of the 40"),
    ("Everybody but the driver was hurt.", "Everybody but the driver"),
    ("More than a dozen people were hurt.", "More than a dozen"),
    ("At least 12 people were injured, none of them seriously.", "At least 12"),
    ("Half of the passengers were injured.", "Half of the passengers"),
    ("Some 20 people were wounded.", "Some 20"),
    ("Two people were injured, but nobody died.", "Two people were injured"),
    ("Two people were injured as they could not get out.", "Two people were injured"),
    ("Nobody died and two people were injured.", "two people were injured"),
    ("No one was killed, but two people were hurt.", "two people were hurt"),
    ("The bomb killed no one and injured two people.", "injured two people"),
    ("Police denied that anyone had died but said two people were injured.", "two people were injured"),
    ("The guard did not notice that two people had been wounded.", "two people had been wounded"),
    ("If anyone doubts it, two people were injured.", "two people were injured"),
    ("Another 20 people were injured.", "Another 20"),
    ("Around 20 people were hurt.", "Around 20"),
    ("Neither police nor the mayor said why two people were injured.", "two people were injured"),
)  # fmt: skip


@pytest.mark.parametrize("text", NOBODY_DIED)
def test_nobody_died(text):
    assert all(NONE.search(shown) for shown in told(text, find_deaths))


@pytest.mark.parametrize("text", NOBODY_HURT)
def test_nobody_was_hurt(text):
    assert all(NONE.search(shown) for shown in told(text, find_injuries))


@pytest.mark.parametrize(("text", "words"), SOMEBODY_DIED)
def test_somebody_died(text, words):
    assert [
        shown for shown in told(text, find_deaths) if words in shown and starts_whole(shown, words)
    ]


@pytest.mark.parametrize(("text", "words"), SOMEBODY_HURT)
def test_somebody_was_hurt(text, words):
    assert [
        shown
        for shown in told(text, find_injuries)
        if words in shown and starts_whole(shown, words)
    ]


def starts_whole(shown, words):
    """Whether nothing denies in front of the words, but what is their own."""
    return not NONE.search(shown.partition(words)[0])
