"""Profiles of invented texts: what is shown of an actor, what is not."""

from datetime import date

import pytest

from briefing.analysis.answers.profile import profile
from briefing.language import annotate
from briefing.language.actors.linking import link_actors
from briefing.model.collection import Collection
from briefing.model.period import Period
from briefing.model.results import ProfileSection
from briefing.sources.plaintext import parse_text


def _profile(*texts, name="Jane Roe", **asked):
    articles = [
        annotate(parse_text(t, source=f"{i}.txt", name=f"{i}.txt")) for i, t in enumerate(texts)
    ]
    actors = link_actors(articles)
    collection = Collection(tuple(articles), actors)
    return profile(collection, next(a for a in actors if a.name == name), **asked)


def _shown(findings):
    return [str(finding.citation) for finding in findings]


@pytest.mark.parametrize(
    ("text", "roles"),
    [
        pytest.param("Mayor Jane Roe spoke.", ["Mayor"], id="title"),
        pytest.param("Jane Roe, the mayor of Arden, spoke.", ["the mayor of Arden"], id="apposition"),
        pytest.param("Jane Roe is a judge in Brill.", ["a judge in Brill"], id="predicate"),
        pytest.param("Jane Roe is not a judge.", [], id="negated predicate"),
        pytest.param("Jane Roe could become a judge.", [], id="possible predicate"),
        pytest.param("Her rival said that Jane Roe is a criminal.", [], id="somebody else's words"),
        pytest.param("Mrs Jane Roe spoke.", [], id="courtesy"),
        pytest.param(
            "Mayor Jane Roe spoke. Police arrested a teacher. The teacher denied it.", ["Mayor"], id="another's role"
        ),
        pytest.param(
            "Mayor Jane Roe spoke. Jane Roe, the mayor of Arden, left.", ["the mayor of Arden"], id="folded into more"
        ),
        pytest.param(
            "Former mayor Jane Roe met John Doe. Mayor Jane Roe had left in May.",
            ["Former mayor", "Mayor"],
            id="status kept apart",
        ),
    ],
)  # fmt: skip
def test_roles(text, roles):
    assert [role.finding.text for role in _profile(text).roles] == roles


def test_a_role_in_two_articles_is_one_from_first_to_last():
    (role,) = _profile(
        "4 May 2020\n\nMayor Jane Roe spoke.", "6 June 2022\n\nMayor Jane Roe left."
    ).roles
    assert (role.articles, str(role.first), str(role.last)) == (2, "2020-05-04", "2022-06-06")


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        pytest.param("Jane Roe was arrested on Monday in Arden.", ["[1:1]"], id="arrested"),
        pytest.param("Police have charged Jane Roe with fraud.", ["[1:1]"], id="charged"),
        pytest.param("Jane Roe denied that she took the money.", ["[1:1]"], id="denies"),
        pytest.param("Jane Roe accused the police of fraud.", [], id="accuses others"),
        pytest.param("Jane Roe rejected the idea that she was a pioneer.", [], id="rejects what is no charge"),
        pytest.param("We saw how police arrested Jane Roe.", [], id="told in the first person"),
        pytest.param("It rained.\n\nDOE: Police have arrested Jane Roe now.", [], id="a turn of a transcript"),
        pytest.param("Jane Roe denied the charge.", ["[1:1]"], id="denies a charge"),
        pytest.param("Jane Roe denied that the company had known of the leak.", [], id="denies for others"),
        pytest.param("Jane Roe denied reports that the generators had failed.", [], id="denies reports of a thing"),
        pytest.param("Jane Roe denied that the police had found her gun.", ["[1:1]"], id="denies of her own"),
        pytest.param(
            "It rained.\n\nCorrection: Last week's log said that Jane Roe was charged with assault.", [],
            id="correction",
        ),
        pytest.param("If Jane Roe is convicted, she must leave.", [], id="on a condition"),
        pytest.param("Jane Roe saw how John Doe was arrested.", [], id="another's arrest"),
        pytest.param("Jane Roe claims that the guild imprisoned her for a year.", [], id="her own charge"),
        pytest.param("Jane Roe alleged that police jailed her on a farm.", [], id="her own allegation"),
        pytest.param("The party publicly discussed impeaching Jane Roe.", [], id="only discussed"),
        pytest.param("The council considered suing Jane Roe.", [], id="only considered"),
        pytest.param("It is hard for them to indict Jane Roe.", [], id="an infinitive"),
        pytest.param("The judge ended the day by convicting Jane Roe.", ["[1:1]"], id="behind a preposition"),
    ],
)  # fmt: skip
def test_accusations(text, shown):
    assert _shown(_profile(text).accusations) == shown


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        pytest.param('"The wall is weak," Jane Roe said.', ["[1:1]"], id="quotation"),
        pytest.param("Jane Roe said that the wall was weak.", ["[1:1]"], id="reported"),
        pytest.param("Jane Roe is expected to say that the wall is weak.", [], id="not yet said"),
        pytest.param("John Doe said that Jane Roe knew the wall.", [], id="another's words"),
    ],
)  # fmt: skip
def test_statements(text, shown):
    assert _shown(_profile(text).statements) == shown


