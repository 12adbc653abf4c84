"""Find role phrases: "the former mayor of the town", "the ministry"."""

from __future__ import annotations

from collections.abc import Container, Iterator, Sequence
from enum import Enum
from functools import lru_cache

from briefing.frozen import dataclass
from briefing.language.en.closed_classes import DEFINITE, ROLE_LINKS
from briefing.language.en.gazetteer import age_in, fold, places, role_kind, roles, singular, titles
from briefing.language.en.numbers import SEVERAL
from briefing.language.en.tags import (
    ADJECTIVES,
    ADVERBS,
    DETERMINERS,
    NOUNS,
    PARTICIPLES,
    PLURAL_NOUNS,
    POSSESSIVES,
    PREMODIFIERS,
)
from briefing.model.annotation import ActorKind
from briefing.model.text import Token


class Determiner(Enum):
    """How a noun phrase is determined."""

    DEFINITE = "the"
    INDEFINITE = "a"
    POSSESSED = "'s"
    PRONOUN = "his"
    BARE = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class RolePhrase:
    """A noun phrase headed by a role noun.

    It is at tokens `first` to `end` of a sentence, its head at `head`. `noun` is the folded singular of the head,
    `modifiers` the folded words before it, `whereabouts` the usual names of the places that it is tied to ("Danish",
    "of Aarhus"), `names` the other names in its complement, `age` that of "19-year-old". `base_end` is where the phrase
    ends without its complement.
    """

    first: int
    head: int
    base_end: int
    end: int
    noun: str
    kind: ActorKind
    determiner: Determiner
    plural: bool
    former: bool
    age: int | None
    modifiers: frozenset[str]
    whereabouts: frozenset[str]
    names: frozenset[str]


def find_role_heads(
    tokens: Sequence[Token], names: Container[int] = ()
) -> Iterator[tuple[int, str]]:
    """Find the heads of a sentence's role phrases: token index and folded singular.

    They are in order. Titles before a name are among them. `names` holds the positions in the text where a person's
    name begins.
    """
    last = len(tokens) - 1
    for index, token in enumerate(tokens):
        tag = token.tag
        if tag not in NOUNS | {"JJ"} or not (noun := _role_noun(token.text)):
            continue
        if tag not in PLURAL_NOUNS and noun != fold(token.text):
            continue
        if tag == "JJ" and (index == last or not _ends_phrase(tokens, index)):
            continue
        if _is_head(tokens, index, names):
            yield index, noun


def read_role_phrase(
    tokens: Sequence[Token], head: int, noun: str, *, bare: bool = True
) -> RolePhrase | None:
    """Read the role phrase whose head is the token at `head`.

    None for one without determiner unless `bare`.
    """
    first = _first(tokens, head)
    determiner = _determiner(tokens, first, head)
    if determiner is Determiner.BARE and not bare:
        return None
    base_end = head + 1
    kind = role_kind(noun) or ActorKind.PERSON
    end = _complement_end(tokens, base_end, kind)
    before = range(first, head)
    modifiers = frozenset(
        [fold(tokens[index].text) for index in before if tokens[index].tag not in _GLUE]
    )
    whereabouts, names = _ties(tokens, [*before, *range(base_end, end)])
    plural = tokens[head].tag in PLURAL_NOUNS or not modifiers.isdisjoint(SEVERAL)
    return RolePhrase(
        first=first,
        head=head,
        base_end=base_end,
        end=end,
        noun=_office(tokens, head, noun),
        kind=kind,
        determiner=determiner,
        plural=plural,
        former=not modifiers.isdisjoint(roles().former) or noun.startswith("ex-"),
        age=_age(noun, modifiers),
        modifiers=modifiers,
        whereabouts=whereabouts,
        names=names,
    )


def _age(noun: str, modifiers: frozenset[str]) -> int | None:
    """The age that one of the words gives: "19-year-old"."""
    for word in (noun, *sorted(modifiers)) if modifiers else (noun,):
        if word.endswith("-old") and (age := age_in(word)):
            return age
    return None


_GLUE = DETERMINERS | POSSESSIVES | {"CC", ","}
_PREMODIFIERS = PREMODIFIERS | ADVERBS | {"VBG"}


@lru_cache(maxsize=1 << 14)
def _role_noun(word: str) -> str:
    """`word` folded and singular, empty where it is no role noun."""
    noun = singular(fold(word))
    return "" if role_kind(noun) is None else noun


def _ends_phrase(tokens: Sequence[Token], index: int) -> bool:
    """Whether a word tagged as adjective closes its phrase: "the accused", "the secretary general"."""
    return tokens[index + 1].tag not in NOUNS | ADJECTIVES | {"POS"}


def _is_head(tokens: Sequence[Token], index: int, names: Container[int]) -> bool:
    if tokens[index].name.endswith("-PER"):
        return False
    if index + 1 == len(tokens):
        return True
    following = tokens[index + 1]
    if following.span.start in names:
        return True
    if following.tag.startswith("NN") and fold(following.text) not in titles().calendar:
        return False
    # "secretary general": the second word makes the office.
    is_composed = following.tag == "JJ" and following.text in roles().composed
    return not is_composed and following.tag != "HYPH"


