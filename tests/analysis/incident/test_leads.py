"""Leads of all kinds tell of an incident with its day and place, or of none."""

from __future__ import annotations

import pytest

from briefing.analysis.incident.incident import describe_incident
from briefing.language import annotate
from briefing.model.facets import FacetName
from briefing.model.results import Incident
from briefing.sources.plaintext import parse_text


def incident(text: str) -> Incident:
    """The incident of an article of Thursday 10 March 2011."""
    article = parse_text(f"10 March 2011\n\n{text}\n", source="a.txt", name="a.txt")
    return describe_incident(annotate(article), 1)


TOLD = [
    ("A 6.1-magnitude quake shook the island of Arden on Tuesday.", "earthquake", 8, "Arden"),
    ("Hurricane Roe slammed into western Arden on Sunday, tearing off roofs.", "storm", 6, "Arden"),
    ("A tornado tore through the town of Brill on Sunday evening.", "storm", 6, "Brill"),
    ("Flash floods swept through villages in Arden on Friday.", "flood", 4, "Arden"),
    ("A landslide buried 40 homes in Brill province on Friday.", "landslide", 4, "Brill"),
    ("An avalanche killed nine skiers near Mount Poe on Tuesday.", "avalanche", 8, "Poe"),
    ("Firefighters battled a wildfire near Arden on Monday.", "wildfire", 7, "Arden"),
    ("Freezing temperatures killed 31 people in Arden on Monday.", "extreme temperatures", 7, "Arden"),
    ("A volcano on the island of Poe erupted on Saturday.", "eruption", 5, None),
    ("Lightning struck a farm in Brill on Wednesday, killing 12 guests.", "storm", 9, "Brill"),
    ("A helicopter went down in the sea off Arden on Thursday.", "plane crash", 10, "Arden"),
    ("A freight train derailed in Brill on Friday night. No one was hurt.", "train crash", 4, "Brill"),
    ("A bus plunged into a ravine in northern Arden on Saturday.", "road crash", 5, "Arden"),
    ("A ferry with 90 people on board sank off Arden on Tuesday night.", "shipwreck", 8, "Arden"),
    ("Nine miners were trapped on Saturday when a mine flooded in Brill.", "mine accident", 5, "Brill"),
    ("A bridge in Arden collapsed on Tuesday.", "collapse", 8, "Arden"),
    ("At least 20 people were crushed to death in Arden on Saturday.", "crush", 5, "Arden"),
    ("A gas leak at a plant in Brill killed 11 people on Thursday.", "leak", 10, "Brill"),
    ("A rocket failed minutes after launch from Brill on Thursday.", "space flight", 10, "Brill"),
    ("A bomb exploded at a market in Arden on Monday. Nobody was hurt.", "bombing", 7, "Arden"),
    ("A suicide bomber blew himself up at a mosque in Arden on Wednesday.", "bombing", 9, "Arden"),
    ("Drones struck a refinery in Brill on Wednesday.", "air strike", 9, "Brill"),
    ("A knifeman stabbed four people in Arden on Thursday.", "stabbing", 10, "Arden"),
    ("A man drove a van into a crowd in Arden on Thursday.", "ramming", 10, "Arden"),
    ("Gunmen abducted 40 pupils from a school in Brill on Thursday.", "kidnapping", 10, "Brill"),
    ("Thieves broke into a museum in Arden before dawn on Monday.", "robbery", 7, "Arden"),
    ("A mob beat a clerk to death in Arden on Friday.", "killing", 4, "Arden"),
    ("Protesters clashed with police in Arden on Thursday night.", "riot", 10, "Arden"),
    ("About 300 inmates escaped from a prison in Arden on Tuesday.", "escape from prison", 8, "Arden"),
    ("The two states agreed to a ceasefire on Tuesday.", "ceasefire", 8, None),
    ("Ann Poe won the presidential election on Sunday with 58 percent.", "election", 6, None),
    ("Voters in Arden rejected a new constitution on Sunday.", "election", 6, "Arden"),
    ("Prime Minister Jane Roe resigned on Thursday after 45 days.", "departure", 10, None),
    ("A jury in Arden on Thursday found Jim Roe guilty of fraud.", "verdict", 10, "Arden"),
    ("Jim Roe was sentenced on Friday in Arden to 11 years in prison.", "sentence", 4, "Arden"),
    ("The retailer Roe collapsed into administration on Thursday.", "bankruptcy", 10, None),
    ("The brewer Roe agreed on Tuesday to buy its rival Poe for $3 billion.", "merger", 8, None),
    ("Hackers stole the data of two million customers of Roe on Monday.", "data breach", 7, None),
    ("A power cut left two million people in Arden without light on Monday.", "outage", 7, "Arden"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "kind", "day", "place"), TOLD, ids=[row[0] for row in TOLD])
