"""Spanish temporal expressions, by the words and rules of `language/es`."""

from __future__ import annotations

import pytest

from briefing.language.time.grammar import read_expressions
from briefing.language.time.periods import Context
from briefing.language.time.values import place
from briefing.language.time.words import OTHER, letters
from briefing.model.article import PartialDate

WEDNESDAY = Context(reference=PartialDate(2018, 3, 7))


def values(text: str) -> list[tuple[str, str]]:
    return [
        (text[reading.start : reading.end], place(reading, WEDNESDAY).value)
        for reading in read_expressions(text, "es")
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ocurrió el 7 de marzo de 2018.", [("el 7 de marzo de 2018", "2018-03-07")]),
        ("Ocurrió el jueves 8 de marzo de 2018.", [("el jueves 8 de marzo de 2018", "2018-03-08")]),
        ("Fue el 3 de mayo.", [("el 3 de mayo", "2018-05-03")]),
        ("Murió el pasado 12 de abril.", [("el pasado 12 de abril", "2017-04-12")]),
        ("Ardió el 1º de enero de 2017.", [("el 1º de enero de 2017", "2017-01-01")]),
        ("Ardió el primero de enero de 2017.", [("el primero de enero de 2017", "2017-01-01")]),
        ("Nació en marzo.", [("marzo", "2018-03")]),
        ("Nació en marzo de 2016.", [("marzo de 2016", "2016-03")]),
        ("Fue el 07/03/2018.", [("07/03/2018", "2018-03-07")]),
        ("Duró del 3 al 5 de marzo de 2018.", [("3 al 5 de marzo de 2018", "2018-03-03/2018-03-05")]),
        ("La semana pasada llovió.", [("La semana pasada", "2018-W09")]),
        ("El mes que viene votan.", [("El mes que viene", "2018-04")]),
        ("Se casó el año pasado.", [("el año pasado", "2017")]),
        ("Este fin de semana llueve.", [("Este fin de semana", "2018-W10-WE")]),
        ("Habló el lunes.", [("el lunes", "2018-03-05")]),
        ("Se va el próximo viernes.", [("el próximo viernes", "2018-03-09")]),
        ("Ardió la noche del martes.", [("la noche del martes", "2018-03-06TNI")]),
        ("Llegó ayer por la tarde.", [("ayer por la tarde", "2018-03-06TAF")]),
        ("Sale pasado mañana.", [("pasado mañana", "2018-03-09")]),
        ("Llegó anoche.", [("anoche", "2018-03-06TNI")]),
        ("Murió hace tres días.", [("hace tres días", "2018-03-04")]),
        ("Cerró hace más de treinta y dos años.", [("hace más de treinta y dos años", "1986")]),
        ("Vuelve dentro de dos semanas.", [("dentro de dos semanas", "2018-W12")]),
        ("Abrió a principios de 2019.", [("a principios de 2019", "2019")]),
        ("Abrió a mediados de marzo.", [("a mediados de marzo", "2018-03")]),
        ("Duró tres años y medio.", [("tres años y medio", "P3Y6M")]),
        ("Cayó en el primer trimestre de 2018.", [("el primer trimestre de 2018", "2018-Q1")]),
        ("Creció en los años noventa.", [("los años noventa", "199")]),
        ("Cayó a las 10:30 del lunes.", [("a las 10:30 del lunes", "2018-03-05T10:30")]),
        ("Los lunes cierra.", [("Los lunes", "XXXX-WXX-1")]),
        ("Cada dos años vota.", [("Cada dos años", "P2Y")]),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)  # fmt: skip
def test_expressions_and_values(text: str, expected: list[tuple[str, str]]) -> None:
    assert values(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Marcharon por la Plaza de Mayo.",
        "Aterrizó en Santo Domingo.",
        "Vinieron más de 2000 personas.",
        "Hace falta agua.",
        "Llegó tarde.",
    ],
)
def test_what_is_no_date(text: str) -> None:
    assert values(text) == []


def test_the_letters_of_word_classes_are_few_enough_to_compile_fast() -> None:
    assert max(letters("es").values()) < "\u0100"
    assert OTHER not in letters("es").values()
