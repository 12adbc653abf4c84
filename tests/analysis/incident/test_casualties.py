"""How deaths and injuries are told, and whose; texts are invented."""

import pytest

from briefing.analysis.incident.casualties import find_dead, find_deaths, find_injuries
from briefing.analysis.incident.circumstances import find_response, find_scene
from briefing.analysis.incident.facets import find_date, find_target
from briefing.analysis.incident.parties import find_accused
from briefing.analysis.incident.story import tell_story
from briefing.language import annotate
from briefing.sources.plaintext import parse_text

LEAD = (
    "A powerful earthquake shook the Alma valley on Monday and wrecked hundreds of homes."
    " The quake was felt in Ashford."
)


def story_of(text, lead=""):
    annotated = annotate(parse_text(f"Tuesday 3 March 2026\n\n{lead} {text}", source="-", name="-"))
    return tell_story(annotated, 1)


def told(find, text, lead=""):
    return [finding.text for finding in find(story_of(text, lead))]


DEATHS = (
    ("The number of dead stands at 31.", "The number of dead stands at 31"),
    ("The death toll has reached 31, the mayor said.", "The death toll has reached 31"),
    ("The death toll climbed from 12 to 31 overnight.", "The death toll climbed from 12 to 31"),
    ("Officials raised the death toll to at least 31.", "raised the death toll to at least 31"),
    ("The toll from the quake in the valley rose to 31.", "The toll from the quake in the valley rose to 31"),
    ("The dead number 31.", "The dead number 31"),
    ("The number killed rose to 31.", "The number killed rose to 31"),
    ("Killed: 31.", "Killed: 31"),
    ("The official toll was 31 dead.", "The official toll was 31 dead"),
    ("31 people are confirmed dead.", "31 people are confirmed dead"),
    ("More than 31 people are feared dead.", "More than 31 people are feared dead"),
    ("31 people have been reported killed.", "31 people have been reported killed"),
    ("Rescuers found the bodies of 31 people.", "the bodies of 31 people"),
    ("It led to the deaths of 31 villagers and a nurse.", "the deaths of 31 villagers and a nurse"),
    ("The quake cost 31 people their lives.", "cost 31 people their lives"),
    ("It claimed the lives of at least 31 villagers.", "claimed the lives of at least 31 villagers"),
    ("31 lives were lost.", "31 lives were lost"),
    ("Thirty-one people lost their lives.", "Thirty-one people lost their lives"),
    ("31 people were crushed to death.", "31 people were crushed to death"),
    ("As many as 31 people may have died.", "As many as 31 people may have died"),
    ("It killed everyone on board.", "killed everyone on board"),
    ("Ten died in Alma, four in Elm and one in Oak.", "Ten died in Alma, four in Elm and one in Oak"),
    ("The March 3 quake killed 31 people in Elm.", "killed 31 people"),
    ("The quakes on March 3 killed 31 people.", "killed 31 people"),
    ("The 3 March quake killed 31 people.", "killed 31 people"),
    ("The quake on March 2 killed at least 31 people.", "killed at least 31 people"),
    ("The March 2 quakes killed 31 people.", "killed 31 people"),
)  # fmt: skip
INJURIES = (
    ("The injured number 310.", "The injured number 310"),
    ("The number of wounded stands at 310.", "The number of wounded stands at 310"),
    ("The toll of injured reached 310.", "The toll of injured reached 310"),
    ("310 people are being treated in hospital.", "310 people are being treated in hospital"),
    ("Some 310 people were treated for injuries.", "Some 310 people were treated for injuries"),
    ("Doctors treated 310 people.", "treated 310 people"),
    ("It sent hundreds to hospital.", "sent hundreds to hospital"),
    ("310 people sustained injuries.", "310 people sustained injuries"),
    ("Another 310 people needed treatment.", "Another 310 people needed treatment"),
    ("It killed 19 worshippers and injured dozens of others.", "injured dozens of others"),
    ("Injured: 310.", "Injured: 310"),
)


@pytest.mark.parametrize(("text", "shown"), DEATHS, ids=[text for text, _ in DEATHS])
def test_phrasings_of_deaths(text, shown):
    assert told(find_deaths, text, LEAD) == [shown]
    assert told(find_injuries, text, LEAD) == []


@pytest.mark.parametrize(("text", "shown"), INJURIES, ids=[text for text, _ in INJURIES])
def test_phrasings_of_injuries(text, shown):
    assert told(find_injuries, text, LEAD) == [shown]


