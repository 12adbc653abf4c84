"""Detect sentences that lean on the one before, or never fit a summary."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from functools import cache

from briefing.analysis.text.sentences import AnnotatedSentence
from briefing.analysis.text.terms import stem, words_of
from briefing.language.en.tags import (
    ADJECTIVES,
    DETERMINERS,
    FINITE,
    NOUNS,
    PLURAL_NOUNS,
    PREPOSITIONS,
    WH_WORDS,
)
from briefing.model.annotation import ActorKind, MentionForm, Quote, QuoteKind
from briefing.model.text import Span, Token

MOST_WORDS_A_SENTENCE = 60
"""A longer sentence is mostly several that lost the stops between them: a list, captions."""
MOST_WORDS_A_LEAD = 90
"""Some writers put all that they know into their first sentence."""
_QUOTED = 0.8
"""With this share of it between quotation marks, a sentence is a quote."""
_LONGEST_QUOTE = 20
"""How many sentences a quote may run on."""
_CLOSERS = "\"'”’)]"
_GOES_ON = NOUNS | ADJECTIVES | PREPOSITIONS | WH_WORDS | {"POS", "CD"}
"""Behind a noun: it is no bare one."""
_OBJECT_TAGS = NOUNS | ADJECTIVES | DETERMINERS | {"PRP", "CD"}


def missing_context(sentence: AnnotatedSentence) -> str | None:
    """What must precede a sentence for its opening to be clear, None for nothing.

    It is what a reader must have met. It is a stem for "The attack ...", "The two presidents ..." or "Roe ...", which
    any earlier sentence with it makes clear, and "" for "He ...", "Other officials ..." or a quote that "she added",
    which only the sentence before makes clear.
    """
    if sentence.number == 1:
        return None
    tokens = [token for token in sentence.sentence.tokens if token.text[:1].isalnum()][:6]
    words = [token.text.lower() for token in tokens]
    if not words or words[0] in words_of("binding connectives"):
        return ""
    if words[0] in words_of("connectives"):
        tokens, words = tokens[1:], words[1:]
    if not words:
        return ""
    if (
        words[0] in words_of("comparing words")
        or _opens_on_pronoun(sentence, tokens[0], words)
        or _has_unclear_subject(sentence)
        or _has_unclear_owner(sentence)
        or _has_unclear_speaker(sentence)
        or _ends_short(sentence)
    ):
        return ""
    told = _told_before(tokens, words)
    return _named_before(sentence, tokens) if told is None else told


def is_out_of_place(
    sentence: AnnotatedSentence, *, quoted: float = 0.0, stops: bool = True, fewest: int = 7
) -> bool:
    """Whether the sentence is no prose of the article's own, or not a whole sentence.

    That is a question, a heading (in capitals, or without a verb or a stop), a caption, a piece of a longer quote, a
    quote whose speaker it does not name, a run of sentences without stops, a correction, what the next sentence denies
    ("It will not."). `quoted` is the share of it that stands between quotation marks. Without `stops`, those of the
    article are lost, and a missing one tells nothing. A sentence of less than `fewest` words is mostly a caption or an
    exclamation.
    """
    text = sentence.text()
    most = MOST_WORDS_A_SENTENCE if sentence.number > 1 else MOST_WORDS_A_LEAD
    return (
        sentence.correction
        or sentence.question
        or sentence.refuted
        or not fewest <= len(text.split()) <= most
        or text.isupper()
        or (stops and not text.endswith((*".!…", *_CLOSERS)))
        or text.rstrip(_CLOSERS + " ").endswith(("?", ":"))
        or not _has_finite_verb(sentence.sentence.tokens)
        or _is_piece_of_quote(sentence, text)
        or (quoted >= _QUOTED and not _names_speaker(sentence))
        or _has_label(sentence)
        or _is_furniture(sentence, text)
    )


@cache
def _double_marks() -> re.Pattern[str]:
    return re.compile("[\"“”„«»]|''|’’|``")


def _is_furniture(sentence: AnnotatedSentence, text: str) -> bool:
    """Whether it holds what captions, links and messages in a page hold and prose does not."""
    if _furniture_openings().match(text):
        return True
    # Most sentences have none of the words, so the search through all of the text is mostly spared.
    worth = not sentence.words.isdisjoint(words_of("furniture words")) or any(
        mark in text for mark in ("»", "@", "(", "://", "www.")
    )
    return worth and _furniture().search(text) is not None


@cache
def _furniture_openings() -> re.Pattern[str]:
    return re.compile(
        r"(?:watch|read|see|listen|follow|email)\b|\d+/\d+ |\d+ of \d+ "
        r"|(?:(?:file )?[-–—] ?)?(?:in )?this (?:\S+ ){0,5}?(?:photo|photograph|picture|image|frame grab|screengrab) "
        r"(?:\w+ )?(?:shows?|released|provided|made|taken|by|from|posted)\b",
        re.IGNORECASE,
    )


@cache
def _furniture() -> re.Pattern[str]:
    return re.compile(
        r"»|@\w|https?:|www\.|\b(?:visit|go to|log on to)\b.*\w\.com\b"
        r"|\((?:left|right|centre|center|above|below|top|bottom|pictured|file)\b"
        r"|\b(?:pictured (?:left|right|above|below|here)|photograph:|getty images|image copyright|media caption"
        r"|scroll down|(?:click|tap) (?:here|to)|subscribe to|sign up)\b",
        re.IGNORECASE,
    )


def _has_finite_verb(tokens: Sequence[Token]) -> bool:
    """Whether one of the tokens says that something is or happened.

    Tags tell "captured" the participle from the past tense badly, and "draw" the infinitive from the present: behind a
    noun, a participle with an object ("the army captured the town") and a bare infinitive ("cartoonists draw") are
    finite too.
    """
    if not FINITE.isdisjoint(token.tag for token in tokens):
        return True
    return any(
        before.tag.startswith("NN")
        and (verb.tag == "VB" or (verb.tag == "VBN" and after.tag in _OBJECT_TAGS))
        for before, verb, after in zip(tokens, tokens[1:], tokens[2:], strict=False)
    )


def _is_piece_of_quote(sentence: AnnotatedSentence, text: str) -> bool:
    """Whether a direct quote runs over the sentence's beginning or end."""
    # Marks of two kinds may close each other, and two single ones stand for a double one.
    if len(_double_marks().findall(text)) % 2:
        return True
    if not sentence.annotated.quotes:
        return False
    span = sentence.sentence.span
    return any(
        quote.content.overlaps(span) and not span.covers(quote.content)
        for quote in _quotes(sentence)
        if quote.kind is QuoteKind.DIRECT
    )


