"""Results built by hand from the two seed articles, as the mock-ups show them."""

from __future__ import annotations

import datetime
import os
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

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
from briefing.model.library import Diagnosis, Feed, Outcome, Repair, Trouble
from briefing.model.library import Entry as LibraryEntry
from briefing.model.reports import (
    AdditionReport,
    FeedList,
    FeedReport,
    FetchReport,
    FollowedFeed,
    KeptArticle,
    LibraryReport,
    RemovalReport,
    Report,
    SearchHit,
    SearchReport,
)
from briefing.model.results import (
    SECTIONS,
    ActorPresence,
    ActorProfile,
    Agreement,
    Answers,
    ArticleList,
    ArticleReference,
    ArticleSummary,
    ArticleText,
    ArticleTexts,
    Brief,
    Cast,
    CastMember,
    Choice,
    Contribution,
    Difference,
    Disagreement,
    Dispute,
    Facet,
    FacetName,
    Finding,
    Hindrance,
    Incident,
    IncidentComparison,
    IncidentList,
    JointSummary,
    Length,
    Moment,
    NameCount,
    Qualifier,
    ReportedIncident,
    ReportedValue,
    Result,
    Role,
    SentenceScore,
    SharedFinding,
    Side,
    Statement,
    TextParagraph,
    Tie,
    Voice,
    VoiceKind,
)
from briefing.model.stories import (
    DatedEvent,
    FollowList,
    StoryBriefing,
    StoryNews,
    Timeline,
    Today,
)
from briefing.model.text import Citation, Span

_SEEDS = Path(__file__).parents[2] / "seeds"
_NAMES = {1: "004_3df23b15de79a914.txt", 2: "000_7418e80a51da31e4.txt"}
_TEXTS = {number: (_SEEDS / name).read_text(encoding="utf-8") for number, name in _NAMES.items()}

FIRST = ArticleReference(
    number=1,
    source=f"seeds/{_NAMES[1]}",
    name=_NAMES[1],
    words=301,
    sentences=14,
    minutes=2,
    reference_date=ReferenceDate(date=PartialDate(2018, 3, 7), origin="date line"),
)
SECOND = ArticleReference(
    number=2,
    source=f"seeds/{_NAMES[2]}",
    name=_NAMES[2],
    words=431,
    sentences=18,
    minutes=2,
    reference_date=ReferenceDate(
        date=PartialDate(2026, 2),
        basis=Basis.INFERRED,
        confidence=Confidence.LOW,
        reasons=(
            Reason(
                (
                    ReasonPart("later than 2024", 8),
                    ReasonPart("and months ahead of presidential elections", 4),
                    ReasonPart(
                        "; in office since August 2022, barred from seeking a second term", 5
                    ),
                )
            ),
            Reason(
                (
                    ReasonPart(
                        "not in the text: a Colombian presidential term is four years, "
                        "so the election is in 2026"
                    ),
                )
            ),
            Reason(
                (
                    ReasonPart("in early February", 18),
                    ReasonPart("and earlier this month", 9),
                    ReasonPart("suggest February; the Monday has no day"),
                )
            ),
        ),
    ),
)


def found(cited: str, words: str, **known: object) -> Finding:
    """The finding of `words` in the sentence cited as `2:6`."""
    article, sentence = map(int, cited.split(":"))
    start = _TEXTS[article].index(words)
    citation = Citation(article, sentence)
    return Finding(text=words, span=Span(start, start + len(words)), citation=citation, **known)  # type: ignore[arg-type]


def _moment(expression: Finding, event: Finding | None, *, incident: bool = False) -> Moment:
    return Moment(expression=expression, event=event, incident=incident)


_RESOLVED, _INFERRED = {"basis": Basis.RESOLVED}, {"basis": Basis.INFERRED}
_FEBRUARY = PartialDate(2026, 2)

