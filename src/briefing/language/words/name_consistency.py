"""Make the name labels of an article consistent: what is plain once holds for all."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence

from briefing.language.en.gazetteer import titles
from briefing.language.words.word_kinds import long_places, word_kinds

Labels = list[str]
Name = tuple[int, int, str]


def make_consistent(sentences: Sequence[Sequence[str]], labels: list[Labels]) -> list[Labels]:
    """Correct the BIO `labels` of names for consistency within an article.

    There is a label for each word of its `sentences`; they are mended where the article tells more. A listed place is
    whole; a name in a headline is no longer than elsewhere; "X and Y" are two groups; titles are no part of a person's
    name; a country is a place, "U.N." no person; a surname follows the full name; a short form in brackets and its
    later uses follow the long form; a name with several kinds has the one that it mostly has.

    Non-local evidence in the spirit of Krishnan and Manning, "An effective two-stage model for exploiting non-local
    dependencies in NER" (ACL 2006), by rule.
    """
    names = [_names(marks) for marks in labels]
    labels = [_marked(len(marks), found) for marks, found in zip(labels, names, strict=True)]
    for step in _STEPS:
        before = [marks.copy() for marks in labels]
        step(sentences, labels, names)
        names = [
            found if marks == old else _names(marks)
            for found, marks, old in zip(names, labels, before, strict=True)
        ]
    return labels


_TITLE, _GIVEN, _COUNTRY, _GROUP, _KNOWN_GROUP = "TFCOK"
_LISTED = {"K": "ORG", "C": "LOC"}
_PLACE_MARKS = frozenset({"O", "B-LOC", "I-LOC"})
_OF = frozenset({"of", "for"})
"""What an office has before the field that it is for."""
_NOT_SURNAMES = frozenset("CPTOWM")
"""Kinds of `word_kinds` whose words end a person's name without standing for the person."""


def _names(labels: Labels) -> list[Name]:
    """The names marked, as (first word, word after the last, kind)."""
    names: list[Name] = []
    if labels.count("O") == len(labels):
        return names
    start, kind = 0, ""
    for place, label in enumerate([*labels, "O"]):
        if label == "O" and not kind:
            continue
        if kind and label != f"I-{kind}":
            names.append((start, place, kind))
            kind = ""
        if label != "O" and not kind:
            start, kind = place, label[2:]
    return names


def _marked(length: int, names: list[Name]) -> Labels:
    """The labels of so many words for these names, each beginning with `B-`."""
    result = ["O"] * length
    for start, end, kind in names:
        _mark(result, start, end, kind)
    return result


def _mark(labels: Labels, start: int, end: int, kind: str) -> None:
    labels[start:end] = [f"B-{kind}"] + [f"I-{kind}"] * (end - start - 1)


def _cut_titles(
    sentences: Sequence[Sequence[str]], labels: list[Labels], names: list[list[Name]]
) -> None:
    for words, marks, found in zip(sentences, labels, names, strict=True):
        for first, end, kind in found:
            if kind != "PER":
                continue
            start = first
            while start < end - 1 and _is_title(words[start]):
                marks[start] = "O"
                start += 1
            if start == end - 1 and word_kinds(words[start]) == _TITLE:
                marks[start] = "O"
            else:
                _mark(marks, start, end, kind)


def _is_title(word: str) -> bool:
    kinds = word_kinds(word)
    return _TITLE in kinds and _GIVEN not in kinds


def _split_pairs(
    sentences: Sequence[Sequence[str]], labels: list[Labels], names: list[list[Name]]
) -> None:
    """Part "Ferrari and Williams", which is two groups, but not "Trade and Industry Bank"."""
    for words, marks, found in zip(sentences, labels, names, strict=True):
        for start, end, kind in found:
            if kind == "ORG" and end - start == 3 and words[start + 1] == "and":
                marks[start:end] = ["B-ORG", "O", "B-ORG"]


def _part_offices(
    sentences: Sequence[Sequence[str]], labels: list[Labels], names: list[list[Name]]
) -> None:
    """Begin a person behind the office that the person holds: "Minister of Foreign Affairs | Ann Lee"."""
    portfolios = titles().portfolios
    for words, marks in zip(sentences, labels, strict=True):
        for place in [place for place, word in enumerate(words) if word in _OF]:
            if not place or not _is_title(words[place - 1]):
                continue
            start, end = 0, place + 1
            while end < len(words) and (words[end][0].isupper() or words[end] in {"and", "&"}):
                end += 1
                if words[end - 1].lower() in portfolios:
                    start = end
            if start and 2 <= end - start < 6 and all(map(_can_name_person, words[start:end])):
                _cut(marks, place + 1, start)
                _cut(marks, start, end)
                _mark(marks, start, end, "PER")


def _can_name_person(word: str) -> bool:
    return word[0].isupper() and _GROUP not in word_kinds(word)


def _cut(labels: Labels, start: int, end: int) -> None:
    """End the names that `start` and `end` stand in there, what is left behind them a name of its own."""
    if end < len(labels) and labels[end].startswith("I-"):
        labels[end] = f"B-{labels[end][2:]}"
    if labels[start].startswith("I-"):
        labels[start] = f"B-{labels[start][2:]}"


def _follow_lists(
    sentences: Sequence[Sequence[str]], labels: list[Labels], names: list[list[Name]]
) -> None:
    for words, marks, found in zip(sentences, labels, names, strict=True):
        for start, end, kind in found:
            if end - start == 1:
                kinds = word_kinds(words[start])
                if kind == "PER" and kinds == _KNOWN_GROUP:
                    _mark(marks, start, end, "ORG")
                # Chad, Jordan and Israel are given names too.
                elif _COUNTRY in kinds and not (kind == "PER" and _GIVEN in kinds):
                    _mark(marks, start, end, "LOC")


