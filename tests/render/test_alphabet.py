"""Transliterate text into the characters of an encoding."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.render.alphabet import transliterate


@pytest.mark.parametrize(
    ("text", "encoding", "written"),
    [
        ("▶ · → • ━ ─ │ ┼", "ascii", "> - -> - = - | +"),
        ("‘a’ “b” «c» – … € ½", "ascii", '\'a\' "b" "c" - ... EUR 1/2'),
        ("José Ångström Łódź Straße Þór İzmir", "ascii", "Jose Angstrom Lodz Strasse Thor Izmir"),
        ("e\u0301", "ascii", "e"),
        ("ﬁne ２０２６", "ascii", "fine 2026"),
        ("Путин 東京", "ascii", "????? ??"),
        ("é → €", "latin-1", "é -> EUR"),
        ("é → €", "cp1252", "é -> €"),
        ("Путин é", "koi8-r", "Путин e"),
        ("é", "nonsense", "e"),
        ("é ▶ 東", "utf-16", "é ▶ 東"),
    ],
)
def test_transliterate(text: str, encoding: str, written: str) -> None:
    assert transliterate(text, encoding) == written


@given(st.text(), st.sampled_from(["ascii", "latin-1", "cp437", "shift_jis"]))
def test_the_result_can_be_encoded(text: str, encoding: str) -> None:
    transliterate(text, encoding).encode(encoding)
