"""Parse date lines, datelines and dates in file names, whole or not at all."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

from briefing.frozen import dataclass
from briefing.language.en import calendar as english
from briefing.language.es import calendar as spanish
from briefing.lexicon import read_lexicon
from briefing.model.article import PartialDate
from briefing.model.text import Span

_MONTH_FIRST_ZONES = frozenset("et est edt ct cst cdt mt mst mdt pt pst pdt".split())
_DAY_FIRST_ZONES = frozenset(
    "gmt bst cet cest eet eest ist pkt wat cat eat sast aest aedt nzdt nzst".split()
)


_LATER = tuple("updat last modif saved print access retriev download archiv view export".split())
"""How labels of days after the publication begin."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DateLine:
    """What a date line says.

    `end` is where it ends in the text. `date` is None where it gives no year ("Updated 3:04 pm"), `span` is that of
    the date alone. `updated` tells a date of a later change, a print or a copy; `labelled` that a word such as
    "Published" stands first, `weekday` that a weekday does.
    """

    end: int
    date: PartialDate | None = None
    span: Span | None = None
    updated: bool = False
    labelled: bool = False
    weekday: bool = False


def read_date_line(
    text: str, start: int, end: int, *, day_first: bool | None = None
) -> DateLine | None:
    """Parse the date line that `text` begins with at `start`, or None.

    It is one only where a date or a labelled time stands there. It may stop before `end`: the caller decides what a
    date line is worth that shares its line. Where it gives several dates, that of the first publication counts. A date
    of figures such as 07/03/2018 is read by what proves its order (a part above 12, two equal parts, full stops, the
    weekday, the time zone), else as `day_first` tells, which is the custom of the country; without either only its year
    is kept.

    >>> read_date_line("Date: Wed 07/03/2018", 0, 20).date
    PartialDate(year=2018, month=3, day=7)
    >>> str(read_date_line("07/03/2018", 0, 10).date)
    '2018'
    """
    tokens = _scan(text, start, end)
    if not tokens:
        return None
    label = updated = timed = False
    found: dict[bool, tuple[PartialDate | None, Span]] = {}
    evidence = [match.group().lower().strip(".") for match in tokens]
    for match in tokens:
        kind = match.lastgroup
        if kind == "label":
            label = label or match is tokens[0]
            updated = match.group().lower().startswith(_LATER)
        elif kind == "date":
            date = _date(match.group(), evidence, day_first)
            found.setdefault(updated, (date, Span(*match.span())))
        timed = timed or kind == "time"
    if not found and not (label and timed):
        return None
    chosen = found.get(False) or found.get(True) or (None, None)
    return DateLine(
        end=tokens[-1].end(),
        date=chosen[0],
        span=chosen[1],
        updated=bool(found) and False not in found,
        labelled=label,
        weekday=tokens[0].lastgroup == "weekday",
    )


def read_dateline(text: str, start: int, end: int) -> DateLine | None:
    """Parse the dateline of a first sentence, `ARDEN, March 7 (Reuters) -`, or None.

    A place in capitals, or any place followed by an agency in brackets or a date, up to a dash or colon; what follows
    must look like the beginning of a sentence.

    >>> text = "PARIS, March 7, 2018 (AFP) – Two men"
    >>> found = read_dateline(text, 0, len(text))
    >>> text[:found.end], str(found.date)
    ('PARIS, March 7, 2018 (AFP) –', '2018-03-07')
    """
    match = _patterns()["dateline"].match(text, start, end)
    if match is None:
        return None
    tokens = _patterns()["token"].finditer(text, start, match.start("dash"))
    dated = next((token for token in tokens if token.lastgroup == "date"), None)
    place_end = match.end("place") if match["place"] else start
    place = text[start : min(place_end, dated.start() if dated else place_end)].strip(" ,.")
    if not _is_place(place, known=bool(dated or match["agency"]), dash=match["dash"]):
        return None
    date = _date(dated.group(), []) if dated else None
    span = Span(*dated.span()) if dated and date else None
    return DateLine(end=match.end("dash"), date=date, span=span)


