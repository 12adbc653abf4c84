"""Write the sources of a result as references: BibTeX, RIS or CSL-JSON."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from urllib.parse import urlsplit

from briefing.frozen import dataclass
from briefing.model.article import Basis, PartialDate
from briefing.model.library import Entry
from briefing.model.reports import Report
from briefing.model.results import ArticleReference, Result
from briefing.model.text import fold
from briefing.render.links import web_link
from briefing.render.sanitize import sanitize


@dataclass(frozen=True, slots=True, kw_only=True)
class Reference:
    """A source as a list of references names it.

    Texts are safe to show, empty where unknown. `key` is unlike all others of its list. `date` may be worked out, and
    is then `inferred`.
    """

    key: str
    title: str
    author: str = ""
    date: PartialDate | None = None
    inferred: bool = False
    address: str = ""
    site: str = ""
    file: str = ""


def references_of(result: Result | Report) -> tuple[Reference, ...]:
    """The articles that a result names, each once, in the order of their numbers."""
    sources = {source.number: source for source in _sources(result)}
    taken: set[str] = set()
    return tuple(_reference(sources[number], taken) for number in sorted(sources))


def write_bibtex(result: Result | Report) -> str:
    """Write the sources as BibTeX entries, in UTF-8 with TeX's signs written out."""
    return "".join(map(_bibtex, references_of(result)))


def write_ris(result: Result | Report) -> str:
    """Write the sources in the RIS format of reference managers.

    Research Information Systems.
    """
    return "".join(map(_ris, references_of(result)))


def write_csl(result: Result | Report) -> str:
    """Write the sources as CSL JSON (1.0.2), for pandoc, Zotero and others.

    Citation Style Language.
    """
    listed = [_csl(reference) for reference in references_of(result)]
    return json.dumps(listed, ensure_ascii=False, indent=2) + "\n"


def _sources(value: object) -> Iterator[ArticleReference | Entry]:
    if isinstance(value, ArticleReference | Entry):
        yield value
    elif isinstance(value, tuple):
        for part in value:
            yield from _sources(part)
    elif is_dataclass(value):
        for field in fields(value):
            yield from _sources(getattr(value, field.name))


def _reference(source: ArticleReference | Entry, taken: set[str]) -> Reference:
    address = web_link(source.address or source.source) or ""
    site = (urlsplit(address).hostname or "").removeprefix("www.")
    if isinstance(source, Entry):
        title, author, date, basis = source.headline, "", source.date, source.basis
    else:
        dated = source.reference_date
        title, author = source.headline or source.opening or "", _author(source.byline or "")
        date, basis = dated.date, dated.basis
    title = _one_line(title or source.name)
    key = _key(site, date, title)
    ending = next(end for end in _endings() if f"{key}{end}" not in taken)
    taken.add(f"{key}{ending}")
    return Reference(
        key=f"{key}{ending}",
        title=title,
        author=_one_line(author),
        date=date,
        inferred=date is not None and basis is Basis.INFERRED,
        address=address,
        site=_one_line(site),
        file="" if address else _one_line(source.name),
    )


def _author(byline: str) -> str:
    return re.sub(r"(?i)^by:?\s+", "", byline)


def _key(site: str, date: PartialDate | None, title: str) -> str:
    """Such as `example2026bridge`: where, when, and the first long word of the title."""
    place = site.split(".")[-2] if "." in site else site
    words = [word for word in re.findall("[a-z]+", fold(title)) if len(word) > 3]
    return re.sub("[^a-z0-9]", "", f"{place}{date.year if date else ''}{(words or ['article'])[0]}")


def _endings() -> Iterator[str]:
    yield ""
    number = 2
    while True:
        yield f"-{number}"
        number += 1


def _one_line(text: str) -> str:
    return " ".join(sanitize(text).split())


def _bibtex(reference: Reference) -> str:
    date = reference.date
    parts = {
        # The second pair of braces keeps capitals, and takes a byline for one name.
        "title": f"{{{_tex(reference.title)}}}",
        "author": f"{{{_tex(reference.author)}}}" if reference.author else "",
        "year": str(date.year) if date else "",
        "month": str(date.month) if date and date.month else "",
        "day": str(date.day) if date and date.day else "",
        "howpublished": _tex(reference.site),
        "url": reference.address,
        "note": _tex(_note(reference)),
    }
    lines = "".join(f"  {name} = {{{value}}},\n" for name, value in parts.items() if value)
    return f"@misc{{{reference.key},\n{lines}}}\n"


def _ris(reference: Reference) -> str:
    date = reference.date
    parts = {
        "TI": reference.title,
        # A comma would part a surname from a given name.
        "AU": reference.author.replace(",", ";"),
        "PY": str(date.year) if date else "",
        # Year, month, day and season, parted by strokes whether or not they are known.
        "DA": "/".join([*str(date).split("-"), "", "", ""][:4]) if date else "",
        "T2": reference.site,
        "UR": reference.address,
        "N1": _note(reference),
    }
    lines = "".join(f"{tag}  - {value}\n" for tag, value in parts.items() if value)
    return f"TY  - NEWS\nID  - {reference.key}\n{lines}ER  - \n"


def _csl(reference: Reference) -> dict[str, object]:
    date = reference.date
    numbers = [date.year, date.month, date.day] if date else []
    issued: dict[str, object] = {"date-parts": [[number for number in numbers if number]]}
    if reference.inferred:
        issued["circa"] = True
    parts: dict[str, object] = {
        "id": reference.key,
        "type": "article-newspaper",
        "title": reference.title,
        "author": [{"literal": reference.author}] if reference.author else [],
        "issued": issued if date else {},
        "container-title": reference.site,
        "URL": reference.address,
        "note": _note(reference),
    }
    return {name: value for name, value in parts.items() if value}


def _note(reference: Reference) -> str:
    """What has no field of its own: that the date is inferred, and the file that was read."""
    notes = ["date inferred"] if reference.inferred else []
    notes += [f"read from {reference.file}"] if reference.file else []
    return "; ".join(notes)


def _tex(text: str) -> str:
    """The text with every sign that TeX would read written out, braces in pairs (BibTeX counts them)."""
    return "".join(_TEX.get(character, character) for character in text)


_TEX = {
    "\\": "\\textbackslash{}",
    "{": "\\textbraceleft{}",
    "}": "\\textbraceright{}",
    "~": "\\textasciitilde{}",
    "^": "\\textasciicircum{}",
    '"': "\\textquotedbl{}",
    **{sign: f"\\{sign}" for sign in "#$%&_"},
}
