"""Which sentences cannot stand without the one before, and which should not stand in a summary at all."""

from __future__ import annotations

from collections.abc import Collection

from briefing.analysis.sentences import AnnotatedSentence
from briefing.analysis.terms import stem, words_of
from briefing.model.annotation import MentionForm, QuoteKind
from briefing.model.text import Token

MOST_WORDS_A_SENTENCE = 60
"""A longer sentence is mostly several that lost the stops between them: a list, captions."""
_QUOTED = 0.8
"""With this share of it between quotation marks, a sentence is a quote."""


def leans_on_previous(sentence: AnnotatedSentence, known: Collection[str] = ()) -> bool:
    """Whether the sentence opens on words that mean something told before: "He ...", "The two presidents ...".

    `known` are stems that a reader has met already: "The attack ..." is clear to one who has read of an attack.
    """
    tokens = [token for token in sentence.sentence.tokens[:12] if token.text[:1].isalnum()][:6]
    words = [token.text.lower() for token in tokens]
    if not words:
        return True
    if words[0] in words_of("telling connectives"):
        return True
    if words[0] in words_of("connectives"):
        tokens, words = tokens[1:], words[1:]
    return bool(words) and (
        _opens_on_pronoun(sentence, tokens[0], words)
        or _opens_on_definite(tokens, words, known)
        or _subject_is_pronoun(sentence)
        or _follows_quote(sentence)
    )


def is_out_of_place(sentence: AnnotatedSentence, *, words: int, quoted: float) -> bool:
    """Whether the sentence is no prose of the article's own: a question, a caption, a quote whose speaker it
    does not name, a run of sentences without stops. `quoted` is the share of it that stands in direct quotes.
    """
    text = sentence.text()
    return (
        words > MOST_WORDS_A_SENTENCE
        or words < 4
        or text.rstrip("\"'”’) ").endswith(("?", ":"))
        or (quoted >= _QUOTED and not _names_speaker(sentence))
        or any(word in words_of("captions") for word in text.lower().split())
    )


def _opens_on_pronoun(sentence: AnnotatedSentence, first: Token, words: list[str]) -> bool:
    if words[0] not in words_of("pronouns"):
        return words[0] in words_of("comparing words")
    if words[0] in {"this", "that", "these", "those"} and words[1:2]:
        # "This week", "this year" point at the day, not at the text before.
        return words[1] not in {
            "week", "month", "year", "morning", "afternoon", "evening", "weekend", "summer", "spring",
            "autumn", "fall", "winter", "season", "time", "who",
        }  # fmt: skip
    if words[0] == "it":
        return not _is_expletive(words)
    actor = next((m.actor for m in sentence.mentions if m.span.start == first.span.start), None)
    return actor is None or not any(
        mention.actor == actor and mention.form is MentionForm.NAME for mention in sentence.mentions
    )


def _is_expletive(words: list[str]) -> bool:
    """Whether an opening "it" stands for what follows: "It is not clear whether", "It was the first time"."""
    return words[1:2] in (
        ["is"],
        ["was"],
        ["'s"],
        ["’s"],
        ["takes"],
        ["took"],
        ["remains"],
        ["seems"],
    )


def _opens_on_definite(tokens: list[Token], words: list[str], known: Collection[str]) -> bool:
    """Whether the sentence opens on "the two presidents", "the others", or "the idea" that was told before."""
    if words[0] != "the" or len(words) < 3:
        return False
    if (
        tokens[1].tag == "CD"
        or words[1] in words_of("comparing words")
        or words[1] in {"two", "three"}
    ):
        return stem(words[2]) not in known
    bare = not tokens[2].tag.startswith(("NN", "JJ", "IN", "POS", "CD")) and words[2] != "of"
    return bare and words[1] in words_of("shell nouns") and stem(words[1]) not in known


def _subject_is_pronoun(sentence: AnnotatedSentence) -> bool:
    """Whether what comes before the first verb ends in an unclear pronoun: "Speaking on Monday, he said"."""
    names: set[int | None] = set()
    for mention in sentence.mentions:
        if mention.form is not MentionForm.PRONOUN:
            names.add(mention.actor)
            continue
        return mention.actor is None or mention.actor not in names
    return False


def _follows_quote(sentence: AnnotatedSentence) -> bool:
    return False


def _names_speaker(sentence: AnnotatedSentence) -> bool:
    span = sentence.sentence.span
    return any(
        quote.kind is QuoteKind.DIRECT
        and quote.speaker is not None
        and span.covers(quote.speaker)
        and quote.content.overlaps(span)
        for quote in sentence.annotated.quotes
    )
