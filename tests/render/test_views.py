"""Views of results: dates, moments, timelines, and results with nothing in them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from briefing.model.annotation import ActorKind
from briefing.model.article import (
    Basis,
    Confidence,
    PartialDate,
    Reason,
    ReasonPart,
    ReferenceDate,
)
from briefing.model.results import (
    SECTIONS,
    ActorProfile,
    Agreement,
    ArticleList,
    ArticleReference,
    ArticleSummary,
    Cast,
    CastMember,
    Dispute,
    Facet,
    FacetName,
    Finding,
    Incident,
    IncidentComparison,
    Moment,
    MonthCount,
    NameCount,
    Result,
    Role,
    Side,
)
from briefing.model.text import Citation, Span
from briefing.render import plain
from briefing.render.page import Page
from briefing.render.views import view

WEDNESDAY = ReferenceDate(date=PartialDate(2018, 3, 7), origin="date line")


def _article(number: int = 1, **known: Any) -> ArticleReference:
    facts = {"source": "a.txt", "name": "a.txt", "words": 1, "sentences": 1, "minutes": 1}
    return ArticleReference(number=number, **{**facts, **known})


def _found(text: str, article: int = 1, **known: Any) -> Finding:
    return Finding(text=text, span=Span(0, len(text)), citation=Citation(article, 2), **known)


def _lines(result: Result, width: int = 100, **options: Any) -> list[str]:
    return plain.write(view(result, **options), Page(width=width)).splitlines()


def _section(result: Result, title: str, **options: Any) -> list[str]:
    lines = _lines(result, **options)
    start = next(index for index, line in enumerate(lines) if line.startswith(title))
    end = next((i for i in range(start, len(lines)) if not lines[i]), len(lines))
    return [line.strip() for line in lines[start + 1 : end]] or [lines[start]]


@pytest.mark.parametrize(
    ("reference_date", "shown"),
    [
        (WEDNESDAY, "7 March 2018, from its date line"),
        (replace(WEDNESDAY, origin="file name"), "7 March 2018, from its file name"),
        (replace(WEDNESDAY, origin="--date"), "7 March 2018, from --date"),
        (replace(WEDNESDAY, origin=""), "7 March 2018"),
        (
            ReferenceDate(date=PartialDate(2026, 2), basis=Basis.INFERRED),
            "about February 2026 ?   no date line",
        ),
        (ReferenceDate(), "undated   no date line"),
    ],
)
def test_how_the_date_is_known(reference_date: ReferenceDate, shown: str) -> None:
    article = _article(reference_date=reference_date, headline="Two sides", byline="By Ann")
    lines = _lines((ArticleSummary(article=article, key_points=()),))
    assert lines[2] == "Two sides [1:0]"
    assert (
        lines[3] == shown.replace("   ", "   By Ann   ") if "   " in shown else f"{shown}   By Ann"
    )


@pytest.mark.parametrize(
    ("expression", "event", "shown"),
    [
        pytest.param(
            _found("Friday", date=PartialDate(2018, 3, 2), basis=Basis.RESOLVED),
            _found("was attacked"),
            "Fri 2 Mar 2018 *  was attacked [1:2]",
            id="a weekday is in the date",
        ),
        pytest.param(
            _found("last week", date=PartialDate(2018, 2, 26), basis=Basis.RESOLVED),
            _found("was attacked"),
            "Mon 26 Feb 2018 *  last week: was attacked [1:2]",
            id="other words add something",
        ),
        pytest.param(
            _found("last week", date=PartialDate(2018, 2, 26), basis=Basis.RESOLVED),
            _found("was attacked last week"),
            "Mon 26 Feb 2018 *  was attacked last week [1:2]",
            id="words said already",
        ),
        pytest.param(
            _found("last week", date=PartialDate(2018, 2, 26), basis=Basis.RESOLVED),
            None,
            "Mon 26 Feb 2018 *  last week [1:2]",
            id="nothing but the date",
        ),
        pytest.param(
            _found("March 2017", date=PartialDate(2017, 3)),
            None,
            "March 2017        [1:2]",
            id="stated",
        ),
        pytest.param(
            _found("that night", basis=Basis.INFERRED),
            _found("fled"),
            "that night ?      fled [1:2]",
            id="inferred",
        ),
    ],
)
def test_when(expression: Finding, event: Finding | None, shown: str) -> None:
    moment = Moment(expression=expression, event=event)
    summary = ArticleSummary(article=_article(), key_points=(), moments=(moment,))
    assert [" ".join(line.split()) for line in _section((summary,), "TIMELINE")] == [
        " ".join(shown.split())
    ]


@pytest.mark.parametrize(
    ("expression", "event", "shown"),
    [
        (_found("the 1990s", date=PartialDate(1990)), _found("x"), "the 1990s x [1:2]"),
        (
            _found("on Friday", date=PartialDate(2018, 3, 2), basis=Basis.RESOLVED),
            _found("x"),
            "Fri 2 Mar 2018 * on Friday: x [1:2]",
        ),
        (
            _found("in May", date=PartialDate(2026, 5), basis=Basis.INFERRED),
            _found("x"),
            "in May ? x [1:2]",
        ),
        (_found("2024", date=PartialDate(2024)), None, "2024 [1:2]"),
    ],
)
def test_timeline(expression: Finding, event: Finding | None, shown: str) -> None:
    profile = _profile(timeline=(Moment(expression=expression, event=event),))
    assert [" ".join(line.split()) for line in _section(profile, "TIMELINE")] == [shown]


def _profile(**known: Any) -> ActorProfile:
    facts: dict[str, Any] = {"forms": (), "mentions": 1, "presences": ()}
    facts["sections"] = SECTIONS[ActorKind.PERSON]
    return ActorProfile(name="Ann", kind=ActorKind.PERSON, **{**facts, **known})


def test_an_empty_profile_says_so() -> None:
    lines = _lines(_profile())
    assert lines[2] == "person"
    none = "none found: roles, timeline, accused and charged, says, others say, ties"
    assert none in lines


def test_a_long_profile_tells_its_months_in_blocks() -> None:
    months = ((2019, 11, 2), (2019, 12, 1), (2020, 2, 8))
    volume = tuple(MonthCount(year=y, month=m, count=count) for y, m, count in months)
    assert "2019-11 ▂▁ █ 2020-02   mentions, a month a block; most in 2020-02: 8" in _lines(
        _profile(volume=volume)
    )


@pytest.mark.parametrize(
    ("first", "last", "articles", "shown"),
    [
        pytest.param(PartialDate(2018, 3, 7), PartialDate(2018, 3, 7), 1, "2018-03-07 mayor [1:2]", id="a day"),
        pytest.param(PartialDate(2018, 3), PartialDate(2018, 9), 2, "2018-03 mayor [1:2] in 2 articles", id="a year"),
        pytest.param(PartialDate(2018), PartialDate(2020, 1), 3, "2018 to 2020 mayor [1:2] in 3 articles", id="years"),
        pytest.param(None, None, 1, "undated mayor [1:2]", id="undated"),
    ],
)  # fmt: skip
def test_role(
    first: PartialDate | None, last: PartialDate | None, articles: int, shown: str
) -> None:
    role = Role(finding=_found("mayor"), articles=articles, first=first, last=last)
    (line,) = _section(_profile(roles=(role,)), "ROLES")
    assert " ".join(line.split()) == shown


def test_a_short_profile_counts_what_it_leaves_out() -> None:
    said = tuple(_found(f"Sentence {number}.") for number in range(7))
    profile = _profile(statements=said)
    assert "SAYS   and 2 more: --full" in _lines(profile, full=False)
    assert "SAYS" in _lines(profile)


def test_a_cast_tells_how_many_more_there_are() -> None:
    members = (
        CastMember(name="Ann", kind=ActorKind.PERSON, mentions=3, articles=2, office=_found("mayor")),
        CastMember(name="Arden", kind=ActorKind.PLACE, mentions=1, articles=1, first=PartialDate(2018),
                   last=PartialDate(2019)),
    )  # fmt: skip
    lines = [" ".join(line.split()) for line in _lines(Cast(members=members, total=3, articles=2))]
    assert "the 2 most named of 3: --limit" in lines
    assert "Ann 3 in 2 articles mayor [1:2]" in lines
    assert "Arden 1 in 1 article, 2018 to 2019" in lines


def test_a_short_timeline_keeps_what_matters_in_order_of_time() -> None:
    moments = tuple(
        Moment(
            expression=_found(f"{1990 + number}", date=PartialDate(1990 + number)),
            event=_found(f"Event {number}."),
            weight=0 if number == 3 else 1,
        )
        for number in range(9)
    )
    shown = _section(_profile(timeline=moments), "TIMELINE", full=False)
    assert [int(line.split()[0]) - 1990 for line in shown] == [0, 1, 2, 4, 5, 6, 7, 8]


def test_names_beyond_ten_are_counted_and_other_forms_shown() -> None:
    names = tuple(
        NameCount(name=f"Name{number}", kind=ActorKind.GROUP, count=1) for number in range(12)
    )
    bureau = NameCount(
        name="Federal Bureau",
        kind=ActorKind.OTHER,
        count=2,
        forms=("Federal Bureau", "Bureau", "FB"),
    )
    summary = ArticleSummary(article=_article(), key_points=(), names=(*names, bureau))
    shown = " ".join(_section((summary,), "WHO'S WHO"))
    assert "Name9 1 · and 2 more" in shown
    assert shown.endswith("also named      Federal Bureau (FB) 2")


def test_an_empty_summary_says_so() -> None:
    lines = _lines((ArticleSummary(article=_article(), key_points=()),))
    for title in ("KEY POINTS", "VOICES", "TIMELINE", "WHO'S WHO"):
        assert f"{title}   none found" in lines
    assert not any(
        line.startswith(("FIGURES", "NEXT", "OPEN", "DATING", "*", "?", "!", "▶")) for line in lines
    )


def test_without_full_a_summary_is_its_key_points() -> None:
    point = _found("A was attacked.", date=None)
    headed = _article(headline="Attack", reference_date=WEDNESDAY)
    summaries = (
        ArticleSummary(article=headed, key_points=(point,)),
        ArticleSummary(article=_article(2), key_points=()),
    )
    lines = _lines(summaries * 3, width=40, full=False)
    assert [*lines[:11], lines[-1]] == [
        "─" * 40,
        "[1] a.txt                1 of 1 sentence",
        "Attack",
        "7 March 2018, from its date line",
        "  • A was attacked. [1:2]",
        "",
        "─" * 40,
        "[2] a.txt                0 of 1 sentence",
        "undated",
        "none found",
        "",
        "every section of each article: --full",
    ]


def test_the_reasons_of_an_inferred_date() -> None:
    parts = (ReasonPart("later than 2024", 8), ReasonPart("; before May", 4), ReasonPart("so 2025"))
    article = _article(
        reference_date=ReferenceDate(
            date=PartialDate(2025),
            basis=Basis.INFERRED,
            confidence=Confidence.HIGH,
            reasons=(Reason(parts),),
        )
    )
    summary = ArticleSummary(article=article, key_points=())
    assert _section((summary,), "DATING   ? inferred, high confidence") == [
        "• later than 2024 [1:8]; before May [1:4] so 2025",
        "• to set it yourself: --date 1=2025",
    ]


def _incident(
    number: int, date: ReferenceDate = WEDNESDAY, **facets: tuple[Finding, ...]
) -> Incident:
    return Incident(
        article=_article(number, reference_date=date),
        facets=tuple(Facet(FacetName[name], found) for name, found in facets.items()),
    )


def _comparison(*incidents: Incident, **known: Any) -> IncidentComparison:
    return IncidentComparison(incidents=incidents, subject=None, bottom_line=(), **known)


def _row(comparison: IncidentComparison, label: str, width: int = 100) -> list[str]:
    row = next(line for line in _lines(comparison, width) if line.startswith(label))
    return [cell.strip() for cell in row.split("│")[1:]]


def _first_column(comparison: IncidentComparison) -> list[str]:
    rows = [line for line in _lines(comparison) if line.count("│") == 2]
    return [row.split("│")[1].strip() for row in rows]


@pytest.mark.parametrize(
    ("finding", "shown"),
    [
        (
            _found("Friday", date=PartialDate(2018, 3, 2), basis=Basis.RESOLVED),
            "Friday 2 March 2018 *",
        ),
        (
            _found("last Friday", date=PartialDate(2018, 3, 2), basis=Basis.RESOLVED),
            "Friday 2 March 2018 * (last Friday)",
        ),
        (
            _found("Monday night", date=PartialDate(2026, 2), basis=Basis.INFERRED),
            "about February 2026 ? (Monday night)",
        ),
        (_found("Monday night", basis=Basis.INFERRED), "Monday night ?, day unknown"),
        (_found("2 March 2018", date=PartialDate(2018, 3, 2)), "2 March 2018"),
        (_found("May 2018", date=PartialDate(2018, 5), disputed=True), "! May 2018"),
    ],
)
def test_a_date_cell_shows_the_day_and_the_words(finding: Finding, shown: str) -> None:
    comparison = _comparison(_incident(1, DATE=(finding,)), _incident(2))
    assert _row(comparison, "Date", width=120) == [f"{shown} [1:2]", "not found"]


def test_two_versions_are_joined_by_or_but_two_parties_are_not() -> None:
    versions = tuple(_found(text, disputed=True) for text in ("rocks", "gunfire"))
    comparison = _comparison(
        _incident(1, WEAPON=(*versions, _found("a knife")), DENIALS=versions), _incident(2)
    )
    lines = _first_column(comparison)
    assert "! rocks [1:2] or gunfire [1:2]" in lines
    assert "a knife [1:2]" in lines
    assert lines[-2:] == ["! rocks [1:2]", "! gunfire [1:2]"]


def test_rows_that_nobody_states_are_left_out_but_for_the_casualties() -> None:
    lines = _lines(_comparison(_incident(1), _incident(2)))
    labels = [line.split("│")[0].strip() for line in lines if line.count("│") == 2]
    assert labels == ["", "Deaths", "Injuries"]
    assert "SHARED   nothing found that the texts state alike" in lines
    assert not any(line.startswith(("DIFFERS", "DISPUTED")) for line in lines)


def test_three_columns_stand_side_by_side_where_they_have_room() -> None:
    comparison = _comparison(*(_incident(number) for number in (1, 2, 3)))
    assert _row(comparison, "Deaths") == ["not found"] * 3
    assert "DEATHS" in _lines(_comparison(*(_incident(number) for number in (1, 2, 3, 4))))


def test_the_year_of_an_undated_incident() -> None:
    comparison = _comparison(_incident(1), _incident(2, ReferenceDate()))
    assert _lines(comparison)[1].endswith("[1] 2018   [2] undated")


def test_the_legend_says_what_dates_count_from() -> None:
    friday = _found("Friday", date=PartialDate(2018, 3, 2), basis=Basis.RESOLVED)
    one = _comparison(_incident(1, DATE=(friday,)), _incident(2, ReferenceDate()))
    assert "* worked out from the date line, Wednesday 7 March 2018" in _lines(one)
    both = _comparison(_incident(1, DATE=(friday,)), _incident(2))
    assert "* worked out from its article's date" in _lines(both)
    given = replace(WEDNESDAY, origin="--date")
    told = _comparison(_incident(1, given, DATE=(friday,)), _incident(2, ReferenceDate()))
    assert "* worked out from --date, Wednesday 7 March 2018" in _lines(told)


def test_the_same_words_are_shown_once_with_both_citations() -> None:
    shared = (Agreement("target", (_found("Ann", 1), _found("Ann", 2), _found("Bob", 2))),)
    comparison = _comparison(_incident(1), _incident(2), shared=shared)
    assert _section(comparison, "SHARED") == ["target          Ann [1:2] [2:2] · Bob [2:2]"]


def test_a_dispute_of_an_article_that_is_not_compared_still_shows() -> None:
    dispute = Dispute(
        article=9, question="Why?", sides=(Side(label="for", findings=(_found("x"),)),)
    )
    comparison = _comparison(replace(_incident(1), disputes=(dispute,)), _incident(2))
    assert _section(comparison, "DISPUTED")[0] == "[9] Why?   one side only"


def test_a_referent_is_told_unless_the_words_say_it() -> None:
    accusers = tuple(_found(text, referent="Ann Lee") for text in ("the mayor", "Ann Lee"))
    lines = _first_column(_comparison(_incident(1, ACCUSER=accusers), _incident(2)))
    assert lines[-2:] == ["the mayor, that is Ann Lee [1:2]", "Ann Lee [1:2]"]


def test_articles_are_known_by_headline_or_first_words() -> None:
    long = "word " * 30
    articles = (
        _article(1, headline="Attack"),
        _article(2, opening=long),
        _article(3, opening="Short."),
        _article(4),
    )
    lines = _lines(ArticleList(articles=articles))
    assert [line.strip() for line in lines[1::2]] == [
        "Attack",
        "word " * 14 + "…",
        "Short.",
        "no headline",
    ]
    assert _lines(ArticleList(articles=())) == ["no articles"]


def test_golden_of_several(
    result_of: Callable[[str], Result], check_golden: Callable[[str, str], None]
) -> None:
    (summary,) = result_of("summary")  # type: ignore[misc]
    text = plain.write(view((summary,) * 6, full=False), Page(width=80))
    check_golden("summaries-80.txt", text)


@pytest.mark.parametrize("width", [60, 100])
def test_golden_of_one_screen(
    width: int, result_of: Callable[[str], Result], check_golden: Callable[[str, str], None]
) -> None:
    text = plain.write(view(result_of("summary"), full=False), Page(width=width))
    check_golden(f"brief-{width}.txt", text)


def test_the_head_has_what_the_publisher_says() -> None:
    article = _article(
        headline="Attack",
        standfirst="Nobody knows who did it.",
        dateline="ARDEN (Reuters)",
        address="https://www.example.org/news/1",
        reference_date=WEDNESDAY,
    )
    lines = _lines((ArticleSummary(article=article, key_points=()),), full=False)
    assert lines[2:5] == [
        "Attack [1:0]",
        "7 March 2018, from its date line   ARDEN (Reuters)   example.org   no byline",
        "Nobody knows who did it. [1:s]",
    ]
