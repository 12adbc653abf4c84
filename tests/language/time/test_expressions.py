import datetime
import re
from dataclasses import replace

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from briefing.language.text.sentences import segment
from briefing.language.time.expressions import find_dates, resolve_dates
from briefing.language.time.words import OTHER, letters
from briefing.language.words.tagging import tag
from briefing.model.annotation import AnnotatedArticle, DateKind
from briefing.model.article import (
    Article,
    Basis,
    Confidence,
    Paragraph,
    ParagraphKind,
    PartialDate,
    ReferenceDate,
)
from briefing.model.text import Span

WEDNESDAY = ReferenceDate(date=PartialDate(2018, 3, 7), origin="date line")
MONTH_ONLY = ReferenceDate(
    date=PartialDate(2026, 2), basis=Basis.INFERRED, confidence=Confidence.LOW
)


def dated(text: str, reference_date: ReferenceDate = WEDNESDAY) -> AnnotatedArticle:
    paragraphs = tuple(
        Paragraph(Span(match.start(), match.end()), ParagraphKind.PROSE)
        for match in re.finditer(r"[^\n]+", text)
    )
    article = Article(source="-", name="-", text=text, paragraphs=paragraphs)
    annotated = tag(segment(AnnotatedArticle(article=article)))
    return resolve_dates(replace(find_dates(annotated), reference_date=reference_date))


