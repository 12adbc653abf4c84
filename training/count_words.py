"""Count in how many sentences each word stands: language/en/word_frequencies.txt.

    python training/count_words.py DATA src/briefing/language/en/word_frequencies.txt

`DATA` is the folder of annotated sets. Counted are the sentences of `ner_gmb` (public-domain texts, most of them Voice
of America). Stems are listed by the power of two nearest to their count; those of fewer than three sentences are left
out.
"""

from __future__ import annotations

import gzip
import json
import sys
from collections import Counter, defaultdict
from math import log2
from pathlib import Path

from briefing.analysis.text.terms import stem
from briefing.language.en.word_frequencies import WORD

FEWEST = 3
WIDTH = 110
HEAD = (
    "# Stems by how many of 47,575 sentences of news have them: section [5] some 2 to the power of 5. Made by",
    "# training/count_words.py from public-domain texts; see training/cards/word_frequencies.md.",
)


def count(data: Path) -> Counter[str]:
    """How many sentences have each stem."""
    counts: Counter[str] = Counter()
    with gzip.open(data / "ner_gmb.jsonl.gz", "rt", encoding="utf-8") as lines:
        for line in lines:
            tokens = json.loads(line)["tokens"]
            words = (word for token in tokens for word in WORD.findall(token))
            counts.update({found for word in words if (found := stem(word))})
    return counts


def sections(counts: Counter[str]) -> str:
    """The word list, the commonest stems first."""
    by_power: defaultdict[int, list[str]] = defaultdict(list)
    for found, number in counts.items():
        if number >= FEWEST:
            by_power[round(log2(number))].append(found)
    lines = [*HEAD]
    for power in sorted(by_power, reverse=True):
        lines += ["", f"[{power}]"]
        line = ""
        for found in sorted(by_power[power]):
            if len(line) + len(found) + 1 > WIDTH:
                lines.append(line)
                line = ""
            line = f"{line} {found}".strip()
        lines.append(line)
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    Path(sys.argv[2]).write_text(sections(count(Path(sys.argv[1]))), encoding="utf-8")
