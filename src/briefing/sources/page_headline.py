"""Extract a page's headline: weigh its candidates against what readers see."""

from __future__ import annotations

import itertools
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from functools import cache
from urllib.parse import urlsplit

from briefing.frozen import dataclass
from briefing.sources.markup import Element, text_of
from briefing.sources.page_data import PageData, texts_in
from briefing.sources.page_logos import find_logos


@dataclass(frozen=True, slots=True)
class Candidate:
    """A possible headline, how far its place is trusted, and its words for comparison."""

    text: str
    trust: float
    words: frozenset[str]
    piece: str
    """The longest of its pieces between dashes and bars: of a title, what is neither section nor site."""


def find_headline(root: Element, page_data: PageData, *, address: str) -> str:
    """Find the headline of the article on a page, without the site's name.

    Empty where it has none. A candidate is worth the trust in its place and how far the best of the others, one of each
    place, agrees with it.
    """
    sites = _site_names(page_data, address) | {_squeezed(text) for text in find_logos(root)}
    evidence = {
        "heading": tuple(_headings(root)),
        "lower heading": tuple(_lower_headings(root, sites)),
        "linked data": tuple(
            text for value in page_data.stated("headline") for text in texts_in(value)
        ),
        "preview": tuple(page_data.meta("og:title", "twitter:title", "title", "dc.title")),
        "title": tuple(page_titles(root)),
    }
    candidates = [
        _candidate(text, place, sites, number)
        for place, texts in evidence.items()
        for number, text in enumerate(texts[:_MOST])
    ]
    candidates = [candidate for candidate in candidates if _is_headline(candidate, sites)]
    if not candidates:
        return ""
    best = max(candidates, key=lambda candidate: candidate.trust + _support(candidate, candidates))
    return _without_label(_without_section(best.text, candidates), candidates)


def page_titles(root: Element) -> Iterator[str]:
    """What the head of the page under `root` calls it."""
    head = root.find("head")
    for element in () if head is None else head.iter("title"):
        yield text_of(element, most=_LONGEST)


_TRUST = {"heading": 1.35, "lower heading": 0.6, "linked data": 0.5, "preview": 0.45, "title": 0.2}
"""How far a place is to be trusted: the heading is what readers see, the title is written for searches."""

_MOST = 6
_LONGEST = 300
_MOST_WORDS = 45
_AROUND = " \t|–—-:»·•"


def _candidate(text: str, place: str, sites: frozenset[str], number: int) -> Candidate:
    shown = _without_site(text, sites)
    piece = max(_patterns()["bar"].split(shown), key=len)
    return Candidate(shown, _TRUST[place] - 0.05 * number, _words(shown), piece)


def _headings(root: Element) -> Iterator[str]:
    for element in itertools.islice(root.iter("h1"), _MOST):
        text = text_of(element, most=_LONGEST)
        if text:
            yield text


def _lower_headings(root: Element, sites: frozenset[str]) -> Iterator[str]:
    """The lower heading that is the headline: it says so, it is a piece of the title, or no higher one is left."""
    pieces = {
        piece.strip()
        for title in page_titles(root)
        for piece in _patterns()["separator"].split(title)
    }
    alone = all(_squeezed(text) in sites for text in _headings(root))
    first = ""
    for element in itertools.islice(root.iter("h2", "h3"), _MOST):
        text = text_of(element, most=_LONGEST)
        if not text or _squeezed(text) in sites:
            continue
        marked = element.get("itemprop") == "headline" or _patterns()["headline mark"].search(
            element.get("class") or ""
        )
        if marked or text in pieces:
            yield text
            return
        first = first or text
    if alone and first:
        yield first


def _is_headline(candidate: Candidate, sites: frozenset[str]) -> bool:
    return (
        0 < len(candidate.words) <= _MOST_WORDS
        and _squeezed(candidate.text) not in sites
        and _squeezed(candidate.text) not in _NO_HEADLINES
    )


