"""The library under whole programs: killed, interrupted, parallel, disk full."""

from __future__ import annotations

import os
import resource
import signal
import subprocess
import sys
import time
from collections.abc import Mapping
from pathlib import Path

import pytest

PROGRAM = [sys.executable, "-m", "briefing"]
ARTICLES = 60
"""More than one process takes on alone."""


@pytest.fixture(scope="module")
def news(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("news")
    for number in range(ARTICLES):
        (folder / f"n{number}.txt").write_text(
            f"2018-03-07\n\nQuake number {number} shook the town of Arden on Monday. Mayor Jane Doe said so.\n"
        )
    return folder


@pytest.fixture
def environment(tmp_path: Path) -> Mapping[str, str]:
    kept = {key: os.environ[key] for key in ("PATH", "PYTHONPATH") if key in os.environ}
    return {**kept, "HOME": str(tmp_path), "XDG_DATA_HOME": str(tmp_path / "data")}


def start(
    environment: Mapping[str, str], *arguments: str, **options: object
) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [*PROGRAM, *arguments],
        env=dict(environment),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
        **options,  # type: ignore[call-overload]
    )


def finish(process: subprocess.Popen[str]) -> tuple[int, str, str]:
    out, err = process.communicate(timeout=120)
    return process.returncode, out, err


def run(environment: Mapping[str, str], *arguments: str) -> tuple[int, str, str]:
    return finish(start(environment, *arguments))


def count(environment: Mapping[str, str]) -> int:
    return len(run(environment, "export")[1].splitlines())


def wait_until_gone(group: int, seconds: float = 20) -> bool:
    for _ in range(int(seconds * 10)):
        try:
            os.killpg(group, 0)
        except ProcessLookupError:
            return True
        time.sleep(0.1)
    return False


def assert_sound(environment: Mapping[str, str]) -> None:
    code, out, err = run(environment, "doctor")
    assert "nothing is wrong with it" in out, (out, err)
    assert code == 0


def test_killed_at_any_moment(environment: Mapping[str, str], news: Path) -> None:
    library = Path(environment["XDG_DATA_HOME"]) / "briefing" / "library.sqlite"
    known = 0
    for pause in (0.3, 0.6, 0.9, 1.2, 1.6):
        process = start(environment, "add", str(news))
        time.sleep(pause)
        os.killpg(process.pid, signal.SIGKILL)
        finish(process)
        if library.exists():
            assert_sound(environment)
            assert count(environment) >= known
            known = count(environment)
    assert run(environment, "add", str(news))[0] == 0
    assert count(environment) == ARTICLES
    assert_sound(environment)


def test_two_at_once(environment: Mapping[str, str], news: Path) -> None:
    pair = [start(environment, "add", str(news)) for _ in range(2)]
    assert [finish(process)[0] for process in pair] == [0, 0]
    assert count(environment) == ARTICLES
    assert_sound(environment)


def test_interrupted(environment: Mapping[str, str], news: Path) -> None:
    process = start(environment, "add", str(news))
    time.sleep(1)
    os.killpg(process.pid, signal.SIGINT)
    code, _, err = finish(process)
    assert code in (0, 130)
    assert "Traceback" not in err
    # The process by which Python keeps count of shared things leaves last, when it finds itself alone.
    assert wait_until_gone(process.pid)


def test_processes_that_help_do_not_outlive_the_one_that_keeps(
    environment: Mapping[str, str], tmp_path: Path
) -> None:
    # Long enough to be at work when the time comes, on any machine.
    line = "Quake number {} shook the town of Arden on Monday, and Mayor Jane Doe said so.\n\n"
    (tmp_path / "news").mkdir()
    for number in range(ARTICLES):
        text = "".join(line.format(f"{number}.{at}") for at in range(2000))
        (tmp_path / "news" / f"n{number}.txt").write_text(text)
    process = start(environment, "add", str(tmp_path / "news"))
    time.sleep(1.5)
    os.kill(process.pid, signal.SIGKILL)
    finish(process)
    assert wait_until_gone(process.pid)


def test_nothing_but_the_report_is_said(environment: Mapping[str, str], news: Path) -> None:
    code, out, err = run(environment, "add", str(news))
    assert (code, err) == (0, "")
    assert out.startswith(f"ADDED   {ARTICLES} new\n")


def test_without_room(environment: Mapping[str, str], news: Path) -> None:
    def limit() -> None:
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (150_000, 150_000))

    code, out, err = finish(start(environment, "add", str(news), preexec_fn=limit))
    assert (code, out) == (2, "")
    assert err.startswith("error: ")
    assert "\n\nhint: " in err
    assert "Traceback" not in err
    assert_sound(environment)
    assert run(environment, "add", str(news))[0] == 0
    assert count(environment) == ARTICLES
