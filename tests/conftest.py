"""Hide the settings and library of whoever runs the tests; serve on request."""

from __future__ import annotations

import os
import signal
from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, settings

from loopback import Loopback, serving

# Behind "&" a shell has interrupts ignored, and the programs that the tests interrupt would inherit that.
signal.signal(signal.SIGINT, signal.default_int_handler)

# How long an example takes tells of the machine: under load a deadline fails what is right.
settings.register_profile(
    "any machine", deadline=None, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile("any machine")


@pytest.fixture(scope="session", autouse=True)
def _nobodys_home(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    home = tmp_path_factory.mktemp("home")
    with pytest.MonkeyPatch.context() as patch:
        for variable in [*os.environ]:
            # Those that run tests side by side set COLUMNS.
            if variable.startswith(("BRIEFING_", "COLUMNS", "NO_COLOR")):
                patch.delenv(variable)
        patch.setenv("XDG_CONFIG_HOME", str(home / "config"))
        patch.setenv("XDG_DATA_HOME", str(home / "data"))
        yield


@pytest.fixture
def loopback() -> Iterator[Loopback]:
    """A real HTTP server on the loopback address."""
    with serving() as server:
        yield server