_WHITE_HOUSE = _moment(
    found("2:18", "early February", date=_FEBRUARY, **_INFERRED),
    found("2:18", "a White House meeting"),
)
_EMBASSY = _moment(
    found("2:9", "this month", date=_FEBRUARY, **_INFERRED),
    found("2:9", "Speaking at the Colombian Embassy in Washington, DC"),
)
_HELICOPTER = _moment(
    found("2:2", "Monday night", **_INFERRED),
    found("2:2", "his helicopter was unable to land"),
    incident=True,
)
_LAST_ATTEMPT = found("2:8", "another alleged attempt on his life")

SUMMARY = ArticleSummary(
    article=SECOND,
    key_points=(
        found(
            "2:1",
            "Colombian President Gustavo Petro has escaped an assassination attempt after months of "
            "warnings about an alleged plot by drug traffickers to attack him.",
        ),
        found(
            "2:2",
            "According to the Colombian President, his helicopter was unable to land at his destination "
            "on the Caribbean coast on Monday night because of fears that people he did not name "
            '"were going to shoot" at it.',
        ),
        found(
            "2:6",
            "The alleged plot involves narco bosses and war lords such as Ivan Mordisco, who commands "
            "the largest group of dissidents who broke with the FARC guerrilla army after it agreed to "
            "disarm under a 2016 peace agreement.",
        ),
        found(
            "2:16",
            "Tensions sharpened in early January after the United States launched military strikes in "
            "Venezuela and captured President Nicolas Maduro, an operation widely condemned by parts "
            "of the region.",
        ),
    ),
    figures=(found("2:3", "four hours"),),
    voices=(
        Voice(
            name="Gustavo Petro",
            kind=VoiceKind.SPEAKER,
            role=found("2:1", "Colombian President"),
            statements=(
                Statement(
                    "",
                    (
                        found(
                            "2:12",
                            "The idea, he said, was joint action against criminal groups affecting both "
                            "countries.",
                        ),
                    ),
                ),
                Statement(
                    "",
                    (
                        found(
                            "2:10",
                            "He said regional tensions and shifting alliances had created a fragile "
                            "political climate.",
                        ),
                    ),
                ),
            ),
        ),
        Voice(
            name="Donald Trump",
            kind=VoiceKind.SPEAKER,
            statements=(
                Statement(
                    "",
                    (
                        found(
                            "2:17",
                            "Trump also signalled possible action against Colombia, fuelling unease across "
                            "Latin America.",
                        ),
                    ),
                ),
            ),
        ),
    ),
    no_comment=(found("2:6", "narco bosses"),),
    lone_voice=True,
    moments=(
        _moment(found("2:6", "2016", date=PartialDate(2016)), found("2:6", "peace agreement")),
        _moment(
            found("2:5", "August 2022", date=PartialDate(2022, 8)), found("2:5", "assuming office")
        ),
        _moment(found("2:8", "2024", date=PartialDate(2024)), _LAST_ATTEMPT),
        _moment(
            found("2:16", "early January", date=PartialDate(2026, 1), **_INFERRED),
            found("2:16", "the United States launched military strikes in Venezuela"),
        ),
        _WHITE_HOUSE,
        _EMBASSY,
        _HELICOPTER,
    ),
    names=(
        NameCount(
            name="Gustavo Petro",
            kind=ActorKind.PERSON,
            count=8,
            forms=("Gustavo Petro", "Petro"),
            role=found("2:1", "Colombian President"),
        ),
        NameCount(
            name="Donald Trump", kind=ActorKind.PERSON, count=2, forms=("Donald Trump", "Trump")
        ),
        NameCount(name="Ivan Mordisco", kind=ActorKind.PERSON, count=1),
        NameCount(name="Nicolas Maduro", kind=ActorKind.PERSON, count=1),
        NameCount(name="FARC", kind=ActorKind.GROUP, count=1),
        NameCount(name="Colombia", kind=ActorKind.PLACE, count=5),
        NameCount(
            name="United States", kind=ActorKind.PLACE, count=4, forms=("United States", "US")
        ),
        NameCount(name="Venezuela", kind=ActorKind.PLACE, count=3),
        NameCount(name="Washington", kind=ActorKind.PLACE, count=2),
        NameCount(name="Bogota", kind=ActorKind.PLACE, count=1),
        NameCount(name="Caribbean", kind=ActorKind.PLACE, count=1),
    ),
    ahead=(found("2:4", "months ahead of presidential elections"),),
    unknown=(
        found("2:18", "producing a fragile but notable detente"),
        found(
            "2:17",
            "Trump also signalled possible action against Colombia, fuelling unease across Latin America.",
        ),
    ),
    answers=Answers(who=(found("2:1", "Colombian President Gustavo Petro"),)),
    brief=Brief(figures=(0,), voices=(0, 1), no_comment=(0,), ahead=(0,), unknown=(0, 1)),
)


