"""Parse date lines, datelines and dates in file names."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.sources.datelines import date_in_name, read_date_line, read_dateline

DATE_LINES = [
    ("2018-03-07", "2018-03-07"),
    ("date 2018-03-07", "2018-03-07"),
    ("Date: 2018-03-07", "2018-03-07"),
    ("2018-03-07T10:15:00Z", "2018-03-07"),
    ("2018-03-07 10:15:00 +0100", "2018-03-07"),
    ("2018/3/7", "2018-03-07"),
    ("March 7, 2018", "2018-03-07"),
    ("MARCH 7, 2018 10:15PM", "2018-03-07"),
    ("Mar. 7 2018", "2018-03-07"),
    ("7 March 2018", "2018-03-07"),
    ("7th of March, 2018", "2018-03-07"),
    ("07-Mar-2018", "2018-03-07"),
    ("Mon, 05 Mar 2018 10:15:00 +0000", "2018-03-05"),
    ("Wednesday, March 7, 2018 10:15 AM EST", "2018-03-07"),
    ("Published: March 7, 2018", "2018-03-07"),
    ("First published on Wed 7 Mar 2018 05.00 GMT", "2018-03-07"),
    ("Published 7:03 p.m. ET March 7, 2018 | Updated 9:00 a.m. ET March 8, 2018", "2018-03-07"),
    ("Updated 9:00 a.m. March 8, 2018; published March 7, 2018", "2018-03-07"),
    ("March 2018", "2018-03"),
    # Figures alone: what proves their order counts.
    ("13/07/2018", "2018-07-13"),  # a part above 12
    ("07/13/2018", "2018-07-13"),
    ("07/07/2018", "2018-07-07"),  # equal parts
    ("07.03.2018", "2018-03-07"),  # full stops: day first wherever they are used
    ("Wed 07/03/2018", "2018-03-07"),  # the weekday
    ("Tue 07/03/2018", "2018-07-03"),
    ("07/03/2018 10:15 GMT", "2018-03-07"),  # the zone
    ("07/03/2018 10:15 EST", "2018-07-03"),
    ("07/03/2018 10:15", "2018"),  # no proof
    ("Fri 07/03/2018", "2018"),  # the weekday of neither
    # Date lines without a date.
    ("Updated 3:04 pm", None),
    ("March 7", None),
    ("31/02/2018", None),
]


@pytest.mark.parametrize(("line", "date"), DATE_LINES)
def test_date_line(line: str, date: str | None) -> None:
    found = read_date_line(line, 0, len(line))
    assert found is not None
    assert found.end == len(line)
    assert (found.date and str(found.date)) == date


@pytest.mark.parametrize(
    "line",
    ["", "Sunday", "May the best win", "Marathon 2018", "10:15", "20180307", "7 people", "No date"],
)
def test_no_date_line(line: str) -> None:
    assert read_date_line(line, 0, len(line)) is None


@pytest.mark.parametrize(
    ("line", "labelled", "updated", "weekday"),
    [
        ("Published March 7, 2018", True, False, False),
        ("Last updated at 10:15 on 7th March 2018", True, True, False),
        ("Wednesday, March 7, 2018", False, False, True),
        ("March 7, 2018", False, False, False),
    ],
)
def test_what_stands_before_the_date(
    line: str, labelled: bool, updated: bool, weekday: bool
) -> None:
    found = read_date_line(line, 0, len(line))
    assert found is not None
    assert (found.labelled, found.updated, found.weekday) == (labelled, updated, weekday)


def test_a_date_line_may_share_its_line() -> None:
    text = "  date 2018-03-07 The candidate left."
    found = read_date_line(text, 2, len(text))
    assert found is not None
    assert found.span is not None
    assert (text[found.end :], found.span.of(text)) == (" The candidate left.", "2018-03-07")


DATELINES = [
    ("BOGOTA, March 7 (Reuters) - Two men", "BOGOTA, March 7 (Reuters) -"),
    ("WASHINGTON (AP) — The", "WASHINGTON (AP) —"),
    ("PARIS – Police", "PARIS –"),
    ("WASHINGTON—The", "WASHINGTON—"),
    ("NEW YORK, N.Y. -- He", "NEW YORK, N.Y. --"),
    ("McALLEN, Texas (AP) — A", "McALLEN, Texas (AP) —"),
    ("London (CNN) -- The", "London (CNN) --"),
    ("London (CNN)The", "London (CNN)"),  # CNN sets no dash since 2014
    ("(Reuters) - The", "(Reuters) -"),
    ("PARIS/LONDON, Aug 3 (Reuters) - “We", "PARIS/LONDON, Aug 3 (Reuters) -"),
    ("AL-QAIM, Iraq – The", "AL-QAIM, Iraq –"),
    ("KABUL: The", "KABUL:"),
    ("NAIROBI, Kenya (AP) _", "NAIROBI, Kenya (AP) _"),
    ("Bogota, March 7, 2018 – The", "Bogota, March 7, 2018 –"),
    ("NATO – the alliance – met", None),  # what follows begins no sentence
    ("The man – He was thirty – left", None),
    ("UPDATE: The", None),
    ("BREAKING - The", None),
    ("Ann Lee: The", None),
    ("Two of them (a man and a boy) - The", None),
    ("", None),
]


@pytest.mark.parametrize(("text", "dateline"), DATELINES)
def test_dateline(text: str, dateline: str | None) -> None:
    found = read_dateline(text, 0, len(text))
    assert (found and text[: found.end]) == dateline


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("PARIS, March 7, 2018 (AFP) – The", "2018-03-07"),
        ("ERIE, Pa. (March 7, 2018): The", "2018-03-07"),
        ("PARIS, March 7 (AFP) – The", None),  # the year is not known
    ],
)
def test_date_of_a_dateline(text: str, date: str | None) -> None:
    found = read_dateline(text, 0, len(text))
    assert found is not None
    assert (found.date and str(found.date)) == date
    assert (found.span is None) == (date is None)


@pytest.mark.parametrize(
    ("name", "date"),
    [
        ("2018-03-07-rally.txt", "2018-03-07"),
        ("rally_20180307.txt", "2018-03-07"),
        ("rally 2018.03.07.txt", "2018-03-07"),
        ("2018-02-31.txt", None),  # no such day
        ("000_7418e80a20180307.txt", None),  # within a longer code
        ("2018.txt", None),
    ],
)
def test_date_in_name(name: str, date: str | None) -> None:
    found = date_in_name(name)
    assert (found and str(found)) == date


DATING = st.lists(
    st.sampled_from(
        (
            "Date: ",
            "Updated ",
            "Mon",
            "Sunday",
            "March",
            "ſep",
            "7",
            "07",
            "7th",
            "2018",
            "9999",
            "٣",
            "/",
            ".",
            "-",
            ",",
            " ",
            "10:15",
            "pm",
            "EST",
            "GMT",
            "T",
            "Z",
            "PARIS",
            "(AP)",
            " - ",
            "—",
            ":",
            "\n",
            "of",
            "noon",
        )
    )
).map("".join)


@given(st.one_of(st.text(), DATING))
def test_any_text_can_be_read(text: str) -> None:
    for read in (read_date_line, read_dateline):
        found = read(text, 0, len(text))
        if found:
            assert 0 < found.end <= len(text)
            assert (found.date is None) == (found.span is None) or read is read_date_line
    date_in_name(text)
