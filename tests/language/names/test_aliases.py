"""Variants of names that can be of the same one."""

import pytest

from briefing.language.names.aliases import lone_forms, name_words, same_name, without_suffix
from briefing.model.annotation import ActorKind

PERSON, GROUP, PLACE = ActorKind.PERSON, ActorKind.GROUP, ActorKind.PLACE


@pytest.mark.parametrize(
    ("one", "other", "kind", "same"),
    [
        pytest.param("Mohamed Said", "Mohammed Said", PERSON, True, id="a letter doubled"),
        pytest.param("Jean-Luc Roe", "Jeanluc Roe", PERSON, True, id="hyphen"),
        pytest.param("Kim Jong-un", "Kim Jong Un", PERSON, True, id="hyphen or space"),
        pytest.param("Ann Okonjo - Vale", "Ann Okonjo-Vale", PERSON, True, id="hyphen between spaces"),
        pytest.param("Jean Roe", "Joan Roe", PERSON, False, id="another letter"),
        pytest.param("Ann Lee", "ANN LEE", PERSON, True, id="capitals"),
        pytest.param("Ann Lee", "Lee", PERSON, False, id="a surname is decided elsewhere"),
        pytest.param("Omar al-Said", "Omar Said", PERSON, True, id="article of a name"),
        pytest.param("Acme Corp.", "Acme", GROUP, True, id="legal form"),
        pytest.param("The Acme", "Acme", GROUP, True, id="determiner"),
        pytest.param("Goldman", "Goldman Sachs", GROUP, True, id="beginning of a firm"),
        pytest.param("British Council", "Council", GROUP, True, id="nation left out"),
        pytest.param("France", "France Telecom", GROUP, False, id="a country is no firm"),
        pytest.param("Leeds", "Leeds United", GROUP, True, id="a team by its town"),
        pytest.param("Austin", "Austin City", PLACE, True, id="City behind"),
        pytest.param("Georgia", "Georgia Street", PLACE, False, id="a street"),
    ],
)  # fmt: skip
def test_same_name(one, other, kind, same):
    first, second = name_words(one, kind), name_words(other, kind)
    assert same_name(first, second, kind) is same
    assert same_name(second, first, kind) is same


@pytest.mark.parametrize(
    ("form", "lone"),
    [
        pytest.param(("ann", "lee"), {("lee",)}, id="surname"),
        pytest.param(("juan", "de", "la", "cruz"), {("de", "la", "cruz"), ("la", "cruz"), ("cruz",), ("de",), ("la",)},
                     id="particles"),
        pytest.param(("ann", "lee", "jr"), {("lee", "jr")}, id="generation"),
    ],
)  # fmt: skip
def test_lone_forms(form, lone):
    assert set(lone_forms(form)) == lone


def test_suffix_alone_stays():
    assert without_suffix(("jr",)) == ("jr",)