def _facets(**findings: tuple[Finding, ...]) -> tuple[Facet, ...]:
    return tuple(Facet(name, findings.get(name.name, ())) for name in FacetName)


_FIRST_INCIDENT = Incident(
    article=FIRST,
    facets=_facets(
        DATE=(found("1:2", "on Friday", date=PartialDate(2018, 3, 2), **_RESOLVED),),
        PLACE=(found("1:2", "driving to a campaign rally in the northeastern city in Cucuta"),),
        TARGET=(
            found("1:2", "Former Bogota Mayor Gustavo Petro"),
            found("1:1", "leftist presidential candidate"),
        ),
        VEHICLE=(found("1:6", "Petro’s car"),),
        INCIDENT=(found("1:2", "was attacked"), found("1:1", "a possible attempt on his life")),
        WEAPON=(
            found("1:6", "rocks", disputed=True),
            found("1:3", "came under fire", disputed=True),
        ),
        SCENE=(found("1:8", "a hostile crowd that had been attacking his supporters"),),
        ACCUSED=(found("1:7", "the jailed former mayor of Cucuta"),),
        ACCUSER=(found("1:7", "The candidate", referent="Petro"),),
        SOURCES=(
            found("1:3", "Video material and experts"),
            found("1:6", "the authorities"),
            found("1:5", "Weekly Semana"),
        ),
        DENIALS=(found("1:3", "the prosecution", disputed=True), found("1:6", "the authorities")),
        RESPONSE=(
            found(
                "1:8",
                "National Police announced an internal investigation over the weekend",
                **_RESOLVED,
            ),
        ),
        NEXT_STEP=(
            found(
                "1:1", "in Washington DC on Thursday to seek international attention", **_RESOLVED
            ),
        ),
        PRECEDENTS=(
            found("1:9", "several presidential candidates in the 1990s"),
            found("1:10", "Luis Carlos Galan"),
        ),
    ),
    disputes=(
        Dispute(
            article=1,
            question="Was there gunfire?",
            sides=(
                Side(
                    label="for",
                    findings=(
                        found(
                            "1:3",
                            "Video material and experts indicated that the reformist candidate came "
                            "under fire",
                        ),
                    ),
                ),
                Side(
                    label="against",
                    findings=(
                        found("1:3", "this was denied by the prosecution on Monday"),
                        found(
                            "1:6",
                            "According to the authorities, Petro’s car was attacked with rocks, but "
                            "claimed that no shots were fired",
                        ),
                    ),
                ),
            ),
        ),
        Dispute(
            article=1,
            question="Who ordered it?",
            sides=(
                Side(
                    label="Petro",
                    findings=(
                        found(
                            "1:7",
                            "has accused the jailed former mayor of Cucuta of orchestrating the attack",
                        ),
                    ),
                ),
            ),
        ),
    ),
)
_SECOND_INCIDENT = Incident(
    article=SECOND,
    facets=_facets(
        DATE=(found("2:2", "Monday night", **_INFERRED),),
        PLACE=(
            found("2:2", "his destination on the Caribbean coast"),
            found("2:3", "open sea for four hours"),
        ),
        TARGET=(found("2:1", "Colombian President Gustavo Petro"),),
        VEHICLE=(found("2:2", "his helicopter"),),
        INCIDENT=(found("2:1", "escaped an assassination attempt"), found("2:2", "unable to land")),
        WEAPON=(found("2:2", '"were going to shoot"', qualifier=Qualifier.FEARED),),
        SCENE=(found("2:2", "people he did not name"),),
        ACCUSED=(
            found("2:1", "drug traffickers"),
            found("2:6", "narco bosses and war lords such as Ivan Mordisco"),
        ),
        ACCUSER=(found("2:5", "Petro"),),
        SOURCES=(found("2:3", "Petro said in a cabinet meeting"),),
        PRECEDENTS=(
            found("2:7", "leftist leaders, including presidential candidates"),
            found("2:8", "another alleged attempt on his life in 2024"),
        ),
    ),
    disputes=(
        Dispute(
            article=2,
            question="Was it an attempt?",
            sides=(
                Side(
                    label="stated", findings=(found("2:1", "has escaped an assassination attempt"),)
                ),
                Side(
                    label="claimed",
                    findings=(
                        found("2:2", "According to the Colombian President"),
                        found("2:4", "Petro's claim"),
                    ),
                ),
            ),
        ),
    ),
)
COMPARISON = IncidentComparison(
    incidents=(_FIRST_INCIDENT, _SECOND_INCIDENT),
    subject="Gustavo Petro",
    bottom_line=(
        "Same target. Different place, vehicle and accused. No casualties stated in either text.",
        "2018: whether shots were fired is disputed. 2026: one source, Petro.",
    ),
    shared=(
        Agreement("target", (found("1:2", "Gustavo Petro"), found("2:1", "Gustavo Petro"))),
        Agreement(
            "hedged plot",
            (
                found("1:1", "possible"),
                found("1:9", "possible"),
                found("2:1", "alleged"),
                found("2:6", "alleged"),
            ),
        ),
        Agreement(
            "precedents",
            (found("1:9", "presidential candidates"), found("2:7", "presidential candidates")),
        ),
    ),
    differences=(
        Difference("role", (found("1:1", "presidential candidate"), found("2:1", "President"))),
        Difference("place", (found("1:2", "Cucuta"), found("2:2", "the Caribbean coast"))),
        Difference("vehicle", (found("1:6", "car"), found("2:2", "helicopter"))),
        Difference(
            "accused",
            (found("1:7", "the jailed former mayor of Cucuta"), found("2:1", "drug traffickers")),
        ),
        Difference("denials", (found("1:3", "the prosecution"), None)),
    ),
)

