"""Run every accuracy benchmark: python benchmarks/accuracy --data DIR."""

from __future__ import annotations

import argparse
import subprocess
import sys
from pathlib import Path

SCRIPTS = (
    "kinds",
    "pages",
    "sentences",
    "names",
    "coreference",
    "linking",
    "dates",
    "dating",
    "quotes",
    "clauses",
    "incidents",
    "grouping",
    "summaries",
    "together",
    "stories",
    "timelines",
)
"""In the order of the pipeline. Each runs alone as well: `python benchmarks/accuracy/names.py --data DIR`."""


def main() -> None:
    """Run each script on the data folder; exit with 1 if any fails."""
    parser = argparse.ArgumentParser(description="all accuracy benchmarks")
    parser.add_argument("--data", type=Path, required=True, help="the folder of annotated news")
    data = str(parser.parse_args().data)
    failed = False
    for name in SCRIPTS:
        print(f"\n{name}", flush=True)
        script = Path(__file__).with_name(f"{name}.py")
        run = subprocess.run([sys.executable, str(script), "--data", data], check=False)
        failed = failed or run.returncode != 0
    raise SystemExit(int(failed))


if __name__ == "__main__":
    main()
