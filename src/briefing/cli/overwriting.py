"""Refuse to write the output over a file that is read."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from briefing.errors import ConfigError


def keep_whole(given: Mapping[str, Any], read: Iterable[str | Path], *more: Path) -> None:
    """Raise `ConfigError` where the output file is one of those read, by any name."""
    output = given.get("output")
    if output in (None, "-", "") or not os.path.exists(output):  # noqa: PTH110
        return
    for name in (*read, *more):
        if _is_or_holds(name, Path(output)):
            raise ConfigError(
                f"{output} is read, and would be overwritten",
                subject=str(output),
                hint="write to another file, as in -o brief.md",
            )


def named_sources(given: Mapping[str, Any]) -> tuple[str, ...]:
    """All that a command line names of articles and files to read."""
    words = (given.get(name) or () for name in ("what", "articles", "name", "names", "file"))
    return tuple(
        word for named in words for word in ((named,) if isinstance(named, str) else named)
    )


def _is_or_holds(name: str | Path, output: Path) -> bool:
    """Whether a name means the file `output`, or a folder of articles that it is one of."""
    from briefing.sources.kinds import may_hold_articles

    try:
        if Path(name).is_dir() and str(name):
            return may_hold_articles(output.name) and output.resolve().is_relative_to(
                Path(name).resolve()
            )
        return output.samefile(name)
    except (OSError, ValueError):
        return False
