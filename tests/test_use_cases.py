"""Articles opened, put in order, numbered and asked, on small files of our own."""

from __future__ import annotations

from pathlib import Path

import pytest

import briefing
from briefing.arguments import is_path, names_to_open
from briefing.errors import (
    ActorNotFound,
    BriefingError,
    ConfigError,
    NothingMatches,
    SelectionError,
    SeveralActors,
    SeveralMatch,
    SourceNotFound,
)
from briefing.model.annotation import ActorKind
from briefing.model.article import Basis, PartialDate
from briefing.model.collection import Collection
from briefing.use_cases import (
    compare,
    list_articles,
    open_collection,
    profile,
    summarize,
    summarize_together,
)

FLOOD = "date 2018-03-07\n\nThe river flooded the town of Ashford on Monday. Mayor Jane Doe said the dam had held.\n"
FIRE = "2021-05-01\n\nA fire burned three shops in Millbrook on Friday. Two people were injured, police said.\n"
STORM = "March 9, 2018\n\nA storm tore roofs off houses. Doe asked the people of Ashford to stay at home.\n"
UNDATED = "The council met again. Nobody spoke of the dam.\n"


@pytest.fixture
def news(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of four articles, and the working folder above it."""
    folder = tmp_path / "news"
    folder.mkdir()
    for name, text in (
        ("a-fire.txt", FIRE),
        ("b-storm.txt", STORM),
        ("c-flood.txt", FLOOD),
        ("d-council.txt", UNDATED),
    ):
        (folder / name).write_text(text)
    monkeypatch.chdir(tmp_path)
    return folder


def names(opened: briefing.Opened) -> list[str]:
    return [annotated.article.name for annotated in opened.collection.articles]


def test_articles_are_in_order_of_date_and_undated_last(news: Path) -> None:
    opened = open_collection(["news"])
    assert names(opened) == ["c-flood.txt", "b-storm.txt", "a-fire.txt", "d-council.txt"]
    assert opened.problems == ()


def test_the_order_of_names_changes_nothing(news: Path) -> None:
    files = [
        f"news/{name}" for name in ("a-fire.txt", "b-storm.txt", "c-flood.txt", "d-council.txt")
    ]
    assert open_collection(files) == open_collection(files[::-1]) == open_collection(["news"])


def test_a_file_is_read_once_however_it_is_named(news: Path) -> None:
    link = news.parent / "link.txt"
    link.symlink_to(news / "a-fire.txt")
    ways = [
        "news",
        "news/a-fire.txt",
        "./news/../news/a-fire.txt",
        str(news / "a-fire.txt"),
        "link.txt",
    ]
    assert len(open_collection(ways).collection.articles) == 4
    assert open_collection(ways) == open_collection(ways[::-1])


def test_two_files_of_one_name_are_two_articles(news: Path) -> None:
    (news / "deeper").mkdir()
    (news / "deeper" / "a-fire.txt").write_text(FIRE)
    opened = open_collection(["news"])
    assert [
        a.article.source for a in opened.collection.articles if a.article.name == "a-fire.txt"
    ] == [
        "news/a-fire.txt",
        "news/deeper/a-fire.txt",
    ]


def test_standard_input_is_read_once() -> None:
    reads = []

    def read() -> bytes:
        reads.append(1)
        return FLOOD.encode()

    opened = open_collection(["-", "-"], stdin=read)
    assert len(opened.collection.articles) == len(reads) == 1


def test_what_cannot_be_read_is_told_and_the_rest_is_done(news: Path) -> None:
    opened = open_collection(["news/c-flood.txt", "news/missing.txt"])
    assert names(opened) == ["c-flood.txt"]
    assert [problem.subject for problem in opened.problems] == ["news/missing.txt"]


def test_progress_is_told_from_none_to_all(news: Path) -> None:
    told: list[tuple[int, int]] = []
    open_collection(["news"], on_progress=lambda done, total: told.append((done, total)))
    assert told == [(0, 4), (1, 4), (2, 4), (3, 4), (4, 4)]


def test_a_date_of_the_readers_overrules_without_renumbering(news: Path) -> None:
    opened = open_collection(["news"], dates={"4": "2001-02", "a-fire.txt": "2022-01-01"})
    assert names(opened) == names(open_collection(["news"]))
    council, fire = (
        opened.collection.article(4).reference_date,
        opened.collection.article(3).reference_date,
    )
    assert (council.date, council.basis, council.origin) == (
        PartialDate(2001, 2),
        Basis.STATED,
        "--date",
    )
    assert (fire.date, fire.origin) == (PartialDate(2022, 1, 1), "--date")
    assert list_articles(opened.collection, "2001").result.articles[0].number == 4


@pytest.mark.parametrize(
    ("dates", "error"),
    [
        ({"4": "soon"}, ConfigError),
        ({"4": "2018-13"}, ConfigError),
        ({"4": ""}, ConfigError),
        ({"9": "2018"}, NothingMatches),
        ({"2018": "2019"}, SeveralMatch),
    ],
)
def test_dates_that_cannot_be(
    news: Path, dates: dict[str, str], error: type[BriefingError]
) -> None:
    with pytest.raises(error):
        open_collection(["news"], dates=dates)


def test_list_articles(news: Path) -> None:
    collection = open_collection(["news"]).collection
    listed = list_articles(collection).result.articles
    assert [(article.number, article.name) for article in listed] == [
        (1, "c-flood.txt"),
        (2, "b-storm.txt"),
        (3, "a-fire.txt"),
        (4, "d-council.txt"),
    ]
    assert [a.number for a in list_articles(collection, "3", "2018").result.articles] == [1, 2, 3]


def test_summarize_takes_all_that_match_in_the_order_asked_for(news: Path) -> None:
    collection = open_collection(["news"]).collection
    assert [s.article.number for s in summarize(collection).result] == [1, 2, 3, 4]
    assert [s.article.number for s in summarize(collection, "3", "2018", "1").result] == [3, 1, 2]
    assert len(summarize(collection, "1", sentences=1).result[0].key_points) == 1


def test_summarize_goes_on_without_a_missing_file(news: Path) -> None:
    collection = open_collection(["news"]).collection
    answer = summarize(collection, "1", "missing.txt")
    assert [s.article.number for s in answer.result] == [1]
    assert [problem.subject for problem in answer.problems] == ["missing.txt"]
    with pytest.raises(SourceNotFound, match=r"no such file or folder"):
        summarize(collection, "missing.txt")
    with pytest.raises(NothingMatches):
        summarize(collection, "1", "helicopter")


def test_compare_wants_one_article_for_each_selector(news: Path) -> None:
    collection = open_collection(["news"]).collection

    def compared(*what: str) -> list[int]:
        return [incident.article.number for incident in compare(collection, *what).result.incidents]

    assert compared("a-fire", "flooded") == [3, 1]
    assert compared("1", "2", "3") == [1, 2, 3]
    assert compared() == [1, 2, 3, 4]
    assert compared("news/*.txt") == [1, 2, 3, 4]
    with pytest.raises(SeveralMatch) as several:
        compare(collection, "2018", "2021")
    assert several.value.candidates == (
        "[1] 2018-03-07  c-flood.txt",
        "[2] 2018-03-09  b-storm.txt",
    )
    with pytest.raises(SourceNotFound):
        compare(collection, "1", "missing.txt")


@pytest.mark.parametrize("what", [("1",), ("1", "flooded"), ("1", "1")])
def test_a_comparison_needs_two(news: Path, what: tuple[str, ...]) -> None:
    collection = open_collection(["news"]).collection
    with pytest.raises(SelectionError, match=r"needs two articles, and only \[1\]") as raised:
        compare(collection, *what)
    assert raised.value.exit_code == 2
    assert len(raised.value.candidates) == 4


def test_a_comparison_of_one_article_alone(news: Path) -> None:
    with pytest.raises(SelectionError, match="needs two articles"):
        compare(open_collection(["news/a-fire.txt"]).collection)


def test_many_articles_are_not_compared_unasked(news: Path) -> None:
    (news / "e.txt").write_text(UNDATED)
    with pytest.raises(SeveralMatch, match="there are 5 articles"):
        compare(open_collection(["news"]).collection)


def test_profile(news: Path) -> None:
    collection = open_collection(["news"]).collection
    assert profile(collection, "Doe").result.name == "Jane Doe"
    with pytest.raises(ActorNotFound) as raised:
        profile(collection, "Nobody Atall")
    assert raised.value.exit_code == 1
    assert raised.value.hint


@pytest.fixture
def namesakes(tmp_path: Path) -> Collection:
    """Articles in which a person and a country share a name, as often as each other."""
    for number, told in enumerate(
        ("King Ali Jordan left. Ali Jordan wept. Mr Jordan slept.", "They flew to Jordan. Floods hit Jordan.")
    ):  # fmt: skip
        (tmp_path / f"{number}.txt").write_text(told, encoding="utf-8")
    return open_collection([str(tmp_path)]).collection


def test_a_question_back_lists_different_names_and_can_be_answered(namesakes: Collection) -> None:
    with pytest.raises(SeveralActors) as raised:
        profile(namesakes, "jordan")
    assert sorted(raised.value.candidates) == ["Ali Jordan", "Jordan"]
    assert "--kind" in raised.value.hint
    assert profile(namesakes, "Jordan", kind=ActorKind.PLACE).result.name == "Jordan"
    assert profile(namesakes, "ali jordan").result.name == "Ali Jordan"


@pytest.mark.parametrize(
    ("what", "articles", "opened"),
    [
        ((), (), ("usual",)),
        (("2018",), (), ("usual",)),
        (("news/a-fire.txt",), (), ("news/a-fire.txt",)),
        (("news",), (), ("news",)),
        (("-",), (), ("-",)),
        (("news/*.txt",), (), ("news/*.txt",)),
        (("n*s",), (), ("n*s",)),
        (("n?x",), (), ("usual",)),  # matches nothing, so no pattern
        (("2018", "news/a-fire.txt"), (), ("usual", "news/a-fire.txt")),
        (("missing.txt",), (), ("usual",)),  # may be an article's name
        (("sea/missing.txt",), (), ("sea/missing.txt",)),
        (("2018",), ("news",), ("news",)),
        (("other/x.txt",), ("news",), ("news", "other/x.txt")),
        ((), ("news",), ("news",)),
    ],
)
def test_names_to_open(
    news: Path, what: tuple[str, ...], articles: tuple[str, ...], opened: tuple[str, ...]
) -> None:
    assert names_to_open(what, articles=articles, fallback=("usual",)) == opened


@pytest.mark.parametrize(
    "word", ["2018", "2018-03", "1", "[1]", "flood", "", "x" * 10_000, "a\0b", "*", "?" * 5000]
)
def test_what_is_no_path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, word: str) -> None:
    (tmp_path / "2018").mkdir()
    monkeypatch.chdir(tmp_path / "2018")
    assert not is_path(word)


def test_the_package_offers_the_use_cases(news: Path) -> None:
    for name in briefing.__all__:
        assert callable(getattr(briefing, name))
    with pytest.raises(AttributeError, match="has no attribute 'nothing'"):
        _ = briefing.nothing  # type: ignore[attr-defined]


def test_an_inferred_year_is_noted() -> None:
    collection = open_collection([str(Path(__file__).parent.parent / "seeds")]).collection
    for ask in (list_articles, summarize):
        assert ask(collection, "2026").notes == ("2026 matched [2] by an inferred year",)
        assert ask(collection, "2018").notes == ()


def test_a_method_that_there_is_not(news: Path) -> None:
    with pytest.raises(ConfigError, match="there is no method magic") as error:
        summarize(open_collection(["news"]).collection, method="magic")
    assert "lexrank" in error.value.hint


def test_several_articles_have_one_summary(news: Path) -> None:
    opened = open_collection(["news"])
    joint = summarize_together(opened.collection, "2018", sentences=2).result
    assert [article.name for article in joint.articles] == ["c-flood.txt", "b-storm.txt"]
    assert len(joint.key_points) == 2


@pytest.mark.parametrize(
    ("denial", "disputed"),
    [
        ("The owner denied that the mine had collapsed.", True),
        ("The owner denied that anyone had been killed.", True),
        ("The owner denied the report.", True),
        ("The owner denied that there had been any warning.", False),
        ("The owner denied having ignored two warnings.", False),
    ],
)
def test_a_denial_is_set_against_the_incident_only_where_it_denies_that(
    tmp_path: Path, denial: str, disputed: bool
) -> None:
    lead = "A coal mine collapsed in Millbrook on Monday, and five miners were killed, police said."
    (tmp_path / "a.txt").write_text(f"8 October 2024\n\n{lead} {denial}\n")
    (tmp_path / "b.txt").write_text(STORM)
    collection = open_collection([str(tmp_path)]).collection
    mine = next(number for number, a in collection.numbered() if a.article.name == "a.txt")
    incidents = compare(collection).result.incidents
    incident = next(incident for incident in incidents if incident.article.number == mine)
    assert bool(incident.disputes) is disputed
