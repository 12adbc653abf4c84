"""Infer an article's reference date from evidence, with its reasons."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from briefing.language.time.grammar import read_expressions
from briefing.model.annotation import AnnotatedArticle
from briefing.model.article import (
    UNDATED,
    Basis,
    Confidence,
    PartialDate,
    Reason,
    ReasonPart,
    ReferenceDate,
)

if TYPE_CHECKING:
    from briefing.language.dating.evidence import Evidence

_TRUST = (Confidence.LOW, Confidence.MEDIUM, Confidence.HIGH)


def date_article(annotated: AnnotatedArticle) -> AnnotatedArticle:
    """Date the article: by its publication date where there is one, else inferred."""
    published = annotated.article.publication_date
    if published is not None:
        reference_date = ReferenceDate(date=published.date, origin=published.origin)
    else:
        reference_date = infer_date(annotated)
    return replace(annotated, reference_date=reference_date)


def infer_date(annotated: AnnotatedArticle) -> ReferenceDate:
    """Infer the article's date from its own text, with reasons.

    Undated where it gives none. The most trusted evidence decides; what agrees with it adds its reasons, and may make
    the date finer. Evidence of the same trust that disagrees takes a level of confidence away.
    """
    # Most articles are dated: only for the others is it worth loading.
    from briefing.language.dating.evidence import find_evidence

    found = list(find_evidence(annotated))
    if not found:
        return UNDATED
    best = max(found, key=lambda evidence: _TRUST.index(evidence.confidence))
    confidence = best.confidence
    agreeing = [evidence for evidence in found if _agree(evidence, best)]
    peers = [evidence for evidence in found if evidence.confidence == confidence]
    if not all(_agree(evidence, best) for evidence in peers):
        if confidence is Confidence.LOW:
            return UNDATED
        confidence = _TRUST[_TRUST.index(confidence) - 1]
    finest = max(
        (
            evidence
            for evidence in agreeing
            if evidence.confidence != Confidence.LOW or evidence is best
        ),
        key=lambda evidence: len(str(evidence.date)),
    )
    reasons = tuple(reason for evidence in agreeing for reason in evidence.reasons)
    date, more = _with_dateline(annotated, finest.date)
    return ReferenceDate(
        date=date, basis=Basis.INFERRED, confidence=confidence, reasons=(*reasons, *more)
    )


def _agree(one: Evidence, other: Evidence) -> bool:
    return one.date.includes(other.date) or other.date.includes(one.date)


def _with_dateline(
    annotated: AnnotatedArticle, date: PartialDate
) -> tuple[PartialDate, tuple[Reason, ...]]:
    """The day that the dateline gives without a year, in the year inferred."""
    dateline = annotated.article.dateline
    if dateline is None:
        return date, ()
    for reading in read_expressions(annotated.text(dateline)):
        months = reading.values("MONTH", "MONTHISH", "ABBR")
        days = reading.values("DAY", "ORDINALDAY")
        if reading.form == "date" and months and days:
            try:
                day = PartialDate(date.year, int(months[0]), int(days[0].rstrip("stndrh")))
            except ValueError:
                continue
            if date.includes(day):
                return day, (Reason((ReasonPart("the day is that of its dateline"),)),)
    return date, ()
