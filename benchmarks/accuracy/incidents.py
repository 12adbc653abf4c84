"""Score facets of incidents against registries and human 5W answers.

Run: python benchmarks/accuracy/incidents.py --data DIR

Each article is read as text: its title, its date, its body. What `describe_incident` shows is compared with the
registry. An article counts once per facet:

- asked: articles in which the fact can be found; shown: those that show the facet at all; right: those with a finding
  that agrees with the registry. Precision is right of those shown and judged, recall right of those asked.
- Date: a finding dated to the registry's exact day. Every article with a registry date is asked for it.
- Place: a finding with the city or a word of the address. An article whose prose says neither is not asked or judged.
- Deaths, Injuries: a finding whose number is the registry's, or single persons that add up to it. Words without a
  number ("the victims") are not judged. Where the registry has none, a number above none is wrong.
- Victims: a name of one of the registry's victims, in Target, Deaths or Injuries; wrong where Target shows a suspect's
  name and no victim's, or a pronoun. Only articles whose prose names a victim are asked.
- Accused: a name of a suspect; wrong where a victim's name stands and no suspect's, or a pronoun. Likewise.

The registry counts the attacker among the dead and knows what later articles told, so no figure can reach 1.

"no incident" are articles about dismissals; of mixed news only the share is told that is taken for an incident.

5W1H: token F1 of the first answer with the best gold one, none being 0: who is Accused, else Target; what is Incident.
The peer Giveme5W1H (Hamborg et al. 2019) is scored in the same way on the same articles. ecbplus_incidents and
ecbplus_pairs hold chains without texts, so nothing can be read from them. Identifiers are cut in two by
checksum: "tuned" was looked at while the rules were written, "aside" was not.
"""

from __future__ import annotations

import argparse
import datetime
import gzip
import json
import re
import zlib
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from briefing.analysis.incident.incident import describe_incident
from briefing.language import annotate
from briefing.model.annotation import AnnotatedArticle
from briefing.model.results import FacetName, Finding, Incident
from briefing.sources.plaintext import parse_text

Row = Mapping[str, Any]
_NUMBERS = {
    word: number
    for number, word in enumerate(
        "no one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen".split()
    )
} | {"none": 0, "nobody": 0, "both": 2, "dozen": 12, "single": 1}
_PRONOUNS = frozenset("he she they it him her them his we i you who that this those".split())
_STREET_WORDS = frozenset(
    "street avenue road drive lane boulevard court place block north south east west highway way none".split()
)
_WORD = re.compile(r"[\w'’]+")
_AGE = re.compile(
    r"\b\w+[-\s](?:year|month|week|day)s?[-\s]old|\bages?d?\s+\w+|,\s*\d+\s*(?=,|$|\band\b)|\b\d+(?:st|nd|rd|th)\b"
)
_PLURAL = re.compile(
    r"\b(people|persons|men|women|victims|others|teens|children|boys|girls|students|officers)\b"
)
FIVE_W = {"who": (FacetName.ACCUSED, FacetName.TARGET), "what": (FacetName.INCIDENT,), "when": (FacetName.DATE,),
          "where": (FacetName.PLACE,)}  # fmt: skip
OTHER_NEWS = {"quote_polnear": "text", "cnndm_train200": "text"}


@dataclass(slots=True)
class Score:
    """Articles asked for a fact, those that show the facet, and the right and wrong ones of these."""

    asked: int = 0
    shown: int = 0
    right: int = 0
    wrong: int = 0

    @property
    def precision(self) -> float:
        """The share of right articles among those judged."""
        return self.right / (self.right + self.wrong) if self.right + self.wrong else 1.0

    @property
    def recall(self) -> float:
        """The share of right articles among those asked."""
        return self.right / self.asked if self.asked else 1.0

    def add(self, *, asked: bool, shown: bool, right: bool | None) -> None:
        """Count an article; `right` is None where what it shows cannot be judged."""
        self.asked += asked
        self.shown += shown
        self.right += right is True
        self.wrong += right is False


def read_number(text: str) -> int | None:
    """The number of people that the words count, ages left out; 1 for one person, None where nobody can tell.

    >>> [read_number(t) for t in ("Four people were shot", "a man, 19, was killed", "two men and a boy", "the victims")]
    [4, 1, 3, None]
    """
    words = [word.lower() for word in _WORD.findall(_AGE.sub(" ", text))]
    numbers = [
        int(word) if word.isdigit() else _NUMBERS[word]
        for word in words
        if word in _NUMBERS or (word.isdigit() and len(word) < 4)
    ]
    joined = len(re.findall(r"\band (?:an?|his|her|their|another)\b", text))
    if numbers:
        return (
            sum(numbers) + joined
            if joined or len(numbers) == text.count(" and ") + 1
            else numbers[0]
        )
    return None if not words or _PLURAL.search(text.lower()) else 1 + joined


