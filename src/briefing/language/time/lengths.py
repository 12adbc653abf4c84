"""Parse durations: the number and unit of an expression, its TIMEX3 value."""

from __future__ import annotations

from briefing.language.time.grammar import Reading

UNIT_CLASSES = (
    "UNIT", "UNITS", "QUARTER", "QUARTERS", "WEEKEND", "WEEKENDS", "CENTURY", "UNITLONG",
)  # fmt: skip


def unit_of(reading: Reading) -> str:
    """The TIMEX3 letter of a unit, with `T` before those of the clock: `D`, `M`, `TM`."""
    return (reading.values(*UNIT_CLASSES) or ["Y"])[-1]


_HALVES = {"Y": (6, "M"), "TH": (30, "M"), "TM": (30, "S"), "D": (12, "H")}
_YEARS = {"DE": 10, "CE": 100}


def length(count: float | None, unit: str) -> str:
    """The TIMEX3 value of a length of time.

    >>> length(1.5, "TH"), length(None, "Y"), length(2, "W")
    ('PT1H30M', 'PXY', 'P2W')
    """
    if unit == "2W":
        unit, count = "W", count and 2 * count
    if unit in _YEARS:
        unit, count = "Y", count and _YEARS[unit] * count
    smaller = ""
    if count is not None and count % 1 == 0.5 and unit in _HALVES:
        count -= 0.5
        amount, name = _HALVES[unit]
        smaller = f"{'T' if unit == 'D' else ''}{amount}{name}"
    number = "X" if count is None else f"{count:.12g}"
    length = "" if count == 0 and smaller else number + unit.removeprefix("T")
    return f"P{'T' if unit in ('TH', 'TM', 'TS') else ''}{length}{smaller}"


_DIGITS = ("DAY", "INTEGER", "YEAR", "DECIMAL")
_SAID = ("NUMBER", "TENS", *_DIGITS)


def number_of(reading: Reading) -> float | None:
    """How many: the number said in digits or words, None for a few and the like."""
    total = 0.0
    for before, piece in zip((None, *reading.pieces), reading.pieces, strict=False):
        if total and piece.word_class in {"TO", "OR"}:
            return total
        if before and before.word_class == "A" and piece.word_class in _SAID:
            total = 0.0
        if before and before.word_class == "DASH" and piece.word_class in _DIGITS:
            return total or None
        if piece.word_class == "VAGUE":
            return float(piece.value) if piece.value.isdigit() else None
        if piece.word_class == "AND" and reading.has("HALF"):
            return total + 0.5
        if piece.word_class == "HALF":
            return 0.5
        if piece.word_class in {"A", "ONE", "NUMBER", "TENS"}:
            total += int(piece.value)
        elif piece.word_class in _DIGITS:
            digits = piece.value.replace(",", "")
            if digits.count(".") > 1 or len(digits) > 12:
                return None
            total += float(digits)
        elif piece.word_class == "FRACTION":
            total += int(piece.value[0]) / max(int(piece.value[2]), 1)
        elif piece.word_class == "HUNDRED":
            total = max(total, 1) * int(piece.value)
    return total or None
