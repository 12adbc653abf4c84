"""Documents with any text in every place, and a strict reader of pages, for tests."""

from __future__ import annotations

from collections.abc import Iterable
from xml.etree.ElementTree import Element

import html5lib

from briefing.model.article import PartialDate
from briefing.model.passages import Passage
from briefing.model.text import Citation
from briefing.render.document import (
    Bullets,
    Cell,
    Document,
    Entry,
    Header,
    Heading,
    KeyValues,
    Listing,
    Note,
    Row,
    Run,
    Style,
    Table,
)

HOSTILE = [
    "<script>document.title = 'owned'</script>",
    "<img src=x onerror=\"document.title = 'owned'\">",
    "</style></title></textarea><svg onload=document.title='owned'>",
    "\"><button popovertarget=s9-9 onclick='document.title=1'>",
    "' onmouseover='document.title=1",
    "&lt;b&gt; &amp;quot; <!-- <![CDATA[ ]]> -->",
    "{title} {0} %s ${x}",
    "\x1b[31mred\x00\x08\u202egnp.exe",
    "<a href=javascript:alert(1)>x</a> <base href=//evil.example> <meta http-equiv=refresh content=0>",
]
CITED = Citation(1, 2)


def passages(citations: Iterable[Citation]) -> dict[Citation, Passage]:
    """An invented passage for each citation."""
    return {
        citation: Passage(
            citation=citation,
            sentence="The bridge fell, she said.",
            before="It was late.",
            after="Nobody was hurt.",
            title="Bridge falls",
            link="https://example.org/bridge?a=1&b=2",
            date=PartialDate(2026, 3, 3),
            language="en",
        )
        for citation in sorted(citations)
    }


def read(page: str) -> Element:
    """The page as a strict parser has it; whatever the standard calls an error is raised."""
    return html5lib.HTMLParser(strict=True, namespaceHTMLElements=False).parse(page)


def every_block(text: str, link: str = "") -> Document:
    """A document with the text in every place of every kind of block."""
    cited = (Run(text), Run(" "), Run(str(CITED), Style.CITATION, link))
    named = (Run(text, Style.LABEL, link),)
    table = Table(
        tags=((Run(text, Style.CITATION, link),),) * 2,
        heads=(cited,) * 2,
        groups=((Row(text, (Cell((cited, cited), named), Cell((cited,)))),),),
    )
    blocks = (
        Header(title=named, aside=cited, lines=(cited,)),
        Heading(text, cited),
        Note(cited),
        Bullets((cited,)),
        KeyValues((Entry(named, (cited, cited), named),), title=cited),
        table,
        Listing(((named, cited),), (cited,)),
    )
    return Document(text, ((blocks[0],), blocks[1:]))


def hostile_passages(citations: Iterable[Citation], text: str) -> dict[Citation, Passage]:
    return {
        citation: Passage(
            citation=citation, sentence=text, title=text, before=text, after=text, link=text, language=text
        )
        for citation in citations
    }  # fmt: skip
