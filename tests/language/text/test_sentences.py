"""Sentence segmentation: a table of texts, the scorer, invariants."""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path
from types import ModuleType

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefing.language.text.sentences import segment, split_paragraph
from briefing.model.annotation import AnnotatedArticle
from briefing.model.article import ParagraphKind
from briefing.model.text import Span
from briefing.sources.plaintext import parse_text

ROOT = Path(__file__).parents[3]

# A bar marks each border; the text is the same without the bars.
CASES = [
    pytest.param("He came.| She left.", id="plain"),
    pytest.param("Who came?| She did!| Really.", id="question and exclamation"),
    pytest.param("He met Ms. Lee and Gen. Park.| They talked.", id="titles before names"),
    pytest.param("Sen. John F. Kennedy spoke.| He won.", id="initial in a name"),
    pytest.param("J. K. Rowling wrote it.", id="two initials"),
    pytest.param("Pastor C. A. Deckard prayed.", id="initial that is also an article"),
    pytest.param("So did I.| Then we left.", id="the pronoun I is no initial"),
    pytest.param("The U.S. President flew to the U.K. on Friday.", id="acronym goes on"),
    pytest.param("He flew to the U.S.| The trip was short.", id="acronym before an opener"),
    pytest.param("They live in Washington D.C.| He does too.", id="place acronym before an opener"),
    pytest.param("It cost $3.5 bn. in all.", id="unit goes on"),
    pytest.param("It cost 3.5 bn.| Shares fell.", id="unit before a capital"),
    pytest.param("He ran 5 km.| Smith ran 6.", id="unit before a name"),
    pytest.param("He came at 5 p.m. Tuesday and left.", id="clock time before a day"),
    pytest.param("It was about 10 p.m. Eastern Time.", id="clock time before a zone"),
    pytest.param("He arrived from London at 5 p.m.| Smith left.", id="clock time before a name"),
    pytest.param("It left Arden at 11:36 a.m. (0336 GMT) for Brill.", id="clock time in two zones"),
    pytest.param("He bought No. 7 and Nos. 8 to 10.", id="number signs"),
    pytest.param("He said no.| She agreed.", id="the word no"),
    pytest.param("Apple Inc. Chief Executive Tim Cook spoke.", id="company before a title"),
    pytest.param("He works for Acme Corp.| The firm is old.", id="company before an opener"),
    pytest.param("He lives in Boise, Idaho, near Main St. and Oak Ave. there.", id="streets"),
    pytest.param("St. Louis and Mt. Hood are far.", id="places with abbreviations"),
    pytest.param("A shooting in Erie, Pa. Saturday hurt two.", id="state after a comma"),
    pytest.param("He went to the U.N. Security Council on Jan. 5.", id="month before a figure"),
    pytest.param("It rose 3.5 percent to 7.25 points.", id="decimal numbers"),
    pytest.param("He died in 1990.| The war went on.", id="year ends a sentence"),
    pytest.param("1. Seek help.| 2. Keep calm.", id="list numbers"),
    pytest.param("“We won.| We are happy,” he said.| He left.", id="sentences in a quotation"),
    pytest.param('"We won."| He left.', id="closing quote stays with its sentence"),
    pytest.param("“Who was it?” he asked.", id="question inside a sentence"),
    pytest.param("“Who was it?” Smith asked.", id="question before a name and a reporting verb"),
    pytest.param("“Who was it?” Mr. Smith said.", id="question before a title"),
    pytest.param("“Go!” she shouted.| He went.", id="exclamation inside a sentence"),
    pytest.param("(He was late.)| She was not.", id="closing bracket"),
    pytest.param("It was known.[12]| It was said.[13] [14]| It was true.", id="footnote marks"),
    pytest.param("I ... I do not know.", id="pause in speech"),
    pytest.param("He waited ...| Then he left.", id="ellipsis at an end"),
    pytest.param("He waited … and left.", id="ellipsis within"),
    pytest.param("“That is good.” — Ann Lee", id="attribution after a dash"),
    pytest.param("He fled the scene.|Police said he is known.", id="missing space"),
    pytest.param("See Booking.com or node.js today.", id="stops within words"),
    pytest.param("He was here\nand left\nagain.| She\nstayed.", id="hard-wrapped lines"),
    pytest.param("He paid Rs. 500 and left.| The Dr. was out.", id="rupees"),
    pytest.param("no stop at all", id="no stop"),
    pytest.param("etc. and so on", id="small letter after an abbreviation"),
    pytest.param("the police said .| She left .", id="tokenised text"),
    pytest.param("She said so in a post on X.| The mayor did not reply.", id="a post on X"),
    pytest.param("It was shared on X.| Police called it fake.", id="X before a noun"),
    pytest.param("Low wrote it on X.| Smith denied it.", id="X before a name"),
    pytest.param("She left for X.| Engineers followed.", id="for X"),
    pytest.param("He was met by J. Smith and Malcolm X. Jones.", id="initials stay"),
    pytest.param("They lack vitamin D.| Doctors said so.", id="vitamin"),
    pytest.param("There is no plan B.| Officials agreed.", id="plan"),
    pytest.param("Two have hepatitis C.| Smith has not.", id="hepatitis"),
    pytest.param("He rose to class A.| Roe did not.", id="class"),
    pytest.param(
        "The works closed.| iPhone owners were told.| eBay was not.", id="brands in small letters"
    ),
    pytest.param("It was mended.| macOS too.| iPads were not.", id="more brands"),
    pytest.param("She bought the iPhone.| The iPad was next.", id="a brand at an end"),
    pytest.param("She works for Yahoo! Inc. in Arden.", id="Yahoo"),
    pytest.param("Yahoo! Japan bought it.| Yum! Brands did not.", id="exclaimed names"),
    pytest.param(
        "The mail was read at Yahoo!| The firm said so.", id="an exclaimed name at an end"
    ),
    pytest.param("He ran Guess? Inc. for years.", id="a name that asks"),
    pytest.param("What a day!| Roe left.| Why?| Groups came.", id="marks that end"),
    pytest.param("It opens Sat. Nov. 5 at noon.", id="weekday before a month"),
    pytest.param("He died on Mon. Dec. 12 in Arden.", id="another weekday"),
    pytest.param("Fri. March 6 was dry, Sun. 8 March was not.", id="weekdays of four kinds"),
    pytest.param("She sat.| March was cold.", id="sat in small letters"),
    pytest.param("It closes on Sun.| Police will come.", id="a weekday at an end"),
    pytest.param("Er starb am 20. Dezember in Arden.| Er war alt.", id="German ordinal"),
    pytest.param("Vom 3. bis zum 7. August war es still.", id="a month of both languages"),
    pytest.param("Es geschah im 19. Jahrhundert.| Wer war es?", id="German century"),
    pytest.param("The man was 20.| August was hot.", id="an age before a month"),
]


