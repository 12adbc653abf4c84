"""Turn name labels into the spans of names: trim, split and join them."""

from __future__ import annotations

from collections.abc import Sequence

from briefing.frozen import dataclass
from briefing.language.en.closed_classes import NAME_LINKS
from briefing.language.en.gazetteer import fold, given_names, places, roles, titles
from briefing.language.en.tags import FUNCTION_WORDS, PROPER_NOUNS
from briefing.language.names.titles import is_title_word
from briefing.model.annotation import ActorKind
from briefing.model.text import Token


@dataclass(frozen=True, slots=True)
class LabelledName:
    """Tokens of a sentence that are a name, and the kind that its labels say.

    They are tokens `first` to `end` (excluded).
    """

    first: int
    end: int
    kind: ActorKind


_PERSON, _GROUP = ActorKind.PERSON, ActorKind.GROUP
"""A member of an enumeration takes ten times as long to look up as a name of the module."""

_KINDS = {
    "PER": ActorKind.PERSON,
    "ORG": ActorKind.GROUP,
    "LOC": ActorKind.PLACE,
    "MISC": ActorKind.OTHER,
}


def labelled_names(tokens: Sequence[Token]) -> list[LabelledName]:
    """The names that the labels of `tokens` say, trimmed and joined."""
    labelled = [index for index, token in enumerate(tokens) if token.name != "O"]
    names: list[LabelledName] = []
    end = 0
    for first in labelled:
        label = tokens[first].name[2:]
        if first < end or not label:
            continue
        end = first + 1
        while end < len(tokens) and tokens[end].name == f"I-{label}":
            end += 1
        names += _trimmed(tokens, LabelledName(first, end, _KINDS.get(label, ActorKind.OTHER)))
    return _joined(tokens, names) if names else names


def surface_of(tokens: Sequence[Token], name: LabelledName) -> str:
    """The words of `name`, folded, by which its occurrences are known to be the same."""
    if name.end - name.first == 1:
        return fold(tokens[name.first].text)
    return " ".join([fold(token.text) for token in tokens[name.first : name.end]])


def _trimmed(tokens: Sequence[Token], name: LabelledName) -> list[LabelledName]:
    """`name` without a possessive ending, determiner or title; two names where a possessive parts them."""
    first, end = name.first, name.end
    for index in range(first, end):
        if tokens[index].tag == "POS" and (name.kind is not _GROUP or index == end - 1):
            parts = (
                LabelledName(first, index, name.kind),
                LabelledName(index + 1, end, name.kind),
            )
            return [piece for part in parts for piece in _trimmed(tokens, part)]
    while first < end and not _can_begin(tokens, first, more=end - first > 1):
        first += 1
    person = name.kind is _PERSON
    while first < end and not _can_end(tokens[end - 1], person=person):
        end -= 1
    if person and end - first > 1 and fold(tokens[first].text) in titles().announcing:
        return [LabelledName(first + 1, end, ActorKind.GROUP)]  # "Weekly Ahora"
    if person:
        first = _after_title(tokens, first, end)
    return [_stretched(name, first, end)] if first < end else []


def _stretched(name: LabelledName, first: int, end: int) -> LabelledName:
    """`name` from `first` to `end`: itself where it is so already."""
    if name.first == first and name.end == end:
        return name
    return LabelledName(first, end, name.kind)


def _can_begin(tokens: Sequence[Token], index: int, *, more: bool) -> bool:
    """Whether a name may begin here: not with a mark, nor, if there is more, with a small word of the sentence's.

    A capital inside the sentence makes the determiner part of the name: "in The Hague".
    """
    token = tokens[index]
    if not token.text[0].isalnum():
        return False
    if (
        not more
        or token.tag not in FUNCTION_WORDS | {"MD"}
        or token.text.lower() in titles().particles
    ):
        return True
    return token.text == "The" and index > 0 and tokens[index - 1].text[-1].isalnum()


def _can_end(token: Token, *, person: bool) -> bool:
    """Whether a name may end with `token`: it holds a capital or a figure, a person's at the start of a part."""
    text = token.text
    if not (text[-1].isalnum() or text[-1] == ".") or text.islower() or token.tag == "DT":
        return False
    return not person or text[0].isupper() or "-" in text or "'" in text or "’" in text


def _after_title(tokens: Sequence[Token], first: int, end: int) -> int:
    """Where the name itself begins in a stretch labelled as a person: behind "U.S. President"."""
    known = given_names()
    start = first
    for index in range(first, end - 1):
        word = fold(tokens[index].text)
        if word in known:
            break
        if is_title_word(tokens[index].text):
            start = index + 1
    return start