def values(text: str, reference_date: ReferenceDate = WEDNESDAY) -> list[tuple[str, str]]:
    annotated = dated(text, reference_date)
    return [(annotated.text(found.span), found.value) for found in annotated.date_expressions]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # Full dates in the usual shapes.
        ("It began on 2 March 2018.", [("2 March 2018", "2018-03-02")]),
        ("It began on Friday, March 2, 2018.", [("Friday, March 2, 2018", "2018-03-02")]),
        ("It began on the 2nd of March, 2018.", [("the 2nd of March, 2018", "2018-03-02")]),
        ("It began on 2018-03-02.", [("2018-03-02", "2018-03-02")]),
        ("It began on 13/02/2018.", [("13/02/2018", "2018-02-13")]),
        # Partial dates.
        ("It began in March 2016.", [("March 2016", "2016-03")]),
        ("He left in 2016.", [("2016", "2016")]),
        ("He left in early January.", [("early January", "2018-01")]),
        ("He left in December.", [("December", "2017-12")]),
        ("He left on Nov. 30.", [("Nov. 30", "2017-11-30")]),
        ("The vote will be held on May 27.", [("May 27", "2018-05-27")]),
        ("It stays open until Oct. 1.", [("Oct. 1", "2018-10-01")]),
        ("If the strike lasts beyond Friday, buses run.", [("Friday", "2018-03-09")]),
        # Weekdays take their direction from the tense.
        ("He was attacked on Friday.", [("Friday", "2018-03-02")]),
        ("He will be there on Thursday.", [("Thursday", "2018-03-08")]),
        ("They spoke on Wednesday.", [("Wednesday", "2018-03-07")]),
        ("They met on Monday night.", [("Monday night", "2018-03-05TNI")]),
        ("They met last Sunday.", [("last Sunday", "2018-03-04")]),
        # Relative days, weeks, months, years.
        ("They met yesterday.", [("yesterday", "2018-03-06")]),
        ("It rained over the weekend.", [("the weekend", "2018-W09-WE")]),
        ("Prices fell last month.", [("last month", "2018-02")]),
        ("Prices fell earlier this year.", [("earlier this year", "2018")]),
        ("He resigned two years ago.", [("two years ago", "2016")]),
        ("It ended three days ago.", [("three days ago", "2018-03-04")]),
        ("It opened on May 1, 2017. Two weeks later it closed.",
         [("May 1, 2017", "2017-05-01"), ("Two weeks later", "2017-W20")]),
        # Decades, centuries, seasons, quarters, halves, holidays.
        ("Several died in the 1990s.", [("the 1990s", "199")]),
        ("It was a 19th century house.", [("19th century", "18")]),
        ("They met last summer.", [("last summer", "2017-SU")]),
        ("Sales fell in the third quarter of 2017.", [("the third quarter of 2017", "2017-Q3")]),
        ("It rained in the first half of 2016.", [("the first half of 2016", "2016-H1")]),
        ("He was found on Thanksgiving Day.", [("Thanksgiving Day", "2017-11-23")]),
        ("He fell on Christmas Eve.", [("Christmas Eve", "2017-12-24")]),
        ("It burned on New Year's Eve.", [("New Year's Eve", "2017-12-31")]),
        ("They marched on Easter Monday 2017.", [("Easter Monday 2017", "2017-04-17")]),
        # Spoken years, fiscal years, the end of a year, days of the month told of.
        ("It was in nineteen ninety-six.", [("nineteen ninety-six", "1996")]),
        ("Sales rose in the year ended March 31.", [("the year", "P1Y"), ("March 31", "2018-03-31")]),
        ("It must be done by the end of the year.", [("the end of the year", "2018-12-31")]),
        ("He fell on March 2 and died on the 4th.", [("March 2", "2018-03-02"), ("the 4th", "2018-03-04")]),
        ("It burned on 03/02/2018.", [("03/02/2018", "2018-03-02")]),
        # The week, the part of the day that a date is in; the day before or after another.
        ("He is due in court the week of March 19.", [("the week of March 19", "2018-W12")]),
        ("They fled on the night of March 1.", [("the night of March 1", "2018-03-01TNI")]),
        ("He left the day after Christmas.", [("the day after Christmas", "2017-12-26")]),
        ("She fell the day before last Tuesday.", [("the day before last Tuesday", "2018-03-05")]),
        ("It opened on the fourth of July.", [("the fourth of July", "2017-07-04")]),
        ("He died on March 1. Police had seen him the previous Friday.",
         [("March 1", "2018-03-01"), ("the previous Friday", "2018-02-23")]),
        ("He fell on March 2 and died in the morning.",
         [("March 2", "2018-03-02"), ("the morning", "2018-03-02TMO")]),
        # Quarters by number, and as words before a noun.
        ("Sales fell in Q3 2017.", [("Q3 2017", "2017-Q3")]),
        ("Sales fell in Q1.", [("Q1", "2018-Q1")]),
        ("Cuts led to the third-quarter loss.", [("third-quarter", "2017-Q3")]),
        ("The year-ago results were good.", [("year-ago", "2017")]),
        ("It grew in the latter half of 2016.", [("the latter half of 2016", "2016-H2")]),
        # Numbers of units.
        ("A week or so ago he fell ill.", [("A week or so ago", "2018-W09")]),
        ("He left years ago.", [("years ago", "PAST_REF")]),
        ("He waited ten working days.", [("ten working days", "P10D")]),
        ("It was a year-long trial.", [("year-long", "P1Y")]),
        ("It was a weeklong hunt.", [("weeklong", "P1W")]),
        ("He has changed over the past decade.", [("the past decade", "P10Y")]),
        ("They wait longer these days.", [("these days", "PRESENT_REF")]),
        ("It rained over the following days.", [("the following days", "PXD")]),
        ("It may take two to three weeks.", [("two to three weeks", "P2W")]),
        ("It lasted twenty-five years.", [("twenty-five years", "P25Y")]),
        ("It began half a century ago.", [("half a century ago", "1968")]),
        # Numbers: one or another, and a half, no more than; not the year before a unit.
        ("It may take four or five years.", [("four or five years", "P4Y")]),
        ("It took two-and-a-half years.", [("two-and-a-half years", "P2Y6M")]),
        ("Three and a half weeks later, he died.", [("Three and a half weeks later", "XXXX-WXX")]),
        ("It took no more than two weeks.", [("no more than two weeks", "P2W")]),
        ("The 2018 day five was cold.", [("2018", "2018")]),
        ("He fell over a three-year period.", [("a three-year period", "P3Y")]),
        ("He waited some days.", [("some days", "PXD")]),
        ("There was anger in some quarters.", []),
        # Parts of a whole are no quarters of a year; a year-round school is none of a year.
        ("Nearly a quarter of the voters left.", []),
        ("It is a year-round school.", []),
        # To last is also a verb.
        ("The strike will last three days.", [("three days", "P3D")]),
        # This, past and coming belong together; so do a year and what makes one of a number.
        ("They met this past weekend.", [("this past weekend", "2018-W09-WE")]),
        ("It comes this coming Friday.", [("this coming Friday", "2018-03-09")]),
        ("In this Dec. 31, 2016 photo he smiles.", [("this Dec. 31, 2016", "2016-12-31")]),
        ("It was new in the year 2000.", [("the year 2000", "2000")]),
        ("Rates fell at year-end 2016.", [("year-end 2016", "2016-12-31")]),
        ("Sales fell in mid-year.", [("mid-year", "2018")]),
        ("They shop on Monday mornings.", [("Monday mornings", "XXXX-WXX-1")]),
        ("He fell the day before.", [("the day before", "2018-03-06")]),
        ("Prices fell the prior week.", [("the prior week", "2018-W09")]),
        ("From the 13th to the 19th of May 2016.", [("the 13th to the 19th of May 2016", "2016-05-13/2016-05-19")]),
        # Results: of the quarter told of, of the year once most of it is told of, of the same time of another.
        ("Profit for the third quarter rose from a year earlier. For the nine months, it fell from a year earlier.",
         [("the third quarter", "2017-Q3"), ("a year earlier", "2016-Q3"), ("the nine months", "P9M"),
          ("a year earlier", "2016")]),
        ("Profit rose in the fourth quarter. For the corresponding period last year it was less.",
         [("the fourth quarter", "2017-Q4"), ("the corresponding period last year", "2016-Q4")]),
        ("It sold more in this year's first six months.", [("this year's first six months", "P6M")]),
        ("It will close at the end of the second quarter.", [("the end of the second quarter", "2018-Q2")]),
        # Words that stand between marks, in capitals, by letters of other scripts.
        ("They left at six o’clock.", [("six o’clock", "2018-03-07T06:00")]),
        ("An “hour-long” talk.", [("hour-long", "PT1H")]),
        ("TODAY: the café’s reopening", [("TODAY", "2018-03-07")]),
        # Two days from one; years later than nothing told of.
        ("It starts the day after tomorrow.", [("the day after tomorrow", "2018-03-09")]),
        ("Twenty years later he came back.", [("Twenty years later", "XXXX")]),
        # Looking ahead by infinitive, by preposition, by modal.
        ("They plan to meet on Saturday.", [("Saturday", "2018-03-10")]),
        ("They could leave as soon as Friday.", [("Friday", "2018-03-09")]),
        # A passive looks where its auxiliary does; "by" looks where its verb does.
        ("They expect it to be completed by March 20.", [("March 20", "2018-03-20")]),
        ("She will be named commander in December.", [("December", "2018-12")]),
        ("In June, the firm hired a head who will stay.", [("June", "2017-06")]),
        ("He could not be reached on Friday.", [("Friday", "2018-03-02")]),
        ("They restored power by Saturday.", [("Saturday", "2018-03-03")]),
        # What was agreed to may lie either way: the nearer one.
        ("It agreed to buy the firm in May.", [("May", "2018-05")]),
        # Beside a name, after a preposition or before a title it is a day.
        ("In London Friday Walter Young spoke.", [("Friday", "2018-03-02")]),
        ("On Friday President Walter Young spoke.", [("Friday", "2018-03-02")]),
        # The next day is that of the day told of, with a time of day too.
        ("It began at 3 p.m. on Sunday and ended at 1 a.m. the next day.",
         [("3 p.m. on Sunday", "2018-03-04T15:00"), ("1 a.m. the next day", "2018-03-05T01:00")]),
        ("The rain began on Sunday. The next day it stopped.",
         [("Sunday", "2018-03-04"), ("The next day", "2018-03-05")]),
        ("It lasted a hundred and six days.", [("a hundred and six days", "P106D")]),
        # Ranges.
        ("It lasted from 3 to 5 March 2018.", [("3 to 5 March 2018", "2018-03-03/2018-03-05")]),
        ("He ruled 2014-2016.", [("2014-2016", "2014/2016")]),
        ("They met on May 4 and 5.", [("May 4 and 5", "2017-05-04/2017-05-05")]),
        ("He left in 2016 -- for good.", [("2016", "2016")]),
        # Times, durations, sets, references.
        ("It struck at 10:35 a.m. on Friday.", [("10:35 a.m. on Friday", "2018-03-02T10:35")]),
        ("It struck at 8.30pm on Friday.", [("8.30pm on Friday", "2018-03-02T20:30")]),
        ("It struck at 0735 GMT.", [("0735 GMT", "2018-03-07T07:35")]),
        ("They were at sea for four hours.", [("four hours", "PT4H")]),
        ("It took an hour and a half.", [("an hour and a half", "PT1H30M")]),
        ("They meet every Friday.", [("every Friday", "XXXX-WXX-5")]),
        ("He now lives there.", [("now", "PRESENT_REF")]),
        ("A few days ago he fell ill.", [("A few days ago", "PAST_REF")]),
    ],
)  # fmt: skip
def test_expressions_and_values(text: str, expected: list[tuple[str, str]]) -> None:
    assert values(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # 7 March 2018, the article's day, is a Wednesday.
        pytest.param("He fell on Sunday and died the next day.", ["2018-03-04", "2018-03-05"], id="next day"),
        pytest.param("It fell on 12 May 2015. The next day he left.", ["2015-05-12", "2015-05-13"], id="of a year"),
        pytest.param("The baths stay closed on Friday.", ["2018-03-09"], id="stays closed"),
        pytest.param("The mayor said the baths are shut to visitors on Friday.", ["2018-03-09"], id="is shut to"),
        pytest.param("The baths stayed closed on Friday.", ["2018-03-02"], id="stayed closed"),
        pytest.param("The firm will however cut 90 jobs by January.", ["2019-01"], id="will however"),
        pytest.param("The firm cut 90 jobs in February.", ["2018-02"], id="cut, a past"),
        pytest.param("He was held in 2014. The next year he was freed.", ["2014", "2015"], id="next year"),
        pytest.param(
            "It burned on Friday. The next Tuesday he was held.",
            ["2018-03-02", "2018-03-06"], id="next Tuesday",
        ),
        pytest.param(
            "It met on Friday. It will meet again next Tuesday.",
            ["2018-03-02", "2018-03-13"], id="no article",
        ),
        pytest.param("It was hit on 3 February and again the next month.", ["2018-02-03", "2018-03"], id="next month"),
        pytest.param("The next day he was dead.", ["XXXX-XX-XX"], id="no day told of"),
        pytest.param(
            "He fell on Sunday, police said Monday. He died the next day.",
            ["2018-03-04", "2018-03-05", "2018-03-05"], id="a saying between",
        ),
        pytest.param(
            "It broke at 8 p.m. on Sunday and ended at 1 a.m. the next day.",
            ["2018-03-04T20:00", "2018-03-05T01:00"], id="time next day",
        ),
        pytest.param(
            "It broke on Sunday. He was found at 11 p.m. in the mill.",
            ["2018-03-04", "2018-03-04T23:00"], id="time of the day before it",
        ),
        pytest.param("The team played this weekend.", ["2018-W09-WE"], id="past weekend"),
        pytest.param("The team will play this weekend.", ["2018-W10-WE"], id="coming weekend"),
        pytest.param("The team plays Arden this weekend.", ["2018-W10-WE"], id="present weekend"),
        pytest.param("The council meets on Friday.", ["2018-03-09"], id="present tense"),
        pytest.param("They have a vote on Friday.", ["2018-03-09"], id="have as a verb of its own"),
        pytest.param("They have voted on Friday.", ["2018-03-02"], id="have as an auxiliary"),
        pytest.param("The council met on Friday.", ["2018-03-02"], id="past tense"),
        pytest.param("Roe, whose seat is on the line on Thursday, wept.", ["2018-03-08"], id="a seat at stake"),
        pytest.param("It is a story from a rally on Sunday.", ["2018-03-04"], id="a noun between"),
    ],
)  # fmt: skip
def test_what_a_day_is_counted_from(text: str, expected: list[str]) -> None:
    assert [value for _, value in values(text)] == expected