@pytest.mark.parametrize("marked", CASES)
def test_borders(marked: str) -> None:
    text = marked.replace("|", "")
    assert sentences_of(text) == [piece.strip() for piece in marked.split("|")]


def test_numbers_run_over_paragraphs_of_prose_alone() -> None:
    article = parse_text(
        "Two held\n\nOne came. Two left.\n\nRead more\n\nThree stayed.", source="", name=""
    )
    sentences = segment(AnnotatedArticle(article=article)).sentences
    found = [(s.number, s.paragraph, s.span.of(article.text)) for s in sentences]
    assert found == [(1, 1, "One came."), (2, 1, "Two left."), (3, 3, "Three stayed.")]


@pytest.mark.parametrize(
    ("name", "count"), [("000_7418e80a51da31e4.txt", 18), ("004_3df23b15de79a914.txt", 14)]
)
def test_seed_articles(name: str, count: int) -> None:
    article = parse_text((ROOT / "seeds" / name).read_text("utf-8"), source=name, name=name)
    sentences = segment(AnnotatedArticle(article=article)).sentences
    assert [sentence.number for sentence in sentences] == list(range(1, count + 1))


LIKE_NEWS = st.lists(
    st.sampled_from(
        (
            "He",
            "said",
            "U.S.",
            "Mr.",
            "5",
            "p.m.",
            "Monday",
            "No.",
            "A",
            "A.",
            "é",
            "İ",
            "- ",
            "— ",
            "[1]",
            ".",
            "?",
            "!",
            "...",
            "…",
            '"',
            "“",
            "”",
            "’",
            "(",
            ")",
            " ",
            "  ",
            "\n",
            "\n\n",
            "\r\n",
            "\t",
            "\u202e",
            "\x1b[31m",
            "\x00",
            "\x1c",
            "\u2028",
            "By ",
            "Date: ",
            "---",
            "# ",
        )
    )
).map("".join)


