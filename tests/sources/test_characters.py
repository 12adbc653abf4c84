"""Characters that show nothing or join letters, folded in every kind of source."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest

from briefing.language import annotate
from briefing.library.matching import matching
from briefing.model.article import Article
from briefing.model.text import fold, fold_characters
from briefing.sources.composition import TextPart, compose_article

PLAIN = "The officer of Millbrook shot two men on Monday night, police in Ashford said."


def hyphenate(text: str, mark: str) -> str:
    """The text with a mark inside each longer word, as web pages and typesetters put soft hyphens."""
    return " ".join(
        f"{word[:3]}{mark}{word[3:]}" if len(word) > 4 else word for word in text.split()
    )


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        (hyphenate(PLAIN, "\u00ad"), PLAIN),
        (hyphenate(PLAIN, "\u200b"), PLAIN),
        (hyphenate(PLAIN, "\u200c"), PLAIN),
        (hyphenate(PLAIN, "\u200d"), PLAIN),
        (hyphenate(PLAIN, "\u2060"), PLAIN),
        (hyphenate(PLAIN, "\ufeff"), PLAIN),
        (hyphenate(PLAIN, "\u200e"), PLAIN),
        (hyphenate(PLAIN, "\u202c"), PLAIN),
        ("Ash\u00ad\n  ford", "Ashford"),
        (
            "The o\ufb03cial \ufb01re \ufb02ood, e\ufb00ort, ba\ufb04ed, \ufb06op",
            "The official fire flood, effort, baffled, stop",
        ),
        ("Jose\u0301 Mu\u0308ller", "José Müller"),
        ("state\u2011owned, long\u2010term", "state-owned, long-term"),
        ("می\u200cخواهم", "می\u200cخواهم"),
        ("\U0001f468\u200d\U0001f469\u200d\U0001f467", "\U0001f468\u200d\U0001f469\u200d\U0001f467"),
        ("“naïve” – café…", "“naïve” – café…"),
    ],
    ids=[
        "soft hyphens", "zero-width spaces", "non-joiners", "joiners", "word joiners", "marks of order",
        "left-to-right marks", "ends of direction", "soft hyphen at a line's end", "ligatures", "combining accents",
        "hyphens of typesetters", "Persian", "emoji", "plain",
    ],
)  # fmt: skip
def test_fold_characters(text: str, folded: str) -> None:
    assert fold_characters(text) == folded
    assert fold_characters(folded) == folded
    assert fold(text) == fold(folded)


MAIL = "From: a@b.c\nSubject: Shots\nMIME-Version: 1.0\nContent-Type: text/plain; charset=utf-8"
SOFT = hyphenate(PLAIN, "\u00ad")


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.txt", SOFT),
        ("a.md", f"# Shots in Millbrook\n\n{SOFT}\n"),
        ("a.html", f"<html><body><article><h1>Shots in Millbrook</h1><p>{SOFT}</p></article></body></html>"),
        ("a.html", f"<article><h1>Shots</h1><p>{hyphenate(PLAIN, '&shy;')}</p></article>"),
        ("a.html", f"<article><h1>Shots</h1><p>{hyphenate(PLAIN, '&#8203;')}</p></article>"),
        ("a.eml", f"{MAIL}\n\n{SOFT}\n"),
        ("a.json", json.dumps({"title": "Shots", "text": SOFT})),
        ("a.csv", f'title,text\nShots,"{SOFT}"\n'),
    ],
    ids=["text", "markdown", "page", "page &shy;", "page &#8203;", "mail", "json", "table"],
)  # fmt: skip
def test_every_kind_is_folded(name: str, data: str, look: Callable[..., Any]) -> None:
    assert look(data, name).prose == [PLAIN]


def article(text: str) -> Article:
    return compose_article([TextPart(text)], source="a", name="a", headline="Shots in Millbrook")


@pytest.mark.parametrize("mark", ["\u00ad", "\u200b", "\u2060", "\u200c", "\ufeff"])
def test_analysis_sees_whole_words(mark: str) -> None:
    assert annotate(article(hyphenate(PLAIN, mark))) == annotate(article(PLAIN))


@pytest.mark.parametrize(
    "query",
    ["officer", "o\ufb03cer", "offi\u00adcer", "Mill\u200bbrook", '"shot two"', "offic*", "\ufb01re"],
)  # fmt: skip
def test_search_finds_folded_words(query: str) -> None:
    found = article(f"{hyphenate(PLAIN, chr(0xAD))} The \ufb01re was out.")
    assert matching({1: ("", found.text), 2: ("", "Nothing.")}, query) == (1,)