def test_a_time_alone_is_of_no_day_that_could_be_shown() -> None:
    assert [found.date for found in dated("He was called at 5:11 p.m.").date_expressions] == [None]


@pytest.mark.parametrize(
    "text",
    [
        "The 42-year-old man fell.",  # an age
        "He is 42 years old.",
        "They may march on.",  # a modal and a verb
        "He read The Sun.",  # a paper
        "He lives at 2018 Main Street.",  # an address
        "Call (206) 555-1999.",  # a telephone number
        "They won 4-2.",  # a score
        "It costs $2000.",  # a price
        "He came second.",  # an ordinal
        "About 2000 people came.",  # a count
        "Dial 1800 555 1212 for help.",
        "The Long March 9 rocket is big.",  # a name
        "He works for the People's Daily.",  # a paper
        "It is written in Matt. 6:10.",  # a verse
        "He shops on Black Friday.",  # a day with a name of its own
        "She is player of the year.",
        "He fled after the fall of the regime.",  # no season
        # One of several words with a capital that are a name together.
        "The April Uprising was recalled in Selwick.",
        "Red November claimed the raid.",
        "The Friday Mosque was hit.",
        "Walter Young and August Keel agreed.",
        # Names with a day in them.
        "The September 11 Museum opened its doors.",
        "Sheffield Wednesday lost to Arden.",
        "The Daily Mail on Sunday reported it.",
        "He ate at Ruby Tuesday.",
        "April Jones went missing.",
        "The Good Friday Agreement was signed by both.",
        "The Sunday Times reported it.",
        "Super Tuesday is near.",
        "The galaxy RX J1131-1231 can be seen.",
        # A month or weekday that is a person's given name, first in its sentence.
        "January Keel came to Selwick.",
        "August Brown's play was shown.",
        "Monday Okoro, 23, was hurt.",
        # Bodies called by the day of which they came.
        "The 26th of July Movement fought on.",
        "She chairs the January 9 committee.",
        "They met on the Second of May Square.",
        "The November 12 group lost its leader.",
    ],
)
def test_what_is_no_date(text: str) -> None:
    assert values(text) == []


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("The September 11 attacks changed it.", "2001-09-11"),
        ("He lost a brother in the Sept. 11 terrorist attacks.", "2001-09-11"),
        ("Since the attacks of September 11 it has changed.", "2001-09-11"),
        ("The July 7 bombings were recalled.", "2005-07-07"),
        # The year that the article tells with that day elsewhere.
        ("He died on May 2, 2011. The May 2 raid was secret.", "2011-05-02"),
        ("It fell on 11 September 2012. The September 11 attack was denied.", "2012-09-11"),
        # Another day of that name, and an event that was yet to come.
        ("The September 11 primary was close.", "2017-09-11"),
        ("The January 6 riot was put down.", "2018-01-06"),
        # Before a common noun the day is the nearest one.
        ("The May 3 meeting was put off.", "2018-05-03"),
    ],
)
def test_a_day_of_history_has_its_year(text: str, value: str) -> None:
    assert [found for _, found in values(text)][-1:] == [value]


