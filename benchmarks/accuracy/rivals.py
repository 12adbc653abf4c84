"""Summaries by other systems: sumy's methods, and published ones from the sets."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from importlib import import_module
from types import SimpleNamespace
from typing import Any

Row = Mapping[str, Any]
Chooser = Callable[..., str]

_SUMY = {
    "edmundson": ("edmundson", "EdmundsonSummarizer"),
    "kl": ("kl", "KLSummarizer"),
    "lex-rank": ("lex_rank", "LexRankSummarizer"),
    "lsa": ("lsa", "LsaSummarizer"),
    "luhn": ("luhn", "LuhnSummarizer"),
    "reduction": ("reduction", "ReductionSummarizer"),
    "sum-basic": ("sum_basic", "SumBasicSummarizer"),
    "text-rank": ("text_rank", "TextRankSummarizer"),
}


def sumy_methods() -> dict[str, Chooser]:
    """Each method of sumy: of an article's sentences, so many, or so many words of the best; {} without sumy.

    sumy is given our sentences, and words by a pattern, as its own tokenizer needs data from the network; the stemmer
    and the stop words are its own. Edmundson's method counts the key words and the place: cue words it has none.
    """
    try:
        from sumy.nlp.stemmers import Stemmer
        from sumy.utils import get_stop_words
    except ImportError:
        return {}
    stop_words = get_stop_words("english")
    methods: dict[str, Chooser] = {}
    for name, (home, kind) in _SUMY.items():
        options = {"cue_weight": 0.0, "key_weight": 1.0} if name == "edmundson" else {}
        summarizer = getattr(import_module(f"sumy.summarizers.{home}"), kind)(
            Stemmer("english"), **options
        )
        if name == "edmundson":
            summarizer.bonus_words, summarizer.null_words = ("significant",), stop_words
        else:
            summarizer.stop_words = stop_words
        methods[name] = _chooser(summarizer)
    return methods


def published_systems(rows: Sequence[Row]) -> dict[str, Callable[[Row], str | None]]:
    """The systems whose summaries a set carries, each with what it made of an article, None where nothing is there."""
    names = dict.fromkeys(name for row in rows for name in row.get("systems") or ())
    return {name: lambda row, name=name: _made_by(name, row) for name in names}


def _made_by(name: str, row: Row) -> str | None:
    made = (row.get("systems") or {}).get(name)
    return _sentence_a_line(made["summary"]) if made and made["summary"] else None


def _sentence_a_line(text: str) -> str:
    """The text broken behind its stops: ROUGE-Lsum asks for a sentence a line, and some systems write lower case."""
    return re.sub(r"(?<=[.!?]) +(?=\S)", "\n", text)


def _chooser(summarizer: Any) -> Chooser:
    from sumy.models.dom import ObjectDocumentModel, Paragraph, Sentence

    tokenizer: Any = SimpleNamespace(to_words=re.compile(r"[^\W_]+(?:['’-][^\W_]+)*").findall)

    def choose(texts: Sequence[str], *, sentences: int | None, words: int | None) -> str:
        paragraph = Paragraph([Sentence(text, tokenizer) for text in texts])
        count: Any = sentences if words is None else lambda rated: _fitting(rated, words)
        chosen = summarizer(ObjectDocumentModel([paragraph]), count)
        return "\n".join(str(sentence) for sentence in chosen)

    return choose


def _fitting(rated: Iterable[Any], words: int) -> list[Any]:
    """Those sentences, the best first, that fit into so many words."""
    kept = []
    for entry in rated:
        needed = len(str(entry.sentence).split())
        if needed <= words:
            kept.append(entry)
            words -= needed
    return kept