@pytest.mark.parametrize(
    ("text", "voices"),
    [
        pytest.param("An aide to Jane Roe said that the wall was weak.", [], id="an aide"),
        pytest.param("The office of Mayor Jane Roe said that the wall was weak.", [], id="an office"),
        pytest.param(
            "Jane Roe, 53, was arrested Friday at a home there, said the Public Safety Office of Rio Norte.",
            [],
            id="the speaker behind the verb",
        ),
        pytest.param("The plan, which was proposed by Jane Roe, fell on Monday.", [], id="agent of a passive"),
    ],
)  # fmt: skip
def test_who_speaks_for_somebody_is_not_that_person(text, voices):
    assert _shown(_profile(text).statements) == voices


def test_charges_take_turns_by_step():
    told = [
        f"Jane Roe was arrested in {town}. Police charged Jane Roe there."
        for town in ("Arden", "Brill")
    ]
    assert _shown(_profile(*told, told[0].replace("Arden", "Corvo")).accusations)[:2] == [
        "[1:1]",
        "[1:2]",
    ]


@pytest.mark.parametrize(
    ("text", "dates"),
    [
        pytest.param("Jane Roe was elected on Friday.", 1, id="done"),
        pytest.param("Jane Roe will leave on Friday.", 1, id="announced"),
        pytest.param("Jane Roe was unable to land on Friday.", 1, id="unable to"),
        pytest.param("John Doe urged Jane Roe to leave on Friday.", 0, id="only asked to"),
        pytest.param("Jane Roe could have left on Friday.", 0, id="possible"),
        pytest.param("I saw Jane Roe leave on Friday.", 0, id="in the first person"),
        pytest.param("Her car was hit on Friday, Jane Roe learnt.", 1, id="what is hers"),
    ],
)  # fmt: skip
def test_timeline(text, dates):
    assert len(_profile(f"4 May 2020\n\nMayor Jane Roe slept. {text}").timeline) == dates


def test_the_same_of_one_day_is_told_once():
    told = [
        "Jane Roe was elected mayor of Arden on 3 May 2020.",
        "Jane Roe was elected mayor of Arden, by few, on 3 May 2020.",
    ]
    assert len(_profile(*told).timeline) == 1


_COMPANY = (
    "Acme Corporation is a maker of pumps. Acme Corporation chief Jane Roe left. "
    "Acme Corporation bought Pumpex for $5 million. John Doe, a former director of Acme Corporation, wept."
)  # fmt: skip


def test_a_group_has_people_dealings_and_figures():
    found = _profile(_COMPANY, name="Acme Corporation")
    assert [person.name for person in found.people] == ["Jane Roe"]
    assert _shown(found.dealings) == _shown(found.figures) == ["[1:3]"]


def test_a_place_has_who_governs_it_and_what_happened_there():
    text = (
        "4 May 2020\n\nFrench President Jane Roe spoke in Paris. Ann Poe, director of France Civil Aviation, slept. "
        "Tom Low, who was president of France until 2014, sang. A bomb killed six people in France on Friday. "
        "France said that it would mourn. French singer John Doe wept."
    )
    found = _profile(text, name="France")
    assert [person.name for person in found.people] == ["Jane Roe"]
    assert [str(moment.expression.citation) for moment in found.timeline] == ["[1:4]"]
    assert (found.statements, found.others, found.accusations, found.ties) == ((), (), (), ())


