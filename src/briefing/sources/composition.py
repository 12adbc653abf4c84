"""Build an article from the headline, byline and paragraphs that a reader found."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from briefing.frozen import dataclass
from briefing.model.article import Article, ParagraphKind, PublicationDate
from briefing.model.text import Span, fold_characters, fold_whitespace
from briefing.sources.lines import Block
from briefing.sources.markdown_marks import unfold_links
from briefing.sources.paragraphs import judge
from briefing.sources.plaintext import assemble_article


@dataclass(frozen=True, slots=True)
class TextPart:
    """A paragraph as a reader found it.

    `kind` is None where only its words and its place can tell what it is. `listed` tells an item of a list: prose even
    where it does not end like a sentence, if it is no boilerplate.
    """

    text: str
    kind: ParagraphKind | None = None
    listed: bool = False


def compose_article(
    parts: Sequence[TextPart],
    *,
    source: str,
    name: str,
    headline: str = "",
    byline: str = "",
    standfirst: str = "",
    publication_date: PublicationDate | None = None,
    address: str = "",
    language: str = "",
) -> Article:
    r"""Compose an article of headline, byline, standfirst and parts.

    A blank line stands between any two. White space within each is folded to single spaces. Parts without a kind are
    judged as those of a plain text are; those that say the headline again are left out. The date given here goes before
    what the text says, unless the text tells it more fully.

    >>> article = compose_article([TextPart("Two men were held.")], source="a.html", name="a.html", headline="Two held")
    >>> article.text, article.headline.of(article.text)
    ('Two held\n\nTwo men were held.', 'Two held')
    """
    head = (
        TextPart(headline, ParagraphKind.HEADLINE),
        TextPart(byline, ParagraphKind.BYLINE),
        TextPart(standfirst, ParagraphKind.STANDFIRST),
    )
    again = _letters(headline)
    pieces = [
        (words, _kind(part, words))
        for part in (*head, *parts)
        if (words := fold_whitespace(unfold_links(fold_characters(part.text))))
        and not (again and part is not head[0] and _letters(words) == again)
    ]
    blocks, told, position = [], {}, 0
    for words, kind in pieces:
        span = Span(position, position + len(words))
        blocks.append(Block(span=span, lines=1, after_blank=True, before_blank=True))
        if kind is not None:
            told[span] = kind
        position = span.end + len(_BLANK_LINE)
    text = _BLANK_LINE.join(words for words, _ in pieces)
    article = assemble_article(text, blocks, told=told, source=source, name=name)
    return replace(
        article,
        publication_date=_fuller(publication_date, article.publication_date),
        address=address,
        language=language,
    )


_BLANK_LINE = "\n\n"

_ITEM_WORDS = 4
"""Words from which an item of a list says something; shorter ones are mostly labels and names."""


def _kind(part: TextPart, words: str) -> ParagraphKind | None:
    if part.kind or not part.listed or words.count(" ") + 1 < _ITEM_WORDS:
        return part.kind
    judged = judge(words, Span(0, len(words)), before_prose=False)
    return ParagraphKind.PROSE if judged[0].kind is None else None


def _letters(text: str) -> str:
    """The letters and figures of `text` in small letters, by which a headline is known again."""
    return "".join(filter(str.isalnum, text.casefold()))


def _fuller(given: PublicationDate | None, told: PublicationDate | None) -> PublicationDate | None:
    """The date given, or one that the text tells within it, to the day where `given` is not."""
    if given is None or told is None:
        return given or told
    fuller = told.date.is_full and not given.date.is_full and given.date.includes(told.date)
    return told if fuller else given
