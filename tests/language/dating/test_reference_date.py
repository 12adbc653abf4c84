import re
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.language.dating.reference_date import date_article
from briefing.language.en import word_list
from briefing.language.text.sentences import segment
from briefing.language.time.expressions import find_dates
from briefing.language.words.tagging import tag
from briefing.model.annotation import AnnotatedArticle
from briefing.model.article import (
    UNDATED,
    Article,
    Basis,
    Confidence,
    Paragraph,
    ParagraphKind,
    PartialDate,
    PublicationDate,
    ReferenceDate,
)
from briefing.model.text import Span


def annotated_text(text: str) -> AnnotatedArticle:
    paragraphs = tuple(
        Paragraph(Span(match.start(), match.end()), ParagraphKind.PROSE)
        for match in re.finditer(r"[^\n]+", text)
    )
    article = Article(source="-", name="-", text=text, paragraphs=paragraphs)
    return find_dates(tag(segment(AnnotatedArticle(article=article))))


def inferred(text: str) -> ReferenceDate:
    return date_article(annotated_text(text)).reference_date


def test_a_publication_date_is_passed_on() -> None:
    annotated = annotated_text("He fell on Friday.")
    published = PublicationDate(date=PartialDate(2018, 3, 7), origin="date line")
    article = replace(annotated.article, publication_date=published)
    reference_date = date_article(replace(annotated, article=article)).reference_date
    assert reference_date == ReferenceDate(date=PartialDate(2018, 3, 7), origin="date line")


@pytest.mark.parametrize(
    "text",
    [
        "",
        "The man fell down the stairs on Friday.",
        "He had moved there in 2004 and liked it.",  # a year that he looks back on says little
        "The attacks of Sept. 11, 2001, changed all that.",
        "The president faces an election in some months.",
        # The day of an old event, and a range of years that is open.
        "The Battle of Arden was fought on 12 June 1471, and the town will recall it on Sunday.",
        "The mill was built on 3 July 1890 and burned down on Monday.",
        "Jane Roe was born on May 4, 1952. The town recalls May 4, 1952.",
        "A man fell.\n© 2019–present Daily Media",
        "A man fell.\n© 2019- Daily Media",
        "A man fell.\nCopyright 2012 to date, Daily Media",
    ],
)
def test_no_grounds_no_date(text: str) -> None:
    assert inferred(text) == UNDATED


@pytest.mark.parametrize(
    ("text", "date", "confidence"),
    [
        # A notice of rights carries the year.
        ("A man fell.\nCopyright 2016 by the Daily. All rights.", "2016", Confidence.MEDIUM),
        ("A man fell.\n© 2014-2017 Daily Media", "2017", Confidence.MEDIUM),
        ("A man fell.\n© 2017 - Daily Media", "2017", Confidence.MEDIUM),
        # A message quoted with its stamp is fresh.
        ("He wrote: Not again. — Ann (@ann) November 7, 2016", "2016-11", Confidence.MEDIUM),
        # The day of a link.
        ("See http://example.org/2015/06/03/fire for more.", "2015-06", Confidence.MEDIUM),
        # The latest day named: by weekday, without a verb, in the lead.
        ("Police came.\nThe man was shot on Monday, Oct. 17, 2016.", "2016", Confidence.MEDIUM),
        ("On Oct. 17, 2016 a man was shot.", "2016", Confidence.LOW),
        # An office held, an election ahead, a term of five years; the months named choose the month.
        (
            "The French President spoke weeks ahead of the presidential election. He cannot seek "
            "another term after taking office in May 2017. Talks began in early February, and "
            "earlier this month they failed. A plan of 2021 came to nothing.",
            "2022-02",
            Confidence.LOW,
        ),
        # The same without months: the year of the election.
        (
            "The Brazilian president spoke months ahead of general elections. She is barred from "
            "seeking another term since assuming office in January 2015.",
            "2018",
            Confidence.LOW,
        ),
        # A recurring event in view.
        (
            "The Summer Olympics open in August. He had qualified in 2015.",
            "2016",
            Confidence.LOW,
        ),
    ],
)
def test_the_date_that_the_text_tells(text: str, date: str, confidence: Confidence) -> None:
    reference_date = inferred(text)
    assert str(reference_date.date) == date
    assert reference_date.confidence is confidence
    assert reference_date.basis is Basis.INFERRED
    assert all(part.text for reason in reference_date.reasons for part in reason.parts)


def test_reasons_cite_the_sentences_that_they_rest_on() -> None:
    text = (
        "The Colombian President spoke. Months ahead of presidential elections he is tired. "
        "He is barred from seeking a second term since taking office in August 2014."
    )
    reference_date = inferred(text)
    cited = [part.sentence for reason in reference_date.reasons for part in reason.parts]
    assert str(reference_date.date) == "2018"
    assert {2, 3} <= set(cited)
    assert any(
        "four years" in part.text for reason in reference_date.reasons for part in reason.parts
    )


def test_the_dateline_adds_the_day() -> None:
    text = "BOGOTA, March 7 (AP) - A man fell.\nCopyright 2018 AP."
    annotated = annotated_text(text)
    article = replace(annotated.article, dateline=Span(0, 22))
    reference_date = date_article(replace(annotated, article=article)).reference_date
    assert str(reference_date.date) == "2018-03-07"


@given(
    st.lists(
        st.sampled_from(
            "Copyright © 2016 2 March 2018 (@x) ten years after the 2004 in office since took August 9999 /2016/13/ "
            "months ahead of presidential elections Colombian president barred from seeking second term . , 10th "
            "anniversary of this month early January World Cup summer 0000 November".split()
        ),
        max_size=30,
    ).map(" ".join)
    | st.text(max_size=60)
)
def test_any_text_is_dated_or_not_without_fail(text: str) -> None:
    reference_date = inferred(text)
    assert (reference_date.date is None) == (reference_date.confidence is None)
    assert (reference_date.date is None) == (not reference_date.reasons)


def test_each_term_of_office_has_its_source_and_a_country_that_is_known() -> None:
    countries = word_list("countries")["countries"]
    known = {name.strip() for row in countries for name in row.split(";")[0].split(",")}
    rows = [row.split("; ") for row in word_list("terms_of_office")["presidents"]]
    assert len(rows) > 60
    for country, years, again, source in rows:
        assert country in known, country
        assert 3 <= int(years) <= 7, country
        assert again in {"none", "gap", "once", "many"}, country
        assert source, country
