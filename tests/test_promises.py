"""Properties of every article: cited, extractive, deterministic, no crash."""

import dataclasses
import gzip
import itertools
import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from briefing.analysis.answers.comparison import compare
from briefing.analysis.answers.profile import profile
from briefing.analysis.answers.summary import summarize
from briefing.analysis.answers.together import summarize_together
from briefing.language import annotate
from briefing.language.actors.linking import link_actors
from briefing.model.collection import Collection
from briefing.model.results import Choice, Finding
from briefing.model.text import fold_whitespace
from briefing.render import json as json_writer
from briefing.render import markdown, plain
from briefing.render.cells import cell_width
from briefing.render.page import Page
from briefing.render.views import view
from briefing.sources.plaintext import parse_text

ROOT = Path(__file__).parent.parent
DATA = Path(os.environ.get("BRIEFING_DATA", ROOT.parent / "shared" / "data"))
SETS = (
    "cnndm_train200",
    "giveme5w1h",
    "newsroom60",
    "news_cluster",
    "quote_polnear",
    "time_tbaq",
    "coref_gum_news",
    "meantime",
    "sbd_pud_news",
    "storyline",
)
WIDTHS = (40, 60, 80, 100, 160)


def findings_of(value: object) -> Iterator[Finding]:
    if isinstance(value, Finding):
        yield value
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        for field in dataclasses.fields(value):
            yield from findings_of(getattr(value, field.name))
    elif isinstance(value, tuple):
        for item in value:
            yield from findings_of(item)


def collection_of(*texts: str) -> Collection:
    annotated = tuple(
        annotate(parse_text(text, source=f"{number}.txt", name=f"{number}.txt"))
        for number, text in enumerate(texts, 1)
    )
    return Collection(annotated, link_actors(annotated))


def results_of(collection: Collection) -> Iterator[object]:
    numbers = range(1, len(collection.articles) + 1)
    yield tuple(summarize(collection, number, explain=True) for number in numbers)
    for method in ("default", "kl"):
        yield summarize_together(collection, numbers, Choice(method), explain=True)
    for left, right in itertools.pairwise(numbers):
        yield compare(collection, (left, right))
    for actor in collection.actors[:3]:
        yield profile(collection, actor)


def check(collection: Collection) -> None:
    for result in results_of(collection):
        for finding in findings_of(result):
            annotated = collection.article(finding.citation.article)
            sentence = annotated.sentences[finding.citation.sentence - 1]
            assert finding.text
            assert finding.text == fold_whitespace(annotated.text(finding.span))
            assert sentence.span.covers(finding.span)
        for full in (True, False):
            document = view(result, full=full)
            for width in WIDTHS:
                text = plain.write(document, Page(width=width))
                assert all(cell_width(line) <= width for line in text.splitlines())
            assert markdown.write(document, Page())
        json.loads(json_writer.write(result))


def data_texts() -> list[str]:
    texts = []
    for name in SETS:
        path = DATA / f"{name}.jsonl.gz"
        if path.exists():
            with gzip.open(path, "rt", encoding="utf-8") as rows:
                texts += [json.loads(row)["text"] for row in itertools.islice(rows, 6)]
    return texts


def test_every_cell_stands_in_the_sentence_it_cites_seeds():
    check(collection_of(*(path.read_text() for path in sorted((ROOT / "seeds").iterdir()))))


@pytest.mark.skipif(not DATA.is_dir(), reason="the annotated news is not beside this checkout")
def test_every_cell_stands_in_the_sentence_it_cites_news():
    texts = data_texts()
    assert len(texts) > 40
    for left, right in (
        itertools.batched(texts, 2)
        if sys.version_info >= (3, 12)
        else zip(texts[::2], texts[1::2], strict=False)
    ):
        check(collection_of(left, right))


_PIECES = st.sampled_from(
    [
        "Gunmen attacked the village of Arden on Monday, killing 12 people, police said. ",
        "“We saw nothing,” said Mayor Jane Roe. ",
        'She denied that "any shots" were fired. ',
        "According to the ministry, the bridge collapsed in May 2019. ",
        "The former president was accused by Mr. Doe of plotting the coup. ",
        "He will visit Paris on Thursday. ",
        "BERLIN, March 3 (Reuters) - ",
        "Dr. No's U.S. plan [red]failed[/red] :warning: ",
        "\x1b[31mred\x1b[0m \u202eevil\u202c \u2028 ",
        "A Heading Without Stop\n",
        "\n\n",
        "(Photo: A. Smith)\n\n",
        "中国总统在北京说。",
        "1,234.5 % of all — yes; no: maybe… ",
        "'Tis ``quoted'' “nested ‘twice’”. ",
        "Two days later, on 31 June 2020, they met again. ",
    ]
)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(_PIECES, min_size=1, max_size=14), st.lists(_PIECES, min_size=1, max_size=14))
def test_every_cell_stands_in_the_sentence_it_cites_invented(left, right):
    check(collection_of("".join(left), "".join(right)))


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.text(max_size=300))
def test_any_text_is_read_without_exception(text):
    check(collection_of(text))


@pytest.mark.parametrize(
    "command",
    [
        ["summary", "--full", "--explain"],
        ["summary", "--together", "--explain"],
        ["compare", "1", "2"],
        ["actor", "Petro"],
    ],
)
def test_same_bytes_under_two_hash_seeds_and_any_file_order(command, tmp_path):
    outputs = set()
    seeds = sorted((ROOT / "seeds").iterdir())
    for hash_seed, order in (("0", seeds), ("1", seeds[::-1]), ("2", seeds)):
        options = [option for path in order for option in ("--articles", str(path))]
        run = subprocess.run(
            [sys.executable, "-m", "briefing", *command, *options],
            capture_output=True,
            env={**os.environ, "PYTHONHASHSEED": hash_seed, "XDG_CONFIG_HOME": str(tmp_path)},
            check=False,
        )
        assert run.returncode == 0, run.stderr
        outputs.add(run.stdout)
    assert len(outputs) == 1
