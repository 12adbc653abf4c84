"""Select the articles that a selector means; suggest others where it is unclear.

A selector is read in this order, and the first reading that any article answers to holds:

1. a number from 1 to the number of articles, bare or in brackets (`2`, `[2]`);
2. a year, month or day (`2018`, `2018-03`, `2018-03-07`) or a range of them (`2018-03..2018-05`, `2018-03..`) that
   includes the article's reference date;
3. a path to a file, a folder or a pattern, or a file's whole name, with or without its extension;
4. part of a file's name, from the start of one of its words;
5. words that all stand in the headline;
6. words that all stand in the headline or the prose;
7. beginnings of such words.

Numbers and dates are never looked for among words: an article that merely mentions 2022 is not an article of 2022.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from fnmatch import fnmatchcase
from pathlib import Path

from briefing.errors import NothingMatches, SeveralMatch
from briefing.frozen import dataclass
from briefing.model.annotation import AnnotatedArticle
from briefing.model.article import Basis, ParagraphKind
from briefing.model.collection import Collection
from briefing.model.period import Period, parse_date, parse_period
from briefing.model.text import fold

LISTED = 6
"""How many articles a message lists before it says how many more there are."""

SHORTEST_BEGINNING = 3
"""Letters that the beginning of a word must have to stand for the word."""


@dataclass(frozen=True, slots=True)
class Selection:
    """The numbers of the articles meant, and what the reader should know.

    Each number stands once, in the order asked for.
    """

    numbers: tuple[int, ...]
    notes: tuple[str, ...] = ()


def select(collection: Collection, selector: str) -> Selection:
    """All articles that `selector` means, in collection order.

    Raises:
        NothingMatches: none does; the hint tells what is there.
    """
    for numbers in _readings(collection, selector.strip()):
        if numbers:
            return Selection(numbers, tuple(_notes(collection, selector.strip(), numbers)))
    raise _nothing_matches(collection, selector)


def select_one(collection: Collection, selector: str) -> Selection:
    """The one article that `selector` means.

    Raises:
        NothingMatches: none does; the hint tells what is there.
        SeveralMatch: several do; the candidates list them.
    """
    return only(select(collection, selector), collection, selector)


def only(selection: Selection, collection: Collection, selector: str) -> Selection:
    """The selection, if it is of one article.

    Raises:
        SeveralMatch: it is of several; the candidates list them.
    """
    if len(selection.numbers) == 1:
        return selection
    raise SeveralMatch(
        f"{len(selection.numbers)} articles match {selector}",
        subject=selector,
        hint="name one of them by its number, as in " + _example(selection.numbers),
        candidates=describe(collection, selection.numbers),
    )


def parse_number(selector: str) -> int | None:
    """Parse an article number in a selector, or None.

    Four digits are a year unless in brackets. A citation stands for its article.

    >>> [parse_number(selector) for selector in ("12", "[2018]", "2018", "[12:4]", "2018:s")]
    [12, 2018, None, 12, 2018]
    """
    match = re.fullmatch(
        r"(0|[1-9][0-9]{0,2})|\[([1-9][0-9]{0,6})\]|(\[)?([1-9][0-9]{0,6}):(?:[0-9]+|s)(?(3)\])",
        selector,
    )
    return int(match[1] or match[2] or match[4]) if match else None


def is_name(collection: Collection, selector: str) -> bool:
    """Whether an article has that name, or its path matches that folder or pattern."""
    return any(_is_named(a, collection.opener(n), selector) for n, a in collection.numbered())


def is_number_or_date(selector: str) -> bool:
    """Whether a selector can only be an article's number, a date or a range.

    Then it is never a path or words.
    """
    return parse_number(selector) is not None or parse_period(selector) is not None


def describe(collection: Collection, numbers: tuple[int, ...]) -> tuple[str, ...]:
    """A line for each of the articles: number, date and name.

    A last one tells of those left out. The date is followed by `?` where it is inferred.
    """
    lines = [
        f"[{number}] {_date(collection.article(number))}  {collection.article(number).article.name}"
        for number in numbers[:LISTED]
    ]
    if len(numbers) > LISTED:
        lines.append(f"and {len(numbers) - LISTED} more; `briefing articles` lists them")
    return tuple(lines)


def _readings(collection: Collection, selector: str) -> Iterator[tuple[int, ...]]:
    """The articles that answer to each reading of the selector, in order of precedence."""
    every = tuple(collection.numbered())
    number, period = parse_number(selector), parse_period(selector)
    if number is not None:
        yield tuple(n for n, _ in every if n == number)
    if period is not None:
        yield tuple(n for n, annotated in every if _is_dated(annotated, period))
    yield tuple(n for n, a in every if _is_named(a, collection.opener(n), selector))
    if number is not None:
        return
    part = _name_part(selector)
    yield tuple(n for n, a in every if part and re.search(part, fold(a.article.name)))
    words = _words(selector)
    if period is not None or not words:
        return
    yield tuple(n for n, a in every if words <= _headline_words(a))
    vocabularies = [(n, _headline_words(a) | _prose_words(a)) for n, a in every]
    yield tuple(n for n, vocabulary in vocabularies if words <= vocabulary)
    yield tuple(n for n, vocabulary in vocabularies if _begin(words, vocabulary))


def _is_dated(annotated: AnnotatedArticle, period: Period) -> bool:
    reference = annotated.reference_date.date
    return reference is not None and period.includes(reference)


def _is_named(annotated: AnnotatedArticle, opener: str, selector: str) -> bool:
    article = annotated.article
    if not selector:
        return False
    if selector in (article.source, article.address, opener):
        return True
    if fold(selector) in (fold(article.name), fold(Path(article.name).stem)):
        return True
    if "\0" in selector:
        return False
    wanted = Path(os.path.realpath(selector))
    paths = [Path(os.path.realpath(name)) for name in {article.source, opener} if name]
    return fnmatchcase(article.name, selector) or any(
        path.is_relative_to(wanted) or fnmatchcase(str(path), str(wanted)) for path in paths
    )


def _name_part(selector: str) -> str:
    """A pattern for the selector at the start of a word of a name; a number in it must not run on."""
    part = fold(selector)
    end = "(?![0-9])" if part[-1:].isdigit() and parse_date(selector) else ""
    return f"(?<![^\\W_]){re.escape(part)}{end}" if part else ""


def _headline_words(annotated: AnnotatedArticle) -> frozenset[str]:
    headline = annotated.article.headline
    return _words(annotated.text(headline)) if headline else frozenset()


def _prose_words(annotated: AnnotatedArticle) -> frozenset[str]:
    prose = (p.span for p in annotated.article.paragraphs if p.kind is ParagraphKind.PROSE)
    return frozenset().union(*(_words(annotated.text(span)) for span in prose))


def _begin(words: frozenset[str], vocabulary: frozenset[str]) -> bool:
    return all(
        len(word) >= SHORTEST_BEGINNING and any(known.startswith(word) for known in vocabulary)
        for word in words
    )


def _words(text: str) -> frozenset[str]:
    return frozenset(re.findall(r"\w+", fold(text)))


def _notes(collection: Collection, selector: str, numbers: tuple[int, ...]) -> Iterator[str]:
    period = parse_period(selector)
    if parse_number(selector) is not None or period is None:
        return
    known = "date" if ".." in selector else ("year", "month", "day")[selector.count("-")]
    for number in numbers:
        annotated = collection.article(number)
        if annotated.reference_date.basis is Basis.INFERRED and _is_dated(annotated, period):
            yield f"{selector} matched [{number}] by an inferred {known}"


def _nothing_matches(collection: Collection, selector: str) -> NothingMatches:
    lines = [f"articles here are {_overview(collection)}"]
    close = _close_names(collection, selector)
    if close:
        lines.append(f"did you mean {' or '.join(close)}?")
    elif parse_date(selector) and (numbers := _mentioning(collection, selector)):
        lines.append(f"{_example(numbers)} mentions {selector}, but is not dated so")
    return NothingMatches(
        f"no article matches {selector}",
        subject=selector,
        hint="\n".join(lines),
        candidates=close,
    )


def _overview(collection: Collection) -> str:
    """The articles as they can be asked for: `2018 [1] and 2026 ? [2]`."""
    labels = [f"{_year(annotated)} [{number}]" for number, annotated in collection.numbered()]
    if len(labels) > LISTED:
        more = len(labels) - LISTED
        labels = [*labels[:LISTED], f"{more} more; `briefing articles` lists them"]
    return " and ".join(filter(None, (", ".join(labels[:-1]), labels[-1]))) if labels else "none"


def _close_names(collection: Collection, selector: str) -> tuple[str, ...]:
    """Names and words that differ from the selector by a slip of the finger."""
    if is_number_or_date(selector):
        return ()
    from difflib import get_close_matches

    names = {fold(a.article.name): a.article.name for a in collection.articles}
    words: set[str] = set()
    for annotated in collection.articles:
        words |= _headline_words(annotated) | _prose_words(annotated)
    near = [names[key] for key in get_close_matches(fold(selector), sorted(names), 2, 0.75)]
    return tuple(near or get_close_matches(fold(selector), sorted(words), 2, 0.8))


def _mentioning(collection: Collection, selector: str) -> tuple[int, ...]:
    every = collection.numbered()
    return tuple(number for number, annotated in every if selector in _prose_words(annotated))


def _example(numbers: tuple[int, ...]) -> str:
    return f"[{numbers[0]}]"


def _year(annotated: AnnotatedArticle) -> str:
    reference = annotated.reference_date
    if reference.date is None:
        return "undated"
    return f"{reference.date.year}{' ?' if reference.basis is Basis.INFERRED else ''}"


def _date(annotated: AnnotatedArticle) -> str:
    reference = annotated.reference_date
    if reference.date is None:
        return "undated"
    return f"{reference.date}{' ?' if reference.basis is Basis.INFERRED else ''}"
