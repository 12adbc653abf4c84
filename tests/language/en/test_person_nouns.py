"""Nouns for people, and nouns that look like them."""

import pytest

from briefing.language.en.person_nouns import is_age, is_person_noun


@pytest.mark.parametrize(
    "word",
    "judge nurses crewmen churchgoers worshippers hikers hiker carrier-driver Palestinians Jordanian"
    " shepherd aid-worker schoolgirl cardiologist operator everyone".split(),
)
def test_people(word):
    assert is_person_noun(word)


@pytest.mark.parametrize(
    "word", "bill tanker river power helicopter head lead dog water committee carrier order".split()
)
def test_things(word):
    assert not is_person_noun(word)


def test_ages():
    assert [is_age(word) for word in ("17-year-old", "Two-month-olds", "old", "year-old")] == [
        True,
        True,
        False,
        False,
    ]
