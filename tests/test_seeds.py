"""The two seed articles end to end: whole outputs, and what is hard about them.

`UPDATE_GOLDEN=1 pytest tests/test_seeds.py` writes the golden files anew; nothing passes then:
read the difference and run the tests again before you commit it.
"""

import contextlib
import io
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

import briefing
from briefing.cli import run
from briefing.model.article import Basis, Confidence, PartialDate
from briefing.model.results import FacetName

ROOT = Path(__file__).parent.parent
GOLDEN = Path(__file__).parent / "golden"
COMMANDS = {
    "summary": ("summary",),
    "compare": ("compare", "2018", "2026"),
    "actor": ("actor", "Petro"),
    "articles": ("articles",),
}
FORMS = {
    "100.txt": ("--width", "100"),
    "80.txt": ("--width", "80"),
    "60.txt": ("--width", "60"),
    "plain.txt": ("--plain",),
    "ansi.txt": ("--color", "always"),
    "md": ("--format", "markdown"),
    "json": ("--format", "json"),
}


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("command", COMMANDS)
def test_whole_output(command, form, monkeypatch):
    monkeypatch.chdir(ROOT)
    monkeypatch.setenv("NO_HYPERLINKS", "1")
    with contextlib.redirect_stdout(io.StringIO()) as output:
        assert run([*COMMANDS[command], *FORMS[form]]) == 0
    golden = GOLDEN / f"{command}.{form}"
    if os.environ.get("UPDATE_GOLDEN"):
        golden.parent.mkdir(exist_ok=True)
        golden.write_text(output.getvalue(), encoding="utf-8")
        pytest.fail("written anew, and so not tested: read the difference, then run without it")
    assert output.getvalue() == golden.read_text(encoding="utf-8")


EACH_IN_ONE_PROCESS = """
import contextlib, io, json, sys
from briefing.cli import run

outputs = []
for arguments in json.loads(sys.argv[1]):
    with contextlib.redirect_stdout(io.StringIO()) as output:
        assert run(arguments) == 0
    outputs.append(output.getvalue())
sys.stdout.buffer.write(json.dumps(outputs).encode())
"""


@pytest.mark.parametrize("hash_seed", ["0", "1", "4294967295"])
def test_same_bytes_on_each_python_and_with_each_hash_seed(hash_seed):
    """Sets are iterated in an order that the hash seed decides; `.ci/run` brings the other Pythons."""
    wanted = {
        f"{command}.{form}": [*COMMANDS[command], *FORMS[form]]
        for command in COMMANDS
        for form in ("plain.txt", "md", "json")
    }
    ran = subprocess.run(
        [sys.executable, "-c", EACH_IN_ONE_PROCESS, json.dumps([*wanted.values()])],
        cwd=ROOT,
        env={**os.environ, "PYTHONHASHSEED": hash_seed, "NO_HYPERLINKS": "1"},
        capture_output=True,
        timeout=120,
        check=True,
    )
    differing = [
        name
        for name, output in zip(wanted, json.loads(ran.stdout), strict=True)
        if output.encode() != (GOLDEN / name).read_bytes()
    ]
    assert differing == [], f"Python {sys.version}, hash seed {hash_seed}"


@pytest.fixture(scope="module")
def collection():
    return briefing.open_collection([str(ROOT / "seeds")]).collection


@pytest.fixture(scope="module")
def summaries(collection):
    return briefing.summarize(collection).result


@pytest.fixture(scope="module")
def comparison(collection):
    return briefing.compare(collection, "1", "2").result


@pytest.fixture(scope="module")
def petro(collection):
    return briefing.profile(collection, "Petro").result


def cells(comparison, number, name):
    return [
        str(f.citation) + " " + f.text
        for f in comparison.incidents[number - 1].facet(name).findings
    ]


def test_undated_article_is_dated_by_reasoning(collection):
    reference = collection.article(2).reference_date
    assert reference.date == PartialDate(2026, 2)
    assert (reference.basis, reference.confidence) == (Basis.INFERRED, Confidence.LOW)
    cited = {part.sentence for reason in reference.reasons for part in reason.parts}
    assert {4, 5, 8, 18} <= cited


def test_date_line_is_no_prose(collection):
    first = collection.article(1).sentences[0]
    assert collection.article(1).text(first.span).startswith("Colombia’s leftist")
    assert collection.article(1).reference_date.date == PartialDate(2018, 3, 7)


def test_relative_days_count_from_the_date_line(collection):
    dates = {
        collection.article(1).text(e.span).lower(): (e.date, e.end)
        for e in collection.article(1).date_expressions
    }
    assert dates["friday"][0] == PartialDate(2018, 3, 2)
    assert dates["monday"][0] == PartialDate(2018, 3, 5)
    assert dates["thursday"][0] == PartialDate(2018, 3, 8)
    assert dates["the weekend"] == (PartialDate(2018, 3, 3), PartialDate(2018, 3, 4))


def test_days_of_the_undated_article_stay_open(comparison):
    finding = comparison.incidents[1].facet(FacetName.DATE).findings[0]
    assert (finding.text, finding.date) == ("Monday night", None)


def test_caption_and_heading_are_no_sentences(collection):
    assert [len(annotated.sentences) for annotated in collection.articles] == [14, 18]
    for annotated in collection.articles:
        for sentence in annotated.sentences:
            assert annotated.text(sentence.span) not in {
                "Journalist Daniel Coronell",
                "Detente with US",
            }


def test_doubt_about_the_older_plot_is_not_about_this_attack(comparison):
    first = comparison.incidents[0]
    shown = [
        finding
        for side in (side for dispute in first.disputes for side in dispute.sides)
        for finding in side.findings
    ]
    shown += first.facet(FacetName.DENIALS).findings + first.facet(FacetName.SOURCES).findings
    assert not {10, 11} & {finding.citation.sentence for finding in shown}


