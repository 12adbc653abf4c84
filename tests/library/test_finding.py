"""Which articles are meant by a date, a name, words or a query."""

import datetime

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from briefing.errors import BriefingError, QueryError
from briefing.library import open_library
from briefing.library.queries import translate
from briefing.model.article import PartialDate
from briefing.model.library import SnippetPart
from briefing.model.period import Period


@pytest.fixture(scope="module")
def held(tmp_path_factory, make, texts, at):
    """1 a year, 2 a month of it, 3 a day of that month, 4 undated; the last one from a page in a feed."""
    path = tmp_path_factory.mktemp("held") / "library.db"
    articles = [
        make(texts.helicopter, "/news/2018-03_arden.txt", date=PartialDate(2018)),
        make(texts.mayor, "/news/mayor.txt", date=PartialDate(2018, 3)),
        make(texts.flood, "/news/deep/Río.txt", date=PartialDate(2018, 3, 7)),
        make(
            "Café opens\n\nThe café in Arden opened.", "https://x.org/1", address="https://x.org/1"
        ),
    ]
    with open_library(path, annotator="test-1", create=True) as library:
        for article in articles:
            library.add(article, found_in="feed" if article.address else article.source, at=at)
        yield library


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        ({}, (1, 2, 3, 4)),
        ({"period": Period.of(PartialDate(2018))}, (1, 2, 3)),
        ({"period": Period.of(PartialDate(2018, 3))}, (2, 3)),
        ({"period": Period.of(PartialDate(2018, 3, 7))}, (3,)),
        ({"period": Period(datetime.date(2018, 3, 1), None)}, (2, 3)),
        ({"period": Period(None, datetime.date(2018, 3, 7))}, (3,)),
        ({"period": Period(None, None)}, (1, 2, 3)),
        ({"period": Period.of(PartialDate(2019))}, ()),
        ({"name": "mayor"}, (2,)),
        ({"name": "MAYOR.txt"}, (2,)),
        ({"name": "/news/mayor.txt"}, (2,)),
        ({"name": "/news/"}, (1, 2, 3)),
        ({"name": "/news/deep"}, (3,)),
        ({"name": "/new"}, ()),
        ({"name": "*ay*.txt"}, (2,)),
        ({"name": "/news/[!m]*/*"}, (3,)),
        ({"name": "rio"}, (3,)),
        ({"name": "ard"}, (1,)),
        ({"name": "rden"}, ()),
        ({"name": "2018"}, (1,)),
        ({"name": "2018-0"}, (1,)),
        ({"name": "201"}, (1,)),
        ({"name": "https://x.org/1"}, (4,)),
        ({"name": "feed"}, (4,)),
        ({"name": ""}, ()),
        ({"name": "\0"}, ()),
        ({"name": "%"}, ()),
        ({"words": "arden"}, (2, 3)),  # in the headline of two, in the text of all
        ({"words": "Arden mayor"}, (2,)),
        ({"words": "ARDEN helicopter"}, (2,)),
        ({"words": "malaga"}, (1,)),
        ({"words": "CAFE"}, (4,)),
        ({"words": "helicopter"}, (1,)),
        ({"words": "helic"}, (1, 2)),
        ({"words": "he"}, (1,)),  # "he said", and no beginning
        ({"words": "mayo of"}, ()),
        ({"words": "cocaine"}, ()),
        ({"words": "!"}, ()),
        ({"words": ""}, ()),
        ({"query": "helicopter NOT mayor"}, ()),
        ({"query": "helicopter OR river"}, (1, 2, 3)),
        ({"query": "arden", "period": Period.of(PartialDate(2018, 3, 7))}, (3,)),
        ({"words": "arden", "period": Period(None, datetime.date(2018, 3, 7)), "name": "/news"}, (3,)),
    ],
)  # fmt: skip
def test_articles_in_order_of_date_and_name(held, asked, expected):
    assert held.find(**asked) == expected


def test_newest_and_count(held):
    assert held.newest(2) == (4, 3)
    assert held.count() == 4
    assert held.count(query="arden") == 3
    assert held.count(query="arden", period=Period.of(PartialDate(2018, 3, 7))) == 1


def test_a_source_inside_a_named_folder_is_found_by_a_relative_path(
    library, make, add, texts, tmp_path, monkeypatch
):
    add(library, make(texts.mayor, str(tmp_path.resolve() / "deep" / "a.txt")))
    monkeypatch.chdir(tmp_path)
    assert library.find(name="deep/a.txt") == library.find(name="deep") == (1,)


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("helicopter", {1, 2}),
        ("HELICOPTER petro", {1}),
        ("helicopter AND petro", {1}),
        ("petro OR river", {1, 3}),
        ("helicopter NOT petro", {2}),
        ("helicopter AND NOT petro", {2}),
        ("helicopter -petro", {2}),
        ("helicopter -(petro OR river)", {2}),
        ("helicopter AND (petro OR fraud)", {1, 2}),
        ("helicopter (petro OR fraud) NOT shots", {2}),
        ('"open sea"', {1}),
        ('"sea open"', set()),
        ("heli*", {1, 2}),
        ('"open se"*', {1}),
        ("NEAR(jane mayor, 3)", {1, 2}),
        ("NEAR(gustavo reporters, 2)", set()),
        ("NEAR(gustavo reporters)", set()),
        ("NEAR(gustavo reporters, 20)", {1}),
        ("headline:helicopter", {1}),
        ("headline:(helicopter OR flood)", {1, 3}),
        ("text:shots", {1}),
        ("malaga", {1}),
        ("Málaga", {1}),
        ("what's", set()),
        ("C++", set()),
        ("-foo arden", {2, 3, 4}),
        ('"open sea', {1}),
        ("(petro", {1}),
        ("petro)", {1}),
        ("petro & roe", {1}),
        ("+petro", {1}),
        ("on 3/5", set()),
        ("and river", {3}),
        ('say""', set()),
        ("near jane", set()),
        ("a:b", set()),
        ("headline:", set()),
        ("petro^2", set()),
        ("{petro}", {1}),
    ],
)
def test_queries(held, query, expected):
    assert {hit.number for hit in held.search(query)} == expected
    assert held.count(query=query) == len(expected)


