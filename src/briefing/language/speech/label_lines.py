"""Parse labelled speech: "Ann Lee: The plan is dead", "LEE: ..." in transcripts."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from briefing.language.en.closed_classes import NOUN_LINKS
from briefing.language.en.gazetteer import fold, given_names, places
from briefing.language.en.reporting import labels
from briefing.language.en.tags import FINITE, FUNCTION_WORDS
from briefing.language.speech.reports import Report, Source
from briefing.model.annotation import (
    ActorKind,
    AnnotatedArticle,
    Mention,
    MentionForm,
    Quotation,
)
from briefing.model.text import Sentence, Span, Token

_LONGEST = 14
"""Tokens that a label may have, its quotation mark and its "on the budget" counted."""

_LINKS = NOUN_LINKS | {"on", "to"}
"""Words by which a label tells the occasion: "Lee on the budget:", "Lee to voters:"."""

_DASHES = frozenset(["-", "–", "—", "--", "―"])

_MARKS = frozenset("\" “ ” ‘ ’ ' « „".split())


def labelled_reports(annotated: AnnotatedArticle) -> Iterator[Report]:
    """Find paragraphs labelled with their speaker ("Lee: ..."), as reports.

    Their first words name a person, a poll or the like before a colon. What is said is the rest of the paragraph, which
    must have a verb or a quotation mark: "Lee: 45 per cent" is a row of a table. Names in capitals count where a person
    of the article has that surname, or a given name leads.
    """
    surnames: set[str] | None = None
    paragraph = -1
    for sentence in annotated.sentences:
        if sentence.paragraph == paragraph:
            continue
        paragraph = sentence.paragraph
        colon = _colon(sentence)
        if colon < 0:
            continue
        if surnames is None:
            surnames = _surnames(annotated)
        speaker = _speaker(annotated, sentence, colon, surnames)
        if speaker is None:
            continue
        content = _content(annotated, sentence, colon)
        if content is not None:
            yield Report(content, Source(speaker, sentence.tokens[colon].span), True)


def _colon(sentence: Sentence) -> int:
    """The index of the colon that ends the sentence's label, -1 where it has none."""
    for index, token in enumerate(sentence.tokens[:_LONGEST]):
        if token.text == ":":
            return index if index else -1
        if token.text in {";", "?", "!"} or token.tag[:2] == "VB" or token.tag == "MD":
            return -1
    return -1


def _surnames(annotated: AnnotatedArticle) -> set[str]:
    return {
        annotated.text(mention.span).split()[-1].upper()
        for mention in annotated.mentions
        if mention.form is MentionForm.NAME and mention.kind is ActorKind.PERSON
    }


def _speaker(
    annotated: AnnotatedArticle, sentence: Sentence, colon: int, surnames: set[str]
) -> Span | None:
    """Who the label before the token `colon` names, None where it names nobody."""
    tokens = sentence.tokens[:colon]
    first = 0
    for index, token in enumerate(tokens):
        # "EXCLUSIVE - Ann Lee:": the label begins behind the dash.
        if token.text in _MARKS or token.text in {"-", "–", "—"}:
            first = index + 1
    tokens = tokens[first:]
    if not tokens:
        return None
    words = [token.text for token in tokens]
    whole = Span(tokens[0].span.start, tokens[-1].span.end)
    if len(words) <= 3 and words[-1].lower() in labels():
        return whole
    if len(words) <= 3 and all(word.isupper() and len(word) > 2 for word in words):
        named = len(words) > 1 and fold(words[0]) in given_names()
        if named:
            surnames.add(words[-1])
        return whole if words[-1] in surnames else None
    for mention in _persons(annotated, whole):
        before = annotated.text(Span(whole.start, mention.phrase.start)).split()
        after = annotated.text(Span(mention.span.end, whole.end)).split()
        if (not before or before[-1] == "from" or before[-1] == "and") and (
            not after or after[0] in _LINKS or after[0][0] == "(" or _is_outlet(tokens, mention)
        ):
            return mention.phrase
    return None


def _is_outlet(tokens: Sequence[Token], mention: Mention) -> bool:
    """Whether only a comma and a name follow `mention` in its label: "Ann Lee, Arden Post:"."""
    comma, *name = [token for token in tokens if token.span.start >= mention.span.end]
    return (
        comma.text == ","
        and bool(name)
        and all(token.text[0].isupper() or token.tag in FUNCTION_WORDS for token in name)
        and fold(" ".join(token.text for token in name)) not in places().names
    )


def signed_reports(
    annotated: AnnotatedArticle, quotations: Sequence[Quotation]
) -> Iterator[Report]:
    """Find quotations signed with a dash and a name: "..." - Ann Lee.

    The name is a person's, without a verb, and ends the paragraph.
    """
    for quotation in quotations:
        behind = _behind(annotated, quotation.span.end)
        if len(behind) < 2 or behind[0].text not in _DASHES or len(behind) > _LONGEST:
            continue
        for mention in _persons(annotated, Span(behind[1].span.start, behind[-1].span.end)):
            verbal = any(token.tag in FINITE for token in behind)
            if mention.phrase.start == behind[1].span.start and not verbal:
                yield Report(quotation.span, Source(mention.phrase, None), False)
            break


def _behind(annotated: AnnotatedArticle, position: int) -> list[Token]:
    """The tokens from `position` to the end of its paragraph; those of the next one where nothing follows in it."""
    last = annotated.sentence_at(position - 1)
    if last is None:
        return []
    behind = [token for token in last.tokens if token.span.start >= position]
    for sentence in annotated.sentences[last.number : last.number + 2]:
        if sentence.paragraph == last.paragraph or not behind:
            behind += sentence.tokens
    return behind


def _persons(annotated: AnnotatedArticle, label: Span) -> list[Mention]:
    place = bisect_left(annotated.mentions, label.start, key=lambda mention: mention.span.start)
    found = []
    for mention in annotated.mentions[place:]:
        if mention.span.start >= label.end:
            break
        if mention.form is MentionForm.NAME and mention.kind is ActorKind.PERSON:
            found.append(mention)
    return found


def _content(annotated: AnnotatedArticle, sentence: Sentence, colon: int) -> Span | None:
    said = sentence.tokens[colon + 1 :]
    if not any(token.tag[:2] in {"VB", "MD"} or token.text in _MARKS for token in said):
        return None
    last = sentence
    while (
        last.number < len(annotated.sentences)
        and annotated.sentences[last.number].paragraph == sentence.paragraph
    ):
        last = annotated.sentences[last.number]
    end = last.span.end
    while end > said[0].span.start + 1 and annotated.article.text[end - 1] in ".":
        end -= 1
    return Span(said[0].span.start, end)
