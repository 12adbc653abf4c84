"""Errors for kinds of source whose optional package is not installed."""

from __future__ import annotations

import sys
from importlib.util import find_spec
from pathlib import PurePath

from briefing.errors import UnreadableSource


def missing_package(package: str, *, subject: str) -> UnreadableSource:
    """The error for a missing optional package, with the command that installs it.

    The command is for where this program runs.
    """
    return UnreadableSource(
        f"reading it needs the package {package}",
        subject=subject,
        hint="install it: "
        + install_command(
            package,
            python=sys.executable,
            prefix=sys.prefix,
            windows=sys.platform == "win32",
            has_pip=find_spec("pip") is not None,
        ),
    )


def install_command(
    package: str, *, python: str, prefix: str, windows: bool = False, has_pip: bool = True
) -> str:
    """The command that installs a package into the environment at `prefix`.

    It is one made by pipx, uv or Python itself.

    >>> install_command("pypdf", python="/v/bin/python", prefix="/v")
    '/v/bin/python -m pip install pypdf'
    >>> install_command("pypdf", python="", prefix="/home/a/.local/share/pipx/venvs/cited-briefing")
    'pipx inject cited-briefing pypdf'
    """
    place = PurePath(prefix.replace("\\", "/"))
    *_, program, folder, name = ("", "", "", *(part.lower() for part in place.parts))
    if (program, folder) == ("pipx", "venvs"):
        return f"pipx inject {name} {package}"
    if (program, folder) == ("uv", "tools"):
        return f"uv tool install {name} --with {package}"
    if not has_pip:
        return f"uv pip install --python {_quoted(python, windows)} {package}"
    return f"{_quoted(python, windows)} -m pip install {package}"


def _quoted(path: str, windows: bool) -> str:
    """A path as the shell takes it, or `python3` where the interpreter does not know its own."""
    import shlex

    if windows:
        return f'& "{path}"' if " " in path else path or "py"
    return shlex.quote(path) if path else "python3"
