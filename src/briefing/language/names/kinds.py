"""Tell the kind of a name by the words beside it: titles, nouns, relatives."""

from __future__ import annotations

from collections.abc import Sequence

from briefing.language.en.gazetteer import fold, places, roles, titles
from briefing.language.en.tags import PLURAL_NOUNS
from briefing.language.names.spans import LabelledName
from briefing.language.names.titles import is_title_word
from briefing.model.annotation import ActorKind
from briefing.model.text import Token

WORTH = {ActorKind.OTHER: 10}
"""How many labels the kind shown beside one mention is worth: a storm is called so once, then by name alone."""
CERTAIN = 2
"""What any other kind shown is worth."""


def shown_kind(tokens: Sequence[Token], name: LabelledName) -> ActorKind | None:
    """The kind that the words in and around the name show, None where they show none.

    "Hurricane Olga" and "the ferry Princess Olga" are things, "Arden Rovers" and "Acme shares" groups, "Ms Roe" and
    "Roe, who left," people.
    """
    before = tokens[name.first - 1] if name.first else None
    if _is_thing(tokens, name.first):
        return ActorKind.OTHER
    if (
        before is not None
        and is_title_word(before.text)
        and (name.kind is ActorKind.PERSON or _could_be_person(tokens, name))
    ):
        return ActorKind.PERSON
    if before is not None and _names_group(before):
        return ActorKind.GROUP
    return _kind_behind(tokens, name)


def _is_thing(tokens: Sequence[Token], first: int) -> bool:
    """Whether a noun for a storm, a ship and the like announces the name, a title at most between."""
    titled = first > 1 and is_title_word(tokens[first - 1].text)
    before = tokens[first - 1 - titled : first - titled]
    return any(
        token.tag.startswith("NN")
        and fold(token.text) in titles().things
        and not (titled and token.text[0].isupper())  # "Flight Engineer Ann Lee"
        for token in before
    )


def _kind_behind(tokens: Sequence[Token], name: LabelledName) -> ActorKind | None:
    """The kind that the last word of the name, or what follows it, shows of what is labelled as a person."""
    if name.kind is not ActorKind.PERSON:
        return None
    last, following = (
        tokens[name.end - 1],
        [token.text for token in tokens[name.end : name.end + 2]],
    )
    if following[:1] and fold(following[0]) in titles().holdings:
        return ActorKind.GROUP
    if following == [",", "which"]:
        return ActorKind.GROUP
    town = " ".join(fold(token.text) for token in tokens[name.first : name.end - 1])
    team = last.tag in PLURAL_NOUNS and town in places().names
    return ActorKind.GROUP if team else None


def _could_be_person(tokens: Sequence[Token], name: LabelledName) -> bool:
    """Whether a title in small letters and the words of the name let it be a person's: "envoy Ty Lee"."""
    title = tokens[name.first - 1]
    words = tokens[name.first : name.end]
    return (
        title.text.islower()
        and title.tag == "NN"
        and 1 < len(words) < 4
        and all(word.text[0].isupper() and not word.text.isupper() for word in words)
        and words[-1].text.lower() not in roles().group_heads
        and fold(words[0].text) not in places().names
    )


def _names_group(token: Token) -> bool:
    """Whether `token` tells that a group's name follows: "weekly", "newspaper", "company"."""
    is_noun = token.tag.startswith("NN") or token.text[0].isupper()
    return is_noun and roles().kinds.get(fold(token.text)) is ActorKind.GROUP
