"""The line that tells how far a long run has come."""

from __future__ import annotations

import pytest

from briefing.cli import progress
from briefing.cli.progress import Progress


@pytest.mark.parametrize(
    ("shown", "patience", "written"),
    [
        pytest.param(
            True,
            -1.0,
            "\r\x1b[Kreading article 1 of 2\r\x1b[Kreading article 2 of 2\r\x1b[K",
            id="slow",
        ),
        pytest.param(True, 1e9, "", id="quick"),
        pytest.param(False, -1.0, "", id="not to be shown"),
    ],
)
def test_progress(
    shown: bool,
    patience: float,
    written: str,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setattr(progress, "QUIET_SECONDS", patience)
    tell = Progress(shown=shown)
    for done in range(3):
        tell(done, 2)
    assert capsys.readouterr() == ("", written)


def test_a_count_without_a_total_is_gone_with_its_block(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(progress, "QUIET_SECONDS", -1.0)
    with Progress("articles added: {}", shown=True) as tell:
        tell(25)
    assert capsys.readouterr() == ("", "\r\x1b[Karticles added: 25\r\x1b[K")