def date_in_name(name: str) -> PartialDate | None:
    """The date that a file's name holds, or None.

    >>> str(date_in_name("2018-03-07-rally.txt")), str(date_in_name("rally_20180307.txt"))
    ('2018-03-07', '2018-03-07')
    """
    match = _patterns()["name"].search(name)
    if match is None:
        return None
    return _partial(int(match["year"]), int(match["month"]), int(match["day"]))


def _scan(text: str, start: int, end: int) -> list[re.Match[str]]:
    """The labels, weekdays, dates, times and zones that follow one another from `start`."""
    tokens: list[re.Match[str]] = []
    patterns = _patterns()
    position = start
    while position < end:
        gap = patterns["gap"].match(text, position, end)
        position = gap.end() if gap else position
        match = patterns["token"].match(text, position, end)
        if match is None:
            break
        tokens.append(match)
        position = match.end()
    while tokens and tokens[-1].lastgroup in ("filler", "label"):
        tokens.pop()
    return tokens


def _date(words: str, evidence: list[str], day_first: bool | None = None) -> PartialDate | None:
    """The date that `words` give; None without a year, or where there is no such day."""
    figures = [int(part) for part in re.findall(r"\d+", words)]
    year = next((figure for figure in figures if figure > 31), 0)
    rest = [figure for figure in figures if figure != year]
    if not 1500 <= year <= 2199:
        return None
    months = _months()
    named = [months[word] for word in re.findall(r"[^\W\d_]+", words.lower()) if word in months]
    if named:
        return _partial(year, named[0], rest[0] if rest else None)
    if len(rest) != 2:
        return None
    if figures[0] == year:
        return _partial(year, rest[0], rest[1])
    proved = _by_order(year, rest[0], rest[1], words, evidence)
    if day_first is None or proved is None or proved.is_full:
        return proved
    month, day = (rest[1], rest[0]) if day_first else (rest[0], rest[1])
    return PartialDate(year, month, day)


def _by_order(
    year: int, first: int, second: int, words: str, evidence: list[str]
) -> PartialDate | None:
    """The date of figures whose order, day or month first, has to be proved."""
    day_first = _partial(year, second, first)
    month_first = _partial(year, first, second)
    if day_first is None or month_first is None or day_first == month_first:
        return day_first or month_first
    weekday = next((_weekdays()[word] for word in evidence if word in _weekdays()), None)
    if weekday:
        fitting = [
            date for date in (day_first, month_first) if date.earliest.isoweekday() == weekday
        ]
        if len(fitting) == 1:
            return fitting[0]
    if "." in words or _DAY_FIRST_ZONES.intersection(evidence):
        return day_first
    if _MONTH_FIRST_ZONES.intersection(evidence):
        return month_first
    return PartialDate(year)


def _partial(year: int, month: int, day: int | None) -> PartialDate | None:
    try:
        return PartialDate(year, month, day)
    except ValueError:
        return None


@cache
def _months() -> dict[str, int]:
    names = read_lexicon(Path(__file__).parent / "month_names.txt")["months"]
    others = {word: number for number, row in enumerate(names, 1) for word in row.split()}
    return others | english.months() | spanish.months()


@cache
def _weekdays() -> dict[str, int]:
    return english.weekdays() | english.short_weekdays() | spanish.weekdays()


def _any_of(words: dict[str, int]) -> str:
    return "|".join(sorted(words, key=len, reverse=True))


_NOT_PLACES = frozenset(
    "alert analysis breaking column comment commentary correction editorial exclusive "
    "explainer factbox fact fact-check feature flash graphic interview live news note opinion "
    "photo photos picture pictures podcast poll profile question quote review recap report "
    "sponsored story timeline topic update updated urgent video warning watch".split()
)


