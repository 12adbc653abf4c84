"""Lemmas of nouns and verbs: one rule for the names, the roles and the analyses."""

from __future__ import annotations

import pytest

from briefing.language.en import word_list
from briefing.language.en.gazetteer import is_plural_role, roles
from briefing.language.en.morphology import noun_lemma, verb_lemma


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        pytest.param("explosions", "explosion", id="ending in s"),
        pytest.param("avalanches", "avalanche", id="singular in -che"),
        pytest.param("churches", "church", id="singular in -ch"),
        pytest.param("boxes", "box", id="singular in -x"),
        pytest.param("axes", "axe", id="singular in -xe"),
        pytest.param("buses", "bus", id="singular in -us"),
        pytest.param("houses", "house", id="singular in -ouse"),
        pytest.param("causes", "cause", id="singular in -ause"),
        pytest.param("horses", "horse", id="singular in -rse"),
        pytest.param("gases", "gas", id="singular in -as"),
        pytest.param("crises", "crisis", id="singular in -is"),
        pytest.param("tsunamis", "tsunami", id="singular in -i"),
        pytest.param("volcanoes", "volcano", id="singular in -o"),
        pytest.param("pistols", "pistol", id="singular in a consonant"),
        pytest.param("bodies", "body", id="singular in -y"),
        pytest.param("movies", "movie", id="singular in -ie"),
        pytest.param("penknives", "penknife", id="irregular last part"),
        pytest.param("gunmen", "gunman", id="plural in -men"),
        pytest.param("schoolchildren", "schoolchild", id="plural in -ren"),
        pytest.param("news", "news", id="no plural"),
        pytest.param("bus", "bus", id="singular that ends in s"),
        pytest.param("gas", "gas", id="singular that ends in -as"),
        pytest.param("hypothesis", "hypothesis", id="singular that ends in -is"),
        pytest.param("princess", "princess", id="singular that ends in -ss"),
        pytest.param("specimen", "specimen", id="singular that ends in -men"),
    ],
)
def test_the_lemma_of_a_noun_is_its_singular(word: str, expected: str) -> None:
    assert noun_lemma(word) == expected


def test_a_role_noun_is_its_own_singular() -> None:
    assert [noun for noun in roles().kinds if is_plural_role(noun)] == []


def test_no_irregular_form_has_two_singulars() -> None:
    sections = word_list("irregular_nouns")
    lines = [line.split() for name in ("whole words", "last parts") for line in sections[name]]
    forms = [form for line in lines for form in line]
    forms += [word for line in sections["unchanged"] for word in line.split()]
    assert len(forms) == len(set(forms))


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        pytest.param("fined", "fine", id="one vowel before one consonant"),
        pytest.param("raped", "rape", id="not the noun that it looks like"),
        pytest.param("stoning", "stone", id="-ing"),
        pytest.param("mugged", "mug", id="doubled consonant"),
        pytest.param("kidding", "kid", id="doubled d"),
        pytest.param("dressed", "dress", id="double s of its own"),
        pytest.param("quelled", "quell", id="double l of its own"),
        pytest.param("barricaded", "barricade", id="-ade"),
        pytest.param("electrocuted", "electrocute", id="-ute"),
        pytest.param("muffled", "muffle", id="consonant and l"),
        pytest.param("exhumed", "exhume", id="-ume"),
        pytest.param("edited", "edit", id="-it"),
        pytest.param("reignited", "reignite", id="-nite"),
        pytest.param("scoured", "scour", id="two vowels before r"),
        pytest.param("paired", "pair", id="two vowels before r, known to few"),
        pytest.param("clinging", "cling", id="-ing behind -ing"),
        pytest.param("fleeing", "flee", id="two e before -ing"),
        pytest.param("decreed", "decree", id="two e before -d"),
    ],
)
def test_verb_lemma(word: str, expected: str) -> None:
    assert verb_lemma(word) == expected