@pytest.mark.parametrize(
    "text", ["31 June 2018", "February 30, 2017", "June 31", "29 February 2017"]
)
def test_dates_that_cannot_be_stay_unresolved(text: str) -> None:
    for found in dated(f"It began on {text}.").date_expressions:
        assert found.date is None or not found.date.is_full


def test_figures_that_may_be_read_two_ways_tell_the_year_where_no_day_is_near() -> None:
    (found,) = dated("It burned on 03/02/2018.", MONTH_ONLY).date_expressions
    assert found.date == PartialDate(2018)


def test_a_range_has_two_ends() -> None:
    (weekend,) = dated("It rained over the weekend.").date_expressions
    assert (weekend.date, weekend.end) == (PartialDate(2018, 3, 3), PartialDate(2018, 3, 4))


def test_a_month_gives_no_day() -> None:
    annotated = dated("It happened on Monday night, earlier this month.", MONTH_ONLY)
    monday, month = annotated.date_expressions
    assert (monday.kind, monday.value, monday.date) == (DateKind.TIME, "XXXX-WXX-1TNI", None)
    assert (month.date, month.basis) == (PartialDate(2026, 2), Basis.INFERRED)


def test_how_a_date_is_known() -> None:
    stated, resolved = dated("In 2016 he left; he came back on Friday.").date_expressions
    assert (stated.basis, resolved.basis) == (Basis.STATED, Basis.RESOLVED)