def _is_place(place: str, *, known: bool, dash: str) -> bool:
    if not place:
        # "Jan. 5: ..." is an entry of a list.
        return known and dash != ":"
    first = place.partition(",")[0].strip()
    words = place.replace("/", " ").split()
    if len(words) > 7 or first.partition(" ")[0].lower() in _NOT_PLACES:
        return False
    if known and dash != ":":
        return all(
            word[0].isupper() or word in ("de", "del", "la", "al", "and", "of") for word in words
        )
    letters = [letter for letter in first if letter.isalpha()]
    return len(letters) > 2 and all(letter.isupper() for letter in letters)


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    month = rf"(?:{_any_of(_months())})\b\.?"
    year = r"(?:1[5-9]|2[01])\d\d(?!\d)"
    date = (
        rf"{year}[-/.]\d\d?[-/.]\d\d?(?!\d)|{year}\s{month}\s\d\d?\b"
        rf"|\d\d?(?:/\d\d?/|\.\d\d?\.|-\d\d?-){year}"
        rf"|{month}(?:\s+\d\d?(?:st|nd|rd|th)?(?!\w)(?:[\s,]+{year})?|[\s,]+{year})"
        rf"|\d\d?(?:st|nd|rd|th|\.)?(?:\s+(?:of|de))?[\s-]+{month}(?:(?:\s+del?)?[\s,-]+{year})?"
        rf"|\d\d?/{month}/{year}"
    )
    time = (
        r"\d{1,2}\s?[:.h]\s?\d\d(?:\s?[:.]\s?\d\d(?:\.\d+)?)?(?:\s*[ap]\.?m\b\.?)?"
        r"|\d{1,2}\s*[ap]\.?m\b\.?|noon|midnight|\d{4}(?=\s(?:gmt|utc|[ecmp]s?t|hkt)\b)"
    )
    zones = "|".join(sorted(_MONTH_FIRST_ZONES | _DAY_FIRST_ZONES | {"utc", "hkt", "jst", "msk"}))
    labels = (
        r"(?:(?:first|originally|last|date|story)\s+)?(?:published|posted|updated|modified|created|filed|issued|released)"
        r"(?:\s+(?:on|at|date))?"
        r"|(?:date\s+)?(?:saved|printed|accessed|retrieved|downloaded|archived|viewed|exported)(?:\s+(?:on|at))?"
        r"|(?:publication|release|publish|posting)\s+date|dated?|last\s+update"
    )
    return {
        "gap": re.compile(r"[\s.,;|/@*_·•()\[\]–—:\"'-]+"),
        "token": re.compile(
            rf"(?P<label>\b(?:{labels})\b)|(?P<date>{date})"
            rf"|(?P<weekday>(?:{_any_of(_weekdays())})\b\.?)"
            rf"|(?P<time>t?(?:{time})z?)|(?P<zone>\b(?:{zones})\b(?:[+-][\d:\s]+)?|[+-]\d\d:?\d\d\b)"
            rf"|(?P<filler>\b(?:at|on|local\s+time)\b)",
            re.IGNORECASE,
        ),
        "dateline": re.compile(
            r"(?P<place>[^\W\d_][^()\r\n:—–]{1,70}?)?\s{0,9}(?P<agency>\([A-Z][^():\r\n]{1,40}\))?\s{0,9}"
            r"(?P<dash>(?:(?<=[\s)])(?:--?|_|–)|—|–|:)(?=\s|\Z|(?<=—)\S)|(?<=\))--?(?=\s)|(?<=\))(?=[\"“A-Z])|(?<=[A-Z]{2}\)\s)(?=[\"“A-Z]))(?=\s*[\"“‘'(\[]*(?:[A-Z0-9]|\Z))"
        ),
        "name": re.compile(
            r"(?<![0-9A-Za-z])(?P<year>(?:19|20)\d\d)([-_.]?)(?P<month>0[1-9]|1[0-2])\2(?P<day>0[1-9]|[12]\d|3[01])(?![0-9])"
        ),
    }
