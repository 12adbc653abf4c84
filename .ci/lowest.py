"""Print a constraints file for pip: the lowest version that pyproject.toml admits of each requirement.

    python .ci/lowest.py pyproject.toml > lowest.txt

The tools of the tests and the linters are left out: what users install is what must be low.
"""

from __future__ import annotations

import re
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

LOWEST = re.compile(r"([A-Za-z0-9._-]+)(?:\[[^\]]*\])?\s*>=\s*([0-9][0-9A-Za-z.]*)")
"""A requirement with a lower bound; extras do not belong into a constraints file."""


def lowest(pyproject: str) -> Iterator[str]:
    """A line `name==version` for each requirement that has a lower bound."""
    project = tomllib.loads(pyproject)["project"]
    extras = project["optional-dependencies"]
    requirements = [*project["dependencies"]]
    for extra in sorted(extras.keys() - {"test", "lint", "dev"}):
        requirements += extras[extra]
    for requirement in requirements:
        if match := LOWEST.match(requirement):
            yield f"{match[1]}=={match[2]}"


if __name__ == "__main__":
    sys.stdout.write("\n".join(lowest(Path(sys.argv[1]).read_text("utf-8"))) + "\n")
