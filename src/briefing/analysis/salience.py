"""How much each sentence of an article matters, and which few to keep.

The score is a weighted sum of features known since Edmundson (1969, "New methods in automatic extracting") and
Luhn (1958, "The automatic creation of literature abstracts"): position, frequent words, names, dates, cue words.
Sentences are chosen by maximal marginal relevance (Carbonell and Goldstein 1998).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from briefing.analysis.sentences import AnnotatedSentence
from briefing.analysis.vocabulary import singular
from briefing.model.annotation import AnnotatedArticle

WEIGHTS = {
    "position": 1.0,
    "centrality": 1.0,
    "names": 0.35,
    "dates": 0.15,
    "incident": 0.45,
    "quotation": -0.35,
    "length": -0.5,
}
"""What each feature counts; every feature lies between 0 and 1."""

SHORT_WORDS, LONG_WORDS = 8, 45
"""Sentences outside these bounds say too little, or too much at once."""
REDUNDANCY = 0.6
"""How much of its overlap with what is chosen already counts against a sentence."""
WORDS_A_SENTENCE = 36
"""The budget of a summary of N sentences, in words, so that five do not fill the screen."""

_LOOSE_OPENERS = frozenset(
    "he she they it his her their its this that these those such both but however instead also so then there".split()
)
_CONTENT_TAGS = ("NN", "JJ", "VB", "CD")


@dataclass(frozen=True, slots=True)
class ScoredSentence:
    """A sentence, its score, and the features that made it, each times its weight."""

    sentence: AnnotatedSentence
    score: float
    features: tuple[tuple[str, float], ...]


def score_sentences(
    sentences: Sequence[AnnotatedSentence], *, incident_sentences: frozenset[int] = frozenset()
) -> tuple[ScoredSentence, ...]:
    """Each sentence with its score, in article order. `incident_sentences` are numbers of those that tell of
    the article's main incident.
    """
    frequencies = Counter(word for sentence in sentences for word in set(content_words(sentence)))
    actors = Counter(
        mention.actor
        for sentence in sentences
        for mention in sentence.mentions
        if mention.actor is not None
    )
    leading = {actor for actor, count in actors.most_common(3) if count > 1}
    scored = []
    for index, sentence in enumerate(sentences):
        values = {
            "position": 1 / (1 + index) ** 0.5,
            "centrality": _centrality(sentence, frequencies),
            "names": _share(sentence, leading),
            "dates": float(any(e.date is not None for e in sentence.date_expressions)),
            "incident": float(sentence.number in incident_sentences),
            "quotation": _quoted_share(sentence),
            "length": _length_fault(sentence),
        }
        features = tuple((name, value * WEIGHTS[name]) for name, value in values.items())
        scored.append(ScoredSentence(sentence, sum(value for _, value in features), features))
    return tuple(scored)


def choose(scored: Sequence[ScoredSentence], count: int) -> tuple[AnnotatedSentence, ...]:
    """At most `count` sentences, the best by marginal relevance, in article order; at least one if there is any.

    None opens on a reference that its own words leave open, unless no other is left.
    """
    candidates = [entry for entry in scored if not opens_loosely(entry.sentence)] or list(scored)
    words = {entry.sentence.number: set(content_words(entry.sentence)) for entry in candidates}
    chosen: list[AnnotatedSentence] = []
    budget = count * WORDS_A_SENTENCE
    while candidates and len(chosen) < count:
        covered = set().union(*(words[sentence.number] for sentence in chosen))

        def gain(entry: ScoredSentence, covered: set[str] = covered) -> float:
            own = words[entry.sentence.number]
            return entry.score - REDUNDANCY * len(own & covered) / max(1, len(own))

        best = max(candidates, key=lambda entry: (gain(entry), -entry.sentence.number))
        candidates.remove(best)
        length = len(best.sentence.sentence.tokens)
        if chosen and length > budget:
            continue
        budget -= length
        chosen.append(best.sentence)
    return tuple(sorted(chosen, key=lambda sentence: sentence.number))


def opens_loosely(sentence: AnnotatedSentence) -> bool:
    """Whether the sentence's opening points back at another: "He ...", "The two presidents ...", "But ..."."""
    tokens = [t for t in sentence.sentence.tokens if any(map(str.isalnum, t.text))][:3]
    words = [token.text.lower() for token in tokens]
    if not words:
        return True
    if words[0] in _LOOSE_OPENERS:
        return True
    if (
        words[0] == "the"
        and len(tokens) > 1
        and (tokens[1].tag == "CD" or words[1] in {"idea", "move"})
    ):
        return True
    subject = sentence.noun_phrases[0] if sentence.noun_phrases else None
    if subject is not None and any(m.form == "pronoun" for m in sentence.mentions_in(subject.span)):
        return True
    between = [
        t for t in sentence.sentence.tokens[:9] if t.text.lower() in {"two", "three", "both"}
    ]
    return bool(between) and sentence.sentence.tokens[0].tag == "DT"


def content_words(sentence: AnnotatedSentence) -> list[str]:
    """The sentence's nouns, adjectives, verbs and numbers, in the singular and lower case."""
    return [
        singular(token.text)
        for token in sentence.sentence.tokens
        if token.tag.startswith(_CONTENT_TAGS)
        and len(token.text) > 2
        and token.text.lower() not in _LIGHT_WORDS
    ]


_LIGHT_WORDS = frozenset(
    "are has had have been being was were will said says say told did does also".split()
)


def default_length(annotated: AnnotatedArticle) -> int:
    """How many sentences a summary of the article has: a fifth of them, at least two and at most five."""
    return min(len(annotated.sentences), max(2, min(5, round(len(annotated.sentences) / 5))))


def _centrality(sentence: AnnotatedSentence, frequencies: Counter[str]) -> float:
    """The mean share of sentences that the sentence's words stand in, from 0 to 1, one-off words counting 0."""
    words = set(content_words(sentence))
    if not words:
        return 0.0
    highest = max(frequencies.values())
    return sum((frequencies[word] - 1) / max(1, highest - 1) for word in words) / len(words)


def _share(sentence: AnnotatedSentence, leading: set[int]) -> float:
    named = {mention.actor for mention in sentence.mentions if mention.actor is not None}
    return len(named & leading) / max(1, len(leading))


def _quoted_share(sentence: AnnotatedSentence) -> float:
    length = sentence.sentence.span.end - sentence.sentence.span.start
    quoted = sum(
        quote.content.end - quote.content.start
        for quote in sentence.quotes
        if quote.kind == "direct"
    )
    return min(1.0, quoted / max(1, length))


def _length_fault(sentence: AnnotatedSentence) -> float:
    length = len(sentence.sentence.tokens)
    if length < SHORT_WORDS:
        return 1 - length / SHORT_WORDS
    return min(1.0, max(0.0, (length - LONG_WORDS) / LONG_WORDS))