PROFILE = ActorProfile(
    name="Gustavo Petro",
    kind=ActorKind.PERSON,
    sections=SECTIONS[ActorKind.PERSON],
    forms=("Gustavo Petro", "Petro"),
    mentions=13,
    presences=(
        ActorPresence(article=FIRST, mentions=5),
        ActorPresence(article=SECOND, mentions=8),
    ),
    who=found("2:14", "Petro has stood out among Latin American leaders as a vocal critic"),
    roles=(
        Role(
            finding=found("1:1", "leftist presidential candidate"),
            articles=1,
            first=PartialDate(2018, 3, 7),
            last=PartialDate(2018, 3, 7),
        ),
        Role(
            finding=found("2:1", "Colombian President"),
            articles=2,
            first=PartialDate(2018, 3, 7),
            last=_FEBRUARY,
            basis=Basis.INFERRED,
        ),
        Role(finding=found("2:14", "a vocal critic of US President Donald Trump"), articles=1),
    ),
    timeline=(
        _moment(
            found("1:2", "on Friday", date=PartialDate(2018, 3, 2), **_RESOLVED),
            found("1:2", "was attacked on Friday while driving to a campaign rally"),
            incident=True,
        ),
        _moment(
            found("1:1", "on Thursday", date=PartialDate(2018, 3, 8), **_RESOLVED),
            found("1:1", "will be in Washington DC"),
        ),
        _moment(
            found("2:5", "August 2022", date=PartialDate(2022, 8)),
            found("2:5", "assuming office in August 2022"),
        ),
        _moment(found("2:8", "2024", date=PartialDate(2024)), _LAST_ATTEMPT, incident=True),
        _WHITE_HOUSE,
        _EMBASSY,
        _HELICOPTER,
    ),
    accusations=(
        found(
            "1:12", "accusing the social democrat and anti-corruption advocate of being a communist"
        ),
    ),
    statements=(
        found("2:3", '"We headed out to open sea for four hours'),
        found("1:7", "The candidate has accused the jailed former mayor of Cucuta"),
        found("2:11", "renewing Colombia’s partnership with the United States"),
    ),
    others=(
        Voice(
            name="the prosecution",
            kind=VoiceKind.SPEAKER,
            statements=(Statement("denied", (found("1:3", "came under fire"),)),),
        ),
        Voice(
            name="Alvaro Uribe",
            kind=VoiceKind.SPEAKER,
            statements=(
                Statement(
                    "accusing",
                    (
                        found(
                            "1:12",
                            "the social democrat and anti-corruption advocate of being a communist",
                        ),
                    ),
                ),
            ),
        ),
    ),
    ties=(
        Tie(
            name="Donald Trump",
            kind=ActorKind.PERSON,
            together=(Citation(2, 14), Citation(2, 18)),
            finding=found(
                "2:14", "Petro has stood out among Latin American leaders as a vocal critic"
            ),
        ),
        Tie(
            name="Ivan Duque",
            kind=ActorKind.PERSON,
            together=(Citation(2, 14),),
            finding=found(
                "2:14", "Petro has stood out among Latin American leaders as a vocal critic"
            ),
        ),
        Tie(name="Luis Almagro", kind=ActorKind.PERSON, together=(Citation(1, 4), Citation(2, 4))),
    ),
)

