"""Parse a command's arguments: articles to open, then selectors among them."""

from __future__ import annotations

import datetime
import os
import re
from collections.abc import Sequence
from pathlib import Path

from briefing.errors import NothingMatches, SeveralMatch, SourceError, SourceNotFound
from briefing.model.collection import Collection
from briefing.selection import (
    Selection,
    describe,
    is_name,
    is_number_or_date,
    only,
    select,
    select_one,
)
from briefing.sources.files import not_found
from briefing.sources.kinds import kind_by_name

MOST_COMPARED = 4
"""How many incidents are compared at most where none is named: more do not fit a screen side by side."""

LIBRARY, CLIPBOARD, SEARCH = "library:", "clipboard:", "search:"
"""What names the articles of the library, what names those of the clipboard, and what begins a full-text query."""


def absolute(selector: str, today: datetime.date) -> str:
    """Resolve relative dates (`yesterday`, `last-week`, `last-30-days`) in a selector.

    Weeks begin on Monday (ISO 8601). Whatever is no such date comes back as it is.

    >>> [absolute(word, datetime.date(2026, 3, 4)) for word in ("yesterday", "last-week", "this-month", "flood")]
    ['2026-03-03', '2026-02-23..2026-03-01', '2026-03', 'flood']
    """
    match = _RELATIVE.fullmatch(selector.strip().lower())
    if match is None:
        return selector
    day = datetime.timedelta(days=1)
    if match["day"]:
        return str(today - day * (match["day"] == "yesterday"))
    if match["days"]:
        return f"{today - day * (int(match['days']) - 1)}..{today}"
    back = match["which"] == "last"
    if match["unit"] == "week":
        monday = today - day * (today.weekday() + 7 * back)
        return f"{monday}..{monday + 6 * day}"
    if match["unit"] == "month":
        return str(today.replace(day=1) - day if back else today)[:7]
    return str(today.year - back)


def is_relative(selector: str) -> bool:
    """Whether a selector is a date that counts from today."""
    return _RELATIVE.fullmatch(selector.strip().lower()) is not None


_RELATIVE = re.compile(
    r"(?P<day>today|yesterday)|last[- ](?P<days>[1-9][0-9]{0,3})[- ]days"
    r"|(?P<which>this|last)[- ](?P<unit>week|month|year)"
)


def names_to_open(
    what: Sequence[str], *, articles: Sequence[str] = (), fallback: Sequence[str] = ()
) -> tuple[str, ...]:
    """The names to open for a command's arguments.

    `articles` are always among them. Arguments that are paths are added. `fallback` is added where no
    articles are given and some argument is a selector, or there is none: so `summary story.txt` reads that file
    alone, while `compare 2018 story.txt` reads it beside the usual articles.
    """
    paths = tuple(word for word in what if is_path(word))
    if articles:
        return (*articles, *paths)
    if paths and len(paths) == len(what):
        return paths
    return (*fallback, *paths)


def is_path(word: str) -> bool:
    """Whether an argument names a source to read, not a selector of articles.

    A source is a file, a folder, a pattern, an address, the clipboard, the library or standard input. All else selects
    articles. What exists is a path, and what has a separator is meant as one; numbers, dates and queries are selectors,
    always.
    """
    if is_number_or_date(word) or word.startswith(SEARCH):
        return False
    if word in ("-", LIBRARY, CLIPBOARD) or os.sep in word:
        return True
    return is_path_here(word)


def means_file(word: str) -> bool:
    """Whether an argument can only mean a file: by a separator or a known suffix.

    >>> [means_file(word) for word in ("storm.txt", "news/storm", "storm", "U.S.", "2018-03", "search:a.txt")]
    [True, True, False, False, False, False]
    """
    if is_number_or_date(word) or word.startswith(SEARCH) or word in (LIBRARY, CLIPBOARD):
        return False
    return os.sep in word or kind_by_name(word) is not None


