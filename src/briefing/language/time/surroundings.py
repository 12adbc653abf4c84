"""Check the context of a match: whether it is a temporal expression there."""

from __future__ import annotations

from briefing.language.time.words import Piece, cue_words


def are_temporal(
    form: str,
    before: Piece | None,
    words: tuple[Piece, ...],
    after: list[Piece],
    language: str,
) -> bool:
    """Whether words matched by a rule of `form` are temporal in their surroundings.

    These are the words around them. `after` holds the next piece, or up to four behind a year alone.
    """
    classes = [piece.word_class for piece in words]
    if before is not None and _is_glued(before, words[0]):
        return False
    if before is not None and not {"DAY", "YEAR"}.intersection(classes):
        small = cue_words(language, "always small")
        if any(piece.word_class in small and piece.text.istitle() for piece in words):
            return False
    if classes == ["YEAR"] and form == "date":
        return _is_year(words[0], before, after, language)
    if form == "range" and classes[0] == "YEAR":
        # "2018-19", but no "2018 to 2".
        return years_of_range(words[0].value, words[-1].value)[1] > int(words[0].value)
    if form in _LENGTHY:
        return _is_length(form, classes, words, after)
    if any(piece.word_class in {"FEAST", "NEW"} and piece.text[0].islower() for piece in words):
        return False
    if form == "holiday" and classes[-1] == "UNIT":
        return words[-1].value == "D"
    if form == "date" and classes[:2] == ["THE", "UNIT"]:
        return words[1].value == "Y"
    if form == "date" and len(words) == 2 and classes[1] == "ORDINALDAY":
        return classes[0] != "THE" or not (after and after[0].text[0].isalpha())
    if form == "spoken":
        return any(piece.word_class == "NUMBER" and 16 <= int(piece.value) <= 19 for piece in words)
    if form == "regular" and classes[0] == "REGULARLY":
        is_name = before is not None and words[0].text[0].isupper()
        return not is_name and not (after and after[0].text[0].isupper())
    if before is None:
        return classes not in _NEVER_FIRST
    return _may_follow(form, before, classes, words)


def _is_glued(before: Piece, first: Piece) -> bool:
    """Whether figures stand right behind letters, in a code: RX J1131-1231."""
    is_code = not before.word_class and before.text.isalpha() and first.text[0].isdigit()
    return is_code and before.end == first.start


def years_of_range(first: str, last: str) -> tuple[int, int]:
    """The two years of a range whose last one may be shortened.

    >>> years_of_range("1998", "2001"), years_of_range("2018", "19")
    ((1998, 2001), (2018, 2019))
    """
    return int(first), int(first[: -len(last)] + last if len(last) < len(first) else last)


_LENGTHY = {"unit", "duration", "quarter"}
_NEVER_FIRST = (["THE", "PART"], ["CLOCK"])
"""What is no time at the beginning of a sentence: the night, 6:10."""


def _is_length(form: str, classes: list[str], words: tuple[Piece, ...], after: list[Piece]) -> bool:
    """Of a unit, a quarter or a number of them: no part of a whole, "a quarter of the voters"; no "year-round"."""
    before_of = bool(after) and after[0].word_class == "OF"
    if classes in (["VAGUE", "UNIT"], ["VAGUE", "QUARTERS"]):
        # Some day, in many quarters: one that is not said, and places.
        return words[0].value != "ANY"
    if form != "unit" and classes[-1] in {"QUARTER", "QUARTERS"} and "ORDINAL" not in classes:
        return not before_of
    if form == "unit" and classes == ["THE", "UNIT"]:
        # "The year before he left" is of a year that something else tells.
        other = before_of or (bool(after) and after[0].word_class == "BEFORE")
        return words[1].value in {"W", "M", "Y"} and not other
    if form == "unit" and classes[-1] == "EDGE":
        return words[-1].value == "END"
    if classes == ["A", "UNIT"] and after and after[0].text == "-":
        return after[0].start > words[1].end
    return True


def _may_follow(form: str, before: Piece, classes: list[str], words: tuple[Piece, ...]) -> bool:
    if form == "part" and classes == ["THE", "PART"]:
        return before.value == "WITHIN"
    if form == "deictic" and words[0].text[0].isupper():
        return before.word_class in {"DOT", "COLON"}
    if form == "weekday" and before.word_class == "DAYNAME":
        return not before.text[0].isupper()
    if classes[0] == "MONTHISH":
        return before.word_class not in {"", "LONG"} or not before.text[0].isupper()
    if form == "time" and classes == ["CLOCK"]:
        return before.word_class in _BEFORE_CLOCK
    return True


_BEFORE_CLOCK = {"AT", "PREPOSITION", "BEFORE", "ABOUT", "TO", "AND"}
_YEAR_BEFORE = {"PREPOSITION", "BEFORE", "OF", "THE", "TO", "COMMA", "AND", "BRACKET"}


def _is_year(piece: Piece, before: Piece | None, following: list[Piece], language: str) -> bool:
    after = following[0] if following else None
    preposed = before is not None and before.word_class in _YEAR_BEFORE
    if before and before.word_class == "POSSESSIVE" and after and after.text[0].isupper():
        return False
    if before and before.word_class in {"CURRENCY", "ABOUT", "THAN", "SLASH"}:
        return False
    if after and after.word_class in {"PERCENT", "UNITS", "HUNDRED", "INTEGER", "DECIMAL"}:
        return False
    if any(
        other and other.word_class == "DASH" and piece.start in (other.end, other.start - 4)
        for other in (before, after)
    ):
        return False
    if not "1500" <= piece.value < "2100":
        return preposed
    if after and not after.word_class and after.text.islower() and after.text.endswith("s"):
        return preposed
    streets = cue_words(language, "streets")
    return not any(word.text[0].isupper() and word.text.lower() in streets for word in following)