_OPENED = replace(SECOND, opening=SUMMARY.key_points[0].text)
ARTICLES = ArticleList(articles=(FIRST, _OPENED))


TEXTS = ArticleTexts(
    texts=(
        ArticleText(
            article=replace(_OPENED, address="https://example.org/news/attempt"),
            found_in=("https://example.org/feed.xml",),
            edition=2,
            editions=2,
            paragraphs=(
                TextParagraph(
                    sentences=(found("2:1", "has escaped"), found("2:2", "his helicopter"))
                ),
                TextParagraph(heading="A strained relationship"),
                TextParagraph(
                    sentences=(found("2:18", "A phone call between the two presidents"),)
                ),
            ),
        ),
    )
)

TOGETHER = JointSummary(
    articles=(FIRST, SECOND),
    key_points=(
        SharedFinding(found("1:11", "The authorities said it was an exaggeration.")),
        SharedFinding(SUMMARY.key_points[0], (Citation(1, 2), Citation(2, 5))),
    ),
    disagreements=(
        Disagreement(
            subject="presidents",
            versions=(
                SharedFinding(found("1:9", "several presidential candidates", disputed=True)),
                SharedFinding(found("2:18", "two presidents", disputed=True), (Citation(2, 16),)),
            ),
        ),
    ),
    choice=Choice("lexrank", Length(words=60)),
    explanation=(
        SentenceScore(
            finding=SUMMARY.key_points[0],
            rank=1,
            taken=True,
            score=2.5,
            contributions=(Contribution(feature="top", value=1.25, weight=2.0, points=2.5),),
        ),
        SentenceScore(finding=SUMMARY.key_points[1], rank=2, taken=False, hindrance=Hindrance.TOLD),
    ),
)

_AT = datetime.datetime(2026, 3, 4, 5, 6, 7, tzinfo=datetime.UTC)
_FLOOD = LibraryEntry(
    number=12,
    name="example.org/flood",
    source="https://example.org/flood",
    address="https://example.org/flood",
    headline="River floods two towns",
    date=PartialDate(2026, 3, 3),
    basis=Basis.STATED,
    added=_AT,
)
_FIRE = LibraryEntry(
    number=13,
    name="fire.txt",
    source="/news/fire.txt",
    address="",
    headline="",
    date=PartialDate(2026),
    basis=Basis.INFERRED,
    added=_AT,
)
_LETTER = replace(_FIRE, number=14, name="letter.eml", date=None, basis=Basis.STATED)
_WORLD = Feed(
    address="https://example.org/world.xml",
    title="World",
    folder="abroad",
    etag='"a1"',
    fetched=_AT,
)
_GONE = Feed(
    address="https://example.net/feed",
    fetched=_AT,
    error="there is no such page (404)",
    failures=2,
)