@pytest.mark.parametrize(
    ("query", "message"),
    [
        ("", "no word to find"),
        ("  ", "no word to find"),
        ("& -- !", "no word to find"),
        ("()", "no word to find"),
        ("NOT petro", "beside those to leave out"),
        ("-petro", "beside those to leave out"),
        ("petro AND", "AND needs a word"),
        ("AND petro", "AND needs a word"),
        ("petro OR", "OR needs a word"),
        ("petro AND OR roe", "AND needs a word"),
        ("petro NOT", "NOT needs a word"),
        ("petro) roe", "bracket"),
        ("NEAR(petro)", "NEAR takes two"),
        ("NEAR(petro AND roe)", "NEAR takes words"),
        ("p*", "needs two letters"),
        ('NEAR("p"* roe)', "needs two letters"),
        ("(" * 40 + "petro", "deep"),
        ("a " * 65, "at most 64 words"),
        ("a" * 2001, "at most 2000 characters"),
    ],
)
def test_queries_that_say_nothing_are_explained(held, query, message):
    with pytest.raises(QueryError, match=message) as caught:
        held.search(query)
    assert caught.value.hint
    assert caught.value.subject == query


@settings(
    max_examples=300, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    st.text(max_size=40)
    | st.lists(
        st.sampled_from([*'"()*-+:^{},', "AND", "OR", "NOT", "NEAR(", "headline:", "a", "petro", "5", "\0"]),
        max_size=12,
    ).map(" ".join)
    | st.lists(st.sampled_from([*'"()*-+:^{},.ab ', "NEAR", "NOT "]), max_size=14).map("".join)
)  # fmt: skip
@example('NEAR("a" b, 99999999999)')
@example("a AND ((b OR")
@example("headline:headline:text:a")
def test_any_query_is_answered_or_explained(held, query):
    try:
        hits = held.search(query)
    except BriefingError:
        return
    assert held.count(query=query) == len(hits)
    assert set(held.find(query=query)) == {hit.number for hit in hits}


@settings(
    max_examples=100, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(st.text(max_size=30))
def test_any_name_and_any_words_are_answered(held, text):
    assert set(held.find(name=text)) <= {1, 2, 3, 4}
    assert set(held.find(words=text)) <= {1, 2, 3, 4}


def test_every_word_of_a_query_is_quoted():
    assert translate('petro AND "open sea" NOT heli*') == '(("petro" AND "open sea") NOT "heli*" *)'


def test_a_hit_shows_where_it_matches(held):
    (hit,) = held.search("petro AND sea")
    assert (hit.name, hit.headline, hit.date) == (
        "2018-03_arden.txt",
        "Shots fired at helicopter",
        PartialDate(2018),
    )
    assert SnippetPart("Petro", True) in hit.snippet
    assert "\n" not in "".join(part.text for part in hit.snippet)
    assert hit.rank > 0


def test_a_word_in_the_headline_counts_more_and_pages_follow_one_another(library, make, add):
    add(library, make("River bridge closed\n\nThe mayor said that the town would wait.", "/a.txt"))
    add(
        library, make("Mayor waits\n\nThe river bridge was closed by the town on Monday.", "/b.txt")
    )
    for number in range(3):
        add(library, make(f"Quiet {number}\n\nA day without the word for it.", f"/{number}.txt"))
    assert [hit.number for hit in library.search("mayor")] == [2, 1]
    (hit,) = library.search("bridge", limit=1)
    assert [(part.text, part.matched) for part in hit.snippet] == [
        ("The mayor said that the town would wait.", False)
    ]
    equal = [hit.number for hit in library.search("quiet")]
    assert equal == [5, 4, 3]
    assert [hit.number for hit in library.search("quiet", limit=2, offset=1)] == equal[1:]


def test_of_more_matches_than_are_ranked_the_newest_are(library, make, add, monkeypatch):
    monkeypatch.setattr("briefing.library.finding.RANKED", 4)
    texts = (
        "word word word",
        "word of others",
        "word and more of them",
        "word word",
        "a word",
        "word, no",
    )
    for number, text in enumerate(texts):
        add(
            library,
            make(
                f"Line {number} of several\n\nThere was a {text} here on Monday.", f"/{number}.txt"
            ),
        )
    everything = [hit.number for hit in library.search("word")]
    assert everything[0] == 4
    assert set(everything[:4]) == {3, 4, 5, 6}
    assert everything[4:] == [2, 1]
    pages = [
        hit.number
        for offset in range(0, 8, 3)
        for hit in library.search("word", limit=3, offset=offset)
    ]
    assert pages == everything
