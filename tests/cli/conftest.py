"""Run command lines in this process; serve a web site on the loopback address."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest

from briefing.cli import run
from loopback import Loopback, serving


@pytest.fixture
def briefing(capsys: pytest.CaptureFixture[str]) -> Callable[..., tuple[int, str, str]]:
    """Runs a command line; gives its exit code, standard output and standard error."""

    def call(*arguments: str) -> tuple[int, str, str]:
        code = run(arguments)
        return code, *capsys.readouterr()

    return call


@pytest.fixture
def site() -> Iterator[Loopback]:
    """A web site without pages, on the loopback address."""
    with serving() as server:
        yield server
