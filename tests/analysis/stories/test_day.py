"""The briefing of a day: what is new, who copies, what is ahead, in which order."""

from __future__ import annotations

import datetime
from dataclasses import replace

import pytest

from briefing.analysis.stories.copies import without_copies
from briefing.analysis.stories.day import Candidate, make_today, rank_stories
from briefing.analysis.stories.diary import find_diary
from briefing.analysis.stories.news import tell_news
from briefing.analysis.stories.novelty import Told
from briefing.analysis.stories.whole import tell_whole
from briefing.analysis.text.sentences import annotated_sentences
from briefing.language import annotate
from briefing.model.collection import Collection
from briefing.model.stories import host_of
from briefing.sources.plaintext import parse_text

DAM = """Dam breaks above Ashford

3 March 2026

The Kelloway dam above Ashford broke on Monday night and two people were killed, police said.
Engineers of Kelloway Water had warned of rusty sluices for three years. The council of Ashford will meet on
9 March 2026 to hear what the engineers had found."""
COPY = f"{DAM}\n\nAdditional reporting by Tom Low was done in the town hall of Ashford."
NEXT_DAY = """Toll of Ashford dam rises

4 March 2026

The Kelloway dam above Ashford broke on Monday night and five people were killed, police said.
Engineers of Kelloway Water had warned of rusty sluices for three years. Prosecutors searched the villa of the
chairman in Millbrook and took away forty boxes of papers."""
FERRY = """Ferry sinks off Dunmore

3 March 2026

The ferry Saint Brigid sank off Dunmore with forty passengers on Monday, the coastguard said."""


def collection_of(*texts: str) -> Collection:
    return Collection(
        tuple(annotate(parse_text(text, source=f"{n}.txt", name=f"{n}.txt")) for n, text in enumerate(texts))
    )  # fmt: skip


def points_of(collection: Collection, new: list[int], earlier: list[int]) -> list[str]:
    news = tell_news(collection, new, earlier)
    return [point.finding.text for point in news.points] if news else []


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        pytest.param("The Kelloway dam broke on Monday night.", False, id="told before"),
        pytest.param("On Monday night the dam above Ashford broke.", False, id="in other order"),
        pytest.param("Prosecutors searched the chairman's villa.", True, id="other words"),
        pytest.param("At Ashford 17 people were killed.", True, id="another number"),
        pytest.param("The dam broke on 2 March.", False, id="a date is no number"),
    ],
)
def test_what_tells_something_new(sentence: str, expected: bool) -> None:
    told = Told(annotated_sentences(collection_of(DAM).article(1)))
    (own,) = annotated_sentences(collection_of(sentence).article(1))
    assert told.is_new(own) is expected


def test_a_story_that_goes_on_is_told_by_what_is_new() -> None:
    points = points_of(collection_of(DAM, NEXT_DAY), [2], [1])
    assert any("Prosecutors searched" in point for point in points)
    assert not any("rusty sluices" in point for point in points)


def test_a_story_without_anything_new_is_not_told() -> None:
    collection = collection_of(DAM, DAM)
    assert tell_news(collection, [2], [1]) is None
    made = make_today(collection, [Candidate(new=(2,), earlier=(1,))])
    assert (made.stories, made.ahead) == ((), ())


def test_points_are_whole_sentences_of_the_articles() -> None:
    collection = collection_of(DAM, FERRY)
    for number in (1, 2):
        text = " ".join(collection.article(number).article.text.split())
        assert all(point in text for point in points_of(collection, [number], []))


def test_a_first_sentence_in_place_of_a_headline_is_told_once() -> None:
    text = DAM.partition("\n\n")[2]
    news = tell_news(collection_of(text), [1])
    assert news is not None
    assert news.headline.citation.sentence == 1
    assert all(point.finding.citation.sentence > 1 for point in news.points)
    alone = tell_news(collection_of(text.partition(" Engineers")[0].split("\nEngineers")[0]), [1])
    assert alone is not None
    assert alone.points


def test_an_added_credit_line_makes_no_new_article() -> None:
    collection = collection_of(DAM, COPY, NEXT_DAY)
    assert without_copies(collection, (1, 2, 3)) == (1, 3)
    news = tell_news(collection, [1, 2])
    assert news is not None
    assert (news.copies, len(news.articles)) == (1, 2)


def test_tolls_that_differ_are_marked() -> None:
    news = tell_news(collection_of(DAM, NEXT_DAY), [2], [1])
    assert news is not None
    assert [found.subject for found in news.disagreements] == ["deaths"]
    assert all(v.finding.disputed for v in news.disagreements[0].versions)


def test_what_is_followed_comes_first_then_what_most_report() -> None:
    wide, narrow = Candidate(new=(1, 2), outlets=2), Candidate(new=(3, 4, 5), outlets=1)
    followed = replace(narrow, new=(6,), followed=("Petro",))
    assert rank_stories([narrow, wide, followed]) == (followed, wide, narrow)
    assert rank_stories([wide, followed, narrow]) == (followed, wide, narrow)


def test_the_diary_has_days_ahead_alone_each_thing_once() -> None:
    collection = collection_of(DAM, COPY)
    diary = find_diary(collection, (1, 2))
    assert [str(event.day) for event in diary] == ["2026-03-09"]
    assert find_diary(collection, (1, 2), datetime.date(2026, 3, 10)) == ()


@pytest.mark.parametrize(
    ("later", "day", "expected"),
    [
        pytest.param("8 March 2026", None, ["2026-03-09"], id="after the latest article"),
        pytest.param("9 March 2026", None, [], id="on the day of the latest article"),
        pytest.param("4 March 2026", datetime.date(2026, 3, 9), [], id="today"),
        pytest.param("9 March 2026", datetime.date(2026, 3, 1), [], id="a clock that is behind"),
    ],
)
def test_what_may_be_done_already_is_not_ahead(
    later: str, day: datetime.date | None, expected: list[str]
) -> None:
    collection = collection_of(DAM, NEXT_DAY.replace("4 March 2026", later))
    assert [str(event.day) for event in find_diary(collection, (1, 2), day)] == expected


def test_a_story_begins_with_its_latest() -> None:
    for texts in ([DAM, NEXT_DAY], [NEXT_DAY, DAM]):
        collection = collection_of(*texts)
        story = tell_whole(collection, (1, 2))
        assert story.headline.text == "Toll of Ashford dam rises"
        cited = [point.finding.citation for point in story.key_points]
        newest = story.headline.citation.article
        assert cited[0].article == newest
        assert cited == sorted(cited, key=lambda each: (each.article != newest, each.sentence))


def test_words_limit_the_stories_and_the_rest_is_counted() -> None:
    collection = collection_of(DAM, FERRY)
    candidates = [Candidate(new=(1,)), Candidate(new=(2,))]
    assert len(make_today(collection, candidates).stories) == 2
    short = make_today(collection, candidates, words=20)
    assert (len(short.stories), short.more, short.articles) == (1, 1, 2)


@pytest.mark.parametrize(
    ("address", "host"),
    [("https://www.example.org/a", "example.org"), ("a.txt", ""), ("http://[", "")],
)
def test_the_host_of_an_address(address: str, host: str) -> None:
    assert host_of(address) == host
