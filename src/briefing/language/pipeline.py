"""Run the annotators in order: what each needs, what it gives, and its version.

The declaration is checked before anything runs, as in stanza's `pipeline/processor.py`: an annotator whose needs nobody
before it gives is an error and no silent gap. Annotators are imported when the first article is annotated, so that a
command that reads none loads none.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from enum import StrEnum

from briefing.errors import PipelineError
from briefing.frozen import dataclass
from briefing.model.annotation import AnnotatedArticle
from briefing.model.article import Article

Annotate = Callable[[AnnotatedArticle], AnnotatedArticle]
"""A pure function from an article to the same with one layer more."""


class Layer(StrEnum):
    """A layer of annotation: what annotators need and give."""

    SENTENCES = "sentences"
    QUOTATIONS = "quotations"
    TOKENS = "tokens"
    NOUN_PHRASES = "noun phrases"
    CHUNKS = "chunks"
    """Base noun phrases and verb groups by token; dropped at the end of a run."""
    NAMES = "names"
    ACTORS = "actors"
    DATE_EXPRESSIONS = "date expressions"
    REFERENCE_DATE = "reference date"
    DATES = "dates"
    """Date expressions with the day that they mean."""
    QUOTES = "quotes"
    SPEAKERS = "speakers"
    """Quotes and claims with the actor that their speaker means."""
    CLAIMS = "claims"
    CLAUSES = "clauses"
    SCOPES = "scopes"


@dataclass(frozen=True, slots=True, kw_only=True)
class Annotator:
    """One step of the pipeline.

    `load` imports it and returns its function. `version` is a whole number, raised whenever it finds something else in
    some text: what a library keeps is annotated anew then. `tests/language/test_pipeline.py` holds it to its outputs.
    """

    name: str
    needs: frozenset[Layer]
    gives: frozenset[Layer]
    version: int
    load: Callable[[], Annotate]


def _sentences() -> Annotate:
    from briefing.language.text.sentences import segment

    return segment


def _tokens() -> Annotate:
    from briefing.language.words.tagging import tag

    return tag


def _quotations() -> Annotate:
    from briefing.language.text.quotation_marks import find_quotations

    return find_quotations


def _attribution() -> Annotate:
    from briefing.language.actors.attribution import attribute_speech

    return attribute_speech


def _noun_phrases() -> Annotate:
    from briefing.language.syntax.noun_phrases import find_noun_phrases

    return find_noun_phrases


def _names() -> Annotate:
    from briefing.language.names.mentions import find_names

    return find_names


def _coreference() -> Annotate:
    from briefing.language.actors.coreference import resolve_mentions

    return resolve_mentions


def _chunks() -> Annotate:
    from briefing.language.syntax.chunks import find_chunks

    return find_chunks


def _date_expressions() -> Annotate:
    from briefing.language.time.expressions import find_dates

    return find_dates


def _dating() -> Annotate:
    from briefing.language.dating.reference_date import date_article

    return date_article


def _dates() -> Annotate:
    from briefing.language.time.expressions import resolve_dates

    return resolve_dates


def _clauses() -> Annotate:
    from briefing.language.syntax.clauses import find_clauses

    return find_clauses


def _scopes() -> Annotate:
    from briefing.language.stance.scopes import find_scopes

    return find_scopes


def _quotes() -> Annotate:
    from briefing.language.speech.quotes import find_quotes

    return find_quotes


def _claims() -> Annotate:
    from briefing.language.stance.claims import find_claims

    return find_claims


def _annotator(
    load: Callable[[], Annotate], version: int, *, needs: Iterable[Layer], gives: Iterable[Layer]
) -> Annotator:
    return Annotator(
        name=load.__name__.strip("_"),
        needs=frozenset(needs),
        gives=frozenset(gives),
        version=version,
        load=load,
    )


_WORDS = (Layer.SENTENCES, Layer.TOKENS)
_PHRASES = (*_WORDS, Layer.NOUN_PHRASES)
_PARSE = (*_PHRASES, Layer.CHUNKS)

PIPELINE = (
    _annotator(_sentences, 2, needs=(), gives=[Layer.SENTENCES]),
    _annotator(_quotations, 2, needs=[Layer.SENTENCES], gives=[Layer.QUOTATIONS]),
    _annotator(_tokens, 1, needs=[Layer.SENTENCES], gives=[Layer.TOKENS]),
    _annotator(_noun_phrases, 1, needs=_WORDS, gives=[Layer.NOUN_PHRASES]),
    _annotator(_chunks, 3, needs=_PHRASES, gives=[Layer.CHUNKS]),
    _annotator(_clauses, 6, needs=_PARSE, gives=[Layer.CLAUSES]),
    _annotator(_names, 3, needs=_PHRASES, gives=[Layer.NAMES]),
    _annotator(_quotes, 5, needs=[*_PARSE, Layer.NAMES, Layer.QUOTATIONS], gives=[Layer.QUOTES]),
    _annotator(
        _coreference,
        6,
        needs=[*_PARSE, Layer.NAMES, Layer.QUOTATIONS, Layer.QUOTES],
        gives=[Layer.ACTORS],
    ),
    _annotator(_date_expressions, 5, needs=_WORDS, gives=[Layer.DATE_EXPRESSIONS]),
    _annotator(_dating, 2, needs=[*_WORDS, Layer.DATE_EXPRESSIONS], gives=[Layer.REFERENCE_DATE]),
    _annotator(
        _dates,
        7,
        needs=[*_WORDS, Layer.DATE_EXPRESSIONS, Layer.REFERENCE_DATE],
        gives=[Layer.DATES],
    ),
    _annotator(_scopes, 5, needs=[*_PARSE, Layer.CLAUSES], gives=[Layer.SCOPES]),
    _annotator(_claims, 5, needs=[*_PARSE, Layer.QUOTES, Layer.SCOPES], gives=[Layer.CLAIMS]),
    _annotator(
        _attribution,
        2,
        needs=[*_PHRASES, Layer.ACTORS, Layer.QUOTES, Layer.CLAIMS],
        gives=[Layer.SPEAKERS],
    ),
)
"""The annotators in the order run."""


def check(pipeline: Sequence[Annotator]) -> None:
    """Refuse an order in which an annotator lacks what it needs, or two give the same.

    Raises:
        PipelineError: it names the annotator and the layers.
    """
    given: set[Layer] = set()
    for annotator in pipeline:
        if missing := sorted(annotator.needs - given):
            raise PipelineError(f"annotator {annotator.name} lacks {', '.join(missing)}")
        if twice := sorted(annotator.gives & given):
            raise PipelineError(f"annotator {annotator.name} gives {', '.join(twice)} again")
        given |= annotator.gives


def run(
    article: Article, pipeline: Sequence[Annotator] = PIPELINE, *, until: Layer | None = None
) -> AnnotatedArticle:
    """Annotate an article: run the pipeline, as far as the layer `until` if given.

    Raises:
        PipelineError: the order leaves an annotator without what it needs.
    """
    check(pipeline)
    annotated = AnnotatedArticle(article=article)
    for annotator in pipeline:
        annotated = annotator.load()(annotated)
        if until is not None and until in annotator.gives:
            break
    return replace(annotated, chunks=())


def version(pipeline: Sequence[Annotator] = PIPELINE) -> str:
    """The version of all annotators, under which a library caches what they find.

    >>> version(PIPELINE[:2])
    'sentences 2, quotations 2'
    """
    return ", ".join(f"{annotator.name} {annotator.version}" for annotator in pipeline)
