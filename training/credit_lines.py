"""Credit lines and datelines of news agencies, invented: the annotated sets hold hardly any."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from briefing.language.word_features import listed_words

TEMPLATES = """
REUTERS / {person} / File Photo
REUTERS / {person}
REUTERS / {person} / Pool
{person} / Pool via REUTERS
FILE PHOTO : {person} speaks in {place} . REUTERS / {person}
( Reporting by {person} and {person} in {place} ; Editing by {person} )
( Reporting by {person} ; Editing by {person} and {person} )
Reporting by {person} , {person} and {person} ; Editing by {person}
Photo : {person} / AP
By {person}
By {person} and {person}
By {person} in {place}
Additional reporting by {person} in {place}
Photograph : {person} / Getty Images
{capitals} ( Reuters ) -
{capitals} ( AP ) —
{capitals} ( AFP ) -
{capitals} , March 7 ( Reuters ) -
{capitals} , {country} ( AP ) —
Written by {person}
— {person} , {place}
""".strip().splitlines()
AGENCIES = {"REUTERS": "B-ORG", "Reuters": "B-ORG", "AP": "B-ORG", "AFP": "B-ORG"}
AGENCIES |= {"Getty": "B-ORG", "Images": "I-ORG"}


def credit_lines(count: int) -> Iterator[tuple[list[str], list[str]]]:
    """Words and name labels of `count` lines, always the same ones.

    Two names in three are blends of listed ones ("Gre" + "mez"), so that the model learns from the line
    around them, not from the words.
    """
    given = _only(listed_words("F"), "CPTO")
    surnames = _only(listed_words("L"), "CPTOF")
    places = _only(listed_words("P"), "CFTO")
    countries = listed_words("C")
    for number in range(count):
        words: list[str] = []
        labels: list[str] = []
        for piece in TEMPLATES[number % len(TEMPLATES)].split():
            seed = 1000 * number + len(words)
            if piece == "{person}":
                words += [given[seed * 6151 % len(given)], _blend(surnames, seed)]
                labels += ["B-PER", "I-PER"]
                continue
            filled = {
                "{place}": _blend(places, seed),
                "{capitals}": _blend(places, seed).upper(),
                "{country}": countries[seed * 31 % len(countries)],
            }.get(piece)
            words.append(filled or piece)
            labels.append("B-LOC" if filled else AGENCIES.get(piece, "O"))
        yield words, labels


def _only(words: Sequence[str], others: str) -> list[str]:
    """The words that are in none of the `others` lists."""
    unwanted = {word for kind in others for word in listed_words(kind)}
    return [word for word in words if word.isalpha() and len(word) > 2 and word not in unwanted]


def _blend(words: Sequence[str], seed: int) -> str:
    first, second = words[seed * 7919 % len(words)], words[(seed * 104729 + 13) % len(words)]
    return first if seed % 3 == 0 else first[: (len(first) + 1) // 2] + second[len(second) // 2 :]
