"""Every module opens with a docstring whose first line can be read in a list."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
MOST_CHARACTERS = 80
"""What fits beside a module's name where an editor or `docs/architecture.md` lists modules."""


@pytest.mark.parametrize("folder", ["src", "benchmarks", "training"])
def test_every_module_has_a_docstring(folder: str) -> None:
    assert [str(path) for path, line in _first_lines(folder) if not line] == []


@pytest.mark.parametrize("folder", ["src", "benchmarks", "training", "tests"])
def test_first_lines_are_short(folder: str) -> None:
    assert [
        f"{path}: {len(line)} characters"
        for path, line in _first_lines(folder)
        if len(line) > MOST_CHARACTERS
    ] == []


def _first_lines(folder: str) -> list[tuple[Path, str]]:
    """Each module of the folder with the first line of its docstring, empty where it has none."""
    paths = sorted((ROOT / folder).rglob("*.py"))
    assert paths
    return [
        (path.relative_to(ROOT), docstring.partition("\n")[0])
        for path in paths
        for docstring in [ast.get_docstring(ast.parse(path.read_text("utf-8"))) or ""]
    ]