def test_gunfire_has_two_versions(comparison):
    dispute = next(d for d in comparison.incidents[0].disputes if "gunfire" in d.question)
    sides = {side.label: {f.citation.sentence for f in side.findings} for side in dispute.sides}
    assert sides == {"for": {3}, "against": {3, 6}}
    assert {f.disputed for f in comparison.incidents[0].facet(FacetName.WEAPON).findings} == {True}


def test_attempt_is_stated_and_kept_at_a_distance(comparison):
    dispute = comparison.incidents[1].disputes[-1]
    sides = {side.label: {f.citation.sentence for f in side.findings} for side in dispute.sides}
    assert sides["stated"] == {1}
    assert {1, 4} <= sides["hedged"]


def test_second_article_has_one_voice_on_the_attempt(summaries, comparison):
    assert [summary.lone_voice for summary in summaries] == [False, True]
    assert "In [2] one source: Gustavo Petro." in comparison.bottom_line[1]


def test_two_mayors_are_two_men(collection, comparison, petro):
    assert cells(comparison, 1, FacetName.ACCUSED)[0] == "[1:7] the jailed former mayor of Cucuta"
    assert not any("jailed" in role.finding.text for role in petro.roles)


def test_roles_are_the_actors_own(petro):
    texts = [role.finding.text for role in petro.roles]
    for role in ("Former Bogota Mayor", "the reformist candidate", "Colombian President"):
        assert role in texts
    assert any(text.startswith("the front-runner") for text in texts)
    assert not any(word in text for text in texts for word in ("communist", "former president"))


def test_former_president_is_the_other_man(collection):
    first = collection.article(1)
    (mention,) = [m for m in first.mentions if first.text(m.span) == "the former president"]
    assert first.actors[mention.actor].name == "Alvaro Uribe"


def test_two_men_of_one_given_name_stay_two(collection):
    assert {"Ivan Duque", "Ivan Mordisco"} <= {actor.name for actor in collection.actors}


def test_no_casualties(comparison):
    for incident in comparison.incidents:
        assert not incident.facet(FacetName.DEATHS).findings
        assert not incident.facet(FacetName.INJURIES).findings
        assert not incident.facet(FacetName.MOTIVE).findings


def test_quotes_whole_and_in_part(collection):
    assert not [q for q in collection.article(1).quotes if q.kind != "indirect"]
    kinds = {q.sentence: q.kind for q in collection.article(2).quotes if q.kind != "indirect"}
    assert kinds == {2: "mixed", 3: "direct"}


def test_attempt_of_2024_is_neither_incident(comparison):
    assert cells(comparison, 2, FacetName.PRECEDENTS)[-1].startswith(
        "[2:8] another alleged attempt"
    )
    for name in (FacetName.DATE, FacetName.INCIDENT, FacetName.TARGET):
        assert not any(cell.startswith("[2:8]") for cell in cells(comparison, 2, name))


@pytest.mark.parametrize(
    ("name", "first", "second"),
    [
        (FacetName.PLACE, "Cucuta", "Caribbean coast"),
        (FacetName.TARGET, "Gustavo Petro", "Gustavo Petro"),
        (FacetName.VEHICLE, "car", "helicopter"),
        (FacetName.INCIDENT, "was attacked", "escaped an assassination attempt"),
        (FacetName.WEAPON, "came under fire", "were going to shoot"),
        (FacetName.SCENE, "a hostile crowd", "people he did not name"),
        (FacetName.ACCUSED, "former mayor of Cucuta", "drug traffickers"),
        (FacetName.ACCUSER, "The candidate", "Petro"),
        (FacetName.SOURCES, "Video material and experts", "Colombian President"),
        (FacetName.BACKGROUND, "elections", "elections"),
        (FacetName.PRECEDENTS, "presidential candidates", "presidential candidates"),
    ],
)
def test_facets_of_both_incidents(comparison, name, first, second):
    assert first in " ".join(cells(comparison, 1, name))
    assert second in " ".join(cells(comparison, 2, name))


def test_same_target_in_two_roles(comparison):
    assert comparison.subject == "Gustavo Petro"
    role = next(d for d in comparison.differences if d.label == "role")
    assert [f.text for f in role.findings] == ["Former Bogota Mayor", "Colombian President"]


def test_key_points_tell_the_incident_and_open_on_no_loose_reference(summaries):
    for summary in summaries:
        assert 2 <= len(summary.key_points) <= 5
        openings = [point.text.split()[0] for point in summary.key_points]
        assert not {"He", "Their", "They", "It", "This"} & set(openings)
    assert {1, 2} & {point.citation.sentence for point in summaries[0].key_points}
    assert 1 in {point.citation.sentence for point in summaries[1].key_points}


def test_nothing_in_the_package_names_what_the_seeds_tell_of():
    names = (
        "gustavo",
        "cucuta",
        "uribe",
        "mordisco",
        "duque",
        "galan",
        "semana",
        "coronell",
        "almagro",
        "maduro",
    )
    # Lists of given names, of the world's cities and of words hold some of them, as they hold thousands of others.
    for path in sorted((ROOT / "src").rglob("*")):
        if path.suffix in {".py", ".txt", ".json"} and path.stem not in {
            "given_names",
            "name_words",
            "word_frequencies",
        }:
            text = path.read_text(encoding="utf-8").lower()
            # A magazine's name is also Spanish for week.
            allowed = {"semana"} if path.parent.name == "es" else set()
            assert not [name for name in names if name in text and name not in allowed], path
