"""Parse a web page into an article: headline, byline, date, paragraphs."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from briefing.errors import EmptyArticle, UnreadableSource
from briefing.model.article import Article, ParagraphKind
from briefing.sources.blocks import walk
from briefing.sources.charsets import guessed_charset
from briefing.sources.composition import compose_article
from briefing.sources.markup import Element, parse_markup, remove_unshown
from briefing.sources.material import MAX_BYTES, Material
from briefing.sources.page_byline import find_byline
from briefing.sources.page_data import read_page_data
from briefing.sources.page_dates import find_publication_date
from briefing.sources.page_headline import find_headline, page_titles
from briefing.sources.page_identity import find_address, find_language
from briefing.sources.page_standfirst import find_standfirst
from briefing.sources.page_text import find_paragraphs
from briefing.sources.page_walls import find_wall

MAX_PAGE_BYTES = 16 * 1024 * 1024
"""The size above which a page is refused: its article may have `MAX_BYTES`, the rest is markup and scripts."""

MAX_TAGS = 250_000
"""The number of tags above which a page is refused: pages have some thousands, and each costs memory."""


def read(material: Material) -> Iterator[Article]:
    """The one article on a page.

    Raises:
        UnreadableSource: the page is larger than `MAX_PAGE_BYTES` or has more than `MAX_TAGS` tags, or its text is
            larger than `MAX_BYTES`.
        EmptyArticle: there is no article on it: it is empty, filled by a script, or a list of links.
    """
    subject = material.subject
    root = _parse(material)
    page_data = read_page_data(root)
    scripted = remove_unshown(root)
    if sum(map(len, root.itertext())) > MAX_BYTES:
        raise _too_large(subject, MAX_BYTES)
    headline = find_headline(root, page_data, address=material.address)
    parts = find_paragraphs(root, page_data, headline)
    article = compose_article(
        parts,
        source=material.source,
        name=material.name,
        headline=headline,
        byline=find_byline(root, page_data),
        standfirst=find_standfirst(page_data, parts, headline=headline),
        publication_date=find_publication_date(root, page_data, address=material.address),
        address=find_address(page_data, address=material.address),
        language=find_language(page_data),
    )
    prose = [
        text
        for part in article.paragraphs
        if part.kind is ParagraphKind.PROSE and (text := part.span.of(article.text)) != headline
    ]
    wall = _wall(root, headline, prose)
    if wall:
        raise EmptyArticle(
            f"no article on the page: {wall}",
            subject=subject,
            hint="open it in a browser; save it from there once it shows the article",
        )
    if not prose:
        raise _no_article(root, subject, scripted=scripted)
    yield replace(article, encoding=guessed_charset(material.data, charset=material.charset))


def _parse(material: Material) -> Element:
    """The tree of a page that is neither too large nor empty."""
    if len(material.data) > MAX_PAGE_BYTES:
        raise _too_large(material.subject, MAX_PAGE_BYTES)
    if material.data.count(b"<") > MAX_TAGS:
        raise UnreadableSource(
            "more markup than any article has", subject=material.subject, hint=_HINT
        )
    root = parse_markup(material.data, charset=material.charset)
    if root is None:
        raise EmptyArticle("it is empty", subject=material.subject, hint=_HINT)
    return root


def _wall(root: Element, headline: str, prose: Sequence[str]) -> str:
    """What the page is instead of an article, told by what was read of it, or by all of a page that shows little."""
    titles = [*page_titles(root), headline]
    found = find_wall(titles, "\n".join(prose))
    if found or sum(len(text.split()) for text in prose) > _FEW_WORDS:
        return found
    return find_wall(titles, "\n".join(block.part.text for block in walk(root)))


_FEW_WORDS = 40
"""Words of prose up to which the rest of a page may tell that it is no article."""


_HINT = "save the text of the article as a .txt file"

_SHORT_PAGE = 600
"""Characters of a page that a script fills: its notice and perhaps a menu."""


def _no_article(root: Element, subject: str, *, scripted: bool) -> EmptyArticle:
    """The error that says why a page has no article."""
    shown = [block.part for block in walk(root)]
    length = sum(len(part.text) for part in shown)
    links = sum(len(part.text) for part in shown if part.kind is ParagraphKind.FRAGMENT)
    if length <= _SHORT_PAGE and scripted:
        return EmptyArticle(
            "the page is empty until its scripts have run",
            subject=subject,
            hint="open it in a browser and save it from there",
        )
    if 2 * links > length:
        return EmptyArticle(
            "a list of links, not an article",
            subject=subject,
            hint="open one of its articles and save that page",
        )
    return EmptyArticle("there is no article on the page", subject=subject, hint=_HINT)


def _too_large(subject: str, limit: int) -> UnreadableSource:
    what = "a page" if limit == MAX_PAGE_BYTES else "one article"
    return UnreadableSource(
        f"larger than {limit // 1024**2} MiB, too large for {what}", subject=subject, hint=_HINT
    )
