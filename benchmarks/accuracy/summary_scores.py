"""The scorer that `summaries.py` and `together.py` share."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache
from statistics import mean
from typing import Any

from briefing.analysis.text.terms import words_of as sentence_words

QUESTIONS = ("who", "what", "when", "where", "why", "how")


def figures(row: Mapping[str, Any], summary: str) -> tuple[float, ...]:
    """ROUGE-1, -2 and -Lsum F1 of a summary, times 100; or the share of the answers that it keeps, as one figure."""
    if "who" in row:
        return (answers_kept(row, summary),)
    reference = re.sub(r"(?<=[.!?]) +(?=[A-Z\"'])", "\n", row["summary"])
    scores = _scorer().score(reference, summary)
    return tuple(100 * scores[name].fmeasure for name in ("rouge1", "rouge2", "rougeLsum"))


def answers_kept(row: Mapping[str, Any], summary: str) -> float:
    """The share of the row's questions an answer to which stands in the summary, from 0 to 1."""
    kept = []
    stop_words = sentence_words("stop words")
    words = set(map(stemmed, words_of(summary)))
    for question in QUESTIONS:
        phrases = [
            [stemmed(word) for word in words_of(text) if word not in stop_words]
            for text in row[question]
        ]
        if row[question]:
            kept.append(
                any(p and sum(word in words for word in p) >= 0.8 * len(p) for p in phrases)
            )
    return mean(kept) if kept else 0.0


def words_of(text: str) -> list[str]:
    """The words of a text as ROUGE has them: runs of letters and figures, in lower case."""
    return re.findall(r"[a-z0-9]+", text.lower())


@cache
def stemmed(word: str) -> str:
    """The word's Porter stem, as ROUGE has it."""
    return str(_stemmer().stem(word)) if len(word) > 3 else word


def joined_averages(rows: Sequence[tuple[float, ...]]) -> str:
    """The average of each figure, as a table has them."""
    averages = [mean(column) for column in zip(*rows, strict=True)]
    shape = "{:.3f}" if len(averages) == 1 else "{:.1f}"
    return "/".join(map(shape.format, averages))


def greedy_oracle(
    row: Mapping[str, Any], texts: Sequence[str], *, sentences: int | None, words: int | None
) -> str:
    """The sentences that, taken one by one, raise the score most; what no choice of sentences beats by much."""
    taken: list[int] = []
    best = -1.0
    while len(taken) < (sentences or len(texts)):
        trials = [
            (figures(row, _joined(texts, [*taken, place]))[0], -place)
            for place in range(len(texts))
            if place not in taken and _fits(words, texts, [*taken, place])
        ]
        if not trials or max(trials)[0] <= best:
            break
        best, place = max(trials)
        taken.append(-place)
    return _joined(texts, taken)


def _fits(words: int | None, texts: Sequence[str], places: Sequence[int]) -> bool:
    return words is None or sum(len(texts[place].split()) for place in places) <= words


def _joined(texts: Sequence[str], places: Sequence[int]) -> str:
    return "\n".join(texts[place] for place in sorted(places))


@cache
def _stemmer() -> Any:
    from nltk.stem.porter import PorterStemmer

    return PorterStemmer()


@cache
def _scorer() -> Any:
    from rouge_score.rouge_scorer import RougeScorer

    # The package's own tokenizer with stemming, but for remembering stems: the same figures, five times as fast.
    return RougeScorer(["rouge1", "rouge2", "rougeLsum"], tokenizer=_Tokenizer())


class _Tokenizer:
    def tokenize(self, text: str) -> list[str]:
        return [stemmed(word) for word in words_of(text)]
