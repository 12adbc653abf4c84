"""Measure an installation: size and number of distributions.

    python benchmarks/install.py

Counted as pip installs them, compiled modules included, without what an empty environment holds anyway.
"""

from __future__ import annotations

import csv
import os
import subprocess
import sys
import tempfile
import venv
from pathlib import Path

ROOT = Path(__file__).parent.parent
AIM_MIB, AIM_DISTRIBUTIONS = 30.0, 12


def distributions(site: Path) -> dict[str, float]:
    """MiB by distribution, from each one's list of its files, compiled modules among them."""
    sizes = {}
    for info in sorted(site.glob("*.dist-info")):
        files = (row[0] for row in csv.reader((info / "RECORD").read_text().splitlines()))
        paths = (site / name for name in files)
        sizes[info.name.removesuffix(".dist-info")] = (
            sum(path.stat().st_size for path in paths if path.is_file()) / 2**20
        )
    return sizes


def main() -> None:
    """Print the table."""
    with tempfile.TemporaryDirectory() as folder:
        environment = Path(folder) / "venv"
        venv.create(environment, with_pip=True)
        python = environment / ("Scripts" if os.name == "nt" else "bin") / "python"
        (site,) = environment.rglob("site-packages")
        empty = set(distributions(site))
        subprocess.run([python, "-m", "pip", "install", "--quiet", ROOT], check=True)
        added = {name: mib for name, mib in distributions(site).items() if name not in empty}
    for name, mib in sorted(added.items(), key=lambda pair: -pair[1]):
        print(f"{name:32} {mib:6.2f} MiB")
    print(
        f"\n{len(added)} distributions, {sum(added.values()):.1f} MiB on Python {sys.version.split()[0]}"
    )
    print(f"aim: at most {AIM_DISTRIBUTIONS} distributions and {AIM_MIB:.0f} MiB")


if __name__ == "__main__":
    main()
