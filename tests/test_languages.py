"""Language detection, and what is read of articles that are not in English."""

from __future__ import annotations

import contextlib
import io
from pathlib import Path

import pytest

from briefing.analysis.answers.summary import summarize
from briefing.analysis.answers.together import summarize_together
from briefing.cli import run
from briefing.cli.choices import Language
from briefing.language import annotate
from briefing.languages import DATED_LANGUAGES, LANGUAGES, function_words, language_of
from briefing.model.collection import Collection
from briefing.model.results import Choice, Hindrance, Length
from briefing.render.views.summary import LANGUAGE_NAMES
from briefing.sources.plaintext import parse_text

GOLDEN = Path(__file__).parent / "golden"

NEWS = {
    "en": "The president said on Monday that the government would investigate the attack on the party in the "
    "capital. Police said three people were hurt and two men were arrested. The attack on the party came "
    "before the election. A spokesman for the hospital said that the three were out of danger.",
    "es": "El presidente dijo el lunes que el gobierno investigará el ataque contra la sede del partido en la "
    "capital. Según la policía, tres personas resultaron heridas y dos hombres fueron detenidos. El "
    "ataque contra el partido ocurrió antes de las elecciones. Un portavoz del hospital dijo que los tres "
    "están fuera de peligro.",
    "fr": "Le président a déclaré lundi que le gouvernement enquêterait sur l'attaque contre le siège du parti "
    "dans la capitale. Selon la police, trois personnes ont été blessées et deux hommes ont été arrêtés. "
    "L'attaque contre le parti a eu lieu avant les élections. Un porte-parole de l'hôpital a dit que les "
    "trois sont hors de danger.",
    "de": "Der Präsident sagte am Montag, die Regierung werde den Angriff auf die Zentrale der Partei in der "
    "Hauptstadt untersuchen. Nach Angaben der Polizei wurden drei Menschen verletzt und zwei Männer "
    "festgenommen. Der Angriff auf die Partei geschah vor der Wahl. Ein Sprecher des Krankenhauses sagte, "
    "die drei seien außer Gefahr.",
    "pt": "O presidente disse na segunda-feira que o governo vai investigar o ataque contra a sede do partido "
    "na capital. Segundo a polícia, três pessoas ficaram feridas e dois homens foram detidos. O ataque "
    "contra o partido aconteceu antes das eleições. Um porta-voz do hospital disse que os três estão fora "
    "de perigo.",
    "it": "Il presidente ha detto lunedì che il governo indagherà sull'attacco contro la sede del partito nella "
    "capitale. Secondo la polizia, tre persone sono rimaste ferite e due uomini sono stati arrestati. "
    "L'attacco contro il partito è avvenuto prima delle elezioni. Un portavoce dell'ospedale ha detto che "
    "i tre sono fuori pericolo.",
}


def annotated_in(language):
    return annotate(parse_text(NEWS[language], source="-", name=f"{language}.txt"))


@pytest.mark.parametrize("language", LANGUAGES)
def test_language_is_found(language):
    assert language_of(annotated_in(language)) == language


@pytest.mark.parametrize("text", ["Nobody.", "12 34.", "Ja ne znam šta je to bilo."])
def test_what_is_not_known_is_taken_for_english(text):
    assert language_of(annotate(parse_text(text, source="-", name="-"))) == "en"


def test_languages_offered_are_those_there_are():
    assert tuple(Language) == LANGUAGES
    assert ("en", *LANGUAGE_NAMES) == (*LANGUAGES, "und")
    assert all(len(function_words(language)) > 50 for language in LANGUAGES)


@pytest.mark.parametrize("language", LANGUAGES[1:])
def test_only_key_points_are_read_of_other_languages(language):
    collection = Collection((annotated_in(language),))
    summary = summarize(collection, 1, Choice("default", Length(sentences=2)), explain=True)
    assert summary.language == language
    assert len(summary.key_points) == 2
    assert all(point.text in NEWS[language] for point in summary.key_points)
    assert summary.voices == summary.names == summary.figures == ()
    assert language in DATED_LANGUAGES or summary.moments == ()
    joint = summarize_together(collection, (1,), Choice("lexrank", Length(sentences=1)))
    assert joint.key_points[0].finding.text in NEWS[language]
    assert Hindrance.OUT_OF_PLACE not in {entry.hindrance for entry in summary.explanation}


def test_function_words_do_not_make_a_sentence_central():
    collection = Collection((annotated_in("de"),))
    by_language = summarize(collection, 1, Choice("luhn", Length(sentences=1)))
    assert (
        by_language.key_points
        == summarize(collection, 1, Choice("luhn", Length(sentences=1)), language="de").key_points
    )


@pytest.mark.parametrize(
    "text",
    [
        "中国总统在北京说。他会来。",
        "Президент приехал в город вчера вечером.",
        "وصل الرئيس إلى المدينة أمس.",
    ],
)
def test_another_script_is_not_taken_for_english(text):
    annotated = annotate(parse_text(text, source="a.txt", name="a.txt"))
    assert language_of(annotated) == "und"
    summary = summarize(Collection((annotated,)), 1)
    assert summary.key_points
    assert summary.voices == summary.names == ()


MARKET = """\
Miércoles 7 de marzo de 2018

Un incendio destruyó el mercado de Valdorra la semana pasada y dejó sin trabajo a sus comerciantes, según el alcalde.

El fuego comenzó el lunes por la noche en una panadería. La alcaldesa, que asumió el cargo hace tres años, visitó ayer a
las familias y prometió que las obras comenzarán el mes que viene.

El mercado fue construido a principios de 2009 y se reunirán dentro de dos semanas en la Plaza de Mayo.
"""


def test_the_summary_of_a_spanish_article_tells_when(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "mercado.txt").write_text(MARKET, encoding="utf-8")
    with contextlib.redirect_stdout(io.StringIO()) as output:
        assert run(["summary", "mercado.txt", "--width", "100"]) == 0
    assert output.getvalue() == (GOLDEN / "spanish.100.txt").read_text(encoding="utf-8")