@pytest.mark.parametrize(
    ("name", "people"),
    [
        pytest.param("Brill Transit", [], id="company"),
        pytest.param("Canada", ["Henrik Low"], id="country"),
    ],
)
def test_only_what_can_be_governed_has_who_governs_it(name, people):
    found = _profile(f"Henrik Low, President of {name}, spoke. They flew to {name}.", name=name)
    assert [person.name for person in found.people] == people


def test_only_sections_asked_for_are_answered():
    text = '"The wall is weak," Mayor Jane Roe said.'
    found = _profile(text, sections=[ProfileSection.SAYS, ProfileSection.DEALINGS])
    assert (found.sections, found.roles) == ((ProfileSection.SAYS,), ())
    assert len(found.statements) == 1


def test_only_articles_of_the_period_are_read():
    texts = ["4 May 2020\n\nMayor Jane Roe left.", "6 June 2022\n\nMayor Jane Roe left."]
    found = _profile(*texts, period=Period(None, date(2021, 1, 1)))
    assert [presence.article.number for presence in found.presences] == [1]
    assert [(m.year, m.month, m.count) for m in found.volume] == [(2020, 5, 1)]


def test_statements_that_quote_come_first_and_articles_take_turns():
    first = 'Jane Roe said that the wall was weak. "It will fall," Jane Roe said. Jane Roe said it was raining hard.'
    second = '"It is a lie," Jane Roe said.'
    assert _shown(_profile(first, second).statements)[:3] == ["[1:2]", "[2:1]", "[1:1]"]


def test_a_sentence_of_two_articles_is_shown_once():
    said = '"The wall is weak and will fall," Jane Roe said.'
    assert _shown(_profile(said, said).statements) == ["[1:1]"]


@pytest.mark.parametrize(
    ("text", "voices"),
    [
        pytest.param("John Doe said that Jane Roe knew the wall.", ["John Doe"], id="named"),
        pytest.param("The police said that Jane Roe knew the wall.", ["The police"], id="group"),
        pytest.param("John Doe said that the wall was weak. Jane Roe left.", [], id="not about her"),
    ],
)  # fmt: skip
def test_others(text, voices):
    assert [voice.name for voice in _profile(text).others] == voices


@pytest.mark.parametrize(
    ("text", "tie"),
    [
        pytest.param("Jane Roe met John Doe in Arden.", "[1:1]", id="done to the other"),
        pytest.param("Jane Roe left with her husband, John Doe, at noon.", "[1:1]", id="related"),
        pytest.param("It rained on John Doe while the house of Jane Roe burned.", None, id="only named"),
    ],
)  # fmt: skip
def test_ties(text, tie):
    (found,) = [tie for tie in _profile(text).ties if tie.name == "John Doe"]
    assert (str(found.finding.citation) if found.finding else None) == tie
    assert [str(citation) for citation in found.together] == ["[1:1]"]


def test_who_prefers_what_the_actor_is_to_a_title():
    text = "Mayor Jane Roe spoke to farmers. Jane Roe is a judge in Brill."
    assert str(_profile(text).who.citation) == "[1:2]"


def test_turning_points_weigh_more_than_visits():
    text = "Jane Roe visited Arden in May 2001. Jane Roe was elected mayor of Arden in June 2003."
    visited, elected = _profile(text).timeline
    assert elected.weight > visited.weight


@pytest.mark.parametrize(
    ("text", "marked"),
    [
        pytest.param(
            "Jane Roe, a painter, died on March 4, 2018, at her home. She was 94.",
            [False],
            id="death in bed",
        ),
        pytest.param(
            "Jane Roe was stabbed on March 4, 2018, by a man with a knife. The stabbing was an attack.",
            [True],
            id="attack",
        ),
    ],
)
def test_only_an_attack_is_marked_as_one(text, marked):
    assert [moment.incident for moment in _profile(text).timeline] == marked
