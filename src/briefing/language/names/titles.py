"""Find the title or the apposition that introduces a name."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from briefing.language.en.closed_classes import TITLE_OPENINGS
from briefing.language.en.gazetteer import fold, is_plural_role, places, roles, titles
from briefing.language.en.tags import ADVERBS, DETERMINERS, FINITE, PREMODIFIERS, RELATIVES, VERBS
from briefing.model.annotation import ActorKind
from briefing.model.text import Span, Token


@lru_cache(maxsize=1 << 14)
def is_title_word(word: str) -> bool:
    """Whether `word` can be one person's title before the name; no plural can.

    Titles are "Mr.", "President", "Gen.", "activist"; "candidates" stands before a list of names.
    """
    folded = fold(word)
    known = titles()
    if folded in known.honorifics or folded in known.abbreviations:
        return word[0].isupper()
    return roles().kinds.get(folded) is ActorKind.PERSON


def find_title(tokens: Sequence[Token], first: int, end: int) -> Span | None:
    """Find the title before a person's name, else the apposition beside it.

    The name is tokens `first` to `end`. Determiners and possessive pronouns are left out of a title ("the Danish Queen"
    gives "Danish Queen") and kept in an apposition.
    """
    start = title_start(tokens, first)
    if start < first:
        return Span(tokens[start].span.start, tokens[first - 1].span.end)
    found = apposition_behind(tokens, end) or apposition_before(tokens, first, end)
    if found is None:
        return None
    return Span(tokens[found[0]].span.start, tokens[found[1] - 1].span.end)


def title_start(tokens: Sequence[Token], first: int) -> int:
    """The token where a name's title begins.

    The name begins at token `first`, which it is where the name has none.
    """
    last = first - 1
    if last < 0 or not _ends_title(tokens, last):
        return first
    start = last
    if not is_title_word(tokens[last].text):  # "Secretary of State John Smith"
        start -= 2
    while start > 0 and _is_modifier(tokens, start - 1):
        start -= 1
    return _title_opening(tokens, start, last)


def _title_opening(tokens: Sequence[Token], start: int, last: int) -> int:
    """Where the title that ends at token `last` begins: behind what belongs to the words before it.

    That is a determiner, a preposition, a verb of calling ("called President Roe"), and all up to a common noun before
    a capital that is neither role nor office ("One thing President Roe did").
    """
    for index in range(start, last):
        token, following = tokens[index], tokens[index + 1]
        if (
            token.tag == "NN"
            and token.text.islower()
            and following.text[0].isupper()
            and fold(token.text) not in roles().kinds
            and fold(token.text) not in titles().portfolios
        ):
            start = index + 1
    while start < last and (
        tokens[start].tag in DETERMINERS | {"CC", "POS"}
        or tokens[start].text in {",", "-"}
        or tokens[start].text.lower() in TITLE_OPENINGS
    ):
        start += 1
    return start


def apposition_behind(tokens: Sequence[Token], end: int) -> tuple[int, int] | None:
    """The apposition or relative clause behind a name that ends at token `end`.

    It is given by its tokens.
    """
    if end + 2 >= len(tokens) or tokens[end].text != ",":
        return None
    first = end + 1
    if tokens[first].tag == "CD" and first + 2 < len(tokens) and tokens[first + 1].text == ",":
        first += 2
    close = _closing(tokens, first)
    if close is None or close - first > _LONGEST or tokens[first].tag == "CC":
        return None
    if tokens[first].text.lower() == "who":
        return (first, close) if close - first > 2 else None
    head = _phrase_head(tokens, first, close)
    if head is None or roles().kinds.get(fold(tokens[head].text)) is not ActorKind.PERSON:
        return None
    return first, close


def apposition_before(tokens: Sequence[Token], first: int, end: int) -> tuple[int, int] | None:
    """The apposition before a name, as in "the secretary of the union, Ann Lee,".

    It is given by its tokens.
    """
    if first < 3 or tokens[first - 1].text != ",":
        return None
    if end < len(tokens) and tokens[end].text not in {",", ".", ")", ";", "!", "?"}:
        return None
    index = first - 2
    while index >= 0 and first - index < _LONGEST:
        token = tokens[index]
        if token.tag in _NOT_IN_NOUN_PHRASES:
            return None
        if token.tag.startswith("NN") and roles().kinds.get(fold(token.text)) is ActorKind.PERSON:
            start = index
            while start > 0 and (
                _is_modifier(tokens, start - 1) or tokens[start - 1].tag in {"DT", "PRP$"}
            ):
                start -= 1
            return (
                (start, first - 1)
                if tokens[start].tag in {"DT", "PRP$"}
                or "POS" in {token.tag for token in tokens[start:index]}
                else None
            )
        index -= 1
    return None


_LONGEST = 30
"""Tokens that an apposition may have."""

_MODIFIERS = PREMODIFIERS | {"POS"}
_BEFORE_HEAD = _MODIFIERS | DETERMINERS | ADVERBS | {"CC"}
_NOT_IN_NOUN_PHRASES = VERBS | RELATIVES | {",", ":", "``", "''"}


def _ends_title(tokens: Sequence[Token], last: int) -> bool:
    word = tokens[last].text
    if tokens[last].tag in VERBS | ADVERBS | {"IN"}:
        return False
    if is_title_word(word):
        return True
    # "Secretary of State John Smith", "chief of staff Ann Lee"
    return (
        last >= 2
        and tokens[last - 1].text == "of"
        and tokens[last].tag.startswith("NN")
        and not tokens[last].name.startswith("B-PER")
        and roles().kinds.get(fold(tokens[last - 2].text)) is ActorKind.PERSON
        and fold(word) not in places().names
    )


def _is_modifier(tokens: Sequence[Token], index: int) -> bool:
    token = tokens[index]
    folded = fold(token.text)
    if folded in titles().calendar or token.name.endswith("-PER"):
        return False
    if token.tag in _MODIFIERS:
        return token.text[0].isalnum() or token.tag == "POS" or token.text == "-"
    if token.text == "and":  # president and chief executive
        return index > 0 and roles().kinds.get(fold(tokens[index - 1].text)) is ActorKind.PERSON
    return False


def _closing(tokens: Sequence[Token], first: int) -> int | None:
    """The token that closes an apposition begun at `first`: a comma, or the end of the sentence."""
    for index in range(first, min(len(tokens), first + _LONGEST + 2)):
        text = tokens[index].text
        if text in {",", ";", ".", "!", "?", ")", "—", "–", "--"}:
            return index
        if text in {"“", '"', "”", "(", "``", "''"}:
            return None
    return len(tokens) if len(tokens) - first <= _LONGEST else None


def _phrase_head(tokens: Sequence[Token], first: int, close: int) -> int | None:
    """The head noun of the noun phrase that begins at `first`, before any preposition.

    None where there is none, where it is plural, and where a finite verb follows ("Smith, the director said").
    """
    head = None
    for index in range(first, close):
        tag = tokens[index].tag
        if tag.startswith("NN"):
            head = index
        elif tag == "POS":
            head = None
        elif tag not in _BEFORE_HEAD or (tag == "CC" and head is not None):
            break
    if head is None or is_plural_role(fold(tokens[head].text)):
        return None
    if head + 1 < close and tokens[head + 1].tag in FINITE:
        return None
    return head
