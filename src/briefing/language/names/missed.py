"""Find names that the name labels missed, by other mentions or by context."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from briefing.language.en.gazetteer import fold, given_names, roles, titles
from briefing.language.en.tags import PLURAL_NOUNS, PROPER_NOUNS
from briefing.language.names.spans import LabelledName
from briefing.language.names.titles import is_title_word
from briefing.model.annotation import ActorKind
from briefing.model.text import Sentence, Token

LONGEST = 12
"""Words of the longest name that is looked up: each start of a run tries so many ends, however long the run is."""


def find_missed(
    sentences: Sequence[Sentence],
    found: Sequence[Sequence[LabelledName]],
    kinds: Mapping[str, ActorKind | None],
) -> list[list[LabelledName]]:
    """For each sentence the names that its labels miss, beside those `found`.

    `kinds` are the surfaces labelled somewhere in the article. A single word that is labelled less often than it is not
    is left alone, unless it is the surname of someone named in full.
    """
    runs = [_runs(sentence.tokens, names) for sentence, names in zip(sentences, found, strict=True)]
    if not any(runs):
        return [[] for _ in runs]
    known = dict(kinds)
    for surface in _doubtful(sentences, found, runs):
        known.pop(surface, None)
    return [
        [name for first, end in stretches for name in _missed(sentence.tokens, first, end, known)]
        for sentence, stretches in zip(sentences, runs, strict=True)
    ]


def _runs(tokens: Sequence[Token], names: Sequence[LabelledName]) -> list[tuple[int, int]]:
    """The stretches of capitalised proper nouns outside `names`."""
    proper = [index for index, token in enumerate(tokens) if token.tag in PROPER_NOUNS]
    if not proper:
        return []
    taken = {index for name in names for index in range(name.first, name.end)}
    runs: list[tuple[int, int]] = []
    for index in proper:
        if index in taken or not tokens[index].text[0].isupper():
            continue
        if runs and runs[-1][1] == index:
            runs[-1] = (runs[-1][0], index + 1)
        else:
            runs.append((index, index + 1))
    return runs


def _doubtful(
    sentences: Sequence[Sentence],
    found: Sequence[Sequence[LabelledName]],
    runs: Sequence[Sequence[tuple[int, int]]],
) -> list[str]:
    """The single words that have a label less often than none."""
    labelled: Counter[str] = Counter()
    surnames: set[str] = set()
    unlabelled = Counter(
        fold(token.text)
        for sentence, stretches in zip(sentences, runs, strict=True)
        for first, end in stretches
        for token in sentence.tokens[first:end]
    )
    for sentence, names in zip(sentences, found, strict=True):
        tokens = sentence.tokens
        for name in names:
            if name.end - name.first == 1:
                labelled[fold(tokens[name.first].text)] += 1
            elif name.kind is ActorKind.PERSON:
                surnames.add(fold(tokens[name.end - 1].text))
    return [
        word
        for word, count in labelled.items()
        if unlabelled[word] > count and word not in surnames
    ]


def _missed(
    tokens: Sequence[Token], first: int, end: int, known: Mapping[str, ActorKind | None]
) -> list[LabelledName]:
    """The name in the capitalised words `first` to `end`: a known one, a group by its last word, or a person's."""
    words = [fold(token.text) for token in tokens[first:end]]
    for start in range(end - first):
        for stop in range(min(end - first, start + LONGEST), start, -1):
            kind = known.get(" ".join(words[start:stop]))
            if kind is not None:
                return [LabelledName(first + start, first + stop, kind)]
    if end - first > 1 and tokens[end - 1].text.lower() in roles().group_heads:
        return [LabelledName(first, end, ActorKind.GROUP)]
    return _announced_group(tokens, first, end) or _person(tokens, first, end)


def _announced_group(tokens: Sequence[Token], first: int, end: int) -> list[LabelledName]:
    """The group that a noun before it announces: "newspaper El Tiempo", at the start of a sentence "Weekly Ahora"."""
    start = first if first and tokens[first - 1].tag == "NN" else first + 1
    if not 0 < end - start < 4 or tokens[start].text.isupper():
        return []
    announcing = fold(tokens[start - 1].text) in titles().announcing
    return [LabelledName(start, end, ActorKind.GROUP)] if announcing else []


def _person(tokens: Sequence[Token], first: int, end: int) -> list[LabelledName]:
    """The person that a title before the words or a given name among them shows."""
    titled = first > 0 and _announces(tokens[first - 1])
    while first < end - 1 and is_title_word(tokens[first].text):
        titled = _announces(tokens[first])
        first += 1
    opening, last = tokens[first].text, tokens[end - 1]
    if fold(opening) in titles().calendar or len(opening) < 2 or last.tag == "NNPS":
        return []
    if is_title_word(last.text) or (end < len(tokens) and is_title_word(tokens[end].text)):
        return []
    is_given = fold(opening) in given_names() and end - first in {2, 3}
    if is_given or (titled and opening[1:].islower()):
        return [LabelledName(first, end, ActorKind.PERSON)]
    return []


def _announces(token: Token) -> bool:
    """Whether a name must follow: "Mr.", "President", and in small letters any role ("activist")."""
    if token.tag in PLURAL_NOUNS or not is_title_word(token.text):
        return False
    word = fold(token.text)
    known = titles()
    return (
        token.text.islower()
        or word in known.honorifics
        or word in known.abbreviations
        or word in roles().official
    )
