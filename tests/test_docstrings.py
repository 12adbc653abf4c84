"""Docstrings of modules and public names have a short first line, for lists."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
MOST_CHARACTERS = 80
"""What fits beside a name where an editor or `docs/architecture.md` lists modules and functions."""


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


def test_first_lines_of_public_names_are_short() -> None:
    names = [
        (f"{path.relative_to(ROOT)}: {name}", line)
        for path in sorted((ROOT / "src").rglob("*.py"))
        for name, line in _public_names(ast.parse(path.read_text("utf-8")))
    ]
    assert len(names) > 1000
    assert [
        f"{name}: {len(line)} characters" for name, line in names if len(line) > MOST_CHARACTERS
    ] == []


def test_methods_are_public_names_and_private_ones_are_not() -> None:
    source = r"""
if True:
    class Open:
        "A class.\n\nMore of it."
        def method(self): "A method."
        def _own(self): "Nobody's."
class _Closed:
    def method(self): "Nobody's either."
async def function(): pass
"""
    assert list(_public_names(ast.parse(source))) == [
        ("Open", "A class."),
        ("Open.method", "A method."),
        ("function", ""),
    ]


def _first_lines(folder: str) -> list[tuple[Path, str]]:
    """Each module of the folder with the first line of its docstring, empty where it has none."""
    paths = sorted((ROOT / folder).rglob("*.py"))
    assert paths
    return [
        (path.relative_to(ROOT), docstring.partition("\n")[0])
        for path in paths
        for docstring in [ast.get_docstring(ast.parse(path.read_text("utf-8"))) or ""]
    ]


def _public_names(tree: ast.AST, within: str = "") -> Iterator[tuple[str, str]]:
    """Each public class, function and method with the first line of its docstring, if any."""
    for node in ast.iter_child_nodes(tree):
        if isinstance(node, ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef):
            if not node.name.startswith("_"):
                yield within + node.name, (ast.get_docstring(node) or "").partition("\n")[0]
                if isinstance(node, ast.ClassDef):
                    yield from _public_names(node, f"{within}{node.name}.")
        elif isinstance(node, ast.If | ast.Try):
            yield from _public_names(node, within)
