"""Turn sentences into their opposite; count the lines that say the same still.

    python benchmarks/reversals.py --data DIR [--sets NAME ...] [--sentences 300] [--examples 20]

Each sentence that a briefing shows a clause of is given once more negated, denied, under a condition and with "all
but" before its number, behind the same lead. A line of the summary, the comparison or the profile that holds a verb,
stands in both briefings, and has no word of what was put in says the unchanged thing.
"""

from __future__ import annotations

import argparse
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from behaviour import SETS, texts
from briefing.analysis.answers.profile import profile
from briefing.analysis.answers.summary import summarize
from briefing.analysis.incident.casualties import find_deaths, find_injuries
from briefing.analysis.incident.circumstances import find_response
from briefing.analysis.incident.story import tell_story
from briefing.language import annotate
from briefing.language.actors.linking import link_actors
from briefing.model.annotation import AnnotatedArticle
from briefing.model.collection import Collection
from briefing.model.text import Span
from briefing.sources.plaintext import parse_text

LEAD = "Tuesday 3 March 2026\n\nGunmen attacked a bank in Ashford on Monday. The attackers shot at the guards and fled."
AUXILIARY = re.compile(r"\b(was|were|is|are|has|have|had|will)\b(?! not)")
NUMBER = r"[2-9]|\d\d+|two|three|four|five|six|seven|eight|nine|ten"
COUNTED = re.compile(rf"^(?:At least )?((?:{NUMBER}) )", re.I)
PUT_IN = {
    "negated": re.compile(r"\bnot\b"),
    "denied": re.compile(r"\bdenied\b"),
    "untrue": re.compile(r"\bnot true\b"),
    "conditional": re.compile(r"\bif\b", re.I),
    "all but": re.compile(r"\ball but\b", re.I),
}


def reversals(sentence: str, first_is_name: bool) -> Iterator[tuple[str, str]]:
    """The sentence turned round in each way that it admits, with the name of the way."""
    body = sentence.rstrip(".")
    inner = body if first_is_name else body[0].lower() + body[1:]
    if AUXILIARY.search(sentence):
        yield "negated", AUXILIARY.sub(r"\1 not", sentence, count=1)
    yield "denied", f"The mayor denied that {inner}."
    yield "untrue", f"It is not true that {inner}."
    yield "conditional", f"If {inner}, the mayor will leave."
    if COUNTED.search(sentence):
        yield "all but", COUNTED.sub(lambda match: f"All but {match[1].lower()}", sentence)


def lines(text: str) -> set[str]:
    """The lines with a verb that the briefings print about the sentence behind the lead."""
    annotated = annotate(parse_text(f"{LEAD} {text}", source="-", name="-"))
    collection = Collection((annotated,), link_actors((annotated,)))
    summary = summarize(collection, 1)
    shown = [
        (statement.label, finding)
        for voice in summary.voices
        for statement in voice.statements
        for finding in statement.findings
    ]
    shown += [("", finding) for finding in summary.figures]
    moments = list(summary.moments)
    for actor in collection.actors[:3]:
        found = profile(collection, actor)
        moments += found.timeline
        shown += [("", tie.finding) for tie in found.ties if tie.finding is not None]
        shown += [("", finding) for finding in (*found.statements, *found.accusations)]
    shown += [("", moment.event) for moment in moments if moment.event is not None]
    story = tell_story(annotated, 1)
    if story is not None:
        for find in (find_deaths, find_injuries, find_response):
            shown += [("", finding) for finding in find(story)]
    return {
        f"{label} {finding.text}".strip()
        for label, finding in shown
        if finding.citation.sentence == 3 and _has_verb(annotated, finding.span)
    }


def _has_verb(annotated: AnnotatedArticle, span: Span) -> bool:
    return any(span.covers(clause.action) for clause in annotated.clauses)


def assertions(folder: Path, sets: list[str], count: int) -> Iterator[tuple[str, bool]]:
    """Plain sentences of the articles, at most two of each, and whether each begins with a name."""
    for _, text in texts(folder, sets, count):
        annotated = annotate(parse_text(text, source="-", name="-"))
        plain = [
            sentence
            for sentence in annotated.sentences
            if 6 <= len(sentence.tokens) <= 25
            and sentence.tokens[-1].text == "."
            and not any(scope.sentence == sentence.number for scope in annotated.scopes)
            and not re.search(r"[“”\"\n]", annotated.text(sentence.span))
        ]
        dated = {expression.sentence for expression in annotated.date_expressions}
        for sentence in [s for s in plain if s.number in dated][:2]:
            yield annotated.text(sentence.span), sentence.tokens[0].tag.startswith("NNP")


def main() -> None:
    """Count the unchanged lines for each way, and print some."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--sets", nargs="*", default=list(SETS))
    parser.add_argument("--sentences", type=int, default=300)
    parser.add_argument("--examples", type=int, default=20)
    arguments = parser.parse_args()
    tried, unchanged, examples = Counter[str](), Counter[str](), []
    for sentence, named in assertions(arguments.data, arguments.sets, arguments.sentences):
        before = lines(sentence)
        for way, turned in reversals(sentence, named) if before else ():
            tried[way] += len(before)
            same = {line for line in before & lines(turned) if not PUT_IN[way].search(line)}
            unchanged[way] += len(same)
            examples += [f"{way}: {line} || {turned}" for line in sorted(same)]
    for way, count in tried.items():
        print(f"{way:12} {count:5} lines, {unchanged[way]:4} say the unchanged thing")
    print(*examples[: arguments.examples], sep="\n")


if __name__ == "__main__":
    main()