def select_all(
    collection: Collection, what: Sequence[str]
) -> tuple[Selection, tuple[SourceError, ...]]:
    """All articles that any selector means, and a problem for each missing file.

    A missing file is what looks like a file that is not there.
    """
    if not what:
        return Selection(collection.every), ()
    found: list[Selection] = []
    problems: list[SourceError] = []
    for selector in what:
        try:
            found.append(_select(collection, selector))
        except SourceNotFound as error:
            problems.append(error)
        except NothingMatches as error:
            if not _looks_like_a_file(selector):
                raise
            if not os.path.exists(selector):  # noqa: PTH110
                problems.append(_not_found(selector, error))
    if not found and problems:
        raise problems[0]
    return _together(found), tuple(problems)


def select_each(collection: Collection, what: Sequence[str]) -> Selection:
    """One article for each selector, all of them for a folder or pattern.

    All where none is given.
    """
    every = collection.every
    if not what:
        if len(every) > MOST_COMPARED:
            raise SeveralMatch(
                f"there are {len(every)} articles to compare",
                hint="name two of them, as in briefing compare 1 2",
                candidates=describe(collection, every),
            )
        return Selection(every)
    found = []
    for selector in what:
        choose = _select if is_path(selector) else _select_one
        try:
            found.append(choose(collection, selector))
        except NothingMatches as error:
            if _looks_like_a_file(selector) and not os.path.exists(selector):  # noqa: PTH110
                raise _not_found(selector, error) from error
            raise
    return _together(found)


def _select(collection: Collection, selector: str) -> Selection:
    """All articles that a selector means."""
    if selector == LIBRARY:
        return Selection(collection.every)
    if selector.startswith(SEARCH):
        return _search(collection, selector)
    _check_there(collection, selector)
    return select(collection, selector)


def _select_one(collection: Collection, selector: str) -> Selection:
    """The one article that a selector means."""
    if selector.startswith(SEARCH):
        return only(_search(collection, selector), collection, selector)
    _check_there(collection, selector)
    return select_one(collection, selector)


def _check_there(collection: Collection, selector: str) -> None:
    """Raise `SourceNotFound` for what means a file, where there is none and no article is called so.

    Part of another file's name, or words of a text, are not what was meant.
    """
    if means_file(selector) and not is_path_here(selector) and not is_name(collection, selector):
        raise not_found(selector)


def is_path_here(word: str) -> bool:
    """Whether an argument names a file, folder or pattern that exists.

    A pattern does where some match.
    """
    try:
        return os.path.exists(word) or (any(sign in word for sign in "*?[") and _has_match(word))  # noqa: PTH110
    except ValueError:
        # A null byte, which no path can hold.
        return False


def _search(collection: Collection, selector: str) -> Selection:
    """The articles that answer to a query of the full text."""
    from briefing.library.matching import matching

    texts = {}
    for number, annotated in collection.numbered():
        article = annotated.article
        headline = article.headline.of(article.text) if article.headline else ""
        texts[number] = (headline, article.text)
    numbers = matching(texts, selector.removeprefix(SEARCH))
    if not numbers:
        raise NothingMatches(
            f"no article answers to {selector.removeprefix(SEARCH)}",
            subject=selector,
            hint="fewer words, the beginning of one (search:helicop*) or OR find more",
        )
    return Selection(numbers)


def _has_match(pattern: str) -> bool:
    from glob import glob

    return bool(glob(pattern, recursive=True))  # noqa: PTH207


def _together(found: Sequence[Selection]) -> Selection:
    numbers = (number for selection in found for number in selection.numbers)
    notes = (note for selection in found for note in selection.notes)
    return Selection(tuple(dict.fromkeys(numbers)), tuple(dict.fromkeys(notes)))


def _looks_like_a_file(selector: str) -> bool:
    return os.sep in selector or selector == "-" or Path(selector).suffix[1:].isalnum()


def _not_found(selector: str, error: NothingMatches) -> SourceNotFound:
    return SourceNotFound(f"no such file or article: {selector}", subject=selector, hint=error.hint)
