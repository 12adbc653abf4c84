"""The whole program as its own process: pipes, full disks, missing terminals."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest

FLOOD = "date 2018-03-07\n\nThe river flooded the town of Ashford on Monday. Mayor Jane Doe said the dam had held.\n"
PROGRAM = [sys.executable, "-m", "briefing"]


@pytest.fixture
def environment(tmp_path: Path) -> Mapping[str, str]:
    kept = {
        k: v for k, v in os.environ.items() if k in ("PATH", "PYTHONPATH", "COVERAGE_PROCESS_START")
    }
    return {**kept, "HOME": str(tmp_path), "XDG_CONFIG_HOME": str(tmp_path / "config")}


@pytest.fixture
def workplace(tmp_path: Path) -> Path:
    (tmp_path / "seeds").mkdir()
    (tmp_path / "seeds" / "flood.txt").write_text(FLOOD)
    return tmp_path


def briefing(
    workplace: Path, environment: Mapping[str, str], *arguments: str, **options
) -> subprocess.CompletedProcess[bytes]:
    options = {"stdin": subprocess.DEVNULL, "stdout": subprocess.PIPE} | options
    if "input" in options:
        del options["stdin"]
    return subprocess.run(
        [*PROGRAM, *arguments],
        cwd=workplace,
        env=environment,
        stderr=subprocess.PIPE,
        check=False,
        timeout=60,
        **options,
    )


def test_a_pipe_is_read_where_nothing_is_named(
    workplace: Path, environment: Mapping[str, str]
) -> None:
    for arguments in (["summary"], ["summary", "-"], []):
        run = briefing(workplace, environment, *arguments, input=b"2001-01-01\n\nA ferry sank.\n")
        assert run.returncode == 0, run.stderr
        assert b"ferry" in run.stdout
        assert b"river" not in run.stdout


def test_a_file_on_standard_input_is_read(workplace: Path, environment: Mapping[str, str]) -> None:
    with (workplace / "seeds" / "flood.txt").open("rb") as file:
        run = briefing(workplace, environment, "summary", stdin=file)
    assert run.returncode == 0, run.stderr
    assert b"river" in run.stdout


def test_no_standard_input_means_the_usual_articles(
    workplace: Path, environment: Mapping[str, str]
) -> None:
    run = briefing(workplace, environment, "summary", stdin=subprocess.DEVNULL)
    assert run.returncode == 0, run.stderr
    assert b"river" in run.stdout


@pytest.mark.parametrize(
    "arguments", [["summary"], ["summary", "-"], ["summary", "--json"], ["summary", "--together"]]
)
def test_an_empty_pipe_is_an_error(
    workplace: Path, environment: Mapping[str, str], arguments: list[str]
) -> None:
    run = briefing(workplace, environment, *arguments, input=b"")
    assert (run.returncode, run.stdout) == (2, b"")
    assert run.stderr.startswith(b"error: standard input: nothing came through it\n\nhint: ")
    (workplace / "empty").write_bytes(b"")
    with (workplace / "empty").open("rb") as file:
        assert briefing(workplace, environment, *arguments, stdin=file).returncode == 2


def test_an_empty_pipe_asks_no_library_either(
    workplace: Path, environment: Mapping[str, str]
) -> None:
    assert briefing(workplace, environment, "add", "seeds/flood.txt").returncode == 0
    (workplace / "seeds" / "flood.txt").unlink()
    (workplace / "seeds").rmdir()
    run = briefing(workplace, environment, "summary", input=b"")
    assert (run.returncode, run.stdout) == (2, b"")


def test_a_silent_pipe_is_waited_for(workplace: Path, environment: Mapping[str, str]) -> None:
    reading, writing = os.pipe()
    process = subprocess.Popen(
        [*PROGRAM, "summary"], cwd=workplace, env=environment, stdin=reading,
        stdout=subprocess.PIPE, stderr=subprocess.PIPE,
    )  # fmt: skip
    os.close(reading)
    assert process.stderr is not None
    assert process.stderr.readline() == b"note: waiting for text through the pipe; Ctrl-C stops\n"
    os.write(writing, b"2001-01-01\n\nA ferry sank.\n")
    os.close(writing)
    out, err = process.communicate(timeout=60)
    assert process.returncode == 0, err
    assert b"ferry" in out
    assert b"river" not in out


def test_a_named_article_goes_before_a_pipe(
    workplace: Path, environment: Mapping[str, str]
) -> None:
    run = briefing(workplace, environment, "summary", "2018", input=b"A ferry sank.\n")
    assert b"river" in run.stdout
    assert b"ferry" not in run.stdout


def test_a_closed_pipe_is_quiet(workplace: Path, environment: Mapping[str, str]) -> None:
    for arguments in (["articles"], ["--help"], ["config", "show"], ["articles", "--json"]):
        reading, writing = os.pipe()
        os.close(reading)
        run = briefing(workplace, environment, *arguments, stdout=writing)
        os.close(writing)
        assert (run.returncode, run.stderr) == (0, b""), arguments


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no /dev/full")
def test_a_full_disk_is_an_error(workplace: Path, environment: Mapping[str, str]) -> None:
    for arguments in (["articles"], ["--help"], ["config", "show"], ["articles", "--json"]):
        with open("/dev/full", "wb") as full:  # noqa: PTH123
            run = briefing(workplace, environment, *arguments, stdout=full)
        assert run.returncode == 2, arguments
        assert run.stderr.startswith(b"error: ")
        assert b"no space left on device\n\nhint: " in run.stderr
        assert b"Traceback" not in run.stderr


@pytest.mark.parametrize("closed", ["stdin", "stdout", "stderr"])
def test_a_stream_that_is_not_there_is_no_bug(
    workplace: Path, environment: Mapping[str, str], closed: str
) -> None:
    number = ("stdin", "stdout", "stderr").index(closed)
    command = f'exec "$@" {number}{"<" if number == 0 else ">"}&-'
    run = subprocess.run(
        ["sh", "-c", command, "sh", *PROGRAM, "articles"],
        cwd=workplace,
        env=environment,
        capture_output=True,
        check=False,
        timeout=60,
    )
    assert run.returncode in (0, 2)
    assert b"Traceback" not in run.stderr


def test_ctrl_c_stops_at_once(workplace: Path, environment: Mapping[str, str]) -> None:
    process = subprocess.Popen(
        [*PROGRAM, "summary", "-"],
        cwd=workplace,
        env=environment,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    assert process.stdin is not None
    # The program is certainly reading once a whole pipe of text has gone into it.
    process.stdin.write(b"A ferry sank. " * 20_000)
    process.stdin.flush()
    process.send_signal(signal.SIGINT)
    out, err = process.communicate(timeout=60)
    assert (process.returncode, out) == (130, b"")
    assert b"Traceback" not in err


def test_the_same_bytes_under_two_hash_seeds(
    workplace: Path, environment: Mapping[str, str]
) -> None:
    runs = [
        briefing(workplace, {**environment, "PYTHONHASHSEED": seed}, "summary").stdout
        for seed in ("1", "2")
    ]
    assert runs[0] == runs[1] != b""