def _joined(tokens: Sequence[Token], names: list[LabelledName]) -> list[LabelledName]:
    """`names` with the parts of "Ann | Lee", "Commission on | Human Rights" and "Washington, | DC" made one."""
    joined: list[LabelledName] = []
    for name in names:
        name = _with_saint(tokens, name)
        if name.kind is _PERSON:
            name = _with_surname(tokens, name)
        elif name.kind is _GROUP:
            name = _with_complement(tokens, name)
        kind = _kind_of_both(tokens, joined[-1], name) if joined else None
        if kind is None:
            joined.append(name)
        else:
            joined[-1] = LabelledName(joined[-1].first, max(joined[-1].end, name.end), kind)
    return joined


def _kind_of_both(
    tokens: Sequence[Token], before: LabelledName, name: LabelledName
) -> ActorKind | None:
    """The kind of the one name that `before` and `name` are the parts of; None where they are two."""
    if before.end >= name.first:
        if _is_one_person(tokens, before, name):
            return ActorKind.PERSON
        return _kind_with_demonym(tokens, before, name)
    if before.end != name.first - 1:
        return None
    link, last = tokens[before.end].text, tokens[before.end - 1].text.lower()
    if link == "," and surface_of(tokens, name) in titles().place_endings:
        return ActorKind.PLACE
    is_group = (
        link in NAME_LINKS
        and last in roles().group_heads
        and before.kind is not ActorKind.PERSON
        and name.kind in {ActorKind.GROUP, ActorKind.OTHER}
    )
    return ActorKind.GROUP if is_group else None


def _kind_with_demonym(
    tokens: Sequence[Token], before: LabelledName, name: LabelledName
) -> ActorKind | None:
    """The kind of "Danish | Embassy" and "Latin | American" taken as one name; None where they are two."""
    if before.end - before.first != 1 or name.end - name.first != 1:
        return None
    one, other = fold(tokens[before.first].text), fold(tokens[name.first].text)
    if f"{one} {other}" in places().demonyms:
        return ActorKind.OTHER
    return ActorKind.GROUP if one in places().demonyms and other in roles().group_heads else None


def _with_saint(tokens: Sequence[Token], name: LabelledName) -> LabelledName:
    """The name with an unlabelled "St" before it, no street's: that of "St Anne Hospital", not of "Mill St"."""
    first = name.first - 1
    if first < 0 or tokens[first].text.rstrip(".") != "St" or tokens[first].name != "O":
        return name
    is_street = first > 0 and tokens[first - 1].tag in PROPER_NOUNS
    return name if is_street else _stretched(name, first, name.end)


def _with_surname(tokens: Sequence[Token], name: LabelledName) -> LabelledName:
    """The person `name` and, where it is a given name alone, the capitalised words behind it that have no label."""
    end = name.end
    if _is_given(tokens, name):
        while (
            end < min(len(tokens), name.end + 2)
            and tokens[end].tag == "NNP"
            and tokens[end].name == "O"
            and tokens[end].text.istitle()
            and fold(tokens[end].text) not in titles().calendar
        ):
            end += 1
    return _stretched(name, name.first, end)


def _with_complement(tokens: Sequence[Token], name: LabelledName) -> LabelledName:
    """The group `name` and, behind its head noun, what it is for: "Commission on" and unlabelled "Human Rights"."""
    end = name.end + 1
    if (
        end >= len(tokens)
        or tokens[end - 1].text not in NAME_LINKS
        or tokens[end - 2].text.lower() not in roles().group_heads
    ):
        return name
    while end < len(tokens) and tokens[end].name == "O" and _is_proper(tokens[end]):
        end += 1
    return _stretched(name, name.first, end) if end > name.end + 1 else name


def _is_proper(token: Token) -> bool:
    return (
        token.tag in PROPER_NOUNS
        and token.text[0].isupper()
        and fold(token.text) not in titles().calendar
        and not is_title_word(token.text)
    )


def _is_one_person(tokens: Sequence[Token], before: LabelledName, name: LabelledName) -> bool:
    """Whether two names side by side are a person's: both labelled so, or a given name and one more word."""
    if before.kind is not ActorKind.PERSON:
        return False
    if name.kind is ActorKind.PERSON:
        return True
    return (
        _is_given(tokens, before)
        and name.end - name.first == 1
        and tokens[name.first].text.istitle()
    )


def _is_given(tokens: Sequence[Token], name: LabelledName) -> bool:
    return name.end - name.first == 1 and fold(tokens[name.first].text) in given_names()
