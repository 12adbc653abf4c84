"""Sentence segmentation: where the sentences of prose begin and end."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from pathlib import Path

from briefing.lexicon import read_lexicon
from briefing.model.annotation import AnnotatedArticle
from briefing.model.article import ParagraphKind
from briefing.model.text import Sentence, Span


def segment(annotated: AnnotatedArticle) -> AnnotatedArticle:
    """The article with the sentences of its prose, numbered from 1, in text order."""
    article = annotated.article
    sentences: list[Sentence] = []
    for index, paragraph in enumerate(article.paragraphs):
        if paragraph.kind is ParagraphKind.PROSE:
            for span in split_paragraph(article.text, paragraph.span):
                sentences.append(Sentence(number=len(sentences) + 1, span=span, paragraph=index))
    return replace(annotated, sentences=tuple(sentences))


def split_paragraph(text: str, paragraph: Span) -> Iterator[Span]:
    """The sentences of the stretch `paragraph` of `text`, without the white space around them.

    Each stop with white space after it may end a sentence. Whether it does is told by the word before it
    (an abbreviation, an initial, a list number), the word after it, and the quotation marks between, after
    the heuristics of Kiss and Strunk (2006), "Unsupervised Multilingual Sentence Boundary Detection",
    with a written list in place of learned abbreviations. Linear in the length of the paragraph.

    >>> text = 'He met Gen. Smith at 5 p.m. The talks failed. "We tried. We lost," he said.'
    >>> [span.of(text) for span in split_paragraph(text, Span(0, len(text)))]
    ['He met Gen. Smith at 5 p.m.', 'The talks failed.', '"We tried.', 'We lost," he said.']
    """
    start = paragraph.start
    for match in _patterns()["stop"].finditer(text, paragraph.start, paragraph.end):
        if match.end() < paragraph.end and _is_border(text, start, match, paragraph.end):
            yield from _stripped(text, start, match.end())
            start = match.end()
    yield from _stripped(text, start, paragraph.end)


def _stripped(text: str, start: int, end: int) -> Iterator[Span]:
    piece = text[start:end]
    content = piece.strip()
    if content:
        start += len(piece) - len(piece.lstrip())
        yield Span(start, start + len(content))


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    return {
        # Every match is kept, fit or not, so that no run of stops is read twice.
        "stop": re.compile(
            r"(?P<mark>[.!?…]+(?:\s\.)*)(?P<closers>(?:[\"'”’»)\]}]|\s?\[\d{1,3}\]|[“‘](?=\s))*)"
        ),
        "next": re.compile(
            r"(?P<gap>\s*)(?P<openers>[\"'“‘«(\[{`¿¡]*)(?P<word>[^\W_]*)(?P<rest>\S?)"
        ),
        "word": re.compile(r"(?P<before>,?\s*)(?P<word>[^\s\"'“”‘’()\[\],;:/–—-]*)\Z"),
        "tag": re.compile(
            r"\s+(?:[A-Z][\w.’'-]*\s+){1,3}"
            r"(?:asked|asks|wondered|shouted|exclaimed|replied|(?:said|says|wrote|added|told \w+)\s*[.,])"
        ),
        "acronym": re.compile(r"(?:[^\W\d_]\.)+[^\W\d_]"),
        "vowelless": re.compile(r"[b-df-hj-np-tv-xzB-DF-HJ-NP-TV-XZ][b-df-hj-np-tv-xz]{1,4}"),
        "figure": re.compile(r"\d|[IVX]{2,}\Z|[VX]\Z"),
    }


@cache
def _words(section: str) -> frozenset[str]:
    lexicon = read_lexicon(Path(__file__).parent / "lexicons" / "abbreviations.txt")
    return frozenset(lexicon[section])


def _is_border(text: str, start: int, stop: re.Match[str], end: int) -> bool:
    patterns = _patterns()
    following = patterns["next"].match(text, stop.end(), end)
    assert following is not None
    next_word, rest = following["word"], following["rest"]
    preceding = patterns["word"].search(text[max(start, stop.start() - 30) : stop.start()])
    assert preceding is not None
    word = preceding["word"]
    if not following["gap"]:
        return (
            word.isalpha()
            and word.islower()
            and len(word) > 2
            and next_word.istitle()
            and next_word.lower() in _words("opener")
        )
    if next_word[:1].islower() or (not next_word and rest and rest in "-–—,;:"):
        return False
    if stop["mark"] != ".":
        if next_word == "I" and stop["mark"][0] in ".…":
            return False
        return not (stop["closers"] and patterns["tag"].match(text, stop.end(), end))
    opens = next_word.lower() in _words("opener")
    lower = word.lower()
    if len(word) == 1 and word.isupper() and word != "I":
        return opens
    if lower in _words("title"):
        return False
    if lower in _words("number") and patterns["figure"].match(next_word):
        return False
    if lower in _words("unit"):
        return not next_word.isdigit()
    if lower in _words("clock"):
        return next_word.lower() not in _words("after clock")
    if lower.isdigit():
        return stop.start() - len(word) > start + 1 or bool(stop["closers"])
    if (
        lower in _words("ending")
        or (preceding["before"].startswith(",") and lower in _words("state"))
        or patterns["acronym"].fullmatch(word)
        or patterns["vowelless"].fullmatch(word)
    ):
        return opens or following["openers"][:1] in tuple("\"'“‘")
    return True
