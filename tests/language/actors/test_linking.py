"""Actors across articles, and what a reader's word finds."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefing.language.actors.finding import find_actors, suggest_actors
from briefing.language.actors.linking import link_actors
from briefing.model.annotation import Actor, ActorKind, AnnotatedArticle, Mention, MentionForm
from briefing.model.article import Article
from briefing.model.text import Span


def article(*actors, counts=()):
    """An article whose actors are given as (kind, forms); each is mentioned once, or as often as `counts` says."""
    known = tuple(
        Actor(name=forms[0], kind=ActorKind(kind), forms=tuple(forms)) for kind, *forms in actors
    )
    mentions, text = [], ""
    for index, actor in enumerate(known):
        span = Span(len(text), len(text) + len(actor.name))
        text += actor.name + ". "
        mention = Mention(
            span=span,
            phrase=span,
            sentence=1,
            form=MentionForm.NAME,
            kind=actor.kind,
            actor=index,
        )
        mentions += [mention] * (counts[index] if counts else 1)
    source = Article(source="-", name="-", text=text, paragraphs=())
    return AnnotatedArticle(article=source, actors=known, mentions=tuple(mentions))


@pytest.mark.parametrize(
    ("one", "other", "joined"),
    [
        pytest.param(("person", "Gustavo Petro"), ("person", "GUSTAVO PETRO"), True, id="case"),
        pytest.param(("person", "Álvaro Uribe"), ("person", "Alvaro Uribe"), True, id="accents"),
        pytest.param(
            ("person", "Luis Carlos Galan"), ("person", "Luis Galan"), True, id="middle name"
        ),
        pytest.param(("person", "George W. Bush"), ("person", "George Bush"), True, id="initial"),
        pytest.param(
            ("person", "J. Smith"), ("person", "John Smith"), True, id="abbreviated given name"
        ),
        pytest.param(
            ("person", "Alvaro Uribe Velez"), ("person", "Alvaro Uribe"), True, id="second surname"
        ),
        pytest.param(("person", "John Lee Jr."), ("person", "John Lee"), False, id="father, son"),
        pytest.param(("person", "Petro"), ("person", "Gustavo Petro"), True, id="surname alone"),
        pytest.param(
            ("person", "Ivan Duque"), ("person", "Ivan Mordisco"), False, id="surnames differ"
        ),
        pytest.param(
            ("person", "Anna Smith"), ("person", "John Smith"), False, id="given names differ"
        ),
        pytest.param(("person", "Washington"), ("place", "Washington"), False, id="kinds differ"),
        pytest.param(
            ("group", "FBI"), ("group", "Federal Bureau of Investigation"), True, id="acronym"
        ),
        pytest.param(
            ("group", "World Bank"),
            ("group", "World Health Organization"),
            False,
            id="shared first word",
        ),
        pytest.param(
            ("group", "IS"), ("group", "Isle of Skye"), False, id="two letters are chance"
        ),
        pytest.param(("group", "UN"), ("group", "United Nations"), True, id="well-known letters"),
        pytest.param(("place", "US"), ("place", "Utah Street"), False, id="a place is no acronym"),
        pytest.param(("place", "U.S."), ("place", "United States"), True, id="abbreviation"),
        pytest.param(("place", "UK"), ("place", "Britain"), True, id="another name"),
        pytest.param(("place", "Washington"), ("place", "Washington, DC"), True, id="district"),
        pytest.param(
            ("place", "Panama"), ("place", "Panama City"), False, id="a country is not its capital"
        ),
    ],
)
def test_pairs(one, other, joined):
    for articles in ([article(one), article(other)], [article(other), article(one)]):
        assert len(link_actors(articles)) == (1 if joined else 2)


def test_a_surname_of_two_people_joins_neither():
    linked = link_actors(
        [
            article(("person", "Anna Smith")),
            article(("person", "John Smith")),
            article(("person", "Smith")),
        ]
    )
    assert [actor.members for actor in linked] == [((1, 0),), ((2, 0),), ((3, 0),)]


def test_order_is_by_mentions_then_by_place():
    linked = link_actors(
        [
            article(("person", "Anna Smith"), ("person", "John Brown"), counts=(1, 2)),
            article(("person", "Smith"), ("person", "Eve Moor"), counts=(2, 2)),
        ]
    )
    assert [actor.name for actor in linked] == ["Anna Smith", "John Brown", "Eve Moor"]
    assert linked[0].forms == ("Anna Smith", "Smith")
    assert linked[0].members == ((1, 0), (2, 0))


PEOPLE = link_actors(
    [
        article(
            ("person", "Gustavo Petro", "Petro"),
            ("person", "Iván Duque"),
            ("person", "Ivan Mordisco"),
            ("place", "United States", "US"),
            ("person", "Dominique Strauss-Kahn"),
            ("group", "National Transportation Safety Board"),
            ("group", "IAEA"),
        )
    ]
)


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        pytest.param("petro", ["Gustavo Petro"], id="surname, any case"),
        pytest.param("Gustavo", ["Gustavo Petro"], id="given name"),
        pytest.param("Ivan", ["Iván Duque", "Ivan Mordisco"], id="both Ivans, accents aside"),
        pytest.param("ivan duque", ["Iván Duque"], id="full name"),
        pytest.param("Mord", ["Ivan Mordisco"], id="beginning of a word"),
        pytest.param("u.s.", ["United States"], id="abbreviation"),
        pytest.param("strauss kahn", ["Dominique Strauss-Kahn"], id="hyphen left out"),
        pytest.param(
            "NTSB", ["National Transportation Safety Board"], id="initials of a full name"
        ),
        pytest.param("International Atomic Energy Agency", ["IAEA"], id="full name of initials"),
        pytest.param("Nobody", [], id="unknown"),
        pytest.param("  ", [], id="empty"),
    ],
)
def test_find(query, expected):
    assert [actor.name for actor in find_actors(PEOPLE, query)] == expected


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        pytest.param("Pertro", ["Gustavo Petro"], id="a letter too many"),
        pytest.param("gustavo pedro", ["Gustavo Petro"], id="a wrong letter"),
        pytest.param("Zyx", [], id="nothing like it"),
    ],
)
def test_suggest(query, expected):
    assert [actor.name for actor in suggest_actors(PEOPLE, query)] == expected


_NAMES = st.sampled_from(
    [
        "Anna Smith",
        "J. Smith",
        "John Smith",
        "Smith",
        "A. B. Smith",
        "Smith Jr.",
        "FBI",
        "U.S.",
        ".",
    ]
)
_ACTORS = st.lists(
    st.tuples(st.sampled_from(list(ActorKind)), _NAMES | st.text(min_size=1, max_size=8)),
    max_size=5,
)


@settings(max_examples=100)
@given(st.lists(_ACTORS, max_size=4))
def test_every_actor_is_linked_once(actors):
    articles = [article(*one) for one in actors]
    linked = link_actors(articles)
    members = [member for actor in linked for member in actor.members]
    expected = [
        (number, index) for number, one in enumerate(actors, start=1) for index in range(len(one))
    ]
    assert sorted(members) == expected
    for actor in linked:
        assert actor in find_actors(linked, actor.name) or not any(map(str.isalnum, actor.name))


@settings(max_examples=100)
@given(st.permutations(range(6)))
def test_order_of_articles_changes_nothing(order):
    articles = [
        article(("person", "Ana Maria"), ("group", "UN")),
        article(("person", "Ana Maria Lopez"), ("person", "S. Williams")),
        article(("person", "Maria Lopez"), ("person", "Shane Williams"), ("group", "Telegram")),
        article(("person", "Serena Williams", "Williams"), ("group", "Telegram X")),
        article(("person", "Williams"), ("person", "Lopez"), ("group", "United Nations")),
        article(("group", "United Nations Security Council"), ("person", "J. Low")),
    ]
    linked = link_actors([articles[number] for number in order])
    found = {
        (actor.name, frozenset((order[number - 1], index) for number, index in actor.members))
        for actor in linked
    }
    assert found == {
        ("Ana Maria Lopez", frozenset({(0, 0), (1, 0), (2, 0), (4, 1)})),
        ("S. Williams", frozenset({(1, 1)})),
        ("Shane Williams", frozenset({(2, 1)})),
        ("Serena Williams", frozenset({(3, 0)})),
        ("Williams", frozenset({(4, 0)})),
        ("Telegram X", frozenset({(2, 2), (3, 1)})),
        ("United Nations", frozenset({(0, 1), (4, 2)})),
        ("United Nations Security Council", frozenset({(5, 0)})),
        ("J. Low", frozenset({(5, 1)})),
    }


@pytest.mark.parametrize(
    ("actors", "names"),
    [
        pytest.param(
            [("person", "Serena Williams"), ("person", "S Williams"), ("person", "Shane Williams")],
            ["S Williams", "Serena Williams", "Shane Williams"],
            id="an initial of two people is nobody's",
        ),
        pytest.param(
            [("person", "Serena Williams", "S Williams"), ("person", "Shane Williams")],
            ["Serena Williams", "Shane Williams"],
            id="an initial known from its article",
        ),
        pytest.param(
            [("person", "Smith"), ("person", "Anna Smith"), ("person", "Smith"), ("person", "Bo Smith")],
            ["Anna Smith", "Bo Smith", "Smith"],
            id="open surnames are one",
        ),
    ],
)  # fmt: skip
def test_names(actors, names):
    linked = link_actors([article(actor) for actor in actors])
    assert sorted(actor.name for actor in linked) == names


def test_a_surname_alone_is_the_persons_who_has_nearly_all_mentions():
    linked = link_actors(
        [
            article(("person", "Bo Low"), ("person", "Mia Low"), counts=(19, 1)),
            article(("person", "Low")),
        ]
    )
    assert [(actor.name, actor.members) for actor in linked] == [
        ("Bo Low", ((1, 0), (2, 0))),
        ("Mia Low", ((1, 1),)),
    ]


def test_two_people_of_one_article_stay_two():
    linked = link_actors(
        [
            article(("person", "George Bush"), ("person", "George W. Bush")),
            article(("person", "G. Bush")),
        ]
    )
    assert {"George Bush", "George W. Bush"} <= {actor.name for actor in linked}


@pytest.mark.parametrize(
    ("names", "shown"),
    [
        pytest.param(
            [("person", "Jane Ann Marie Roe")] + 2 * [("person", "Jane Roe")], "Jane Roe", id="usual full name"
        ),
        pytest.param([("person", "Jane Ann Roe"), ("person", "Jane Roe")], "Jane Ann Roe", id="as usual as the other"),
        pytest.param([("group", "Acme Support App")] + 5 * [("group", "Acme")], "Acme", id="a slip"),
        pytest.param([("group", "Acme Works")] + 4 * [("group", "Acme")], "Acme Works", id="no slip"),
        pytest.param(
            [("group", "World Health Organization")] + 6 * [("group", "WHO")], "World Health Organization", id="acronym"
        ),
    ],
)  # fmt: skip
def test_the_name_shown_is_one_that_articles_use(names, shown):
    (actor,) = link_actors([article(name) for name in names])
    assert actor.name == shown
