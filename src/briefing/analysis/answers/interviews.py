"""Attribute answers of an interview to who gives them: by label, or the guest."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby

from briefing.analysis.choice.article_form import ArticleForm, Form
from briefing.analysis.text.asked import is_question_label
from briefing.analysis.text.sentences import AnnotatedSentence
from briefing.frozen import dataclass
from briefing.model.annotation import ActorKind, AnnotatedArticle, MentionForm
from briefing.model.text import Span

_LABEL = re.compile(r"([A-Z][\w.'’-]*(?: [A-Z][\w.'’-]*){0,3}): +(?=\S)")
"""Who speaks, before a colon: "Poe", "Dr Ann Poe", "A"."""
_SHORTEST_NAME = 3
"""Characters: "Q" and "A" name nobody."""


@dataclass(frozen=True, slots=True)
class Answer:
    """A sentence of an interview's answer: who gives it, and where its words stand.

    The words have no label.
    """

    name: str
    words: Span


def find_answers(sentences: Sequence[AnnotatedSentence], form: ArticleForm) -> dict[int, Answer]:
    """The sentences of an interview's answers by number.

    None where it is not clear who answers. A label before the answer names the speaker. Without labels, the speaker is
    the one person whom the text above the first question names in full, of several the one in the headline; else nobody
    is.
    """
    if form.form is not Form.INTERVIEW or not sentences:
        return {}
    annotated = sentences[0].annotated
    paragraphs = [
        tuple(found) for _, found in groupby(sentences, key=lambda s: s.sentence.paragraph)
    ]
    asking = {_label(part) for part in paragraphs if _asks(part)} - {None}
    guest = _guest(annotated, sentences, form)
    found: dict[int, Answer] = {}
    speaker: str | None = None
    for part in paragraphs:
        label = _label(part)
        if _asks(part) or label in asking:
            speaker = None if asking else guest
            continue
        if label is not None:
            speaker = _name_of(annotated, part[0], label) or guest
        if speaker is not None and form.parts[part[0].sentence.paragraph] > 0:
            found.update(_answers(part, speaker, label))
    return found


def _answers(
    part: Sequence[AnnotatedSentence], name: str, label: str | None
) -> Iterator[tuple[int, Answer]]:
    for place, sentence in enumerate(part):
        span = sentence.sentence.span
        match = _LABEL.match(sentence.text()) if place == 0 and label is not None else None
        yield (
            sentence.number,
            Answer(name, Span(span.start + (match.end() if match else 0), span.end)),
        )


def _asks(part: Sequence[AnnotatedSentence]) -> bool:
    return part[-1].text().endswith("?") or is_question_label(part[0].text())


def _label(part: Sequence[AnnotatedSentence]) -> str | None:
    match = _LABEL.match(part[0].text())
    return match[1] if match else None


def _name_of(annotated: AnnotatedArticle, sentence: AnnotatedSentence, label: str) -> str | None:
    """The full name of whom the label means, else the label; None for a letter."""
    for mention in sentence.mentions:
        if (
            mention.span.start < sentence.sentence.span.start + len(label)
            and mention.actor is not None
        ):
            return annotated.actors[mention.actor].name
    named = [
        actor.name for actor in annotated.actors if actor.name.split()[-1:] == label.split()[-1:]
    ]
    if len(named) == 1:
        return named[0]
    return label if len(label) >= _SHORTEST_NAME else None


def _guest(
    annotated: AnnotatedArticle, sentences: Sequence[AnnotatedSentence], form: ArticleForm
) -> str | None:
    """The one person whom the text above the first question names in full, but for the writer; of several, the one
    whom headline and standfirst name too.
    """
    byline = annotated.text(annotated.article.byline) if annotated.article.byline else ""
    names = {
        annotated.actors[mention.actor].name
        for sentence in sentences
        if form.parts[sentence.sentence.paragraph] == 0
        for mention in sentence.mentions
        if mention.kind is ActorKind.PERSON
        and mention.form is MentionForm.NAME
        and mention.actor is not None
    }
    full = {name for name in names if " " in name and name not in byline}
    if len(full) > 1:
        heads = filter(None, (annotated.article.headline, annotated.article.standfirst))
        head = " ".join(annotated.text(span) for span in heads)
        full = {name for name in full if name in head}
    return full.pop() if len(full) == 1 else None
