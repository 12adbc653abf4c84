"""Find noun phrases by a finite-state grammar over tags (Abney 1991)."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache

from briefing.language.en.calendar import units_of_time
from briefing.language.en.closed_classes import BE, HAVE
from briefing.language.en.tags import CHUNK_LETTERS
from briefing.language.text.self_check import checked
from briefing.model.annotation import AnnotatedArticle, NounPhrase
from briefing.model.text import Sentence, Span, Token

_AUXILIARIES = frozenset(
    form for word in BE | HAVE | {"get", "got"} for form in (word, word.capitalize(), word.upper())
)
"""As they are written, so that no word must be put in small letters to be looked up."""


def find_noun_phrases(annotated: AnnotatedArticle) -> AnnotatedArticle:
    """Find the base noun phrases of an article: determiner, modifiers and head.

    Possessors are included. A phrase ends at its head; prepositional phrases and relative clauses after it are not part
    of it. A personal pronoun is a phrase of its own.
    """
    phrases: list[NounPhrase] = []
    for sentence in annotated.sentences:
        phrases += _sentence_phrases(sentence)
    return replace(annotated, noun_phrases=tuple(phrases))


def _sentence_phrases(sentence: Sentence) -> list[NounPhrase]:
    tokens, number = sentence.tokens, sentence.number
    letters = "".join(
        [
            CHUNK_LETTERS.get(token.tag, ".")
            if token.name == "O" and token.text not in _AUXILIARIES
            else _letter(token)
            for token in tokens
        ]
    )
    phrases = []
    for match in _grammar().finditer(letters):
        first, end = match.span()
        lasts = [end - 1]
        if "NN" in match[0]:
            pairs = range(first, end - 1)
            lasts = [at for at in pairs if _parts(tokens[at], tokens[at + 1])] + lasts
        for last in lasts:
            head = tokens[last].span
            span = Span(tokens[first].span.start, head.end) if first < last else head
            phrases.append(NounPhrase(span=span, head=head, sentence=number))
            first = last + 1
    return phrases


def _parts(token: Token, following: Token) -> bool:
    """Whether two nouns in a row are two phrases: "a surge in violence | months ahead", "this month | Smith"."""
    if not (token.tag.startswith("NN") and following.tag.startswith("NN")):
        return False
    if following.text in units_of_time() and following.tag == "NNS":
        return True
    return token.text.lower() in units_of_time() and following.name.startswith("B-")


def _letter(token: Token) -> str:
    tag, name = token.tag, token.name
    adjective = tag == "JJ" and name.endswith("MISC")
    if name[:1] in {"B", "I"} and token.text[0].isalnum() and not (adjective or tag == "POS"):
        # Inside a name every word is a noun to the grammar, so that "The Hague" stays whole.
        return "D" if tag == "DT" else "&" if tag == "CC" else "N"
    if tag != "POS" and token.text in _AUXILIARIES:
        return "x"
    return CHUNK_LETTERS.get(tag, ".")


@cache
def _grammar() -> re.Pattern[str]:
    # A participle is a modifier behind another one ("the jailed mayor") and, in the past tense, behind a full verb or
    # a preposition ("floated expanded investment"); elsewhere it is the verb of a clause ("people attacked in").
    # What one part takes no other could go on from, so there is nothing to try twice: possessive repeats ("++") would
    # save no step, and `re` before Python 3.11.5 matches those around groups wrongly.
    modifier = "(?:A?J(?:&A?J)?|C|(?<=[DJCS])[VG]|(?<=[vi])V(?=J*N)|A(?=V)(?<=DA))"
    named = f"D{{0,2}}{modifier}*N+"
    pattern = re.compile(f"(?=[DJCVGANR])(?:{named}(?:S{named})*C?|R|DC|C+)")
    return checked(
        "noun phrases", pattern, "DJJ&JNSNvRiDVNCiVJNvNVi", "DJJ&JNSN", "R", "DVNC", "VJN", "N"
    )