@settings(max_examples=300)
@given(st.one_of(st.text(), LIKE_NEWS))
def test_sentences_cover_the_prose_in_order(text: str) -> None:
    article = parse_text(text, source="", name="")
    sentences = segment(AnnotatedArticle(article=article)).sentences
    assert [sentence.number for sentence in sentences] == list(range(1, len(sentences) + 1))
    position = 0
    for sentence in sentences:
        paragraph = article.paragraphs[sentence.paragraph]
        words = sentence.span.of(text)
        assert position <= sentence.span.start
        assert words
        assert words == words.strip()
        assert paragraph.kind is ParagraphKind.PROSE
        assert paragraph.span.covers(sentence.span)
        position = sentence.span.end
    prose = [paragraph for paragraph in article.paragraphs if paragraph.kind is ParagraphKind.PROSE]
    assert _dense(p.span.of(text) for p in prose) == _dense(s.span.of(text) for s in sentences)


@pytest.mark.parametrize("unit", [".", "a.", '."', "a ", "? ", " .", "[1]", "A. ", "“"])
def test_a_hostile_line_is_no_trouble(unit: str) -> None:
    text = unit * (300_000 // len(unit))
    assert list(split_paragraph(text, Span(0, len(text))))  # a quadratic scan would not end


def test_scorer_counts_inner_borders() -> None:
    scorer = _benchmark()
    # Borders at 5 and 9 in the key; 5 and 7 found: one of two right, one of two found. The end, 12, counts for nothing.
    score = scorer.score_text([(0, 5), (6, 9), (10, 12)], [(0, 5), (6, 7), (8, 12)])
    assert (score.key, score.found, score.right, score.f1) == (2, 2, 1, 0.5)
    # One sentence, found whole: no border to find.
    assert scorer.score_text([(0, 4)], [(0, 4)]).f1 == 1.0
    # Counts add over texts: 3 in the key, 2 found, 1 right.
    both = score + scorer.score_text([(0, 2), (3, 4)], [(0, 4)])
    assert both == scorer.Score(3, 2, 1)
    assert both.f1 == pytest.approx(0.4)


def sentences_of(text: str) -> list[str]:
    return [span.of(text) for span in split_paragraph(text, Span(0, len(text)))]


def _dense(pieces: object) -> str:
    return "".join("".join(str(piece).split()) for piece in pieces)  # type: ignore[attr-defined]


def _benchmark() -> ModuleType:
    name = "accuracy_sentences"
    spec = importlib.util.spec_from_file_location(name, ROOT / "benchmarks/accuracy/sentences.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[name] = module
    spec.loader.exec_module(module)
    return module


def test_lower_cased_text_has_sentences_too():
    text = "the bridge fell at night. nobody was on it. " * 6
    assert len(list(split_paragraph(text, Span(0, len(text))))) == 12
