"""Tell by the verbs around a date whether it lies ahead or back."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence

from briefing.language.en.closed_classes import BE, HAVE
from briefing.language.en.morphology import verb_lemma
from briefing.language.en.tags import VERBS
from briefing.language.time.words import ENGLISH, cue_words
from briefing.model.text import Sentence, Token

_REACH = 60
"""How many tokens a verb may stand away from a date and still place it: keeps endless sentences linear."""
_PHRASE = 4
"""How many words a phrase like "to the public" may have between "closed" and a date."""


def looks_ahead(
    sentence: Sentence, text: str, start: int, end: int, language: str = ENGLISH
) -> bool | None:
    """Whether the clause of a temporal expression speaks of what is to come.

    The expression is at `start` to `end` of a sentence's text. The verb nearest before the expression decides, else the
    one after it; None where neither tells.
    """
    if text[end : end + 2] in ("'s", "’s"):
        return None
    before = text[max(0, start - _REACH) : start].lower().split()
    if before and before[-1] in cue_words(language, "before ahead"):
        return True
    if not sentence.tokens:
        return _direction_of(((word, "") for word in reversed(before)), language)
    index = token_index(sentence, start)
    backwards = _tagged(sentence.tokens[max(0, index - _REACH) : index], language)[::-1]
    if _stays_closed([word for word, _ in backwards], language):
        return True
    found = _direction_of(backwards, language)
    if found is not None:
        return found
    if _is_planned(backwards, text[start:end].split()[0].lower(), language):
        return True
    return _direction_of(_tagged(sentence.tokens[index : index + _REACH], language), language)


def _is_planned(backwards: list[tuple[str, str]], first: str, language: str) -> bool:
    """Whether a day behind a present tense is still to come: the council meets on Friday; not so in "says on Friday".

    `first` is the first word of the expression, `backwards` are those before it, the nearest first.
    """
    if not cue_words(language, "planned").intersection((first, *(w for w, _ in backwards[:1]))):
        return False
    past = cue_words(language, "reporting") | cue_words(language, "during")
    for word, tag in backwards:
        if word in past:
            return False
        # "Is facing" is as present as "faces".
        if tag in VERBS and tag != "VBG":
            return tag in {"VBZ", "VBP"}
    return False


def _stays_closed(backwards: Sequence[str], language: str) -> bool:
    """Whether the expression tells how long a door is shut: "stays closed (to visitors) on Friday".

    `backwards` are the words before it, the nearest first; their tags are too often wrong here.
    """
    doors = cue_words(language, "closed")
    place = int(backwards[:1] == ["on"])
    if "to" in backwards[place : place + _PHRASE]:
        place = backwards.index("to", place) + 1
    return (
        len(backwards) > place + 1
        and backwards[place] in doors
        and backwards[place + 1] in cue_words(language, "stay")
    )


def _tagged(tokens: Iterable[Token], language: str) -> list[tuple[str, str]]:
    """Each word in small letters with its part of speech, which only the words of English have.

    A past form is past whatever it was tagged: "stole" is no present. Behind "will however", "cut" is no past.
    """
    tagged: list[tuple[str, str]] = []
    modal = False
    for token in tokens:
        word = token.text.lower()
        tag = token.tag if language == ENGLISH else ""
        if tag == "VBP" and word not in BE | HAVE and verb_lemma(word) != word:
            tag = "VBD"
        if modal and tag in {"VBD", "VBN"} and verb_lemma(word) == word:
            tag = "VB"
        modal = tag == "MD" or (modal and tag == "RB")
        tagged.append((word, tag))
    return tagged


def _direction_of(words: Iterable[tuple[str, str]], language: str) -> bool | None:
    """Whether the first verb group of `words`, read outwards from the expression, is ahead; None without one.

    What one "agreed to do in March" may lie either way, what "could be done Friday" as well: None too.
    """
    ahead, back, be, could, poised = (
        cue_words(language, cue) for cue in ("ahead", "back", "be", "could", "poised")
    )
    ahead_endings = tuple(cue_words(language, "ahead endings"))
    back_endings = tuple(cue_words(language, "back endings"))
    infinitive = after_verb = participle = False
    for word, tag in words:
        if participle and word in could:
            return None
        if word in HAVE and tag in {"VBP", "VBZ"} and not participle and not infinitive:
            return None  # "They have a vote on Friday": a verb of its own
        if word in ahead or tag == "MD" or (not tag and word.endswith(ahead_endings)):
            return True
        if participle and word not in be and tag not in {"RB", "TO"}:
            return False
        if infinitive and word in poised:
            return True
        if word in back or tag == "VBD" or (not tag and word.endswith(back_endings)):
            return None if infinitive else False
        if infinitive and tag in {"VBP", "VBZ"}:
            return True
        infinitive = infinitive or (tag == "TO" and after_verb)
        participle = (participle or tag == "VBN") and not infinitive
        after_verb = tag == "VB"
    return True if infinitive else False if participle else None


def token_index(sentence: Sentence, position: int) -> int:
    """The index of the token at `position`, or of the first one after it.

    Both are within the sentence.
    """
    start = sentence.span.start + position
    return bisect_left(sentence.tokens, start, key=lambda token: token.span.start)
