"""View of how key points were chosen: method, length, scores of sentences."""

from __future__ import annotations

from collections.abc import Sequence

from briefing.model.results import Choice, Contribution, Finding, SentenceScore
from briefing.render.document import Heading, Line, Listing, Run, Section, Style, join
from briefing.render.views.phrases import Sources, cite, counted

_OPENING_SHOWN = 48
"""Characters of a sentence that are shown beside its score."""

METHOD_NAMES = {
    "lead": "position",
    "lexrank": "LexRank",
    "textrank": "TextRank",
    "lsa": "latent semantic analysis",
    "luhn": "Luhn's method",
    "sumbasic": "SumBasic",
    "kl": "KL-Sum",
}


def describe_choice(choice: Choice, key_points: Sequence[Finding], available: int) -> str:
    """How many sentences were taken, of how many, what was asked for and who chose.

    `4 of 18 sentences`, `2 of 14 sentences, 27 of at most 40 words, chosen by LexRank`.
    """
    taken, length = len(key_points), choice.length
    parts = [f"{taken} of {counted(available, 'sentence')}"]
    if length.sentences is not None:
        parts.append("as asked" if length.sentences == taken else f"{length.sentences} asked for")
    if length.ratio is not None:
        parts.append(f"a share of {length.ratio:g} asked for")
    if length.words is not None:
        words = sum(len(finding.text.split()) for finding in key_points)
        parts.append(f"{words} of at most {counted(length.words, 'word')}")
    if choice.method != "default":
        parts.append(f"chosen by {METHOD_NAMES.get(choice.method, choice.method)}")
    return ", ".join(parts)


def view_explanation(
    explanation: Sequence[SentenceScore], choice: Choice, sources: Sources
) -> Section:
    """Every sentence with its rank, score, whether taken, and why.

    () where nobody asked.
    """
    if not explanation:
        return ()
    if choice.method == "default":
        aside = "rank and score of each sentence; points are value × weight"
    else:
        name = METHOD_NAMES.get(choice.method, choice.method)
        aside = f"rank and score of each sentence by {name}"
    listing = Listing(
        tuple(_row(entry, sources) for entry in explanation),
        tuple(_reasons(entry) for entry in explanation),
    )
    return Heading("WHY THESE", (Run(aside, Style.ASIDE),)), listing


def shorten(text: str, most: int) -> str:
    """Shorten a text to so many characters, with a sign where it is cut.

    >>> shorten("The river flooded the town", 16)
    'The river …'
    """
    return text if len(text) <= most else f"{text[: most - 1].rsplit(' ', 1)[0]} …"


def _row(entry: SentenceScore, sources: Sources) -> tuple[Line, ...]:
    score = "no score" if entry.score is None else f"score {entry.score:.2f}"
    return (
        (cite(entry.finding.citation, sources),),
        (Run(f"rank {entry.rank}"),),
        (Run(score, Style.TEXT if entry.score is not None else Style.ABSENT),),
        (Run("taken", Style.LABEL),) if entry.taken else (Run("not taken", Style.ASIDE),),
        (Run(shorten(entry.finding.text, _OPENING_SHOWN), Style.ASIDE),),
    )


def _reasons(entry: SentenceScore) -> Line:
    """What the score is made of, and what stands in the sentence's way."""
    hindrance = ((Run(entry.hindrance.value, Style.CUE),),) if entry.hindrance else ()
    return join((*hindrance, *map(_points, entry.contributions)))


def _points(part: Contribution) -> Line:
    return (
        Run(f"{part.feature} {part.points:+.2f}"),
        Run(f" ({part.value:.2f} × {part.weight:g})", Style.ASIDE),
    )
