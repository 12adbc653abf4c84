"""Summary, comparison and profile on articles annotated by hand."""

import pytest

from briefing.analysis.answers.comparison import compare
from briefing.analysis.answers.profile import profile
from briefing.analysis.answers.summary import summarize
from briefing.model.annotation import ActorKind, MentionForm
from briefing.model.article import PartialDate
from briefing.model.collection import Collection, LinkedActor
from briefing.model.results import Choice, FacetName, Length


def texts(findings):
    return [
        None if finding is None else f"{finding.text} {finding.citation}" for finding in findings
    ]


@pytest.fixture
def second(article):
    """Another attack on the same woman, later in office, told by nobody but her."""
    builder = article(
        "President/NNP Jane/NNP Roe/NNP was/VBD attacked/VBN in/IN Dunmore/NNP ,/, she/PRP said/VBD ./.",
        "Two/CD guards/NNS were/VBD killed/VBN ./.",
        reference_date=PartialDate(2024, 6, 1),
    )
    roe = builder.actor("Jane Roe")
    dunmore = builder.actor("Dunmore", ActorKind.PLACE)
    builder.phrase(1, "President Jane Roe").phrase(1, "Dunmore").phrase(1, "she")
    builder.mention(1, "Jane Roe", roe, phrase="President Jane Roe", title="President")
    builder.mention(1, "Dunmore", dunmore, kind=ActorKind.PLACE)
    builder.mention(1, "she", roe, MentionForm.PRONOUN)
    builder.clause(
        1,
        "was attacked",
        "attack",
        undergoer="President Jane Roe",
        extent="President Jane Roe was attacked in Dunmore",
        passive=True,
    )
    builder.clause(1, "said", "say", doer="she", extent="she said")
    builder.quote(1, "President Jane Roe was attacked in Dunmore", "she", "said", roe)
    builder.phrase(2, "Two guards")
    builder.clause(
        2,
        "were killed",
        "kill",
        undergoer="Two guards",
        extent="Two guards were killed",
        passive=True,
    )
    return builder.build()


@pytest.fixture
def collection(attack, second):
    return Collection(
        (attack, second),
        (
            LinkedActor(
                name="Jane Roe",
                kind=ActorKind.PERSON,
                forms=("Jane Roe",),
                members=((1, 0), (2, 0)),
            ),
            LinkedActor(
                name="John Doe", kind=ActorKind.PERSON, forms=("John Doe",), members=((1, 1),)
            ),
            LinkedActor(name="Arden", kind=ActorKind.PLACE, forms=("Arden",), members=((1, 2),)),
            LinkedActor(name="Brill", kind=ActorKind.PLACE, forms=("Brill",), members=((1, 3),)),
            LinkedActor(
                name="Dunmore", kind=ActorKind.PLACE, forms=("Dunmore",), members=((2, 1),)
            ),
        ),
    )


def test_summary_marks_the_moment_of_the_incident(collection):
    moments = summarize(collection, 1).moments
    assert [(m.expression.text, m.incident) for m in moments] == [
        ("1999", False),
        ("Friday", True),
        ("Tuesday", False),
    ]


def test_summary_gathers_statements_by_voice(collection):
    voices = {voice.name: voice for voice in summarize(collection, 1).voices}
    assert [s.findings[0].citation.sentence for s in voices["the police"].statements] == [2, 5]
    assert {s.label for voice in voices.values() for s in voice.statements} == {""}
    assert voices["Jane Roe"].statements


def test_summary_tells_a_lone_voice(collection):
    assert not summarize(collection, 1).lone_voice
    assert summarize(collection, 2).lone_voice


def test_summary_takes_as_many_sentences_as_asked(collection):
    for count in (1, 3):
        choice = Choice("default", Length(sentences=count))
        summary = summarize(collection, 1, choice)
        assert len(summary.key_points) == count
        assert summary.choice == choice
        assert summary.explanation == ()


def test_summary_explains_every_sentence_where_asked(collection):
    summary = summarize(collection, 1, explain=True)
    taken = [entry.finding for entry in summary.explanation if entry.taken]
    assert len(summary.explanation) == summary.article.sentences
    assert taken == list(summary.key_points)