def _office(tokens: Sequence[Token], head: int, noun: str) -> str:
    """`noun`, with the word before it where only both together name the office."""
    before = fold(tokens[head - 1].text) if head else ""
    if head and noun in roles().composed and tokens[head - 1].tag in NOUNS | {"JJ"}:
        return f"{before}-{noun}"
    return roles().offices.get(f"{before} {noun}", noun)


def _first(tokens: Sequence[Token], head: int) -> int:
    """Where the noun phrase of the head begins: its determiner, or the possessor's first word."""
    index = head
    while index > 0:
        before = tokens[index - 1]
        tag = before.tag
        if tag in DETERMINERS:
            return index - 1
        if tag == "POS":
            return _possessor(tokens, index - 1)
        if tag == "CC" and index > 1 and _coordinates(tokens, index - 1):
            index -= 1
            continue
        if tag not in _PREMODIFIERS or fold(before.text) in titles().calendar:
            break
        if tag == "VBG" and (index < 2 or tokens[index - 2].tag not in DETERMINERS | {"JJ"}):
            break
        if tag in {"RB", "VBN"} and (
            index < 2 or tokens[index - 2].tag not in DETERMINERS | POSSESSIVES | {"JJ", "RB"}
        ):
            break
        index -= 1
    return index


def _coordinates(tokens: Sequence[Token], conjunction: int) -> bool:
    """Whether "and" joins two modifiers, or two roles of one ("the democrat and advocate")."""
    before, after = tokens[conjunction - 1], tokens[conjunction + 1]
    if before.tag.startswith("JJ"):
        return after.tag.startswith("JJ")
    return (
        roles().kinds.get(fold(before.text)) is ActorKind.PERSON
        and before.tag == "NN"
        and after.tag not in {"DT", "PRP$"}
        and _has_determiner(tokens, conjunction - 1)
    )


def _has_determiner(tokens: Sequence[Token], index: int) -> bool:
    while index > 0 and tokens[index - 1].tag in _PREMODIFIERS:
        index -= 1
    return index > 0 and tokens[index - 1].tag == "DT"


def _possessor(tokens: Sequence[Token], mark: int) -> int:
    """Where the possessor before the possessive `mark` begins."""
    index = mark
    while index > 0:
        tag = tokens[index - 1].tag
        if tag in {"DT", "PRP$"}:
            return index - 1
        if tag not in PREMODIFIERS or fold(tokens[index - 1].text) in titles().calendar:
            break
        index -= 1
    return index


def _determiner(tokens: Sequence[Token], first: int, head: int) -> Determiner:
    if "POS" in [token.tag for token in tokens[first:head]]:
        return Determiner.POSSESSED
    opening = tokens[first]
    if opening.tag == "PRP$":
        return Determiner.PRONOUN
    word = opening.text.lower()
    if opening.tag in {"DT", "PDT"}:
        return Determiner.DEFINITE if word in DEFINITE else Determiner.INDEFINITE
    return Determiner.BARE


def _complement_end(tokens: Sequence[Token], end: int, kind: ActorKind) -> int:
    """Where the phrases with "of" behind the head end, for a person also with "in", "at", "for"."""
    links = ROLE_LINKS if kind is ActorKind.PERSON else {"of"}
    limit = min(len(tokens), end + 16)
    while end + 1 < limit and tokens[end].text in links:
        index = end + 1
        if tokens[index].text.endswith("ing"):  # accused the mayor of lying
            return end
        while index < limit and tokens[index].tag in _PHRASE_TAGS and not _is_time(tokens[index]):
            index += 1
        if index == end + 1 or tokens[index - 1].tag not in NOUNS | {"CD", "PRP"}:
            return end
        end = index
    return end


_PHRASE_TAGS = (PREMODIFIERS - PARTICIPLES) | POSSESSIVES | DETERMINERS


def _is_time(token: Token) -> bool:
    return fold(token.text) in titles().calendar or (len(token.text) == 4 and token.text.isdigit())


def _ties(tokens: Sequence[Token], indexes: Sequence[int]) -> tuple[frozenset[str], frozenset[str]]:
    """The usual names of the places among the tokens, and the other names."""
    known = places()
    where: set[str] = set()
    names: set[str] = set()
    taken = -1
    for position, index in enumerate(indexes):
        token = tokens[index]
        if index <= taken or not token.text[0].isupper():
            continue
        word = fold(token.text)
        if word in roles().kinds:
            continue
        if position + 1 < len(indexes) and indexes[position + 1] == index + 1:
            pair = f"{word} {fold(tokens[index + 1].text)}"
            place = known.demonyms.get(pair) or known.names.get(pair)
            if place is not None:
                where.add(place)
                taken = index + 1
                continue
        place = known.demonyms.get(word) or known.names.get(word)
        if place is not None:
            where.add(place)
        elif token.name.endswith("-LOC"):
            where.add(word)
        elif token.name.endswith(("-PER", "-ORG", "-MISC")):
            names.add(word)
    return frozenset(where), frozenset(names)
