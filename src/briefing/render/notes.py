"""Write a document as a note: Markdown with front matter, citations as footnotes.

For Obsidian and other editors of Markdown notes; GitHub and pandoc read the footnotes too.
"""

from __future__ import annotations

import json

from briefing.model.passages import Passage
from briefing.render import markdown
from briefing.render.document import (
    Document,
    Run,
    Style,
    citations_of,
    replace_runs,
    runs_of,
)
from briefing.render.html import FindPassages
from briefing.render.links import at_text, web_link
from briefing.render.page import Page
from briefing.render.sanitize import sanitize


def write(document: Document, page: Page, *, find_passages: FindPassages | None = None) -> str:
    """Write the document as a note: properties, then what `write_body` writes.

    Properties are what it is and its sources. Arguments are those of `write_body`.
    """
    return f"{_front_matter(document)}\n{write_body(document, page, find_passages=find_passages)}"


def write_body(document: Document, page: Page, *, find_passages: FindPassages | None = None) -> str:
    """Write Markdown with a footnote for each citation: its sentence in context.

    That is its paragraph.

    Args:
        document: What to write.
        page: Its alphabet; the width is of no matter.
        find_passages: Looks up what citations point at; without it they stay as they are.
    """
    citations = dict.fromkeys(citations_of(document))
    passages = find_passages(citations) if find_passages and citations else {}
    marks = {str(citation): f"[^{_identity(str(citation))}]" for citation in passages}
    noted = replace_runs(
        document,
        {
            run: Run(marks[run.text], Style.CITATION, run.link)
            for run in runs_of(document)
            if run.style is Style.CITATION and run.text in marks
        },
    )
    notes = [
        f"{marks[str(citation)]}: {_note(str(citation), passage)}"
        for citation, passage in passages.items()
    ]
    body = markdown.write(noted, page)
    return body + ("\n" + "\n".join(notes) + "\n" if notes else "")


def _front_matter(document: Document) -> str:
    """Properties in YAML, every value a JSON string, which is YAML too."""
    links = dict.fromkeys(run.link for run in runs_of(document) if run.link)
    lines = ["---", f"title: {_quoted(document.title)}", "tags:", "  - briefing"]
    if links:
        lines += ["sources:", *(f"  - {_quoted(web_link(link) or link)}" for link in links)]
    return "\n".join([*lines, "---", ""])


def _quoted(text: str) -> str:
    return json.dumps(sanitize(text), ensure_ascii=False)


def _note(cited: str, passage: Passage) -> str:
    """A footnote: the citation, the article and its date, the sentence in its paragraph, and a link to it."""
    title = markdown.escape(sanitize(passage.title))
    date = f", {passage.date.spoken()}" if passage.date else ""
    before, sentence, after = (
        markdown.escape(sanitize(text))
        for text in (passage.before, passage.sentence, passage.after)
    )
    address = web_link(passage.link)
    link = f"[source](<{at_text(address, passage.sentence)}>)" if address else ""
    pieces = (f"{cited} {title}{date}:", before, f"=={sentence}==", after, link)
    return " ".join(filter(None, pieces))


def _identity(cited: str) -> str:
    return cited.strip("[]").replace(":", "-")
