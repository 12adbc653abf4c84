"""Kill commands at random moments; check that their library is whole.

    python benchmarks/killing.py [--rounds 100] [--seed 0] [COMMAND ...]

COMMAND is add, fetch, remove or doctor, all of them if none is named. A round starts the command as a process of its
own, sends it SIGKILL at a moment between none and a little more than it takes, and looks at what it left behind:

- `briefing.library.check` finds no trouble, and SQLite none in the file;
- of `add` and `fetch` each article that is there is whole, and none that was there before is gone;
- of `remove` all articles that match are there or none is;
- of `doctor --repair`, on a library with a broken index, all articles are there;
- the command, run once more to its end, succeeds, and the library then holds what it should.

Prints a line a command; exit code 1 where anything was found. Needs signals, so not Windows.
"""

from __future__ import annotations

import argparse
import http.server
import os
import random
import signal
import sqlite3
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable
from contextlib import closing
from functools import partial
from pathlib import Path

from briefing.language import pipeline
from briefing.library import check

ARTICLES = 40
"""Articles that `add` and `fetch` bring; of them `remove` takes those of one place."""

PLACES = ("Arden", "Millbrook")


class Fault(Exception):
    """Something that must hold after a kill does not."""


class _Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, format: str, *arguments: object) -> None:
        """Say nothing of each request."""


def write_news(folder: Path) -> None:
    """Articles as files, and the same as pages with a feed that links to them."""
    items = []
    for number in range(ARTICLES):
        place = PLACES[number % 2]
        text = f"Quake number {number} shook the town of {place} on Monday. Mayor Jane Doe said so."
        (folder / f"n{number}.txt").write_text(f"2018-03-07\n\n{text}\n", encoding="utf-8")
        items.append(
            f"<item><title>Quake {number}</title><guid>{number}</guid>"
            f"<description>{text} {'The wall held. ' * 60}</description></item>"
        )
    feed = f'<rss version="2.0"><channel><title>News</title>{"".join(items)}</channel></rss>'
    (folder / "feed.xml").write_text(feed, encoding="utf-8")


def run(
    *arguments: str, environment: dict[str, str], kill_after: float | None = None
) -> tuple[int, float]:
    """The exit code of a command and the seconds it took, killed after some of them where that is asked."""
    started = time.monotonic()
    process = subprocess.Popen(
        [sys.executable, "-m", "briefing", *arguments],
        env=environment,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        code = process.wait(timeout=kill_after)
    except subprocess.TimeoutExpired:
        os.kill(process.pid, signal.SIGKILL)
        code = process.wait()
    return code, time.monotonic() - started


def count(library: Path) -> int:
    """The articles in the library, after it was found sound.

    Raises:
        Fault: it is not.
    """
    if not library.exists() or not library.stat().st_size:
        return 0
    diagnosis = check(library, annotator=pipeline.version())
    if diagnosis.troubles:
        raise Fault(f"troubles: {diagnosis.troubles}")
    with closing(sqlite3.connect(f"file:{library}?mode=ro", uri=True)) as connection:
        if connection.execute("PRAGMA integrity_check").fetchall() != [("ok",)]:
            raise Fault("the file is damaged")
    return diagnosis.articles


def break_index(library: Path) -> None:
    """Lose half of what the index of words holds, which `doctor` can make again."""
    with closing(sqlite3.connect(library)) as connection, connection:
        (table,) = connection.execute(
            "SELECT name FROM sqlite_master WHERE sql LIKE 'CREATE VIRTUAL TABLE%' LIMIT 1"
        ).fetchone()
        connection.execute(f'DELETE FROM "{table}_data" WHERE id > 10')


def kill(
    command: list[str],
    allowed: Callable[[int], bool],
    finally_held: int,
    *,
    library: Path,
    environment: dict[str, str],
    after: float | None,
    damaged: bool = False,
) -> float:
    """One kill and what must hold after it; the seconds that the command ran.

    Raises:
        Fault: it does not.
    """
    _, seconds = run(*command, environment=environment, kill_after=after)
    if not damaged and not allowed(held := count(library)):
        raise Fault(f"{held} articles after the kill")
    code, _ = run(*command, environment=environment)
    held = count(library)
    if code not in (0, 1) or held != finally_held:
        raise Fault(f"run again: exit code {code}, {held} articles")
    return seconds


def play(
    command: str, chance: random.Random, folder: Path, address: str, after: float | None
) -> float:
    """One round of a command, in a folder of its own, killed after some seconds or never; the seconds of its run."""
    with tempfile.TemporaryDirectory() as work:
        library = Path(work, "library.sqlite")
        environment = {**os.environ, "HOME": work, "XDG_CONFIG_HOME": work}
        at = ["--library", str(library)]
        texts = sorted(map(str, folder.glob("*.txt")))
        tell = partial(run, environment=environment)
        go = partial(kill, library=library, environment=environment)
        if command == "add":
            first = texts[: chance.randrange(4)]
            if first:
                tell("add", *first, *at)
            return go(
                ["add", *texts, *at],
                lambda held: len(first) <= held <= ARTICLES,
                ARTICLES,
                after=after,
            )
        if command == "fetch":
            tell("feeds", "add", f"{address}/feed.xml", "--allow-local", *at)
            return go(
                ["fetch", "--allow-local", *at],
                lambda held: 0 <= held <= ARTICLES,
                ARTICLES,
                after=after,
            )
        if command == "remove":
            tell("add", *texts, *at)
            return go(
                ["remove", "--all", "--yes", PLACES[0], *at],
                lambda held: held in (ARTICLES // 2, ARTICLES),
                ARTICLES // 2,
                after=after,
            )
        tell("add", *texts, *at)
        break_index(library)
        return go(
            ["doctor", "--repair", *at], lambda held: True, ARTICLES, after=after, damaged=True
        )


COMMANDS = ("add", "fetch", "remove", "doctor")


def main() -> int:
    """Parse the arguments, play the rounds, and print what was found."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("commands", nargs="*", choices=[*COMMANDS, []], metavar="COMMAND")
    parser.add_argument("--rounds", type=int, default=100)
    parser.add_argument("--seed", type=int, default=0)
    asked = parser.parse_args()
    faults = 0
    with tempfile.TemporaryDirectory() as news:
        write_news(Path(news))
        server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=news))
        threading.Thread(target=server.serve_forever, daemon=True).start()
        address = f"http://127.0.0.1:{server.server_port}"
        for command in asked.commands or COMMANDS:
            found = 0
            whole = play(command, random.Random(0), Path(news), address, after=None)
            for number in range(asked.rounds):
                try:
                    chance = random.Random(f"{asked.seed}:{command}:{number}")
                    after = chance.uniform(0, 1.2 * whole)
                    play(command, chance, Path(news), address, after)
                except Exception as error:  # what any of them is, is the finding
                    found += 1
                    print(f"{command}, round {number}: {type(error).__name__} {error}", flush=True)
            print(f"{command:8} {asked.rounds:5} kills, {found} faults", flush=True)
            faults += found
        server.shutdown()
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
