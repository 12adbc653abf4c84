"""Print the lowest version that pyproject.toml admits of each package it names for users, as constraints for pip.

The tools of the tests (extras `test`, `lint`, `dev`) are left to pip: what they need is not what users install.
"""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

TOOLS = {"test", "lint", "dev"}

project = tomllib.loads(Path("pyproject.toml").read_text("utf-8"))["project"]
requirements = [
    *project["dependencies"],
    *(
        requirement
        for extra, listed in project["optional-dependencies"].items()
        if extra not in TOOLS
        for requirement in listed
    ),
]
for requirement in requirements:
    if found := re.match(r"([\w.-]+)>=([\w.]+)", requirement):
        print(f"{found[1]}=={found[2]}")
