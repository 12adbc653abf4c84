"""Find those counted among the dead or the hurt: "the dead included 25 pupils"."""

from __future__ import annotations

from collections.abc import Iterator

from briefing.analysis.incident.people import is_person
from briefing.analysis.incident.victims import list_end
from briefing.analysis.text.counts import counted_after, with_quantifier
from briefing.analysis.text.extents import extend_phrase, phrase_from
from briefing.analysis.text.sentences import AnnotatedSentence
from briefing.language.en.closed_classes import BE
from briefing.language.en.morphology import verb_lemma
from briefing.model.text import Span


def members(sentence: AnnotatedSentence, adjectives: frozenset[str]) -> Iterator[tuple[Span, Span]]:
    """Find people called some of "the" `adjectives`: the words shown, those for them.

    "Among the dead were 25 children", "25 children were among the dead", "the dead included 25 children".
    """
    if adjectives.isdisjoint(sentence.words):
        return
    tokens = sentence.sentence.tokens
    words = [token.text.lower() for token in tokens]
    for at in range(1, len(tokens) - 1):
        if words[at] not in adjectives or words[at - 1] not in {"the", "those"}:
            continue
        among = at > 1 and words[at - 2] == "among"
        start, end = tokens[at - 2 if among else at - 1].span.start, tokens[at].span.end
        if words[at + 1] in BE if among else verb_lemma(words[at + 1]) == "include":
            people = _people_from(sentence, tokens[at + 1].span.end)
        elif among and at > 3 and words[at - 3] in BE:
            people = _people_to(sentence, tokens[at - 4].span.end)
        else:
            continue
        if people is not None and not sentence.scopes_over(Span(people.end - 1, people.end)):
            yield Span(min(start, people.start), max(end, people.end)), people


def _people_from(sentence: AnnotatedSentence, position: int) -> Span | None:
    following = sentence.tokens_after(position)[:1]
    phrase = phrase_from(sentence, following[0].span.start) if following else None
    people = counted_after(sentence, position) or (phrase.span if phrase is not None else None)
    if people is None:
        return None
    people = with_quantifier(sentence, extend_phrase(sentence, people))
    return Span(people.start, list_end(sentence, people)) if is_person(sentence, people) else None


def _people_to(sentence: AnnotatedSentence, end: int) -> Span | None:
    phrase = next((p.span for p in sentence.noun_phrases if p.span.end == end), None)
    if phrase is None or not is_person(sentence, phrase):
        return None
    return with_quantifier(sentence, phrase)
