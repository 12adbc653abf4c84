"""Score inferred dates of articles: confidence against truth, its date hidden.

Run: python benchmarks/accuracy/dating.py --data DIR

Each article is read as if it were not dated: what its date line or dateline says is ignored. An
inferred date is right if it includes the true one: "2016" is right for 7 November 2016. A line a confidence: how many
articles got a date of that confidence, how many in a hundred of those are right, how many name a month. The
identifiers are cut in two by checksum: "tuned" was looked at while the rules were written, "aside" was not.
"""

from __future__ import annotations

import argparse
import datetime
import gzip
import json
import re
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from briefing.language.dating.reference_date import date_article
from briefing.language.text.sentences import segment
from briefing.language.time.expressions import find_dates
from briefing.language.words.tagging import tag
from briefing.model.annotation import AnnotatedArticle
from briefing.model.article import PartialDate, ReferenceDate
from briefing.sources.plaintext import parse_text

SETS = {
    "quote_polnear": "date",
    "news_cluster": "date",
    "giveme5w1h": "date",
    "html_naeb": "date",
    "meantime": "date",
    "time_tbaq": "dct",
    "gun_incidents": "",
}
"""Sets of dated articles, with the field of the date; in gun_incidents it belongs to each article."""


@dataclass(frozen=True, slots=True)
class Dated:
    """An article's text and the day that it is of."""

    text: str
    day: datetime.date


def articles(data: Path, name: str, *, aside: bool) -> Iterator[Dated]:
    """The dated articles of a set that are set aside, or those that are not."""
    with gzip.open(data / f"{name}.jsonl.gz", "rt", encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            if bool(zlib.crc32(row["id"].encode()) % 2) != aside:
                continue
            for part in row.get("articles", [row]):
                date = str(part.get(SETS[name] or "date"))[:10]
                if re.fullmatch(r"\d{4}-\d\d-\d\d", date):
                    yield Dated(part["text"], datetime.date.fromisoformat(date))


def infer(text: str) -> ReferenceDate:
    """The date inferred for a text whose own statement of its date is ignored."""
    article = replace(parse_text(text, source="", name=""), publication_date=None, dateline=None)
    annotated = AnnotatedArticle(article=article)
    for annotator in (segment, tag, find_dates, date_article):
        annotated = annotator(annotated)
    return annotated.reference_date


def is_right(inferred: PartialDate, day: datetime.date) -> bool:
    """Whether the day lies in what was inferred."""
    return inferred.earliest <= day <= inferred.latest


def main() -> None:
    """Print how many dates of each confidence are right, by half and by set."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument(
        "--wrong", action="store_true", help="print the wrong ones of the tuned half"
    )
    options = parser.parse_args()
    print(
        f"{'half':8}{'set':16}{'confidence':12}{'articles':>9}{'dated':>7}{'right %':>9}{'months':>8}"
    )
    for aside in (False, True):
        answers: dict[tuple[str, str], list[tuple[ReferenceDate, bool]]] = {}
        totals: dict[str, int] = {}
        for name in SETS:
            for dated in articles(options.data, name, aside=aside):
                inferred = infer(dated.text)
                for group in (name, "all"):
                    totals[group] = totals.get(group, 0) + 1
                if inferred.date is None or inferred.confidence is None:
                    continue
                right = is_right(inferred.date, dated.day)
                if options.wrong and not aside and not right:
                    reasons = [part.text for reason in inferred.reasons for part in reason.parts]
                    print(dated.day, inferred.date, inferred.confidence, reasons)
                for group in (name, "all"):
                    answers.setdefault((group, inferred.confidence), []).append((inferred, right))
        for (group, confidence), found in sorted(answers.items()):
            right = sum(right for _, right in found)
            months = sum(
                answer.date is not None and answer.date.month is not None for answer, _ in found
            )
            print(
                f"{'aside' if aside else 'tuned':8}{group:16}{confidence:12}{totals[group]:9}{len(found):7}"
                f"{100 * right / len(found):9.1f}{months:8}"
            )


if __name__ == "__main__":
    main()
