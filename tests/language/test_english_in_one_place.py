"""English words and tags stand in `language/en` and nowhere else.

A new language is then a new folder of data, and a fact that two modules need cannot be written twice.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

import briefing
from briefing.lexicon import read_lexicon

PACKAGE = Path(briefing.__file__).parent
FOUNDATIONS = ("language/en", "language/es", "language/models")

STILL: dict[str, int] = {}
"""How many sets of words each module holds still: a count may only shrink."""

PENN_TAGS = frozenset(
    "CC CD DT EX FW IN JJ JJR JJS LS MD NN NNS NNP NNPS PDT POS PRP PRP$ RB RBR RBS RP SYM TO UH VB VBD VBG VBN VBP"
    " VBZ WDT WP WP$ WRB HYPH".split()
)
ENOUGH = 3
"""Two words in a row are a choice; three are a list."""

WORD = re.compile(r"(?:[A-Z]?[a-z]{2,}|[a-z]+['’][a-z]+|['’][a-z]+|[ai])(?:[ -][a-z]+)*[.]?")
CONTAINERS = (ast.Set, ast.List, ast.Tuple, ast.Dict)


def word_sets(tree: ast.AST, symbols: frozenset[str] = frozenset()) -> list[tuple[int, list[str]]]:
    """The line and the words of each set, sequence, table, split string and pattern match of English words or tags.

    `symbols` are strings that mean something to the program alone: values of `Literal` types and enumerations, names of
    sections of word lists.
    """
    found = []
    for node in _outermost(tree):
        words = [word for word in _strings(node) if word not in symbols]
        words = [word for word in words if word in PENN_TAGS or WORD.fullmatch(word)]
        if len(set(words)) >= ENOUGH:
            found.append((node.lineno, words))
    return found


def program_symbols() -> frozenset[str]:
    """Values of `Literal` types and enumerations of the package, and the sections of its word lists."""
    found: set[str] = set()
    for path in PACKAGE.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Subscript) and _name(node.value) == "Literal":
                found.update(_strings(node.slice))
            elif isinstance(node, ast.ClassDef) and {"Enum", "StrEnum"} & set(
                map(_name, node.bases)
            ):
                for line in node.body:
                    if isinstance(line, ast.Assign):
                        found.update(_strings(line.value))
    for path in PACKAGE.rglob("*.txt"):
        found.update(read_lexicon(path))
    return frozenset(found)


def _outermost(node: ast.AST) -> Iterator[ast.expr]:
    """Each container of strings that is in no other: `Literal[...]` is a type and `__all__` a list of names."""
    if isinstance(node, ast.Subscript) and _name(node.value) == "Literal":
        return
    if isinstance(node, ast.Assign) and "__all__" in map(_name, node.targets):
        return
    if isinstance(node, ast.expr) and (isinstance(node, CONTAINERS) or _is_split(node)):
        yield node
        children: list[ast.AST] = [*_calls(node)]
    elif isinstance(node, ast.MatchOr):
        values = [p.value for p in node.patterns if isinstance(p, ast.MatchValue)]
        yield ast.Tuple(elts=values, ctx=ast.Load(), lineno=node.lineno)
        return
    else:
        children = [*ast.iter_child_nodes(node)]
    for child in children:
        yield from _outermost(child)


def _calls(node: ast.expr) -> Iterator[ast.AST]:
    """What stands in a container besides strings and containers."""
    if _is_split(node):
        return
    for child in ast.iter_child_nodes(node):
        if isinstance(child, CONTAINERS) or _is_split(child):
            yield from _calls(child)  # type: ignore[arg-type]
        elif not isinstance(child, ast.Constant):
            yield child


def _strings(node: ast.AST) -> list[str]:
    if isinstance(node, ast.Constant):
        return [node.value] if isinstance(node.value, str) else []
    if _is_split(node):
        return node.func.value.value.split()  # type: ignore[attr-defined,no-any-return]
    if isinstance(node, (*CONTAINERS, ast.Starred)):
        return [string for child in ast.iter_child_nodes(node) for string in _strings(child)]
    return []


def _is_split(node: ast.AST) -> bool:
    return (
        isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and node.func.attr in {"split", "splitlines"}
        and isinstance(node.func.value, ast.Constant)
        and isinstance(node.func.value.value, str)
    )


def _name(node: ast.AST) -> str:
    return getattr(node, "id", getattr(node, "attr", ""))


def _modules() -> list[str]:
    paths = [*PACKAGE.glob("language/**/*.py"), *PACKAGE.glob("analysis/**/*.py")]
    names = sorted(path.relative_to(PACKAGE).as_posix() for path in paths)
    return [name for name in names if not name.startswith(FOUNDATIONS)]


SYMBOLS = program_symbols()


@pytest.mark.parametrize("module", _modules())
def test_a_module_outside_the_language_folders_holds_no_set_of_words(module: str) -> None:
    path = PACKAGE / module
    found = word_sets(ast.parse(path.read_text(encoding="utf-8")), SYMBOLS)
    lines = "\n".join(f"{path}:{line}: {' '.join(words)}" for line, words in found)
    allowed = STILL.get(module, 0)
    assert len(found) <= allowed, f"words of English belong into language/en:\n{lines}"
    assert len(found) == allowed, f"{module} has {len(found)} left: lower its number in STILL"


def test_no_module_that_is_gone_is_excepted() -> None:
    assert set(STILL) <= set(_modules())


@pytest.mark.parametrize(
    ("code", "words"),
    [
        pytest.param('X = {"he", "she", "it"}', ["he", "she", "it"], id="set"),
        pytest.param('X = "he she it".split()', ["he", "she", "it"], id="split string"),
        pytest.param('f(word, ("NN", "NNS", "JJ"))', ["NN", "NNS", "JJ"], id="tags in a call"),
        pytest.param('X = {"one": 1, "two": 2, "ten": 10}', ["one", "two", "ten"], id="table"),
        pytest.param('X = {1: ["of", "in"], 2: ["at"]}', ["of", "in", "at"], id="nested"),
        pytest.param('X = [*Y, "not", "n\'t", "never"]', ["not", "n't", "never"], id="unpacked"),
        pytest.param(
            'X = ["on", f(["a", "b"]), "at", "by"]', ["on", "at", "by"], id="around a call"
        ),
        pytest.param(
            'match x:\n  case "is" | "was" | "be":\n    pass', ["is", "was", "be"], id="match"
        ),
        pytest.param('X = ("a", "b", "c", "WEEKDAY", "x_y", "{}")', None, id="codes of a program"),
        pytest.param('X = {"to", "from"}', None, id="two words"),
        pytest.param('X: Literal["one", "two", "three"]', None, id="literal type"),
        pytest.param('__all__ = ["one", "two", "three"]', None, id="exported names"),
        pytest.param('X = ("deaths", "injuries", "place")', None, id="symbols"),
    ],
)
def test_word_sets_are_found(code: str, words: list[str] | None) -> None:
    found = word_sets(ast.parse(code), frozenset({"deaths", "injuries", "place"}))
    assert [words for _, words in found] == ([words] if words else [])
