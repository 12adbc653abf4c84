"""Find what one report of an incident states and another one denies."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from briefing.analysis.answers.matching import Reader
from briefing.analysis.incident.disputes import find_support
from briefing.analysis.incident.story import tell_story
from briefing.model.results import Dispute, Incident, Side


def find_disputes_across(reader: Reader, incidents: Sequence[Incident]) -> Iterator[Dispute]:
    """Find the questions that one report denies and what the others have for a yes.

    Those others do not deny it themselves. All incidents are reports of one.
    """
    denied: dict[str, list[tuple[int, Side]]] = {}
    for incident in incidents:
        for dispute in incident.disputes:
            for side in dispute.sides:
                if side.label == "against":
                    denied.setdefault(dispute.question, []).append((incident.article.number, side))
    for question, sides in denied.items():
        deniers = {number for number, _ in sides}
        supporting = tuple(
            finding
            for incident in incidents
            if (number := incident.article.number) not in deniers
            for story in [
                tell_story(reader.collection.article(number), number, reader.sentences[number])
            ]
            if story is not None
            for finding in find_support(story, question)
        )
        if supporting:
            against = tuple(finding for _, side in sides for finding in side.findings)
            yield Dispute(
                article=supporting[0].citation.article,
                question=question,
                sides=(
                    Side(label="for", findings=supporting),
                    Side(label="against", findings=against),
                ),
            )
