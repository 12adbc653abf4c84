"""Convert records of JSON or of a table into articles by their field names."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache

from briefing.errors import EmptyArticle
from briefing.model.article import Article, PublicationDate
from briefing.model.text import fold_whitespace
from briefing.sources.composition import TextPart, compose_article
from briefing.sources.decoding import decode_start
from briefing.sources.field_names import NAMES, recognise
from briefing.sources.kinds import Kind
from briefing.sources.material import Material
from briefing.sources.references import decode_markup_twice, decode_references, has_tags
from briefing.sources.stated_dates import read_stated_date

Record = Mapping[str, object]
"""The fields of one article by their names, as its file has them."""


def shows_articles(material: Material, kind: Kind) -> bool:
    """Whether the start of JSON or a table names the fields of an article.

    They are one that holds text, and one more.
    """
    start = decode_start(material.data)
    if kind is Kind.TABLE:
        fields = recognise(re.split(r"[,;\t|]", start.partition("\n")[0].replace('"', "")))
    else:
        if re.match(r'\s*\{\s*"schema"\s*:\s*\d+\s*,\s*"kind"', start):
            return False  # an answer of briefing's own
        fields = recognise(
            re.findall(r'"([^"\\\n]{1,60})"\s*:\s*(?:["\d]|\[\s*"|\{\s*"rendered")', start)
        )
    return "text" in fields and len(fields) > 1


def has_text(record: Record) -> bool:
    """Whether a field that is known to hold text holds some."""
    return bool(_text(record, recognise(record)))


def compose_record(record: Record, *, source: str, name: str) -> Article:
    r"""Build an article from a `record`, its text parsed as plain text or HTML.

    Fields are known by their names (`field_names.NAMES`); the first that holds something counts.

    >>> record = {"title": "Two held", "authors": ["Ann Lee"], "date_publish": "2018-03-07 10:00"}
    >>> record |= {"maintext": "Two men were held."}
    >>> article = compose_record(record, source="a.json", name="a.json")
    >>> article.text, str(article.publication_date.date)
    ('Two held\n\nAnn Lee\n\nTwo men were held.', '2018-03-07')
    """
    fields = recognise(record)
    text = _text(record, fields)
    headline, byline = (
        _one_line(_first(record, fields, field)) for field in ("headline", "byline")
    )
    date = next(
        (date for key in fields.get("date", ()) if (date := read_stated_date(record[key]))), None
    )
    address = next(
        (
            word
            for key in fields.get("address", ())
            if (word := str(record[key]).strip()).startswith(("http://", "https://"))
        ),
        "",
    )
    language = _first(record, fields, "language")[:2].lower()
    return compose_article(
        _without_head(_paragraphs(text), headline, byline),
        source=source,
        name=name,
        headline=headline if len(headline) <= _LONGEST_HEAD else "",
        byline=byline if len(byline) <= _LONGEST_HEAD else "",
        publication_date=PublicationDate(date=date, origin="record") if date else None,
        address="".join(address.split()),
        language=language if language.isascii() and language.isalpha() else "",
    )


def no_text(subject: str, *, message: str = "no article in it") -> EmptyArticle:
    """The error for records of which none holds an article's text."""
    known = ", ".join(NAMES["text"][:4])
    return EmptyArticle(
        message, subject=subject, hint=f"an article's text is in a field such as {known}"
    )


_LONGEST_HEAD = 500
"""Characters of the longest headline or byline; what is longer was put in the wrong field."""


def _text(record: Record, fields: Mapping[str, tuple[str, ...]]) -> str:
    return _first(record, fields, "text")


def _first(record: Record, fields: Mapping[str, tuple[str, ...]], field: str) -> str:
    joint = "\n\n" if field == "text" else ", "
    words = (_words(record[key], joint).strip() for key in fields.get(field, ()))
    return next((word for word in words if word), "")


def _words(value: object, joint: str) -> str:
    """What a value says: itself, a list's parts joined, or what an object calls its name, title or rendered text."""
    if isinstance(value, str):
        # JSON can say half a character, which no file can hold.
        return value.encode("utf-8", errors="replace").decode()
    if isinstance(value, list | tuple):
        parts = (_words(part, joint) for part in value if not isinstance(part, list | tuple))
        return joint.join(part for part in parts if part)
    if isinstance(value, Mapping):
        return next(
            (
                word
                for key in _INNER_NAMES
                if isinstance(value.get(key), str) and (word := _words(value[key], joint))
            ),
            "",
        )
    return ""


_INNER_NAMES = (
    "name",
    "rendered",
    "main",
    "text",
    "content",
    "title",
    "original",
    "@value",
    "value",
)
"""What objects in the place of a text call it: schema.org and news interfaces."""


def _paragraphs(text: str) -> tuple[TextPart, ...]:
    text = _patterns()["cut"].sub("", decode_markup_twice(text))
    if has_tags(text):
        from briefing.sources.blocks import paragraphs_of

        return paragraphs_of(text)
    from briefing.sources.text import plain_paragraphs

    return plain_paragraphs(decode_references(text))


def _without_head(parts: tuple[TextPart, ...], headline: str, byline: str) -> tuple[TextPart, ...]:
    """The parts below a headline and byline that the text repeats."""
    while parts and (words := fold_whitespace(parts[0].text)) and words in (headline, byline):
        parts = parts[1:]
    return parts


def _one_line(text: str) -> str:
    """A headline or byline without the markup that it may have."""
    text = decode_markup_twice(text)
    if has_tags(text):
        from briefing.sources.blocks import paragraphs_of

        text = " ".join(part.text for part in paragraphs_of(text))
    return fold_whitespace(decode_references(decode_references(text)))


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    return {
        # What news interfaces write where they cut a text off.
        "cut": re.compile(
            r"\s*\[\s*\+\s*[\d.,]+\s*(?:chars?|characters|words|more)?\s*\]\s*\Z", re.IGNORECASE
        ),
    }
