"""Measure processor time and peak memory of whole runs.

    python benchmarks/startup.py [--runs 15]

Each command runs in turn, round after round, so that a busy moment of the machine falls on all of them. The median
of the processor seconds counts (user and system, of the process and its children); memory is the largest resident set.
"""

from __future__ import annotations

import argparse
import os
import platform
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).parent.parent
BUDGET_SECONDS, BUDGET_MIB = 0.15, 50.0

HELLO = """
import typer
app = typer.Typer(rich_markup_mode=None)
@app.command()
def hello(name: str = "world") -> None:
    print(f"hello {name}")
app()
"""


def commands(hello: Path) -> dict[str, list[str]]:
    """What is run, by the name that the table shows."""
    python = [sys.executable]
    briefing = [*python, "-c", "from briefing.cli import main; main()"]
    return {
        "python -c pass": [*python, "-c", "pass"],
        "a bare Typer hello": [*python, str(hello)],
        "briefing --help": [*briefing, "--help"],
        "briefing articles": [*briefing, "articles"],
        "briefing summary": [*briefing, "summary"],
        "briefing summary --json": [*briefing, "summary", "--json"],
        "briefing summary, styled": [*briefing, "summary", "--color", "always"],
        "briefing compare 2018 2026": [*briefing, "compare", "2018", "2026"],
        "briefing actor Petro": [*briefing, "actor", "Petro"],
    }


def measure(command: list[str], environment: dict[str, str]) -> tuple[float, float]:
    """Processor seconds and peak memory in MiB of one run."""
    process = subprocess.Popen(
        command,
        cwd=ROOT,
        env=environment,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
    )
    assert process.stderr is not None
    message = process.stderr.read()
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    process.stderr.close()
    if process.returncode:
        sys.exit(f"{' '.join(command)} failed:\n{message.decode(errors='replace')}")
    unit = 1 if sys.platform == "darwin" else 1024
    return usage.ru_utime + usage.ru_stime, usage.ru_maxrss * unit / 2**20


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description="What a run of briefing costs.")
    parser.add_argument("--runs", type=int, default=15)
    runs = parser.parse_args().runs
    with tempfile.TemporaryDirectory() as folder:
        hello = Path(folder) / "hello.py"
        hello.write_text(HELLO)
        environment = {"PATH": os.environ["PATH"], "HOME": folder}
        named = commands(hello)
        for command in named.values():
            measure(command, environment)  # compiles what is not compiled yet
        figures: dict[str, list[tuple[float, float]]] = {name: [] for name in named}
        for _ in range(runs):
            for name, command in named.items():
                figures[name].append(measure(command, environment))
    print(
        f"{platform.python_implementation()} {platform.python_version()}, {runs} runs each, medians\n"
    )
    print(f"{'':28} {'CPU s':>7} {'x python':>9} {'x Typer':>8} {'MiB':>6}")
    medians = {n: statistics.median(cpu for cpu, _ in rows) for n, rows in figures.items()}
    python, typer = medians["python -c pass"], medians["a bare Typer hello"]
    over = []
    for name, rows in figures.items():
        memory = max(mib for _, mib in rows)
        row = f"{name:28} {medians[name]:7.3f} {medians[name] / python:9.1f} {medians[name] / typer:8.2f}"
        print(f"{row} {memory:6.1f}")
        if medians[name] > BUDGET_SECONDS or memory > BUDGET_MIB:
            over.append(name)
    print(f"\nbudget: {BUDGET_SECONDS} s and {BUDGET_MIB:.0f} MiB a command")
    print(f"over it: {', '.join(over) or 'none'}")


if __name__ == "__main__":
    main()