def test_a_lead_tells_of_an_incident(text, kind, day, place):
    told = incident(text)
    facets = {facet.name: facet.findings for facet in told.facets}
    assert told.kind == kind
    assert facets[FacetName.INCIDENT]
    assert [str(finding.date) for finding in facets[FacetName.DATE]] == [f"2011-03-{day:02}"]
    assert place is None or any(place in finding.text for finding in facets[FacetName.PLACE])


NONE = {
    "a match": "Arden beat Brill 3-2 on Saturday. Roe fired home and Doe shot wide. Brill were killed off late.",
    "golf": "Jane Doe shot a 66 on Sunday to win with five birdies in a golf tournament. She drew fire.",
    "a boxer": "The champion knocked out his challenger in Arden on Saturday. A bomb of a right hand hurt the boxer.",
    "a race": "Ann Doe collided with Jane Roe on the last lap of a race in Arden on Sunday.",
    "cricket": "Poe hit 104 in Arden on Sunday before the innings collapsed and nine wickets fell.",
    "a film": "The new film by Tom Poe opened in Arden on Friday. In it a hitman kills a judge.",
    "a novel": "Her novel, published on Tuesday, tells of a banker shot dead in Arden. Two more murders follow.",
    "a series": "The series starts in Arden on Sunday. A gunman takes 12 people hostage and kills two of them.",
    "an exercise": "Police took part in an exercise in Arden on Saturday in which a plane crashed and 40 were killed.",
    "a drill": "Sirens wailed in Arden on Tuesday in a drill. In the scenario a bomb exploded and dozens were wounded.",
    "a mock bomb": "A simulated bomb exploded at Arden station on Sunday as medics treated 80 mock victims.",
    "an anniversary": "Arden fell silent on Friday to mark the anniversary of the quake that killed 1,800 people.",
    "a memorial": "A memorial to the 96 fans who were crushed to death was unveiled in Arden on Friday.",
    "years after": "Survivors laid wreaths in Arden on Friday, 12 years after a gunman killed 69 people.",
    "on this day": "On this day in 1912 the liner struck an iceberg off Arden and sank, killing 1,500 people.",
    "an exhibition": "An exhibition about the quake that destroyed Arden in 1755 opened on Friday.",
    "a bill": "The government killed the bill on Monday, a move that wounded the party. The minister came under fire.",
    "a deal": "An objection killed off the trade deal in Arden on Tuesday and buried hopes of a compromise.",
    "shares": "Shares crashed in Arden on Monday, wounding investors.",
    "a flop": "The comedy bombed at the box office in Arden on Friday.",
    "a storm of words": "His remarks set off a storm of protest in Arden on Monday and a flood of complaints.",
    "a landslide of votes": "The party is heading for a landslide, a poll said on Monday, in a political earthquake.",
    "what is prevented": "Arden is to strengthen a bridge so that no quake makes it collapse, it said on Monday.",
}  # fmt: skip


@pytest.mark.parametrize("text", NONE.values(), ids=NONE)
def test_a_lead_tells_of_none(text):
    told = incident(text)
    assert told.kind is None
    assert not any(facet.findings for facet in told.facets)


def test_an_affair_has_no_weapon_and_no_target():
    told = incident("Jim Roe won the presidential election in Arden on Sunday. He had a gun.")
    assert told.kind == "election"
    assert not told.facet(FacetName.WEAPON).findings
    assert not told.facet(FacetName.TARGET).findings


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Houston police found a man shot dead on Monday.", "Houston"),
        ("A Baton Rouge mother was shot and killed on Monday, officials said.", "Baton Rouge"),
        ("A bus crashed on Monday, killing three people. It came from Arden.", None),
        ("Jim Roe was shot dead on Monday. He is in prison, police said.", None),
    ],
)
def test_place_without_a_preposition(text, place):
    found = [finding.text for finding in incident(text).facet(FacetName.PLACE).findings]
    assert found == ([place] if place else [])
