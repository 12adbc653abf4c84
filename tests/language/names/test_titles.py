"""Which words may stand before a name as a title."""

from __future__ import annotations

import pytest

from briefing.language.names.titles import is_title_word


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        pytest.param("President", True, id="office"),
        pytest.param("activist", True, id="role"),
        pytest.param("Gen.", True, id="cut short"),
        pytest.param("candidates", False, id="plural role"),
        pytest.param("children", False, id="irregular plural"),
        pytest.param("table", False, id="thing"),
    ],
)
def test_a_title_is_of_one_person(word: str, *, expected: bool) -> None:
    assert is_title_word(word) is expected
