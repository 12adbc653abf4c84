"""Views of what the library's commands answer."""

from __future__ import annotations

import datetime
from collections.abc import Sequence

from briefing.model.article import PartialDate
from briefing.model.library import Entry as LibraryEntry
from briefing.model.library import Feed, Outcome
from briefing.model.reports import (
    AdditionReport,
    FeedList,
    FeedReport,
    FetchReport,
    KeptArticle,
    LibraryReport,
    OfLibrary,
    RemovalReport,
    SearchHit,
    SearchReport,
)
from briefing.render.document import (
    Block,
    Bullets,
    Document,
    Entry,
    Heading,
    KeyValues,
    Line,
    Listing,
    Note,
    Run,
    Section,
    Style,
    join,
)
from briefing.render.views.phrases import MARK_OF, counted

_LISTED = 20
"""Articles that a report lists; JSON has them all."""


def view_report(report: OfLibrary) -> Document:
    """Any of them."""
    match report:
        case AdditionReport():
            return view_additions(report)
        case SearchReport():
            return view_search(report)
        case FeedList():
            return view_feeds(report)
        case FetchReport():
            return view_fetch(report)
        case RemovalReport():
            return view_removal(report)
        case LibraryReport():
            return view_library(report)


def view_additions(report: AdditionReport) -> Document:
    """What was added: how many articles, and which."""
    counts = _counts(report.new, report.updated, report.known)
    head = Heading("ADDED", counts or (Run("nothing", Style.ABSENT),))
    return Document("Added", ((head,), *_kept(report.articles)))


def view_search(report: SearchReport) -> Document:
    """The hits: number, date, headline, and the sentence that answers best."""
    shown = len(report.hits)
    total = counted(report.total, "article")
    aside = total if shown == report.total else f"the best {shown} of {total}"
    head = Heading("FOUND", (Run(report.query, Style.LABEL), Run(f"   {aside}", Style.ASIDE)))
    entries = tuple(_hit(hit) for hit in report.hits)
    return Document(f"Search for {report.query}", ((head, KeyValues(entries)), *_legend(report)))


def view_feeds(report: FeedList) -> Document:
    """The feeds, each with its address, its articles and when it was fetched."""
    if not report.feeds:
        return Document("Feeds", ((Note((Run("no feeds", Style.ABSENT),)),),))
    aside = Run(report.action or counted(len(report.feeds), "feed"), Style.ASIDE)
    entries = tuple(
        Entry(
            _title(followed.feed),
            ((_address(followed.feed),), _state(followed.feed, followed.articles)),
        )
        for followed in report.feeds
    )
    return Document("Feeds", ((Heading("FEEDS", (aside,)), KeyValues(entries)),))


def view_fetch(report: FetchReport) -> Document:
    """What each feed brought, and the articles that are new."""
    new, updated = (sum(getattr(feed, key) for feed in report.feeds) for key in ("new", "updated"))
    known = sum(feed.known for feed in report.feeds)
    head = Heading(
        "FETCHED",
        join(
            (
                (Run(counted(len(report.feeds), "feed"), Style.ASIDE),),
                _counts(new, updated, known) or (Run("nothing new", Style.ASIDE),),
            ),
            "   ",
        ),
    )
    entries = tuple(Entry(_title(feed.feed), (_outcome(feed),)) for feed in report.feeds)
    return Document("Fetched", ((head, KeyValues(entries)), *_kept(report.articles)))


def view_removal(report: RemovalReport) -> Document:
    """The articles that are gone, or are back."""
    label = "BROUGHT BACK" if report.undone else "REMOVED"
    head = Heading(label, (Run(counted(len(report.entries), "article"), Style.ASIDE),))
    return Document(
        label.capitalize(), ((head,), *_listing([(entry, "") for entry in report.entries]))
    )


def view_library(report: LibraryReport) -> Document:
    """What is in a library, what is wrong with it, and what was done about that."""
    diagnosis, repair = report.diagnosis, report.repair
    facts = (
        counted(diagnosis.articles, "article"),
        f"{diagnosis.annotated:,} annotated",
        counted(diagnosis.feeds, "feed"),
        f"{diagnosis.size / 1024**2:,.1f} MiB",
    )
    head = Heading("LIBRARY", (Run(diagnosis.path, Style.LABEL),))
    sections: list[Section] = [
        (head, Note(join(tuple((Run(fact, Style.ASIDE),) for fact in facts))))
    ]
    troubles = tuple(
        ((Run("! ", Style.DISPUTED),) if trouble.loses else ()) + (Run(trouble.text),)
        for trouble in diagnosis.troubles
    )
    sections.append((Heading("TROUBLE"), Bullets(troubles)) if troubles else (_well(),))
    if repair is not None:
        sections += _repaired(repair.done, repair.lost, repair.copy)
    return Document("Library", tuple(sections))