def agrees_in_number(findings: Iterable[Finding], number: int) -> bool | None:
    """Whether one finding has the number, or single persons add up to it; None where none has a number."""
    numbers = [n for n in (read_number(finding.text) for finding in findings) if n is not None]
    if not numbers:
        return None
    return number in numbers or (set(numbers) == {1} and len(numbers) == number)


def surnames(participants: Iterable[Row], role: str) -> set[str]:
    """The last words of the names of the participants whose role begins so, suffixes left out."""
    names = set()
    for participant in participants:
        words = [
            w
            for w in _WORD.findall(participant["name"])
            if w.lower() not in {"jr", "sr", "ii", "iii"}
        ]
        if participant["role"].startswith(role) and len(words) > 1 and len(words[-1]) > 2:
            names.add(words[-1].lower())
    return names


def agrees_in_name(findings: Iterable[Finding], names: set[str], others: set[str]) -> bool | None:
    """Whether a finding holds one of `names`; false where it holds one of `others` or a pronoun only; else None."""
    texts = [f"{finding.text} {finding.referent or ''}" for finding in findings]
    words = {
        word.lower().removesuffix("'s").removesuffix("’s")
        for text in texts
        for word in _WORD.findall(text)
    }
    if words & names:
        return True
    bare = any(set(map(str.lower, _WORD.findall(text))) <= _PRONOUNS for text in texts)
    return False if words & (others - names) or bare else None


def token_f1(answer: str, gold: Iterable[str]) -> float:
    """The best F1 of the answer's words with those of a gold answer, articles and prepositions counted too."""
    words = Counter(word.lower() for word in _WORD.findall(answer))
    best = 0.0
    for other in gold:
        wanted = Counter(word.lower() for word in _WORD.findall(other))
        common = (words & wanted).total()
        if common:
            best = max(best, 2 * common / (words.total() + wanted.total()))
    return best


def read(title: str, date: str, text: str) -> AnnotatedArticle:
    """The article as a reader would have it in a file: title, date line, body."""
    return annotate(parse_text(f"{title}\n\n{date}\n\n{text}\n", source="a.txt", name="a.txt"))


def prose(annotated: AnnotatedArticle) -> str:
    """The sentences of the article, which alone can be cited: neither headline nor dateline."""
    return " ".join(annotated.text(sentence.span) for sentence in annotated.sentences)


def score_shooting(row: Row, text: str, incident: Incident, scores: dict[str, Score]) -> None:
    """Count one article about a shooting of the registry; `text` is its prose."""
    found = {facet.name: facet.findings for facet in incident.facets}
    score_day(row["date"], found[FacetName.DATE], scores["Date"])
    score_place(row["city"], row["address"] or "", text, found[FacetName.PLACE], scores["Place"])
    for name, number in ((FacetName.DEATHS, row["killed"]), (FacetName.INJURIES, row["injured"])):
        agreed = agrees_in_number(found[name], number) if found[name] else None
        if number == 0:
            scores[name].add(
                asked=False, shown=bool(found[name]), right=False if agreed is False else None
            )
        else:
            scores[name].add(asked=True, shown=bool(found[name]), right=agreed)
    victims, suspects = (surnames(row["participants"], role) for role in ("Victim", "Subject"))
    words = {word.lower() for word in _WORD.findall(text)}
    told = (*found[FacetName.TARGET], *found[FacetName.DEATHS], *found[FacetName.INJURIES])
    agreed = agrees_in_name(told, victims, set())
    if agreed is not True:
        agreed = agrees_in_name(found[FacetName.TARGET], victims, suspects)
    scores["Victims"].add(asked=bool(victims & words), shown=bool(told), right=agreed)
    scores["Accused"].add(
        asked=bool(suspects & words),
        shown=bool(found[FacetName.ACCUSED]),
        right=agrees_in_name(found[FacetName.ACCUSED], suspects, victims),
    )


def score_day(day: str, findings: Iterable[Finding], score: Score) -> None:
    """Count an article whose incident was on `day`."""
    dates = [
        finding.date for finding in findings if finding.date is not None and finding.date.is_full
    ]
    right = any(date.earliest == datetime.date.fromisoformat(day) for date in dates)
    score.add(asked=True, shown=bool(dates), right=right if dates else None)


def score_place(
    city: str, address: str, text: str, findings: tuple[Finding, ...], score: Score
) -> None:
    """Count an article whose incident was in `city`, at `address`."""
    city = re.sub(r"\s*\(.*\)", "", city).lower()
    behind = rf"\b(?:in|at|of|near|outside|around|to),?\s+(?:[\w-]+,?\s+){{0,2}}{re.escape(city)}\b"
    streets = {word for word in _WORD.findall(address.lower()) if len(word) > 3} - _STREET_WORDS
    named = bool(city) and re.search(behind, text.lower()) is not None
    asked = named or bool(streets & set(_WORD.findall(text.lower())))
    shown = " ".join(finding.text.lower() for finding in findings)
    right = (bool(city) and city in shown) or bool(streets & set(_WORD.findall(shown)))
    score.add(asked=asked, shown=bool(findings), right=right if asked and findings else None)


