"""Incidents, facet by facet, on articles annotated by hand."""

import pytest

from briefing.analysis.incident.incident import describe_incident
from briefing.analysis.incident.kinds import IncidentKind
from briefing.analysis.incident.main_incident import find_main_incident
from briefing.analysis.text.sentences import annotated_sentences
from briefing.model.annotation import Status
from briefing.model.article import PartialDate
from briefing.model.results import FacetName


def shown(incident, name):
    return [f"{finding.text} {finding.citation}" for finding in incident.facet(name).findings]


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        (FacetName.DATE, ["Friday [1:1]"]),
        (FacetName.PLACE, ["Arden [1:1]"]),
        (FacetName.TARGET, ["Mayor Jane Roe [1:1]"]),
        (FacetName.VEHICLE, ["her car [1:2]"]),
        (FacetName.WEAPON, ["came under fire [1:2]"]),
        (FacetName.DEATHS, []),
        (FacetName.INJURIES, []),
        (FacetName.ACCUSED, ["the former mayor of Brill [1:3]"]),
        (FacetName.ACCUSER, ["She [1:3]"]),
        (FacetName.SOURCES, ["Witnesses [1:2]"]),
        (FacetName.DENIALS, ["the police [1:2]"]),
        (FacetName.NEXT_STEP, ["will visit Brill on Tuesday [1:6]"]),
        (FacetName.PRECEDENTS, ["A possible attack on John Doe [1:4]"]),
    ],
)
def test_facets(attack, name, expected):
    assert shown(describe_incident(attack, 1), name) == expected


def test_date_is_the_resolved_day(attack):
    finding = describe_incident(attack, 1).facet(FacetName.DATE).findings[0]
    assert (finding.date, finding.basis) == (PartialDate(2020, 5, 1), "resolved")


def test_pronoun_names_whom_it_means(attack):
    assert describe_incident(attack, 1).facet(FacetName.ACCUSER).findings[0].referent == "Jane Roe"


def test_doubt_about_another_incident_is_no_denial(attack):
    incident = describe_incident(attack, 1)
    cited = {
        finding.citation.sentence
        for dispute in incident.disputes
        for side in dispute.sides
        for finding in side.findings
    }
    assert not cited & {4, 5}
    assert not any(f.citation.sentence == 5 for facet in incident.facets for f in facet.findings)


def test_two_versions_are_set_against_each_other(attack):
    dispute = describe_incident(attack, 1).disputes[0]
    assert dispute.question == "Was there gunfire?"
    assert [(side.label, [f.text for f in side.findings]) for side in dispute.sides] == [
        ("for", ["Witnesses said that her car came under fire"]),
        ("against", ["this was denied by the police"]),
    ]
    assert not dispute.one_sided


def test_an_accusation_is_one_side_only(attack):
    dispute = describe_incident(attack, 1).disputes[1]
    assert dispute.one_sided
    assert [side.label for side in dispute.sides] == ["Jane Roe"]


def test_the_main_incident_is_the_one_of_the_lead(attack):
    main = find_main_incident(annotated_sentences(attack))
    assert main.kind is IncidentKind.ATTACK
    assert attack.actors[main.protagonist].name == "Jane Roe"
    assert {trigger.sentence.number for trigger in main.others} == {4}


@pytest.mark.parametrize(
    "line",
    [
        "The/DT party/NN plans/VBZ a/DT campaign/NN ./.",
        "Workers/NNS went/VBD on/IN strike/NN ./.",
        "The/DT team/NN stormed/VBD to/IN victory/NN ./.",
    ],
)
def test_everyday_words_make_no_incident(article, line):
    builder = article(line)
    builder.phrase(1, line.split()[-2].split("/")[0])
    incident = describe_incident(builder.build(), 1)
    assert all(not facet.findings for facet in incident.facets)


@pytest.mark.parametrize(
    ("line", "action", "lemma", "roles", "deaths", "injuries"),
    [
        pytest.param(
            "Four/CD people/NNS were/VBD killed/VBN ./.",
            "were killed",
            "kill",
            {"undergoer": "Four people", "passive": True},
            ["Four people were killed"],
            [],
            id="passive",
        ),
        pytest.param(
            "The/DT quake/NN killed/VBD 12/CD people/NNS ./.",
            "killed",
            "kill",
            {"doer": "The quake", "undergoer": "12 people"},
            ["killed 12 people"],
            [],
            id="active",
        ),
        pytest.param(
            "Two/CD guards/NNS were/VBD shot/VBN dead/JJ ./.",
            "were shot",
            "shoot",
            {"undergoer": "Two guards", "passive": True},
            ["Two guards were shot dead"],
            [],
            id="shot dead is a death",
        ),
        pytest.param(
            "Two/CD guards/NNS were/VBD shot/VBN ./.",
            "were shot",
            "shoot",
            {"undergoer": "Two guards", "passive": True},
            [],
            ["Two guards were shot"],
            id="shot is an injury",
        ),
        pytest.param(
            "They/PRP might/MD kill/VB people/NNS ./.",
            "might kill",
            "kill",
            {"doer": "They", "undergoer": "people", "modal": "might"},
            [],
            [],
            id="possible harm is none",
        ),
    ],
)
def test_casualties(article, line, action, lemma, roles, deaths, injuries):
    builder = article(line, "The/DT attack/NN was/VBD an/DT assassination/NN ./.")
    for words in (roles.get("doer"), roles.get("undergoer")):
        if words:
            builder.phrase(1, words)
    text = builder.annotated.sentences[0].span.of(builder.annotated.article.text)
    builder.clause(1, action, lemma, extent=text.rstrip("."), **roles)
    if "modal" in roles:
        builder.scope(1, action, roles["modal"], Status.MODAL)
    builder.phrase(2, "The attack").phrase(2, "an assassination")
    incident = describe_incident(builder.build(), 1)
    assert [f.text for f in incident.facet(FacetName.DEATHS).findings] == deaths
    assert [f.text for f in incident.facet(FacetName.INJURIES).findings] == injuries


def test_a_pronoun_names_no_precedent(article):
    builder = article(
        "Mayor/NNP Roe/NNP was/VBD attacked/VBN ./.",
        "The/DT attack/NN was/VBD an/DT ambush/NN ./.",
        "Two/CD guards/NNS were/VBD killed/VBN in/IN 1999/CD ./.",
        "They/PRP were/VBD killed/VBN in/IN 1999/CD ./.",
        reference_date=PartialDate(2020, 5, 4),
    )
    builder.phrase(1, "Mayor Roe").phrase(2, "The attack").phrase(2, "an ambush")
    builder.clause(
        1,
        "was attacked",
        "attack",
        undergoer="Mayor Roe",
        extent="Mayor Roe was attacked",
        passive=True,
    )
    for sentence, people in ((3, "Two guards"), (4, "They")):
        builder.phrase(sentence, people)
        builder.date(sentence, "1999", "1999", PartialDate(1999))
        builder.clause(
            sentence,
            "were killed",
            "kill",
            undergoer=people,
            extent=f"{people} were killed in 1999",
            passive=True,
        )
    incident = describe_incident(builder.build(), 1)
    assert shown(incident, FacetName.PRECEDENTS) == ["Two guards [1:3]"]
