"""The command that installs a missing package, for each way of running."""

from __future__ import annotations

import pytest

from briefing.sources.extras import install_command

VENVS, TOOLS = "/home/a/.local/share/pipx/venvs", "/home/a/.local/share/uv/tools"


@pytest.mark.parametrize(
    ("command", "python", "prefix", "more"),
    [
        ("/v/bin/python -m pip install pypdf", "/v/bin/python", "/v", {}),
        ("'/my env/bin/python' -m pip install pypdf", "/my env/bin/python", "/my env", {}),
        ("python3 -m pip install pypdf", "", "", {}),
        ("pipx inject cited-briefing pypdf", "/p", f"{VENVS}/cited-briefing", {}),
        ("pipx inject cited-briefing pypdf", "p", r"C:\Users\A\pipx\venvs\cited-briefing", {"windows": True}),
        ("uv tool install cited-briefing --with pypdf", "/p", f"{TOOLS}/cited-briefing", {}),
        ("uv pip install --python /v/python pypdf", "/v/python", "/v", {"has_pip": False}),
        (r'& "C:\My py\python.exe" -m pip install pypdf', r"C:\My py\python.exe", "C:", {"windows": True}),
        (r"C:\py\python.exe -m pip install pypdf", r"C:\py\python.exe", r"C:\py", {"windows": True}),
    ],
    ids=["pip", "a space", "no path", "pipx", "pipx on Windows", "uv tool", "uv", "Windows, a space", "Windows"],
)  # fmt: skip
def test_install_command(command: str, python: str, prefix: str, more: dict[str, bool]) -> None:
    assert install_command("pypdf", python=python, prefix=prefix, **more) == command
