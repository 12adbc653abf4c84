"""Find where articles give different numbers for the same thing."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from itertools import combinations

from briefing.analysis.answers.figures import CURRENCIES, Figure, find_figures
from briefing.analysis.incident.casualties import find_deaths, find_injuries
from briefing.analysis.incident.harm_verbs import Harm, harm_of
from briefing.analysis.incident.story import Story, tell_story
from briefing.analysis.text.findings import cite
from briefing.analysis.text.sentences import AnnotatedSentence
from briefing.analysis.text.vocabulary import singular, vocabulary
from briefing.frozen import dataclass
from briefing.language.en.morphology import verb_lemma
from briefing.language.en.tags import PREPOSITIONS, VERBS
from briefing.model.collection import Collection
from briefing.model.results import Disagreement, Finding, SharedFinding

_CASUALTIES: Mapping[str, Callable[[Story], tuple[Finding, ...]]] = {
    "deaths": find_deaths,
    "injuries": find_injuries,
}


@dataclass(frozen=True, slots=True)
class CitedSentence:
    """A sentence and the number of its article."""

    article: int
    sentence: AnnotatedSentence


@dataclass(frozen=True, slots=True)
class _Version:
    """A number and the words that give it."""

    finding: Finding
    figure: Figure
    subject: str = ""

    @property
    def place(self) -> tuple[int, int]:
        return self.finding.citation.article, self.finding.span.start


def find_disagreements(
    collection: Collection,
    sentences: Sequence[CitedSentence],
    *,
    matching: Iterable[tuple[int, int]],
    same_story: Callable[[int, int], bool],
) -> tuple[Disagreement, ...]:
    """Find the numbers of the same thing that differ between articles.

    Those of the dead and the injured come first, then those of anything. `matching` are pairs of `sentences`, by place,
    that tell alike; numbers of one unit in such a pair count the same thing. `same_story` tells whether two articles,
    by number, are about the same.
    """
    numbers = list(dict.fromkeys(cited.article for cited in sentences))
    found = [
        disagreement
        for subject, find in _CASUALTIES.items()
        for disagreement in _of_casualties(collection, numbers, subject, find, same_story)
    ]
    told = {v.finding.citation for disagreement in found for v in disagreement.versions}
    for disagreement in _of_matching(sentences, matching, same_story):
        if not all(version.finding.citation in told for version in disagreement.versions):
            found.append(disagreement)
    return tuple(found)


def _of_casualties(
    collection: Collection,
    numbers: Sequence[int],
    subject: str,
    find: Callable[[Story], tuple[Finding, ...]],
    same_story: Callable[[int, int], bool],
) -> list[Disagreement]:
    counts: dict[int, list[_Version]] = {}
    for number in numbers:
        story = tell_story(collection.article(number), number)
        if story is not None:
            counts[number] = list(_counts(story, find(story)))
    contested: list[tuple[_Version, _Version]] = []
    for left, right in combinations(counts, 2):
        pairs = [
            (here, there)
            for here in counts[left]
            for there in counts[right]
            if _comparable(here.figure, there.figure)
        ]
        # Articles that have one number in common agree: what else they count is a part of it, or another's.
        agree = any(not here.figure.contradicts(there.figure) for here, there in pairs)
        if pairs and not agree and same_story(left, right):
            # The greatest number that an article gives is the whole.
            contested.append(max(pairs, key=lambda pair: sum(v.figure.least for v in pair)))
    return _joined(lambda version: subject, contested)


def _comparable(here: Figure, there: Figure) -> bool:
    """Whether two numbers count the same sort of people: not two children and 80 people."""
    return here.unit == there.unit or {here.unit, there.unit} <= vocabulary("units of casualties")


def _counts(story: Story, findings: Iterable[Finding]) -> Iterable[_Version]:
    sentences = {sentence.number: sentence for sentence in story.sentences}
    for finding in findings:
        sentence = sentences[finding.citation.sentence]
        for figure in find_figures(sentence):
            if figure.span.overlaps(finding.span):
                yield _Version(finding, figure)
                break


def _of_matching(
    sentences: Sequence[CitedSentence],
    matching: Iterable[tuple[int, int]],
    same_story: Callable[[int, int], bool],
) -> list[Disagreement]:
    contested: list[tuple[_Version, _Version]] = []
    for left, right in matching:
        first, second = sentences[left], sentences[right]
        if first.article == second.article or not same_story(first.article, second.article):
            continue
        there = find_figures(second.sentence)
        here = find_figures(first.sentence)
        for figure in here:
            rivals = [other for other in there if other.unit == figure.unit]
            # Two numbers of one unit in one sentence count different things.
            alone = sum(other.unit == figure.unit for other in here) == 1
            if not (len(rivals) == 1 and alone and figure.contradicts(rivals[0])):
                continue
            if figure.unit not in CURRENCIES or (
                _use_of_money(first.sentence, figure) == _use_of_money(second.sentence, rivals[0])
            ):
                contested.append((_version(first, figure), _version(second, rivals[0])))
    return _joined(lambda version: version.subject or version.figure.unit, contested)


def _use_of_money(sentence: AnnotatedSentence, figure: Figure) -> tuple[str, str]:
    """The verb that an amount of money stands with, and the noun of what it is for.

    The noun is empty where it is only cash: "fled with $3 million in cash".
    """
    parts = [
        clause
        for clause in sentence.clauses
        for part in (clause.doer, clause.undergoer)
        if part is not None and part.overlaps(figure.span)
    ]
    verbs = [t.text for t in sentence.tokens_before(figure.span.start) if t.tag in VERBS]
    verb = parts[-1].lemma if parts else verb_lemma(verbs[-1]) if verbs else ""
    following = sentence.tokens_after(figure.span.end)
    if following[:1] and following[0].tag in PREPOSITIONS:
        following = following[1:]
    start = following[0].span.start if following else -1
    heads = [p.head for p in sentence.noun_phrases if p.span.start <= start < p.span.end]
    noun = singular(sentence.text(heads[0]).lower()) if heads else ""
    return verb, "" if noun in {"cash", "money"} else noun


def _version(cited: CitedSentence, figure: Figure) -> _Version:
    money = "money" if figure.unit in CURRENCIES else ""
    subject = money or _harm_to(cited.sentence, figure)
    return _Version(cite(cited.sentence.annotated, cited.article, figure.span), figure, subject)


def _harm_to(sentence: AnnotatedSentence, figure: Figure) -> str:
    """What the clause around a number tells of those counted, "deaths" or "injuries"; "" where it tells of neither."""
    clause = sentence.clause_at(figure.span)
    subjects: tuple[tuple[str, Harm], ...] = (("deaths", "death"), ("injuries", "injury"))
    return next(
        (
            subject
            for subject, harm in subjects
            if clause is not None and harm_of(sentence, clause, frozenset({harm})) is not None
        ),
        "",
    )


def _joined(
    subject: Callable[[_Version], str], contested: Sequence[tuple[_Version, _Version]]
) -> list[Disagreement]:
    """One disagreement for all contested pairs that have a number in common."""
    groups: list[dict[tuple[int, int], _Version]] = []
    for pair in contested:
        merged = {version.place: version for version in pair}
        apart = []
        for group in groups:
            if group.keys() & merged.keys():
                merged = {**group, **merged}
            else:
                apart.append(group)
        groups = [*apart, merged]
    disagreements = []
    for group in sorted(groups, key=min):
        versions = [group[place] for place in sorted(group)]
        disagreements.append(
            Disagreement(subject=subject(versions[0]), versions=_by_number(versions))
        )
    return disagreements


def _by_number(versions: Sequence[_Version]) -> tuple[SharedFinding, ...]:
    """Each number once, in the words that have it first, with the other places that have it."""
    same: defaultdict[tuple[float, float], list[Finding]] = defaultdict(list)
    for version in versions:
        same[version.figure.least, version.figure.most].append(version.finding)
    return tuple(
        SharedFinding(
            replace(findings[0], disputed=True), tuple(finding.citation for finding in findings[1:])
        )
        for findings in same.values()
    )