def _has_label(sentence: AnnotatedSentence) -> bool:
    """Whether a label stands before the sentence: "Image: ...", "Editor's note: ...", "Delighted: The ..."."""
    opening = sentence.sentence.tokens[:7]
    for place, token in enumerate(opening[:-1]):
        if token.tag in FINITE or token.text in {"(", '"', "“"}:
            return False
        if token.text == ":":
            return opening[place + 1].text[:1].isupper()
    return False


def _opens_on_pronoun(sentence: AnnotatedSentence, first: Token, words: list[str]) -> bool:
    if words[0] not in words_of("pronouns"):
        return False
    if words[0] in words_of("demonstratives"):
        # "This week" points at the day, not at the text before.
        return words[1:2] == [] or words[1] not in words_of("times")
    if words[0] == "it":
        # In "It is not clear whether ..." it stands for what follows.
        return words[1:2] == [] or words[1] not in words_of("expletive verbs")
    return not _is_named(sentence, first.span)


def _told_before(tokens: list[Token], words: list[str]) -> str | None:
    """The stem that an opening "the two presidents", "the others" or "the idea" takes as told before, or None."""
    if words[0] != "the" or len(words) < 3:
        return None
    if tokens[1].tag == "CD" or words[1] in words_of("counting words"):
        return stem(words[2])
    bare = tokens[2].tag not in _GOES_ON
    return stem(words[1]) if bare and words[1] in words_of("shell nouns") else None


