"""Add articles to a library: the use cases over real files and a real web site."""

from __future__ import annotations

import datetime
import gc
import gzip
import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from briefing.model.article import Article
from briefing.use_cases import storing
from briefing.use_cases.fetching import NetworkAccess
from briefing.use_cases.ingesting import FEW, Piece, Prepared
from briefing.use_cases.loading import open_kept
from loopback import Loopback

AT = datetime.datetime(2026, 3, 4, tzinfo=datetime.UTC)
TEXT = "Quake number {} shook the town of Arden on Monday. Mayor Jane Doe said so."


def test_what_is_kept_is_let_go(tmp_path: Path) -> None:
    for number in range(3):
        (tmp_path / f"{number}.txt").write_text(TEXT.format(number))
    names = [str(path) for path in tmp_path.glob("*.txt")]
    with open_kept(tmp_path / "library", create=True) as kept:
        additions, problems = storing.keep_all(
            kept, (Piece(name, "the folder") for name in names), at=AT
        )
    assert ([found_in for found_in, _ in additions], problems) == (["the folder"] * 3, ())
    gc.collect()
    held = [each for each in gc.get_objects() if isinstance(each, Piece | Prepared | Article)]
    assert not any(isinstance(each, Piece | Prepared) for each in held)
    assert not any("Quake number" in each.text for each in held if isinstance(each, Article))


@pytest.mark.parametrize("name", ["news.jsonl", "news.jsonl.gz"])
def test_many_articles_in_a_small_file_are_passed_on_one_by_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    lines = "\n".join(json.dumps({"text": TEXT.format(number)}) for number in range(5)).encode()
    (tmp_path / name).write_bytes(gzip.compress(lines) if name.endswith("gz") else lines)
    pieces: list[Piece] = []

    def record(given: Iterator[Piece], *, library: Path) -> Iterator[Prepared]:
        pieces.extend(given)
        return iter(())

    monkeypatch.setattr(storing, "prepare_all", record)
    storing.add([str(tmp_path / name)], library=tmp_path / "library", at=AT)
    assert [type(piece.what) for piece in pieces] == [Article] * 5


def test_addresses_are_fetched_some_at_a_time_and_kept_in_their_order(
    tmp_path: Path, loopback: Loopback, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(storing, "TOGETHER", 2)
    addresses = [loopback.page(f"/{at}.txt", TEXT.format(at)) for at in (3, 1, 2, 0, 4)]
    addresses[2] = loopback.address("/missing")
    answer = storing.add(
        addresses, library=tmp_path / "library", at=AT, network=NetworkAccess(allow_local=True)
    )
    assert [problem.subject for problem in answer.problems] == [addresses[2]]
    kept = [each.entry.source for each in answer.result.articles]
    assert kept == [address for address in addresses if address != addresses[2]]


@pytest.mark.parametrize("piped", [False, True])
def test_a_script_that_adds_needs_no_guard(tmp_path: Path, piped: bool) -> None:
    lines = "\n".join(json.dumps({"text": TEXT.format(number)}) for number in range(FEW + 1))
    (tmp_path / "news.jsonl").write_text(lines)
    script = tmp_path / "script.py"
    script.write_text(
        "import datetime, pathlib\n"
        "from briefing.use_cases import storing\n"
        "at = datetime.datetime(2026, 3, 4, tzinfo=datetime.UTC)\n"
        "answer = storing.add(['news.jsonl'], library=pathlib.Path('library'), at=at)\n"
        "print(answer.result.new)\n"
    )
    run = subprocess.run(
        [sys.executable, *(() if piped else (script,))],
        input=script.read_text() if piped else "",
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
    )
    assert (run.stdout, run.stderr) == (f"{FEW + 1}\n", "")