def test_summary_counts_names_and_not_pronouns(collection):
    assert [(n.name, n.count) for n in summarize(collection, 1).names] == [
        ("Brill", 2),
        ("Jane Roe", 1),
        ("Arden", 1),
        ("John Doe", 1),
    ]


def test_comparison_finds_the_shared_target_and_its_roles(collection):
    comparison = compare(collection, (1, 2))
    assert comparison.subject == "Jane Roe"
    role = next(d for d in comparison.differences if d.label == "role")
    assert texts(role.findings) == ["Mayor [1:1]", "President [2:1]"]


def test_comparison_tells_what_differs_and_what_only_one_states(collection):
    differences = {d.label: texts(d.findings) for d in compare(collection, (1, 2)).differences}
    assert differences["place"] == ["Arden [1:1]", "Dunmore [2:1]"]
    assert differences["deaths"] == [None, "Two guards were killed [2:2]"]


def test_comparison_bottom_line_is_true_of_the_table(collection):
    first, second = compare(collection, (1, 2)).bottom_line
    assert first == "Same target. Different place. Deaths stated in [2]."
    assert second == "In [1] two versions: Was there gunfire? In [2] one source: Jane Roe."


def test_comparison_says_where_no_incident_was_found(collection, article):
    quiet = article("The/DT party/NN plans/VBZ a/DT campaign/NN ./.").build()
    both = Collection((collection.articles[0], quiet), ())
    assert compare(both, (1, 2)).bottom_line[0].startswith("No incident found in [2].")


def test_what_could_be_anyone_is_neither_shared_nor_different(article):
    def shooting(words):
        builder = article(
            f"{words}/NNS were/VBD shot/VBN ./.", "The/DT shooting/NN was/VBD an/DT attack/NN ./."
        )
        builder.phrase(1, words).phrase(2, "The shooting").phrase(2, "an attack")
        builder.clause(
            1, "were shot", "shoot", undergoer=words, extent=f"{words} were shot", passive=True
        )
        return builder.build()

    comparison = compare(Collection((shooting("men"), shooting("people")), ()), (1, 2))
    assert {d.label for d in comparison.differences} & {"target", "date", "place"} == set()
    assert "target" not in {a.label for a in comparison.shared}


def test_comparison_keeps_the_order_asked_for(collection):
    comparison = compare(collection, (2, 1))
    assert [incident.article.number for incident in comparison.incidents] == [2, 1]


def test_profile(collection):
    profiled = profile(collection, collection.actors[0])
    assert (profiled.name, profiled.mentions) == ("Jane Roe", 2)
    assert [(str(r.first), r.articles, *texts([r.finding])) for r in profiled.roles] == [
        ("2020-05-04", 1, "Mayor [1:1]"),
        ("2024-06-01", 1, "President [2:1]"),
    ]
    assert [(m.expression.text, m.incident) for m in profiled.timeline] == [
        ("Friday", True),
        ("Tuesday", False),
    ]
    assert [str(said.citation) for said in profiled.statements] == ["[1:3]", "[2:1]"]
    assert {voice.name for voice in profiled.others} == {"Witnesses", "the police"}


def test_profile_of_somebody_named_once(collection):
    profiled = profile(collection, collection.actors[1])
    assert profiled.mentions == 1
    assert profiled.statements == ()
    assert [presence.article.number for presence in profiled.presences] == [1]


def test_empty_article_has_a_summary_without_points(article):
    annotated = article("Hello/UH ./.").build()
    summary = summarize(Collection((annotated,)), 1)
    assert [point.text for point in summary.key_points] == ["Hello."]
    assert summary.voices == summary.moments == summary.names == ()


def test_every_facet_is_there_even_when_empty(collection):
    incident = compare(collection, (1, 2)).incidents[1]
    assert [facet.name for facet in incident.facets] == list(FacetName)


def test_a_time_is_no_voice(article):
    builder = article(
        "A/DT study/NN published/VBN this/DT week/NN revealed/VBD much/JJ of/IN it/PRP ./."
    )
    builder.date(1, "this week", "2006-W08")
    builder.quote(1, "much of it", "this week", "revealed")
    assert summarize(Collection((builder.build(),)), 1).voices == ()
