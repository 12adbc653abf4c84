"""Extract a page's metadata: meta elements, links, linked data (JSON-LD)."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import Any

from briefing.frozen import dataclass
from briefing.model.text import fold_whitespace
from briefing.sources.markup import Element

LinkedData = Mapping[str, Any]
"""An object of linked data, as JSON gives it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PageData:
    """What a page says of itself.

    `metas` are the contents of its meta elements by name, property or itemprop, in lower case, in order. `articles` are
    the objects of its linked data that are articles, the fullest first; of data too broken to read, what was
    found in it. `canonical` is the address that the page calls its own; `language` what its root or its data declare.
    """

    metas: Mapping[str, tuple[str, ...]]
    articles: tuple[LinkedData, ...]
    canonical: str
    language: str

    def meta(self, *names: str) -> Iterator[str]:
        """The contents of the meta elements of these names, in the order of the names."""
        for name in names:
            yield from self.metas.get(name, ())

    def stated(self, key: str) -> Iterator[Any]:
        """What the linked data of the page's articles say under `key`."""
        return (article[key] for article in self.articles if article.get(key))


def read_page_data(root: Element) -> PageData:
    """What the page under `root` says of itself."""
    metas: dict[str, list[str]] = {}
    for element in root.iter("meta"):
        content = fold_whitespace(element.get("content") or "")
        for name in ("property", "name", "itemprop"):
            key = (element.get(name) or "").strip().lower()
            if key and content:
                metas.setdefault(key, []).append(content)
    links = (
        (element.get("href") or "").strip()
        for element in root.iter("link")
        if "canonical" in (element.get("rel") or "").lower().split()
    )
    articles = [article for script in _scripts(root) for article in _articles_in(script)]
    return PageData(
        metas={key: tuple(values) for key, values in metas.items()},
        articles=tuple(sorted(articles, key=lambda article: -_fullness(article))),
        canonical=next(links, "") or next(iter(metas.get("og:url", ())), ""),
        language=root.get("lang") or root.get("{http://www.w3.org/XML/1998/namespace}lang") or "",
    )


def texts_in(value: Any) -> Iterator[str]:
    """The texts in a value of linked data: itself, its names or its members'."""
    if isinstance(value, str):
        text = fold_whitespace(html.unescape(value))
        if text:
            yield text
    elif isinstance(value, Mapping):
        yield from texts_in(value.get("name") or value.get("@value"))
    elif isinstance(value, Sequence):
        for member in value[:_MOST_MEMBERS]:
            if not isinstance(member, list):
                yield from texts_in(member)


_ARTICLE = re.compile(r"article$|^report$|posting$|^videoobject$", re.IGNORECASE)

_INTO = ("@graph", "mainEntity", "mainEntityOfPage", "article")
"""Where the page's own article may stand in another object; elsewhere stand those that it links to."""

_WANTED = (
    "headline",
    "datePublished",
    "articleBody",
    "dateCreated",
    "author",
    "name",
    "inLanguage",
)

_MOST_MEMBERS = 50
_LARGEST_SCRIPT = 2 * 1024 * 1024


def _scripts(root: Element) -> Iterator[str]:
    for element in root.iter("script"):
        if "ld+json" in (element.get("type") or "").lower():
            text = (element.text or "").strip()
            if 2 < len(text) <= _LARGEST_SCRIPT:
                yield text


def _articles_in(script: str) -> Iterator[LinkedData]:
    """The articles among the objects of a script."""
    try:
        waiting: list[Any] = [json.loads(_mended(script), strict=False)]
    except (ValueError, RecursionError):
        yield from _salvaged(script)
        return
    while waiting:
        value = waiting.pop(0)
        if isinstance(value, list):
            waiting += value[:_MOST_MEMBERS]
        elif isinstance(value, dict):
            if _is_article(value):
                yield value
            waiting += [value[key] for key in _INTO if isinstance(value.get(key), dict | list)]


def _is_article(value: LinkedData) -> bool:
    kinds = value.get("@type")
    kinds = kinds if isinstance(kinds, list) else [kinds]
    return any(isinstance(kind, str) and _ARTICLE.search(kind) for kind in kinds)


def _fullness(article: LinkedData) -> int:
    """How much an object says that an article should; a film about it says less."""
    film = str(article.get("@type")).lower() == "videoobject"
    return sum(bool(article.get(key)) for key in _WANTED) - (10 if film else 0)


def _mended(script: str) -> str:
    """`script` without what stands around or in JSON by mistake: comments, CDATA marks, commas before a bracket."""
    for mark in _OPENINGS:
        script = script.removeprefix(mark).lstrip()
    script = script.rstrip("; \t\r\n")
    for mark in _ENDINGS:
        script = script.removesuffix(mark).rstrip("; \t\r\n")
    return _comma().sub("", script)


_OPENINGS = ("<!--", "//<![CDATA[", "// <![CDATA[", "/*<![CDATA[*/", "<![CDATA[")
_ENDINGS = ("-->", "//]]>", "// ]]>", "/*]]>*/", "]]>")


def _salvaged(script: str) -> Iterator[LinkedData]:
    """One object of the plain strings that a broken script gives for what is wanted of an article."""
    found: dict[str, str] = {}
    for key, value in _pairs().findall(script):
        try:
            found.setdefault(key, json.loads(f'"{value}"', strict=False))
        except ValueError:
            found.setdefault(key, value)
    if "headline" in found or "datePublished" in found:
        yield found


@cache
def _comma() -> re.Pattern[str]:
    return re.compile(r",(?=\s*[}\]])")


@cache
def _pairs() -> re.Pattern[str]:
    keys = "headline|datePublished|dateCreated|dateModified|articleBody|inLanguage"
    return re.compile(rf'"({keys})"\s*:\s*"((?:[^"\\]|\\.)*)"')