def _cut_in_headlines(
    sentences: Sequence[Sequence[str]], labels: list[Labels], names: list[list[Name]]
) -> None:
    """End a name in a headline, all of whose words have capitals, where it ends elsewhere: "Ann Lee | Wins"."""
    headlines = [_is_headline(words) for words in sentences]
    if not any(headlines):
        return
    known = {
        (kind, *words[start:end])
        for words, found, is_headline in zip(sentences, names, headlines, strict=True)
        if not is_headline
        for start, end, kind in found
    }
    longest = max((len(words) for _, *words in known), default=0)
    for words, marks, found, is_headline in zip(sentences, labels, names, headlines, strict=True):
        for start, end, kind in found if is_headline else ():
            # A heading without end may be one name: only what a known one can be is compared.
            for place in range(min(end, start + longest), start, -1):
                if (kind, *words[start:place]) in known:
                    marks[place:end] = ["O"] * (end - place)
                    break


def _complete_places(
    sentences: Sequence[Sequence[str]], labels: list[Labels], names: list[list[Name]]
) -> None:
    """Make a listed place of several words whole where the model takes a part of it for the place."""
    for words, marks in zip(sentences, labels, strict=True):
        for start in [place for place, word in enumerate(words) if word[:1].isupper()]:
            for parts in long_places(words[start].lower()):
                end = start + len(parts)
                inside = marks[start:end]
                if (
                    _PLACE_MARKS.issuperset(inside)
                    and any(mark != "O" for mark in inside)
                    and inside[0] != "I-LOC"
                    and marks[end : end + 1] != ["I-LOC"]
                    and parts == tuple(word.lower() for word in words[start:end])
                ):
                    _mark(marks, start, end, "LOC")


def _is_headline(words: Sequence[str]) -> bool:
    long = [word for word in words if len(word) > 3 and word.isalpha()]
    return len(long) > 2 and all(word[0].isupper() for word in long)


def _add_listed(
    sentences: Sequence[Sequence[str]], labels: list[Labels], names: list[list[Name]]
) -> None:
    """Label "UN" and "UAE" where nothing is: words in capitals that the lists know as a group or a country only."""
    for words, marks in zip(sentences, labels, strict=True):
        for place in [place for place, word in enumerate(words) if word.isupper()]:
            if marks[place] == "O" and len(words[place]) > 1:
                kind = _LISTED.get(word_kinds(words[place]))
                if kind and any(other.islower() for other in words):
                    marks[place] = f"B-{kind}"


def _follow_full_names(
    sentences: Sequence[Sequence[str]], labels: list[Labels], names: list[list[Name]]
) -> None:
    surnames = {
        words[end - 1]
        for words, found in zip(sentences, names, strict=True)
        for start, end, kind in found
        if kind == "PER" and end - start > 1 and words[end - 1][:1].isupper()
    }
    surnames = {word for word in surnames if _NOT_SURNAMES.isdisjoint(word_kinds(word))}
    if not surnames:
        return
    for words, marks, found in zip(sentences, labels, names, strict=True):
        if surnames.isdisjoint(words):
            continue
        lengths = {place: end - start for start, end, _ in found for place in range(start, end)}
        for place, word in enumerate(words):
            if word not in surnames or lengths.get(place, 1) > 1:
                continue
            after_name = place and marks[place - 1] != "O" and words[place - 1][:1].isupper()
            if place in lengths or not after_name:
                marks[place] = "B-PER"


def _follow_long_forms(
    sentences: Sequence[Sequence[str]], labels: list[Labels], names: list[list[Name]]
) -> None:
    kinds: dict[str, str] = {}
    for words, found in zip(sentences, names, strict=True):
        for start, end, kind in found:
            if kind != "PER" and end - start > 1 and end + 1 < len(words) and words[end] == "(":
                short = words[end + 1]
                if _abbreviates(short, words[start:end]):
                    kinds[short] = kind
    if not kinds:
        return
    for words, marks in zip(sentences, labels, strict=True):
        if kinds.keys().isdisjoint(words):
            continue
        for place, word in enumerate(words):
            around = marks[place : place + 2]
            if word in kinds and not any(mark.startswith("I-") for mark in around):
                marks[place] = f"B-{kinds[word]}"


def _abbreviates(short: str, words: Sequence[str]) -> bool:
    initials = "".join(word[0] for word in words if word[0].isupper())
    return short.isupper() and short[0] == initials[:1] and 1 < len(short) <= len(initials) + 1


def _follow_most(
    sentences: Sequence[Sequence[str]], labels: list[Labels], names: list[list[Name]]
) -> None:
    counts: defaultdict[tuple[str, ...], Counter[str]] = defaultdict(Counter)
    for words, found in zip(sentences, names, strict=True):
        for start, end, kind in found:
            counts[tuple(words[start:end])][kind] += 1
    usual = {}
    for name, kinds in counts.items():
        if len(kinds) > 1:
            (first, most), (_, next_most) = kinds.most_common(2)
            if most >= 2 * next_most:
                usual[name] = first
    if not usual:
        return
    for words, marks, found in zip(sentences, labels, names, strict=True):
        for start, end, kind in found:
            _mark(marks, start, end, usual.get(tuple(words[start:end]), kind))


_STEPS = (
    _complete_places,
    _cut_in_headlines,
    _split_pairs,
    _part_offices,
    _cut_titles,
    _follow_lists,
    _add_listed,
    _follow_full_names,
    _follow_long_forms,
    _follow_most,
)
"""Each mends the labels in place, given the names marked before it."""
