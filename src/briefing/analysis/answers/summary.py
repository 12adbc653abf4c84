"""Summarize an article: key sentences, speech, dates, names, what is missing."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

from briefing.analysis.answers.moments import find_moments, in_order
from briefing.analysis.answers.voices import article_voice, find_voices
from briefing.analysis.choice.key_sentences import find_key_sentences
from briefing.analysis.incident.facets import find_date
from briefing.analysis.incident.incident import find_facet
from briefing.analysis.incident.kinds import KINDS
from briefing.analysis.incident.parties import find_accuser, find_sources
from briefing.analysis.incident.story import Story, tell_story
from briefing.analysis.text.findings import cite
from briefing.analysis.text.reference import article_reference
from briefing.analysis.text.sentences import AnnotatedSentence, annotated_sentences
from briefing.analysis.text.vocabulary import vocabulary
from briefing.language.en.morphology import noun_lemma, verb_lemma
from briefing.languages import DATED_LANGUAGES, ENGLISH, language_of
from briefing.model.annotation import ActorKind, AnnotatedArticle, MentionForm
from briefing.model.collection import Collection
from briefing.model.facets import FacetName
from briefing.model.results import (
    ArticleSummary,
    Choice,
    Moment,
    NameCount,
    Statement,
    Voice,
    VoiceKind,
)
from briefing.model.text import Span

DEFAULT = Choice()
"""Our own method, at the length that suits the article."""

_MOST_STATEMENTS = 10
_MOST_MOMENTS = 12

_TELLING = {
    FacetName.TARGET: ("victim nouns",),
    FacetName.WEAPON: (
        "firearm nouns", "firearm verbs", "explosive nouns", "blade nouns", "blunt nouns", "other weapon nouns",
    ),
    FacetName.DEATHS: ("death verbs", "death nouns", "death adjectives", "dying verbs"),
    FacetName.INJURIES: ("injury verbs", "injury nouns", "injury adjectives", "treating nouns"),
    FacetName.ACCUSED: ("accused nouns", "perpetrator nouns", "arresting verbs", "confessing verbs"),
}  # fmt: skip
"""The word lists of each facet: where one of their words stands in the text, it may be stated and not found.

No words rule out a motive or a response: those two are never called not stated.
"""


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
    story = tell_story(annotated, number) if language == ENGLISH else None
    told = frozenset(trigger.sentence.number for trigger in (story.main.triggers if story else ()))
    chosen = find_key_sentences(parts, choice, incident_sentences=told, language=language)
    summary = ArticleSummary(
        article=article_reference(annotated, number),
        key_points=tuple(
            cite(annotated, number, parts[place].sentence.span) for place in chosen.taken
        ),
        choice=choice,
        why_none=chosen.why_none,
        explanation=chosen.explain(number) if explain else (),
        language=language,
    )
    if language != ENGLISH:
        is_dated = language in DATED_LANGUAGES and language == language_of(annotated)
        return replace(summary, moments=_moments_alone(parts, number)) if is_dated else summary
    return replace(
        summary,
        voices=_voices(parts, story, number),
        lone_voice=story is not None and _is_lone(story),
        moments=_moments(parts, story, number),
        names=count_names(annotated),
        not_stated=_not_stated(story),
    )


def count_names(annotated: AnnotatedArticle) -> tuple[NameCount, ...]:
    """Every actor of the article with its number of mentions by name, the most named first."""
    counts = Counter(
        mention.actor
        for mention in annotated.mentions
        if mention.form is MentionForm.NAME and mention.actor is not None
    )
    first = {
        mention.actor: mention.span.start
        for mention in reversed(annotated.mentions)
        if mention.actor is not None
    }
    return tuple(
        NameCount(
            name=annotated.actors[actor].name,
            kind=annotated.actors[actor].kind,
            count=count,
            forms=annotated.actors[actor].forms,
        )
        for actor, count in sorted(counts.items(), key=lambda item: (-item[1], first[item[0]]))
    )


def _voices(
    parts: tuple[AnnotatedSentence, ...], story: Story | None, number: int
) -> tuple[Voice, ...]:
    voices = list(_shortened(find_voices(parts, number)))
    if story is not None:
        stated = _stated(story)
        article = article_voice(number, stated, story.told)
        if article is not None:
            voices.append(article)
    return tuple(voices)


def _shortened(voices: tuple[Voice, ...]) -> tuple[Voice, ...]:
    """The voices with at most ten statements in all: each voice's first, then the others in text order."""
    firsts = [voice.statements[0] for voice in voices]
    rest = sorted(
        (statement for voice in voices for statement in voice.statements[1:]), key=_position
    )
    kept = {id(statement) for statement in (firsts + rest)[:_MOST_STATEMENTS]}
    shortened = []
    for voice in voices:
        statements = tuple(s for s in voice.statements if id(s) in kept)
        if statements:
            shortened.append(Voice(name=voice.name, kind=VoiceKind.SPEAKER, statements=statements))
    return tuple(shortened)


def _position(statement: Statement) -> Span:
    return statement.findings[0].span


def _stated(story: Story) -> Span | None:
    """The first factual trigger that befalls the protagonist and that nobody is quoted for."""
    for trigger in story.main.triggers:
        quoted = any(
            quote.content.covers(trigger.head)
            for quote in trigger.sentence.quotes
            if quote.speaker is not None
        )
        befalls = story.protagonist is None or trigger.actor == story.protagonist
        target = trigger.target
        if target is not None and trigger.factual and trigger.verbal and befalls and not quoted:
            before = target.end <= trigger.span.start
            return Span(target.start if before else trigger.span.start, trigger.span.end)
    return None


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
    moments = find_moments(parts, number, incident=dates[0].span if dates else None)
    kept = sorted(moments, key=lambda moment: not moment.incident)[:_MOST_MOMENTS]
    return in_order(kept)


def _not_stated(story: Story | None) -> tuple[str, ...]:
    if story is None:
        return ()
    missing = []
    dates = find_date(story)
    if dates and dates[0].date is None:
        missing.append("the day")
    if (
        story.annotated.reference_date.basis == "inferred"
        or story.annotated.reference_date.date is None
    ):
        missing.insert(0, "the year")
    missing += [
        name.value.lower()
        for name in KINDS[story.main.kind].expected
        if not find_facet(story, name) and _is_silent(story, name)
    ]
    return tuple(missing)


def _is_silent(story: Story, name: FacetName) -> bool:
    """Whether no word that may tell of the incident could tell of the facet.

    What is only not found is not called not stated.
    """
    if name is FacetName.DATE:
        return not story.annotated.date_expressions
    if name is FacetName.PLACE:
        return all(actor.kind is not ActorKind.PLACE for actor in story.annotated.actors)
    words = {
        form
        for sentence in story.telling
        for token in sentence.sentence.tokens
        for form in (token.text.lower(), noun_lemma(token.text), verb_lemma(token.text))
    }
    sections = _TELLING.get(name, ())
    return bool(sections) and all(words.isdisjoint(vocabulary(section)) for section in sections)