def test_a_history_is_placed_by_the_years_it_tells_of() -> None:
    text = (
        "War broke out in April 1861. The fort fell in July 1861. On October 3 the army moved. "
        "In May 1862 it won. It lost in June 1863. On July 9 the town fell. It ended in May 1865."
    )
    assert [value for _, value in values(text)][2::3] == ["1861-10-03", "1863-07-09"]


WORDS = st.sampled_from(
    "Friday Monday night March May 2 31 2018 1990s the last next this week weekend year two years ago later in on at "
    "10:30 25:99 a.m. p.m. of , - . half quarter third first June 9999 0000 12/31/2018 31/31/2018 every daily now 99 "
    "to summer century Easter Thanksgiving Day hundred thousand 1,000 1.5 1/2 1/0 an few '90s".split()
)


@example("2018 to 2")
@given(st.lists(WORDS, max_size=25).map(" ".join) | st.text(max_size=80))
def test_any_text_gives_spans_inside_sentences_and_real_dates(text: str) -> None:
    annotated = dated(text)
    sentences = {sentence.number: sentence.span for sentence in annotated.sentences}
    position = 0
    for found in annotated.date_expressions:
        assert sentences[found.sentence].covers(found.span)
        assert position <= found.span.start < found.span.end
        position = found.span.end
        if found.date is not None:
            assert isinstance(found.date.earliest, datetime.date)
        if found.end is not None:
            assert found.date is not None
            assert found.date.earliest <= found.end.latest
    assert dated(text, MONTH_ONLY).date_expressions == dated(text, MONTH_ONLY).date_expressions


def test_the_letters_of_word_classes_are_few_enough_to_compile_fast() -> None:
    assert max(letters().values()) < "\u0100"
    assert len(set(letters().values())) == len(letters())
    assert OTHER not in letters().values()
