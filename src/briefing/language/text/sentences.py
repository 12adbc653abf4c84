"""Sentence segmentation: split prose into sentences."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from typing import NamedTuple

from briefing.language.en import word_list
from briefing.language.text.self_check import checked
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


SHORTEST_LOWERED = 200
"""Characters of a paragraph without any capital from which on it is taken for lower-cased text."""


def split_paragraph(text: str, paragraph: Span) -> Iterator[Span]:
    """Split a paragraph into sentences.

    They are those of the stretch `paragraph` of `text`, without the white space around them. Each stop with white space
    after it may end a sentence. Whether it does is told by the word before it (an abbreviation, an initial, a list
    number), the word after it, and the quotation marks between, after the heuristics of Kiss and Strunk (2006),
    "Unsupervised Multilingual Sentence Boundary Detection", with a written list in place of learned abbreviations.
    Linear in the length of the paragraph.

    >>> text = 'He met Gen. Smith at 5 p.m. The talks failed. "We tried. We lost," he said.'
    >>> [span.of(text) for span in split_paragraph(text, Span(0, len(text)))]
    ['He met Gen. Smith at 5 p.m.', 'The talks failed.', '"We tried.', 'We lost," he said.']
    """
    start = paragraph.start
    prose = text[paragraph.start : paragraph.end]
    # Only where no letter at all is a capital do small letters say nothing of what begins.
    lowered = len(prose) > SHORTEST_LOWERED and prose.islower()
    for match in _patterns().stop.finditer(text, paragraph.start, paragraph.end):
        if match.end() < paragraph.end and _is_border(
            text, start, match, paragraph.end, lowered=lowered
        ):
            yield from _stripped(text, start, match.end())
            start = match.end()
    yield from _stripped(text, start, paragraph.end)


def _stripped(text: str, start: int, end: int) -> Iterator[Span]:
    piece = text[start:end]
    content = piece.strip()
    if content:
        start += len(piece) - len(piece.lstrip())
        yield Span(start, start + len(content))


class _Patterns(NamedTuple):
    stop: re.Pattern[str]
    next: re.Pattern[str]
    word: re.Pattern[str]
    tag: re.Pattern[str]
    acronym: re.Pattern[str]
    vowelless: re.Pattern[str]
    glued: re.Pattern[str]
    figure: re.Pattern[str]
    brand: re.Pattern[str]


_KNOWN = (
    ("No. “Why?” he . . . says.” [12] Oh…", ".", "?”", ". . .", ".” [12]", "…"),
    ("\n“Well, it", "\n“Well,", " it", ""),
    ("told by, Mr", "Mr", ""),
    ("?” Mr. Hill asked.", " Mr. Hill asked"),
    ("the U.S.", "U.S"),
    ("bldg a", "bldg"),
    ("is over.”The end", "er.”The "),
    ("No. 7 XI", "7", "XI"),
    ("iPhone, eBay", "iP", "eB"),
)
"""For the self-check: a text for each pattern, in their order, and what it finds in it."""


@cache
def _patterns() -> _Patterns:
    patterns = _Patterns(
        # Every match is kept, fit or not, so that no run of stops is read twice.
        stop=re.compile(
            r"(?P<mark>[.!?…]+(?:\s\.)*)(?P<closers>(?:[\"'”’»)\]}]|\s?\[\d{1,3}\]|[“‘](?=\s))*)"
        ),
        next=re.compile(r"(?P<gap>\s*)(?P<openers>[\"'“‘«(\[{`¿¡]*)(?P<word>[^\W_]*)(?P<rest>\S?)"),
        word=re.compile(r"[^\s\"'“”‘’()\[\],;:/–—-]*\Z"),
        tag=re.compile(
            r"\s+(?:[A-Z][\w.’'-]*\s+){1,3}"
            r"(?:asked|asks|wondered|shouted|exclaimed|replied|(?:said|says|wrote|added|told \w+)\s*[.,])"
        ),
        acronym=re.compile(r"(?:[^\W\d_]\.)+[^\W\d_]"),
        vowelless=re.compile(r"[b-df-hj-np-tv-xzB-DF-HJ-NP-TV-XZ][b-df-hj-np-tv-xz]{1,4}"),
        glued=re.compile(r"[^\W\d_]{2}[.!?][\"”’)]*[\"“‘]?[A-Z][a-z]*(?:[\s,’']|$)"),
        figure=re.compile(r"\d|[IVX]{2,}\Z|[VX]\Z"),
        brand=re.compile(r"[a-z]{1,3}[A-Z]"),
    )
    for pattern, known in zip(patterns, _KNOWN, strict=True):
        checked("sentences", pattern, *known)
    return patterns


@cache
def _words(section: str) -> frozenset[str]:
    lexicon = word_list("abbreviations")
    return frozenset(lexicon[section])


def _is_border(
    text: str, start: int, stop: re.Match[str], end: int, *, lowered: bool = False
) -> bool:
    patterns = _patterns()
    following = patterns.next.match(text, stop.end(), end)
    preceding = patterns.word.search(text[max(start, stop.start() - 30) : stop.start()])
    assert following is not None
    assert preceding is not None
    word, next_word, rest = preceding.group(), following["word"], following["rest"]
    if not following["gap"] and not patterns.glued.match(text, stop.start() - 2, end):
        return False
    small = next_word[:1].islower() and not (lowered or patterns.brand.match(next_word))
    if small or (not next_word and rest and rest in "-–—,;:"):
        return False
    opens = next_word.lower() in _words("opener") and not (len(next_word) == 1 and rest == ".")
    if stop["mark"] != ".":
        # "I ... I do not know" goes on; '"Who?" Mr. Smith asked.' does too.
        goes_on = next_word == "I" and stop["mark"][0] in ".…"
        asked = stop["closers"] and patterns.tag.match(text, stop.end(), end)
        return not (goes_on or asked or _is_in_name(word, next_word, opens=opens))
    if following["openers"] == "(" and next_word[:1].isdigit() and word.lower() in _words("clock"):
        return False  # "at 11:36 a.m. (0336 GMT) for Tokyo"
    before = text[max(start, stop.start() - 60) : stop.start() - len(word)]
    return _ends_sentence(
        word,
        next_word,
        opens=opens or following["openers"][:1] in ('"', "'", "“", "‘"),
        before=before.rstrip(),
        so_far=stop.start() - start,
    )


def _is_in_name(word: str, next_word: str, *, opens: bool) -> bool:
    """Whether an exclamation or question mark belongs to a name that goes on: "Yahoo! Inc."."""
    named = word.lower() in _words("exclaimed") and not opens
    return word[:1].isupper() and (named or next_word.lower() in _words("company"))


def _ends_sentence(word: str, next_word: str, *, opens: bool, before: str, so_far: int) -> bool:
    """Whether a full stop after `word` ends a sentence that already has `so_far` characters, `before` the last."""
    lower = word.lower()
    if len(word) == 1 and word.isupper() and word != "I":
        return opens or not _is_initial(word, before)
    if _is_in_date(word, next_word, before):
        return False
    if lower in _words("title"):
        return False
    if lower in _words("number") and _patterns().figure.match(next_word):
        return False
    if lower in _words("unit"):
        return not next_word.isdigit()
    if lower in _words("clock"):
        return opens or (so_far > 25 and next_word.lower() not in _words("after clock"))
    if len(word) < 4 and lower.replace(".", "").isdigit():
        return so_far > len(word) + 1  # else it numbers a list
    if (
        lower in _words("ending")
        or (before.endswith(",") and lower in _words("state"))
        or _patterns().acronym.fullmatch(word)
        or _patterns().vowelless.fullmatch(word)
    ):
        return opens
    return True


def _is_initial(letter: str, before: str) -> bool:
    """Whether a capital is the initial of a name: no letter that a noun has ("vitamin D"), no site ("a post on X")."""
    last = before.rpartition(" ")[2]
    return last.lower() not in _words("lettered") and not (letter == "X" and last.islower())


def _is_in_date(word: str, next_word: str, before: str) -> bool:
    """Whether the stop after `word` stands within a date: "Sat. Nov. 5", "am 20. Dezember"."""
    following = next_word.lower()
    if word[:1].isupper() and word.lower() in _words("weekday"):
        return following in _words("month") or following[:1].isdigit()
    if not (word.isdigit() and len(word) < 3 and following in _words("after ordinal")):
        return False
    german = following not in _words("month")
    return german or before.rpartition(" ")[2].lower() in _words("before ordinal")