WHOLE = (
    "A mother, her son and their dog",
    "Three soldiers, two policemen and a nurse",
    "Ann Poe, 43, Bob Roe, 20, and Cal Low, 33,",
    "Two men, ages 20 and 21, and a girl, 16,",
    "An Israeli and two Jordanians",
    "The pilot and all but two of the passengers",
    "Between 20 and 30 people",
    "Anything from 10 to 20 people",
    "Two or three people",
    "Not fewer than 30 people",
    "At least a third of the 40 passengers",
    "Nine out of ten passengers",
    "One in three of the passengers",
    "With the exception of the driver, all the passengers",
    "Apart from the driver, everyone on board",
    "All the passengers except two",
)


@pytest.mark.parametrize("people", WHOLE)
def test_a_count_keeps_what_stands_to_its_left(people):
    text = f"{people} were killed when a bus crashed in Ashford on Monday."
    assert told(find_deaths, text) == [f"{people} were killed"]
    assert told(find_scene, text) == []


VICTIMS = (
    ("A priest was shot dead in Ashford on Monday.", "A priest was shot dead", "A priest"),
    ("Gunmen gunned down a lawyer on Monday.", "gunned down a lawyer", "a lawyer"),
    ("Rebels shot dead 12 soldiers on Monday.", "shot dead 12 soldiers", "12 soldiers"),
    ("A 17-year-old was stabbed to death.", "A 17-year-old was stabbed to death", "A 17-year-old"),
    ("Two of them were shot dead on Monday.", "Two of them were shot dead", "Two of them"),
    ("Soldiers shot dead three Jordanians.", "shot dead three Jordanians", "three Jordanians"),
    ("A shepherd was shot dead on Monday.", "A shepherd was shot dead", "A shepherd"),
    ("A bomb killed two guards, a nurse and a driver on Monday.", "killed two guards, a nurse and a driver",
     "two guards, a nurse and a driver"),
)  # fmt: skip


@pytest.mark.parametrize(("text", "deaths", "target"), VICTIMS, ids=[text for text, *_ in VICTIMS])
def test_whoever_is_killed_is_a_victim(text, deaths, target):
    lead = "Gunmen attacked a market in Ashford on Monday. They bombed the market hall and fled."
    assert told(find_deaths, text, lead) == [deaths]
    assert target in told(find_target, text, lead)
    assert told(find_injuries, text, lead) == []


NOT_OF_IT = (
    "Quakes kill 200 people a year in the valley.",
    "In 2009 a flood there killed 40 people.",
    "Over the past ten years 140 people have died in floods there.",
    "A girl was shot dead there earlier this year.",
    "Never before had 12 people been killed in the valley.",
    "The ministry claimed, wrongly, that 12 people were killed.",
    "Casualties were avoided.",
    "It killed the plan for a second bridge.",
    "It killed two cows.",
    "The man accused of fatally shooting his neighbour was in jail.",
    "Police believe the dead man was a thief.",
)


@pytest.mark.parametrize("text", NOT_OF_IT)
def test_nobody_of_another_time_or_kind_is_among_the_dead(text):
    assert told(find_deaths, text, LEAD) == []


@pytest.mark.parametrize(
    "text",
    [
        "A woman was taken to a hospital, where she died.",
        "None of them had life-threatening injuries.",
        "The girl died an hour after being rushed to a hospital.",
    ],
)
def test_who_died_of_it_or_is_merely_not_badly_hurt_is_not_counted(text):
    assert told(find_injuries, text, LEAD) == []


def test_the_dead_are_found_with_whole_words():
    story = story_of("Two guards and a nurse died in an attack on a clinic in Ashford on Monday.")
    assert [story.annotated.text(span) for span in find_dead(story)] == ["Two guards and a nurse"]


@pytest.mark.parametrize(
    ("find", "text", "expected"),
    [
        pytest.param(
            find_accused,
            "At least five masked men shot two guards in Elm on Monday.",
            ["At least five masked men"],
            id="at least",
        ),
        pytest.param(
            find_response,
            "A fire killed two cooks in Elm on Monday. About 200 residents were evacuated.",
            ["About 200 residents were evacuated"],
            id="about",
        ),
        pytest.param(
            find_scene,
            "A bomb killed 14 people in Elm on Monday. More than 100 soldiers are searching for others.",
            ["More than 100 soldiers"],
            id="more than",
        ),
        pytest.param(
            find_date,
            "A bomb killed 14 people in Elm on Monday.",
            ["Monday"],
            id="a date has none",
        ),
    ],
)
def test_a_number_keeps_its_qualifier(find, text, expected):
    assert told(find, text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "A bomb killed 14 people. President Ada Hale will visit the wounded at Elm Hospital on Friday.",
        "A bomb killed 14 people. Oak Hospital said it had treated 22 of the wounded.",
    ],
    ids=["visitor", "carer"],
)
def test_who_visits_the_wounded_is_no_victim(text):
    assert told(find_target, text) == ["14 people"]
