"""Choose an article's key sentences by method, number and length."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace

from briefing.analysis.choice.article_form import PLAIN, ArticleForm
from briefing.analysis.choice.length import count_asked, count_words
from briefing.analysis.choice.openings import missing_context
from briefing.analysis.choice.salience import (
    WEIGHTS,
    ScoredSentence,
    choose,
    choose_unasked,
    default_length,
    score_sentences,
)
from briefing.analysis.text.findings import cite
from briefing.analysis.text.languages import without_function_words
from briefing.analysis.text.sentences import AnnotatedSentence
from briefing.analysis.text.terms import stem
from briefing.frozen import dataclass
from briefing.languages import ENGLISH
from briefing.model.results import Choice, Contribution, Hindrance, Length, SentenceScore

_OUT_OF_REACH = -1e9
"""Added to the score of a sentence that is longer than the whole summary may be."""


@dataclass(frozen=True, slots=True, kw_only=True)
class KeySentences:
    """What was taken of `sentences`, in order, and what tells why.

    `order` has the places of all sentences, the best first; `scores` are the method's own, by place, () where it has
    none; `scored` are those of the default method, () for another.
    """

    sentences: Sequence[AnnotatedSentence]
    choice: Choice
    taken: tuple[int, ...]
    order: Sequence[int]
    scores: Sequence[float] = ()
    scored: Sequence[ScoredSentence] = ()

    @property
    def why_none(self) -> str:
        """Why nothing was taken, in the tool's words; empty where something was."""
        return "" if self.taken else why_none(self.sentences, self.choice.length)

    def explain(self, number: int) -> tuple[SentenceScore, ...]:
        """Explain article `number`: every sentence with its rank, score and features."""
        ranks = {place: rank for rank, place in enumerate(self.order, 1)}
        return tuple(
            SentenceScore(
                finding=cite(sentence.annotated, number, sentence.sentence.span),
                rank=ranks[place],
                taken=place in self.taken,
                score=round(self.scores[place], 4) if self.scores else None,
                contributions=contributions(self.scored[place]) if self.scored else (),
                hindrance=self._hindrance(place),
            )
            for place, sentence in enumerate(self.sentences)
        )

    def _hindrance(self, place: int) -> Hindrance | None:
        sentence, most = self.sentences[place], self.choice.length.words
        if most is not None and count_words(sentence.text()) > most:
            return Hindrance.TOO_LONG
        if not self.scored:
            return None
        if self.scored[place].measured.out_of_place:
            return Hindrance.OUT_OF_PLACE
        context = missing_context(self.scored[place].sentence)
        return Hindrance.CONTEXT if context is not None else None


def find_key_sentences(
    sentences: Sequence[AnnotatedSentence],
    choice: Choice,
    *,
    incident_sentences: Collection[int] = frozenset(),
    language: str = ENGLISH,
    form: ArticleForm = PLAIN,
    weights: Mapping[str, float] = WEIGHTS,
) -> KeySentences:
    """The key sentences among those of an article.

    At least one, unless each has more words than were asked for. `incident_sentences` are the numbers of those that
    tell of the article's main incident; `language` is the article's; `form` is how it is laid out, `weights` are those
    of the default method.
    """
    scorable = without_function_words(sentences, language)
    if choice.method != "default":
        return _by_method(sentences, scorable, choice)
    scored = score_sentences(scorable, incident_sentences=incident_sentences, weights=weights)
    length = choice.length
    places = {sentence.number: place for place, sentence in enumerate(sentences)}
    if length.words is not None:
        chosen = _within(scored, length.words, weights)
    else:
        count = count_asked(length, len(scored))
        chosen = (
            choose_unasked(scored, form, weights=weights)
            if count is None
            else choose(scored, count or 0, weights=weights)
        )
    scores = [entry.score for entry in scored]
    return KeySentences(
        sentences=sentences,
        choice=choice,
        taken=tuple(places[sentence.number] for sentence in chosen),
        order=sorted(range(len(scores)), key=lambda place: (-scores[place], place)),
        scores=scores,
        scored=scored,
    )


def why_none(sentences: Sequence[AnnotatedSentence], length: Length) -> str:
    """Why no sentence is short enough for the length asked for.

    Empty where the length is not to blame.
    """
    if length.words is None or not sentences:
        return ""
    words = min(count_words(sentence.text()) for sentence in sentences)
    most = "one word" if length.words == 1 else f"{length.words} words or fewer"
    return f"no sentence has {most}: the shortest has {words}"


def contributions(
    entry: ScoredSentence, more: Iterable[tuple[str, float, float]] = ()
) -> tuple[Contribution, ...]:
    """What each feature adds to a score, the largest first.

    Those that add nothing are left out. `more` are features beyond those of `entry`: name, value, weight.
    """
    values = zip(entry.features, entry.measured.values, strict=True)
    own = ((name, value, WEIGHTS[name]) for (name, _), value in values)
    parts = [
        Contribution(
            feature=name,
            value=round(value, 4),
            weight=round(weight, 4),
            points=round(value * weight, 4),
        )
        for name, value, weight in (*own, *more)
        if value * weight
    ]
    return tuple(sorted(parts, key=lambda part: (-abs(part.points), part.feature)))


def _within(
    scored: Sequence[ScoredSentence], most: int, weights: Mapping[str, float]
) -> Sequence[AnnotatedSentence]:
    """The sentences that tell the article best in at most so many words; none where each has more."""
    counts = [count_words(entry.sentence.text()) for entry in scored]
    if all(count > most for count in counts):
        return ()
    limited = [
        replace(
            entry,
            measured=replace(entry.measured, words=count),
            parts=entry.parts if count <= most else (*entry.parts, _OUT_OF_REACH),
        )
        for entry, count in zip(scored, counts, strict=True)
    ]
    chosen = choose(limited, len(limited), words=most, fill=False, weights=weights)
    if sum(count_words(sentence.text()) for sentence in chosen) <= most:
        return chosen
    # What could be read alone is too long: the best of what is short enough.
    fitting = (entry for entry in limited if entry.measured.words <= most)
    best = max(fitting, key=lambda entry: (not entry.measured.out_of_place, entry.score))
    return (best.sentence,)


def _by_method(
    sentences: Sequence[AnnotatedSentence], scorable: Sequence[AnnotatedSentence], choice: Choice
) -> KeySentences:
    """What a published method takes: the first of its ranking, or those of it that fit into the words asked for."""
    from briefing.analysis.choice.methods import method_of

    words = [
        [found for token in sentence.sentence.tokens if (found := stem(token.text))]
        for sentence in scorable
    ]
    ranking = method_of(choice.method)(words, len(words))
    # Sentences without a word of content come last.
    order = tuple(dict.fromkeys([*ranking.order, *range(len(words))]))
    length = choice.length
    if length.words is None:
        count = count_asked(length, len(order))
        if count is None and sentences:
            count = default_length(sentences[0].annotated)
        taken = list(order[:count])
    else:
        taken, left = [], length.words
        for place in order:
            needed = count_words(sentences[place].text())
            if needed <= left:
                taken.append(place)
                left -= needed
    return KeySentences(
        sentences=sentences,
        choice=choice,
        taken=tuple(sorted(taken)),
        order=order,
        scores=ranking.scores,
    )