def _well() -> Note:
    return Note((Run("nothing is wrong with it", Style.ASIDE),))


def _repaired(done: Sequence[str], lost: Sequence[str], copy: str) -> list[Section]:
    sections: list[Section] = []
    for title, lines in (("DONE", done), ("LOST", lost)):
        if lines:
            sections.append((Heading(title), Bullets(tuple((Run(line),) for line in lines))))
    if copy:
        sections.append((Note((Run("the file as it was: ", Style.ASIDE), Run(copy))),))
    return sections


def _counts(new: int, updated: int, known: int) -> Line:
    counts = ((new, "new"), (updated, "updated"), (known, "known already"))
    return join(tuple((Run(f"{count:,} {word}", Style.ASIDE),) for count, word in counts if count))


def _kept(articles: Sequence[KeptArticle]) -> list[Section]:
    marks = {Outcome.UPDATED: "updated"}
    return _listing([(kept.entry, marks.get(kept.outcome, "")) for kept in articles])


def _listing(entries: Sequence[tuple[LibraryEntry, str]]) -> list[Section]:
    """The first of the entries, each with a word to it, and how many more there are."""
    shown = entries[:_LISTED]
    if not shown:
        return []
    blocks: list[Block] = [
        Listing(
            tuple(
                (
                    (Run(f"[{entry.number}]", Style.CITATION, entry.address or entry.source),),
                    _date(entry),
                    (Run(entry.name, Style.LABEL, entry.address or entry.source),),
                    (Run(word, Style.ASIDE),),
                )
                for entry, word in shown
            ),
            tuple((Run(entry.headline),) if entry.headline else () for entry, _ in shown),
        )
    ]
    if len(entries) > len(shown):
        more = f"and {len(entries) - len(shown):,} more; --json has them all"
        blocks.append(Note((Run(more, Style.ASIDE),)))
    return [tuple(blocks)]


def _date(entry: LibraryEntry) -> Line:
    if entry.date is None:
        return (Run("undated", Style.ABSENT),)
    return (Run(entry.date.spoken()), *MARK_OF[entry.basis])


def _hit(hit: SearchHit) -> Entry:
    entry = hit.entry
    link = entry.address or entry.source
    label = (Run(f"[{entry.number}]", Style.CITATION, link), Run(" "), *_date(entry))
    name = Run(entry.name, Style.ASIDE, link)
    titled: Line = (Run(entry.headline, Style.LABEL),) if entry.headline else ()
    head = join(tuple(filter(None, (titled, (name,)))), "   ")
    if hit.finding is None:
        return Entry(label, (head,))
    cited = Run(str(hit.finding.citation), Style.CITATION, link)
    return Entry(label, (head, (Run(hit.finding.text), Run(" "), cited)))


def _legend(report: SearchReport) -> list[Section]:
    if any(MARK_OF[hit.entry.basis] for hit in report.hits if hit.entry.date):
        mark = Run("? ", Style.INFERRED)
        return [(Note((mark, Run("inferred, not in the text", Style.ASIDE))),)]
    return []


def _title(feed: Feed) -> Line:
    """The feed's title, or the host that it is at."""
    host = feed.address.split("://", 1)[-1].split("/", 1)[0]
    return (Run(feed.title or host, Style.LABEL, feed.address),)


def _address(feed: Feed) -> Run:
    return Run(feed.address, Style.TEXT, feed.address)


def _state(feed: Feed, articles: int) -> Line:
    facts = [(Run(counted(articles, "article"), Style.ASIDE),)]
    if feed.folder:
        facts.insert(0, (Run(feed.folder, Style.ASIDE),))
    fetched = f"fetched {_time(feed.fetched)}" if feed.fetched else "not fetched yet"
    facts.append((Run(fetched, Style.ASIDE),))
    if feed.error:
        facts.append((Run(f"! {feed.error}", Style.DISPUTED),))
    return join(tuple(facts))


def _outcome(feed: FeedReport) -> Line:
    if feed.error:
        return (Run(f"! {feed.error}", Style.DISPUTED),)
    counts = _counts(feed.new, feed.updated, feed.known)
    if not counts:
        return (Run("unchanged" if feed.unchanged else "nothing new", Style.ABSENT),)
    return counts


def _time(moment: datetime.datetime) -> str:
    """A moment to the minute, in UTC: the same everywhere."""
    moment = moment.astimezone(datetime.UTC)
    day = PartialDate(moment.year, moment.month, moment.day)
    return f"{day.spoken()}, {moment:%H:%M} UTC"
