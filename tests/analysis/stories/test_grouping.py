"""Group articles: one matter is one story, like matters are two, in any order."""

from __future__ import annotations

import datetime
from itertools import permutations

import pytest

from briefing.analysis.stories.grouping import group, likeness, shared_terms
from briefing.analysis.stories.terms import StoryTerms, story_terms
from briefing.language.en.word_frequencies import rarity
from briefing.sources.plaintext import parse_text

DAM = "The Kelloway dam above Ashford broke at night. Engineers of Kelloway Water had warned of the sluices."
DAM_LATER = "Kelloway Water is to blame for the broken dam at Ashford, engineers found. The sluices were rusty."
FERRY = "The ferry Saint Brigid sank off Dunmore with forty passengers. The coastguard searched the strait."
FERRY_TOO = "Divers reached the Saint Brigid, the ferry that sank in the strait off Dunmore. The coastguard helped."
SHOOTING = (
    "A gunman shot two people in a bar on Elm Street in Fairview on Friday night, police said."
)
ANOTHER = "A gunman shot three people in a car park on Oak Road in Millbrook on Friday night, police said."


def terms(*texts: str) -> list[StoryTerms]:
    return [
        story_terms(parse_text(text, source="-", name="-"), number)
        for number, text in enumerate(texts, 1)
    ]


def test_one_matter_is_one_story() -> None:
    assert group(terms(DAM, FERRY, DAM_LATER, FERRY_TOO)) == ((1, 3), (2, 4))


def test_two_incidents_of_a_kind_are_two_stories() -> None:
    assert group(terms(SHOOTING, ANOTHER)) == ((1,), (2,))


def test_the_order_of_the_articles_changes_nothing() -> None:
    articles = terms(DAM, FERRY, DAM_LATER, FERRY_TOO, SHOOTING)
    groups = {group(order) for order in permutations(articles)}
    assert groups == {((1, 3), (2, 4), (5,))}


def test_a_later_article_changes_no_likeness() -> None:
    first, second, third = terms(DAM, DAM_LATER, FERRY)
    assert likeness(first, second) == likeness(second, first)
    assert group([first, second]) == group([first, second, third])[:1]


def test_two_shared_names_are_not_enough() -> None:
    left, right = (
        StoryTerms(number, {"kellow": 0.6, "ashfor": 0.6, own: 0.53}) for number, own in ((1, "a"), (2, "b"))
    )  # fmt: skip
    assert likeness(left, right) == 0.0


def test_articles_of_other_weeks_have_to_share_more() -> None:
    first, second = terms(DAM, DAM_LATER)
    days = [datetime.date(2021, 5, 1), datetime.date(2021, 6, 1)]
    apart = [StoryTerms(a.number, a.weights, day) for a, day in zip((first, second), days, strict=True)]  # fmt: skip
    assert likeness(*apart) < likeness(first, second)


def test_an_article_between_two_stories_stays_alone() -> None:
    def made(number: int, **weights: float) -> StoryTerms:
        return StoryTerms(number, weights)

    left = {f"l{i}": 0.4 for i in range(6)}
    right = {f"r{i}": 0.4 for i in range(6)}
    between = {**{f"l{i}": 0.3 for i in range(5)}, **{f"r{i}": 0.3 for i in range(5)}}
    articles = [made(1, **left), made(2, **left), made(3, **right), made(4, **right), made(5, **between)]  # fmt: skip
    assert group(articles) == ((1, 2), (3, 4), (5,))


def test_the_reasons_are_the_rare_words_that_they_share() -> None:
    assert {"kellow", "sluice", "ashfor"} <= set(shared_terms(terms(DAM, DAM_LATER))[:5])


def test_an_article_without_a_word_is_a_story_of_its_own() -> None:
    assert group([StoryTerms(1, {}), StoryTerms(2, {})]) == ((1,), (2,))


@pytest.mark.parametrize(("common", "rare"), [("police", "sluice"), ("weeks", "ferry")])
def test_rarity_tells_common_words_from_rare_ones(common: str, rare: str) -> None:
    assert rarity(common) < rarity(rare)
