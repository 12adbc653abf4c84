"""What costs time to import is imported only where it is needed."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent

READERS = {
    "charset_normalizer",
    "csv",
    "feedparser",
    "gzip",
    "lxml",
    "mailbox",
    "markdown_it",
    "pypdf",
    "pyperclip",
    "tarfile",
    "trafilatura",
    "urllib3",
    "zipfile",
}
"""What readers of other kinds of source need, and plain text does not."""
HEAVY = READERS | {
    "asyncio",
    "dateutil.parser",
    "email",
    "hashlib",
    "html",
    "http",
    "importlib.metadata",
    "platformdirs",
    "pydantic",
    "pygments",
    "rich",
    "ssl",
    "tomllib",
    "unittest",
    "xml",
}
READING = {
    "briefing.language",
    "briefing.model",
    "briefing.sources",
    "briefing.use_cases",
    "sentencex",
}
VIEWS = {"briefing.render.views", "briefing.render.json", "json"}
OTHERS = {
    "briefing.analysis.answers.profile",
    "briefing.analysis.answers.comparison",
    "briefing.render.json",
    "briefing.render.views.comparison",
    "briefing.render.views.profile",
}
"""What no summary needs."""


def loaded(arguments: list[str], tmp_path: Path) -> set[str]:
    """The modules that are loaded when the command line has run."""
    program = (
        "import sys; from briefing.cli import run; code = run(sys.argv[1:]); "
        "print('\\n'.join(['', *sys.modules]), file=sys.stderr); sys.exit(code)"
    )
    kept = {key: value for key, value in os.environ.items() if key in ("PATH", "PYTHONPATH")}
    run = subprocess.run(
        [sys.executable, "-c", program, *arguments],
        cwd=ROOT,
        env={**kept, "HOME": str(tmp_path)},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=True,
        timeout=60,
    )
    return set(run.stderr.splitlines())


def unneeded(modules: set[str], unwanted: set[str]) -> list[str]:
    return sorted(
        module
        for module in modules
        if any(f"{module}.".startswith(f"{name}.") for name in unwanted)
    )


@pytest.mark.parametrize(
    ("arguments", "unwanted"),
    [
        pytest.param(["--help"], HEAVY | READING | VIEWS, id="help"),
        pytest.param(["summary", "--help"], HEAVY | READING | VIEWS, id="help of a command"),
        pytest.param(["--version"], HEAVY | READING | VIEWS, id="version"),
        pytest.param(["config", "path"], HEAVY | READING | VIEWS, id="config path"),
        pytest.param(
            ["summary"],
            HEAVY | OTHERS | {"json"},
            id="summary in a pipe",
        ),
        pytest.param(
            ["summary", "--json"],
            HEAVY | {"briefing.render.views", "briefing.analysis.answers.comparison"},
            id="summary as JSON",
        ),
        pytest.param(["compare", "1", "2"], HEAVY | {"json"}, id="compare in a pipe"),
    ],
)
def test_heavy_modules_stay_unloaded(
    arguments: list[str], unwanted: set[str], tmp_path: Path
) -> None:
    assert unneeded(loaded(arguments, tmp_path), unwanted) == []


def test_importing_the_package_loads_nothing_of_it() -> None:
    program = "import briefing, sys; print([m for m in sys.modules if m.startswith('briefing.')])"
    run = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )
    assert run.stdout == "[]\n"