ADDED = AdditionReport(
    articles=(
        KeptArticle(_FLOOD, Outcome.NEW),
        KeptArticle(_FIRE, Outcome.UPDATED),
        KeptArticle(_LETTER, Outcome.NEW),
        *(KeptArticle(replace(_FIRE, number=number), Outcome.NEW) for number in range(15, 40)),
    ),
    new=1027,
    updated=1,
    known=3,
)
HITS = SearchReport(
    query="helicopter AND Petro",
    total=1234,
    hits=(
        SearchHit(entry=_FLOOD, rank=2.5, finding=found("2:2", "his helicopter")),
        SearchHit(entry=_FIRE, rank=1.25, finding=None),
    ),
)
FEEDS = FeedList(
    feeds=(
        FollowedFeed(feed=_WORLD, articles=1),
        FollowedFeed(feed=_GONE, articles=0),
        FollowedFeed(feed=replace(_GONE, error="", fetched=None), articles=0),
    )
)
FETCHED = FetchReport(
    feeds=(
        FeedReport(feed=_WORLD, new=1, known=2),
        FeedReport(feed=_GONE, error="there is no such page (404)"),
        FeedReport(feed=replace(_WORLD, title="Same"), unchanged=True),
        FeedReport(feed=replace(_WORLD, title="Empty")),
    ),
    articles=(KeptArticle(_FLOOD, Outcome.NEW),),
)
REMOVED = RemovalReport(entries=(_FLOOD, _FIRE))
LIBRARY = LibraryReport(
    diagnosis=Diagnosis(
        path="/home/ann/library.sqlite",
        articles=1234,
        feeds=2,
        annotated=1200,
        size=12_345_678,
        troubles=(Trouble("the index lacks 3 articles"), Trouble("2 texts are damaged", True)),
    ),
    repair=Repair(
        done=("made the index anew",),
        lost=("the text of [12]",),
        copy="/home/ann/library.sqlite.damaged",
    ),
)

TIMELINE = Timeline(
    articles=(FIRST, SECOND),
    events=(
        DatedEvent(
            when=found("1:2", "Friday", date=PartialDate(2018, 3, 2), basis=Basis.RESOLVED),
            event=found("1:2", "Gustavo Petro was attacked on Friday"),
            articles=2,
        ),
        DatedEvent(
            when=found("1:3", "Monday", date=PartialDate(2018, 3, 5), basis=Basis.RESOLVED),
            event=found("1:3", "this was denied by the prosecution on Monday."),
        ),
        DatedEvent(
            when=found("2:2", "Monday night", date=PartialDate(2026, 2, 9)),
            event=found("2:2", "his helicopter was unable to land"),
        ),
    ),
    about="Gustavo Petro",
    found=5,
)

TODAY = Today(
    stories=(
        StoryNews(
            articles=(FIRST, SECOND),
            headline=found("1:0", "Colombia"),
            points=(
                SharedFinding(
                    found("1:2", "Gustavo Petro was attacked on Friday"), (Citation(2, 1),)
                ),
                SharedFinding(found("2:2", "his helicopter was unable to land")),
            ),
            disagreements=(
                Disagreement(
                    subject="deaths",
                    versions=(
                        SharedFinding(found("1:2", "Friday", disputed=True)),
                        SharedFinding(found("2:2", "Monday night", disputed=True)),
                    ),
                ),
            ),
            copies=1,
            followed=("Petro",),
        ),
        StoryNews(
            articles=(SECOND,),
            headline=found("2:1", "Colombian President Gustavo Petro"),
            points=(SharedFinding(found("2:2", "his helicopter was unable to land")),),
            earlier=(FIRST,),
        ),
    ),
    ahead=(
        DatedEvent(
            when=found("1:1", "Thursday", date=PartialDate(2018, 3, 8), basis=Basis.RESOLVED),
            event=found("1:1", "will be in Washington DC on Thursday"),
        ),
    ),
    more=3,
    articles=7,
    minutes=2,
)
STORY = StoryBriefing(
    articles=(FIRST, SECOND),
    headline=found("1:0", "Colombia"),
    key_points=TODAY.stories[0].points,
    events=TIMELINE.events,
    disagreements=TODAY.stories[0].disagreements,
    voices=SUMMARY.voices[:1],
    ahead=TODAY.ahead,
    unknown=(found("2:2", "Monday night"),),
)
FOLLOWED = FollowList(followed=("Petro", "search:dam OR wall"), action="added 1")