_NO_HEADLINES = frozenset(
    "home homepage news related relatedarticles relatedstories search menu navigation comments error "
    "trending latest mostread mostpopular newsletter subscribe signin login advertisement untitled".split()
)


def _support(candidate: Candidate, candidates: Iterable[Candidate]) -> float:
    """How far the candidate of another place that agrees best with this one does, from 0 to 1."""
    others = [other for other in candidates if other is not candidate and other.words]
    return max(
        (
            _likeness(candidate.words, words)
            for other in others
            for words in (other.words, _words(other.piece))
            if words
        ),
        default=0.0,
    )


def _likeness(one: frozenset[str], other: frozenset[str]) -> float:
    return len(one & other) / max(len(one), len(other))


def _without_site(text: str, sites: frozenset[str]) -> str:
    """`text` without the site's names at its end or its beginning."""
    while True:
        pieces = _patterns()["separator"].split(text)
        if len(pieces) < 3:
            return text
        if _is_site(pieces[-1], sites):
            text = text[: -len(pieces[-1]) - len(pieces[-2])].strip()
        elif _is_site(pieces[0], sites):
            text = text[len(pieces[0]) + len(pieces[1]) :].strip()
        else:
            return text


def _is_site(piece: str, sites: frozenset[str]) -> bool:
    return _squeezed(piece) in sites


def _without_section(text: str, candidates: Iterable[Candidate]) -> str:
    """`text` without a section in front ("Opinion | ...") where another candidate gives it without."""
    for other in candidates:
        if other.text != text and text.endswith(other.text):
            front = text[: -len(other.text)]
            if front.rstrip() and front.rstrip()[-1] in "|–—-" and len(front.split()) <= 4:
                return other.text
    return text


def _without_label(text: str, candidates: Iterable[Candidate]) -> str:
    """`text` without a few words at either end ("Shipping Ferry sinks") that two others at least leave out."""
    pieces = Counter(piece for other in candidates for piece in {other.text, other.piece})
    for piece, count in pieces.most_common():
        front, whole, back = f" {text} ".partition(f" {piece} ")
        more = len(front.split()) + len(back.split())
        plain = not front.strip() or front.rstrip()[-1].isalnum() or front.rstrip()[-1] == ":"
        if count > 1 and whole and 0 < more <= _LABEL_WORDS and more < len(piece.split()) and plain:
            return piece
    return text


_LABEL_WORDS = 2


def _site_names(page_data: PageData, address: str) -> frozenset[str]:
    """What the site calls itself, its names and the parts of its host, squeezed."""
    names = [
        *page_data.meta("og:site_name", "application-name", "al:android:app_name", "twitter:site")
    ]
    names += [text for value in page_data.stated("publisher") for text in texts_in(value)]
    for link in (address, page_data.canonical):
        try:
            host = urlsplit(link).hostname or ""
        except ValueError:
            host = ""
        parts = [part for part in host.split(".") if part not in ("www", "m", "amp")]
        names += [host, ".".join(parts), *parts[:-1][-2:]]
    squeezed = {_squeezed(name) for name in names}
    return frozenset(
        name for name in squeezed | {f"the{name}" for name in squeezed} if len(name) > 2
    )


def _squeezed(text: str) -> str:
    """The letters and figures of `text` in small letters: "The Daily News" and dailynews.com agree in them."""
    letters = "".join(character for character in text.casefold() if character.isalnum())
    return letters.removeprefix("the") if len(letters) > 6 else letters


def _words(text: str) -> frozenset[str]:
    return frozenset(_patterns()["word"].findall(text.casefold()))


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    return {
        "separator": re.compile(r"(\s+[|–—»·•:-]+\s+|\s*\|\s*|:\s+)"),
        "bar": re.compile(r"\s+[|–—»·•-]+\s+|\s*\|\s*"),
        "word": re.compile(r"\w+"),
        "headline mark": re.compile(
            r"(?:^|[\s_-])(?:headline|(?:article|entry|post|story)-title)(?:$|\s)", re.IGNORECASE
        ),
    }
