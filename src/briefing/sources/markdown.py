"""Parse Markdown into an article."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import TYPE_CHECKING

from briefing.errors import UnreadableSource
from briefing.model.article import Article, ParagraphKind, PublicationDate
from briefing.model.text import fold_whitespace
from briefing.sources.composition import TextPart, compose_article
from briefing.sources.decoding import decode
from briefing.sources.field_names import recognise
from briefing.sources.material import Material
from briefing.sources.stated_dates import read_stated_date
from briefing.sources.text import plain_paragraphs

if TYPE_CHECKING:
    from markdown_it.token import Token


def read(material: Material) -> Iterator[Article]:
    """The article that a Markdown file (CommonMark, with tables) is.

    Front matter in YAML or TOML gives the headline, the byline, the date, the address and the language; without it,
    the first heading is the headline. Of links their words are kept, of pictures, code and comments nothing, of HTML
    only the words that it shows. What would take a parser minutes is read as plain text.

    Raises:
        UnreadableSource: it is no text.
    """
    text = decode(material.data, subject=material.subject)
    front, body = split_front_matter(text)
    fields = recognise(front)
    stated = {
        field: next((front[key] for key in keys if front[key]), "")
        for field, keys in fields.items()
    }
    try:
        parts = list(_paragraphs(body) if _is_parseable(body) else plain_paragraphs(body))
    except RecursionError as error:
        raise UnreadableSource(
            "nested too deep", subject=material.subject, hint="save its text as a .txt file"
        ) from error
    headline = stated.get("headline", "") or _first_heading(parts)
    if (
        parts
        and parts[0].kind is ParagraphKind.HEADING
        and fold_whitespace(parts[0].text) == headline
    ):
        parts = parts[1:]
    date = read_stated_date(stated.get("date", ""))
    address = stated.get("address", "")
    language = stated.get("language", "")[:2].lower()
    yield compose_article(
        parts,
        source=material.source,
        name=material.name,
        headline=headline,
        byline=stated.get("byline", ""),
        publication_date=PublicationDate(date=date, origin="front matter") if date else None,
        address=address if address.startswith(("http://", "https://")) else material.address,
        language=language if language.isascii() and language.isalpha() else "",
    )


def split_front_matter(text: str) -> tuple[Mapping[str, str], str]:
    r"""Parse the front matter of `text`: its plain values, and the text below it.

    Lists are joined with commas.

    >>> split_front_matter("---\ntitle: \"Two: held\"\nauthors: [Ann Lee, 'Bo Ek']\n---\nTwo men were held.")
    ({'title': 'Two: held', 'authors': 'Ann Lee, Bo Ek'}, 'Two men were held.')
    """
    match = _patterns()["front matter"].match(text)
    if match is None:
        return {}, text
    values: dict[str, str] = {}
    key = ""
    for line in match["inner"].splitlines():
        entry = _patterns()["entry"].match(line)
        if entry:
            key = entry["key"]
            values[key] = _value(entry["value"] or "")
        elif key and (item := _patterns()["item"].match(line)):
            values[key] = ", ".join(filter(None, (values[key], _value(item["value"]))))
    return values, text[match.end() :]


def _value(text: str) -> str:
    """A value of front matter as plain text: quotation marks and brackets taken off, a remark left out."""
    text = text.strip()
    if text[:1] in ("'", '"'):
        quote = text[0]
        inner = text[1:].rpartition(quote)[0] or text[1:]
        return inner.replace('\\"', '"') if quote == '"' else inner.replace("''", "'")
    if text.startswith("[") and text.endswith("]"):
        return ", ".join(filter(None, (_value(part) for part in text[1:-1].split(","))))
    text = re.sub(r"\s#.*$", "", text)
    return "" if text in (">", "|", ">-", "|-", "~", "null") else text


_MOST_STEPS = 5e8
"""Pairs of marks or lines of one paragraph above which Markdown is not parsed: about a second, as measured."""


def _is_parseable(body: str) -> bool:
    """Whether parsing takes time in proportion: it grows with the square of a paragraph's marks and lines."""
    steps = 0
    for block in _patterns()["block"].split(body):
        steps += len(_patterns()["mark"].findall(block)) ** 2 + block.count("\n") ** 2
    return steps < _MOST_STEPS


def _paragraphs(body: str) -> Iterator[TextPart]:
    from markdown_it import MarkdownIt

    tokens = MarkdownIt("commonmark", {"html": True}).enable("table").parse(body)
    kind: ParagraphKind | None = None
    row: list[str] | None = None
    for token in tokens:
        if token.type in ("heading_open", "heading_close"):
            kind = ParagraphKind.HEADING if token.type == "heading_open" else None
        elif token.type == "tr_open":
            row = []
        elif token.type == "tr_close":
            # A row of figures is no sentence.
            yield TextPart("  ".join(row or ()), ParagraphKind.FRAGMENT)
            row = None
        elif token.type == "inline":
            words, linked = _words(token.children or ())
            if row is not None:
                row.append(fold_whitespace(words))
            elif words.strip():
                stray = kind is None and linked and not words.rstrip().endswith((".", "!", "?"))
                yield TextPart(words.strip(), ParagraphKind.FRAGMENT if stray else kind)
        elif token.type == "html_block":
            from briefing.sources.blocks import paragraphs_of

            yield from paragraphs_of(token.content)


def _words(tokens: Sequence[Token]) -> tuple[str, bool]:
    """The words of a paragraph, and whether all of them are links."""
    words: list[str] = []
    links, hidden, bare = 0, "", False
    for token in tokens:
        if token.type in ("link_open", "link_close"):
            links += 1 if token.type == "link_open" else -1
        elif token.type == "html_inline":
            tag = _patterns()["unshown tag"].match(token.content)
            if tag:
                hidden = "" if tag["slash"] else tag["name"].lower()
        elif token.type in ("softbreak", "hardbreak"):
            words.append("\n")
        elif token.type in ("text", "code_inline") and not hidden:
            words.append(token.content)
            bare = bare or (not links and bool(token.content.strip()))
    return "".join(words), bool(words) and not bare


def _first_heading(parts: Sequence[TextPart]) -> str:
    """The text's first heading, where nothing but short lines stands above it."""
    for part in parts[:5]:
        if part.kind is ParagraphKind.HEADING:
            return fold_whitespace(part.text)
        if len(part.text.split()) > 20:
            break
    return ""


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    return {
        "front matter": re.compile(
            r"\ufeff?\s*(?P<fence>---|\+\+\+)[ \t]*\r?\n(?P<inner>(?:(?!---|\+\+\+)[^\n]*\n){1,200}?)"
            r"(?:(?P=fence)|\.\.\.)[ \t]*(?:\r?\n|\Z)"
        ),
        "entry": re.compile(r"(?P<key>[\w-]+)\s*[:=](?:\s+(?P<value>.*)|\s*$)"),
        "item": re.compile(r"\s*(?:-\s+)?(?:name:\s*)?(?P<value>\S.*)"),
        "block": re.compile(r"\n[ \t]*\r?\n|\n[ \t]*(?=[-*+#])"),
        "mark": re.compile(r"[\[\]*_`<!~&|]"),
        "unshown tag": re.compile(
            r"<(?P<slash>/?)(?P<name>script|style|template|iframe|noscript|svg|object)\b",
            re.IGNORECASE,
        ),
    }
