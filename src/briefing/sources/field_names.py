"""Names of an article's fields in records: keys of JSON, columns of a table."""

from __future__ import annotations

from collections.abc import Iterable

NAMES = {
    "text": (
        "text maintext content articlebody body bodytext article articletext fulltext fullcontent story plaintext "
        "cleanedtext contenttext newstext paragraphs contenthtml bodyhtml html"
    ).split(),
    "headline": "headline title articletitle titre titel titulo heading".split(),
    "byline": "byline author authors creator writer authorname by".split(),
    "date": (
        "date datepublished datepublish publishdate publisheddate published publishedat publishedon publicationdate "
        "pubdate firstpublished dateline timestamp datetime day"
    ).split(),
    "address": "address url link canonicallink canonicalurl permalink articleurl weburl sourceurl uri source".split(),
    "language": "language lang languagecode metalang".split(),
}
"""The names of each field, the likeliest first, folded: of news-please (`maintext`, `date_publish`), newspaper
(`publish_date`, `canonical_link`), trafilatura (`source` is the address), schema.org (`articleBody`, `datePublished`),
news interfaces (`publishedAt`, `content`) and of the tables that people make."""


def fold(name: str) -> str:
    """A name as `NAMES` has it: small letters and digits alone.

    >>> fold("Date_Published"), fold(" articleBody ")
    ('datepublished', 'articlebody')
    """
    return "".join(character for character in name.casefold() if character.isalnum())


def recognise(names: Iterable[str]) -> dict[str, tuple[str, ...]]:
    """Find the names of columns or fields that mean each field, the likeliest first.

    Fields without a name are left out.

    >>> recognise(["id", "Title", "content", "text"])
    {'text': ('text', 'content'), 'headline': ('Title',)}
    """
    folded: dict[str, str] = {}
    for name in names:
        folded.setdefault(fold(name), name)
    found = {
        field: tuple(folded[known] for known in known_names if known in folded)
        for field, known_names in NAMES.items()
    }
    return {field: names for field, names in found.items() if names}