def _named_before(sentence: AnnotatedSentence, tokens: list[Token]) -> str | None:
    """The stem of an opening surname whose bearer an earlier sentence presents with the full name, or None."""
    place = int(tokens[0].text.lower().rstrip(".") in words_of("courtesy titles"))
    opening = tokens[place].span.start if place < len(tokens) else None
    for mention in sentence.mentions:
        if mention.span.start != opening or mention.form is not MentionForm.NAME:
            continue
        if mention.kind is not ActorKind.PERSON or mention.actor is None:
            continue
        surname = sentence.text(mention.span)
        if " " not in surname and " " in sentence.annotated.actors[mention.actor].name:
            first = next(m for m in sentence.annotated.mentions if m.actor == mention.actor)
            return stem(surname) if first.sentence < sentence.number else None
    return None


def _has_unclear_subject(sentence: AnnotatedSentence) -> bool:
    """Whether a pronoun that nobody is named for comes before the first verb: "Speaking on Monday, he said"."""
    for token in sentence.sentence.tokens:
        if token.tag in FINITE:
            return False
        if token.text.lower() in words_of("subject pronouns"):
            return not _is_named(sentence, token.span)
    return False


def _has_unclear_owner(sentence: AnnotatedSentence) -> bool:
    """Whether "his" or "its" stands before any noun, in a sentence without a name, that it could mean: "Six cranes
    dot its skyline".
    """
    before: set[str] = set()
    for token in sentence.sentence.tokens:
        word = token.text.lower()
        if word in words_of("owners"):
            nouns = NOUNS if word in words_of("owning many") else NOUNS - PLURAL_NOUNS
            return before.isdisjoint(nouns) and not any(
                mention.form is MentionForm.NAME
                and (mention.kind is ActorKind.PERSON or word not in words_of("owning persons"))
                for mention in sentence.mentions
            )
        before.add(token.tag)
    return False


def _ends_short(sentence: AnnotatedSentence) -> bool:
    """Whether it ends on a verb or a negation whose rest stands in the sentence before: "It showed that it was not"."""
    words = [t.text.lower() for t in sentence.sentence.tokens if t.text[:1].isalnum()]
    return bool(words) and words[-1] in words_of("last words")


def _has_unclear_speaker(sentence: AnnotatedSentence) -> bool:
    """Whether words are given to a pronoun that nobody is named for: '"We lost," she added'."""
    span = sentence.sentence.span
    return any(
        sentence.text(quote.speaker).lower() in words_of("pronouns")
        and not _is_named(sentence, quote.speaker)
        for quote in _quotes(sentence)
        if quote.speaker is not None and span.covers(quote.speaker)
    )


def _is_named(sentence: AnnotatedSentence, pronoun: Span) -> bool:
    """Whether the sentence itself names, or calls by a role, the actor whom the pronoun means."""
    actor = next((m.actor for m in sentence.mentions if m.span.start == pronoun.start), None)
    return actor is not None and any(
        mention.actor == actor and mention.form is not MentionForm.PRONOUN
        for mention in sentence.mentions
    )


def _names_speaker(sentence: AnnotatedSentence) -> bool:
    """Whether the speaker of a direct quote, one that may have begun before the sentence, stands in it."""
    span = sentence.sentence.span
    return any(
        quote.kind is QuoteKind.DIRECT and quote.speaker is not None and span.covers(quote.speaker)
        for quote in _quotes(sentence)
    )


def _quotes(sentence: AnnotatedSentence) -> tuple[Quote, ...]:
    """The quotes that begin in the sentence or in the few before it."""
    quotes = sentence.annotated.quotes
    first = bisect_left(quotes, sentence.number - _LONGEST_QUOTE, key=lambda q: q.sentence)
    after = bisect_right(quotes, sentence.number, key=lambda q: q.sentence)
    return quotes[first:after]