def rows(data: Path, name: str, *, aside: bool) -> Iterator[Row]:
    """The rows of a set that are set aside, or those that are not."""
    with gzip.open(data / f"{name}.jsonl.gz", "rt", encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            if bool(zlib.crc32(row["id"].encode()) % 2) == aside:
                yield row


def told(data: Path, name: str, *, aside: bool) -> Iterator[tuple[Row, str, Incident]]:
    """Each article of a registry: the registry's row, the article's prose, the incident found."""
    for row in rows(data, name, aside=aside):
        for part in row["articles"]:
            annotated = read(part["title"], part["date"] or "", part["text"])
            yield row, prose(annotated), describe_incident(annotated, 1)


def score_registries(data: Path, *, aside: bool) -> tuple[dict[str, Score], dict[str, Score]]:
    """The scores of shootings and of fires, by facet."""
    shootings: dict[str, Score] = defaultdict(Score)
    fires: dict[str, Score] = defaultdict(Score)
    for row, text, incident in told(data, "gun_incidents", aside=aside):
        tells = _tells(incident)
        shootings["incident"].add(asked=True, shown=tells, right=tells)
        score_shooting(row, text, incident, shootings)
    for row, text, incident in told(data, "fire_business", aside=aside):
        tells = _tells(incident)
        if row["kind"] != "fire":
            fires["no incident"].add(asked=True, shown=tells, right=not tells)
            continue
        fires["incident"].add(asked=True, shown=tells, right=tells)
        if row["date"]:
            score_day(row["date"], incident.facet(FacetName.DATE).findings, fires["Date"])
        places = incident.facet(FacetName.PLACE).findings
        score_place(row["place"].split(",")[0], "", text, places, fires["Place"])
    return shootings, fires


def score_answers(data: Path, *, aside: bool) -> dict[str, tuple[float, float, int]]:
    """Mean token F1 by question: ours, Giveme5W1H's, and the number of articles asked."""
    ours: dict[str, list[float]] = defaultdict(list)
    peers: dict[str, list[float]] = defaultdict(list)
    for row in rows(data, "giveme5w1h", aside=aside):
        incident = describe_incident(read(row["title"], row["date"], row["text"]), 1)
        for question, facets in FIVE_W.items():
            if row[question]:
                answers = [f.text for name in facets for f in incident.facet(name).findings]
                ours[question].append(token_f1("".join(answers[:1]), row[question]))
                peers[question].append(
                    token_f1("".join(row["system"].get(question, [])[:1]), row[question])
                )
    return {q: (_mean(ours[q]), _mean(peers[q]), len(ours[q])) for q in FIVE_W}


def share_of_incidents(data: Path, name: str, *, aside: bool) -> tuple[int, int]:
    """How many articles of a set of mixed news are taken for one about an incident, of how many."""
    told = [
        _tells(describe_incident(read("", "", row[OTHER_NEWS[name]]), 1))
        for row in rows(data, name, aside=aside)
    ]
    return sum(told), len(told)


def _tells(incident: Incident) -> bool:
    return any(facet.findings for facet in incident.facets)


def _mean(values: list[float]) -> float:
    return sum(values) / len(values) if values else 0.0


def main(write: Callable[[str], None] = print) -> None:
    """Print the tables of both halves."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--half", choices=("tuned", "aside"), help="one half only")
    options = parser.parse_args()
    for half in (options.half,) if options.half else ("tuned", "aside"):
        aside = half == "aside"
        write(
            f"{half:8}{'set':11}{'facet':14}{'asked':>7}{'shown':>7}{'precision':>11}{'recall':>8}"
        )
        for label, scores in zip(
            ("shootings", "fires"), score_registries(options.data, aside=aside), strict=True
        ):
            for facet, score in scores.items():
                write(
                    f"{'':8}{label:11}{facet:14}{score.asked:7}{score.shown:7}{score.precision:11.3f}{score.recall:8.3f}"
                )
        for question, (ours, peers, asked) in score_answers(options.data, aside=aside).items():
            write(
                f"{'':8}{'5W1H':11}{question:14}{asked:7}   token F1 {ours:.3f}   Giveme5W1H {peers:.3f}"
            )
        for name in OTHER_NEWS:
            told, total = share_of_incidents(options.data, name, aside=aside)
            write(f"{'':8}{'any news':11}{name:14}{total:7}{told:7}   taken for an incident")


if __name__ == "__main__":
    main()