INCIDENTS = IncidentList(
    incidents=(
        ReportedIncident(
            kind="attack",
            reports=(FIRST, SECOND),
            values=(
                ReportedValue(
                    facet=FacetName.DATE,
                    finding=found("1:2", "on Friday", date=PartialDate(2018, 3, 2), **_RESOLVED),
                    reports=(1, 2),
                ),
                ReportedValue(
                    facet=FacetName.PLACE,
                    finding=found("1:2", "the northeastern city in Cucuta"),
                    reports=(1,),
                    name="Cucuta",
                    country="Colombia",
                ),
                ReportedValue(
                    facet=FacetName.DEATHS,
                    finding=found("1:9", "several presidential candidates"),
                    reports=(1,),
                    least=3,
                ),
                ReportedValue(
                    facet=FacetName.INJURIES,
                    finding=found("2:18", "two presidents"),
                    reports=(2,),
                    least=2,
                    most=2,
                ),
            ),
            told=found("1:2", "Former Bogota Mayor Gustavo Petro was attacked"),
        ),
        ReportedIncident(kind="shooting", reports=(SECOND,)),
    ),
    without=(replace(SECOND, number=3),),
)

CAST = Cast(
    members=(
        CastMember(
            name="Gustavo Petro",
            kind=ActorKind.PERSON,
            mentions=13,
            articles=2,
            first=PartialDate(2018, 3, 7),
            last=_FEBRUARY,
            office=found("2:1", "Colombian President"),
            forms=("Gustavo Petro", "Petro"),
        ),
        CastMember(name="FARC", kind=ActorKind.GROUP, mentions=1, articles=1),
    ),
    total=3,
    articles=2,
)

RESULTS = {
    "timeline": TIMELINE,
    "today": TODAY,
    "story": STORY,
    "followed": FOLLOWED,
    "summary": (SUMMARY,),
    "together": TOGETHER,
    "comparison": COMPARISON,
    "incidents": INCIDENTS,
    "profile": PROFILE,
    "cast": CAST,
    "articles": ARTICLES,
    "texts": TEXTS,
    "added": ADDED,
    "hits": HITS,
    "feeds": FEEDS,
    "fetched": FETCHED,
    "removed": REMOVED,
    "library": LIBRARY,
}


@pytest.fixture(params=list(RESULTS))
def kind(request: pytest.FixtureRequest) -> str:
    """The name of each kind of result in turn."""
    return request.param


@pytest.fixture(params=RESULTS.values(), ids=list(RESULTS))
def result(request: pytest.FixtureRequest) -> Result | Report:
    """Each kind of result in turn."""
    return request.param


@pytest.fixture(scope="session")
def result_of() -> Callable[[str], Result]:
    """The result of a kind."""
    return lambda kind: RESULTS[kind]


@pytest.fixture(scope="session")
def check_golden() -> Callable[[str, str], None]:
    """A check that a text equals a golden file; with UPDATE_GOLDEN set, it is written and the test fails."""

    def check(name: str, text: str) -> None:
        path = Path(__file__).parent / "golden" / name
        if os.environ.get("UPDATE_GOLDEN"):
            path.write_text(text, encoding="utf-8", newline="")
            pytest.fail("written anew, and so not tested: read the difference, then run without it")
        assert text == path.read_text(encoding="utf-8")

    return check
