"""Tell the news of one story: its best headline, two points, numbers that differ."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from briefing.analysis.answers.matching import Reader
from briefing.analysis.answers.same_incident import grounds_of_sameness
from briefing.analysis.answers.together import summarize_together
from briefing.analysis.choice.length import count_words
from briefing.analysis.incident.incident import describe_incident
from briefing.analysis.stories.copies import without_copies
from briefing.analysis.stories.grouping import likeness
from briefing.analysis.stories.novelty import Told, stems_of
from briefing.analysis.stories.terms import StoryTerms, story_terms
from briefing.analysis.text.findings import cite
from briefing.analysis.text.reference import article_reference
from briefing.analysis.text.sentences import AnnotatedSentence, annotated_sentences
from briefing.model.collection import Collection
from briefing.model.results import Choice, Disagreement, Finding, SharedFinding
from briefing.model.stories import StoryNews
from briefing.model.text import HEADLINE, Citation, fold_whitespace

POINTS = 2
LONGEST = 45
"""Words of a point at most: two longer ones are a paragraph."""
ALIKE = 0.4
"""A second point that shares so many of its stems with the first tells little more."""
_OPENERS = "\"'“‘($£€"
"""What a sentence may open on before its first word; a bullet or an arrow is the page's."""
CERTAIN = frozenset({"deaths", "injuries"})
"""Of what articles may differ on, what is counted by rules of its own, so that a difference is one."""


def tell_news(
    collection: Collection, new: Sequence[int], earlier: Sequence[int] = ()
) -> StoryNews | None:
    """Tell the news of a story's new articles, given its earlier ones.

    None where nothing in it is new. The points are the sentences that rank first in a summary of the new articles
    together, that can be read alone and that tell something which no earlier article told.
    """
    sentences = {
        (number, sentence.number): sentence
        for number in new
        for sentence in annotated_sentences(collection.article(number))
    }
    told = Told(s for number in earlier for s in annotated_sentences(collection.article(number)))
    headline = choose_headline(collection, new)
    found = tuple(_points(collection, new, sentences, told))
    # Of an article without a headline the first sentence stands above the points.
    others = tuple(point for point in found if point.finding.citation != headline.citation)
    # In order of time, as a later report may know more.
    places = {number: place for place, number in enumerate(new)}
    points = tuple(
        sorted(
            others or found,
            key=lambda point: (
                places[point.finding.citation.article],
                point.finding.citation.sentence,
            ),
        )
    )
    if not points:
        return None
    return StoryNews(
        articles=tuple(article_reference(collection.article(n), n) for n in new),
        headline=headline,
        points=points,
        disagreements=tuple(_disagreements(collection, new, earlier)),
        copies=len(new) - len(without_copies(collection, new)),
        earlier=tuple(article_reference(collection.article(n), n) for n in earlier),
    )


def _points(
    collection: Collection,
    new: Sequence[int],
    sentences: dict[tuple[int, int], AnnotatedSentence],
    told: Told,
) -> Iterator[SharedFinding]:
    joint = summarize_together(collection, new, Choice(), explain=True)
    also = {point.finding.citation: point.also for point in joint.key_points}
    taken: list[frozenset[str]] = []
    for scored in sorted(joint.explanation, key=lambda each: each.rank):
        citation = scored.finding.citation
        sentence = sentences[citation.article, citation.sentence]
        stems = stems_of(sentence)
        if (
            scored.hindrance is not None
            or not scored.finding.text.lstrip(_OPENERS)[:1].isalnum()
            or count_words(scored.finding.text) > LONGEST
            or any(len(stems & other) >= ALIKE * len(stems) for other in taken)
            or not told.is_new(sentence)
        ):
            continue
        taken.append(stems)
        yield SharedFinding(scored.finding, also.get(citation, ()))
        if len(taken) == POINTS:
            return


def choose_headline(collection: Collection, numbers: Sequence[int]) -> Finding:
    """The headline of the article that is likest the others.

    Its first sentence where it has none.
    """
    originals = without_copies(collection, numbers)
    terms = {number: _terms(collection, number) for number in originals}

    def rank(number: int) -> tuple[bool, float, int]:
        alike = sum(likeness(terms[number], other) for other in terms.values())
        return collection.article(number).article.headline is None, -alike, number

    best = min(originals, key=rank)
    annotated = collection.article(best)
    span = annotated.article.headline
    if span is None:
        return cite(annotated, best, annotated.sentences[0].span)
    return Finding(
        text=fold_whitespace(annotated.text(span)), span=span, citation=Citation(best, HEADLINE)
    )


def _terms(collection: Collection, number: int) -> StoryTerms:
    annotated = collection.article(number)
    return story_terms(annotated.article, number, annotated.reference_date)


def _disagreements(
    collection: Collection, new: Sequence[int], earlier: Sequence[int]
) -> Iterator[Disagreement]:
    """Tolls that differ between articles that report one incident for sure, one of them new."""
    if len(new) + len(earlier) < 2:
        return
    for found in summarize_together(collection, (*earlier, *new), Choice()).disagreements:
        cited = tuple(dict.fromkeys(v.finding.citation.article for v in found.versions))
        if found.subject in CERTAIN and not frozenset(cited).isdisjoint(new):
            incidents = [describe_incident(collection.article(n), n) for n in cited]
            if len(cited) > 1 and grounds_of_sameness(Reader.of(collection, cited), incidents):
                yield found
