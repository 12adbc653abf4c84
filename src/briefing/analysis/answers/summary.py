"""Summarize an article: key sentences, figures, voices, dates, what is open."""

from __future__ import annotations

from dataclasses import replace

from briefing.analysis.answers.heard import rank_voices
from briefing.analysis.answers.interviews import find_answers
from briefing.analysis.answers.key_figures import find_key_figures
from briefing.analysis.answers.moments import find_moments, in_order
from briefing.analysis.answers.name_counts import count_names
from briefing.analysis.answers.outlook import find_ahead, find_no_comment, find_unknown
from briefing.analysis.answers.questions import answer_questions
from briefing.analysis.answers.screen import fit_screen
from briefing.analysis.choice.article_form import tell_form
from briefing.analysis.choice.key_sentences import find_key_sentences
from briefing.analysis.choice.salience import score_sentences
from briefing.analysis.incident.facets import find_date
from briefing.analysis.incident.parties import find_accuser, find_sources
from briefing.analysis.incident.story import Story, tell_story
from briefing.analysis.text.findings import cite
from briefing.analysis.text.reference import article_reference
from briefing.analysis.text.sentences import AnnotatedSentence, annotated_sentences
from briefing.languages import DATED_LANGUAGES, ENGLISH, language_of
from briefing.model.collection import Collection
from briefing.model.results import ArticleSummary, Choice, ListedItem, Moment
from briefing.model.text import Citation, fold_whitespace

DEFAULT = Choice()
"""Our own method, at the length that suits the article."""


def summarize(
    collection: Collection,
    number: int,
    choice: Choice = DEFAULT,
    *,
    explain: bool = False,
    language: str | None = None,
) -> ArticleSummary:
    """The summary of article `number`, its key sentences chosen as `choice` says.

    Where no length is asked for, they are a fifth of the article, from two to five. With `explain`, the summary has
    the score and the rank of every sentence. `language` is the article's; None looks for it. Of an article that is not
    in English, names, speech and incidents are left out, and dates unless they are read in its language.
    """
    annotated = collection.article(number)
    language = language or language_of(annotated)
    parts = annotated_sentences(annotated)
    story = tell_story(annotated, number, parts) if language == ENGLISH else None
    told = frozenset(trigger.sentence.number for trigger in (story.main.triggers if story else ()))
    form = tell_form(annotated)
    chosen = find_key_sentences(
        parts, choice, incident_sentences=told, language=language, form=form
    )
    points = {point.sentence: point.words for point in form.points}
    summary = ArticleSummary(
        article=article_reference(annotated, number),
        key_points=tuple(
            cite(annotated, number, points.get(place + 1, parts[place].sentence.span))
            for place in chosen.taken
        ),
        entries=tuple(
            ListedItem(
                text=fold_whitespace(annotated.text(entry.words)),
                citation=Citation(number, entry.sentence),
            )
            for entry in form.entries
        ),
        choice=choice,
        why_none=chosen.why_none,
        explanation=chosen.explain(number) if explain else (),
        language=language,
    )
    if language != ENGLISH:
        is_dated = language in DATED_LANGUAGES and language == language_of(annotated)
        return replace(summary, moments=_moments_alone(parts, number)) if is_dated else summary
    scored = chosen.scored or score_sentences(parts, incident_sentences=told)
    names = count_names(annotated, number)
    roles = {name.name: name.role for name in names if name.role is not None}
    answers = find_answers(parts, form)
    for place in chosen.taken:
        answers.pop(parts[place].number, None)  # it is told above
    whole = replace(
        summary,
        figures=find_key_figures(scored, number),
        voices=rank_voices(scored, number, roles, answers),
        no_comment=find_no_comment(parts, number),
        lone_voice=story is not None and _is_lone(story),
        moments=_moments(parts, story, number),
        ahead=find_ahead(scored, number),
        unknown=find_unknown(scored, number),
        names=names,
        answers=answer_questions(scored, number),
    )
    return replace(whole, brief=fit_screen(whole, parts))


def _is_lone(story: Story) -> bool:
    """Whether at most one speaker tells of the incident."""
    speakers = {story.name_of(finding) for finding in (*find_sources(story), *find_accuser(story))}
    return len(speakers) == 1


def _moments_alone(parts: tuple[AnnotatedSentence, ...], number: int) -> tuple[Moment, ...]:
    """The dated happenings of an article whose syntax is not read: each with its whole sentence."""
    whole = tuple(replace(sentence, clauses=(), noun_phrases=()) for sentence in parts)
    return _moments(whole, None, number)


def _moments(
    parts: tuple[AnnotatedSentence, ...], story: Story | None, number: int
) -> tuple[Moment, ...]:
    dates = find_date(story) if story is not None else ()
    return in_order(find_moments(parts, number, incident=dates[0].span if dates else None))
