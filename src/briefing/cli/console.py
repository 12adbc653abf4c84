"""Detect the terminal (width, colour, encoding, pager) and write to it.

The only reader of `isatty` and of the variables that describe a display.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Mapping
from contextlib import suppress
from functools import cache
from pathlib import Path
from typing import IO, Any, TextIO

from briefing.config import Color, Settings
from briefing.errors import StoreError
from briefing.frozen import dataclass

NARROWEST, WIDEST, USUAL_WIDTH, UNKNOWN_WIDTH = 20, 100, 100, 80
"""Columns: the least laid out for; the most on a terminal unless asked for more, as longer lines read
badly; those of a pipe or a file; those of a terminal that does not tell its width.
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Terminal:
    """What the output goes to, and what may be written there.

    `styled` allows escape codes for bold and the like, `colour` those for colours, `links` OSC 8 links.
    `pager` is the command of the pager for what has more than `rows` lines, None for none. `host` and
    `directory` are where relative paths of links count from.
    """

    width: int = USUAL_WIDTH
    encoding: str = "utf-8"
    boxes: bool = True
    styled: bool = False
    colour: bool = False
    links: bool = False
    pager: str | None = None
    rows: int = 0
    stdin_is_terminal: bool = False
    stdout_is_terminal: bool = False
    stderr_is_terminal: bool = False
    host: str = ""
    directory: str = ""


def find_terminal(
    environment: Mapping[str, str],
    settings: Settings,
    *,
    stdin: TextIO | None,
    stdout: TextIO | None,
    stderr: TextIO | None,
) -> Terminal:
    """What the streams and the environment say, overruled by the settings.

    A file's `stdout` is None.
    """
    on_terminal = _is_terminal(stdout)
    dumb = environment.get("TERM") == "dumb"
    styled = _is_styled(environment, settings, on_terminal=on_terminal and not dumb)
    rows = 0 if settings.paging else _rows(stdout)
    # A screen of unknown height is paged only where that is asked for; a dumb one cannot show a pager.
    paged = on_terminal and (settings.paging or (settings.paging is None and rows > 0 and not dumb))
    return Terminal(
        width=_width(environment, settings, stdout),
        encoding=getattr(stdout, "encoding", None) or "utf-8",
        boxes=not settings.plain,
        styled=styled,
        colour=styled and (settings.color is Color.ALWAYS or not environment.get("NO_COLOR")),
        links=styled
        and on_terminal
        and not (dumb or settings.paging)
        and not environment.get("NO_HYPERLINKS"),
        pager=(settings.pager or environment.get("PAGER", "less -FRX")) if paged else None,
        rows=rows,
        stdin_is_terminal=_is_terminal(stdin),
        stdout_is_terminal=on_terminal,
        stderr_is_terminal=_is_terminal(stderr),
        host=os.uname().nodename if hasattr(os, "uname") else environment.get("COMPUTERNAME", ""),
        directory=_working_directory(),
    )


def prepare_streams(*streams: TextIO | None) -> None:
    """Let no character that a stream's encoding lacks stop the output."""
    for stream in streams:
        if reconfigure := getattr(stream, "reconfigure", None):
            reconfigure(errors="replace")


def show(text: str, terminal: Terminal, stdout: TextIO | None) -> None:
    """Show a text in the pager, or write it to standard output at once.

    Nothing is said where the reader has closed the pipe: who has seen enough is no error.

    Raises:
        StoreError: it cannot be written; the disk may be full.
    """
    if stdout is None:
        return
    high = text.count("\n") >= terminal.rows
    if terminal.pager and high and _show_in_pager(_link().sub("", text), terminal):
        return
    try:
        stdout.write(text)
        stdout.flush()
    except BrokenPipeError:
        _drop(stdout)
    except OSError as error:
        _drop(stdout)
        raise _store_error("the output", error) from error


def store(text: str, path: Path) -> None:
    """Write a text to a file, as UTF-8, atomically: whole or not at all.

    So it is also when it is stopped half-way. Devices and named pipes are written to as they are.

    Raises:
        StoreError: it cannot be written.
    """
    data = text.encode("utf-8", "replace")
    try:
        if path.exists() and not path.is_file():
            with path.open("wb") as file:
                file.write(data)
        else:
            _replace_file(Path(os.path.realpath(path)), [data])
    except BrokenPipeError:
        return
    except OSError as error:
        raise _store_error(str(path), error) from error


def show_lines(lines: Iterable[str], stdout: TextIO | None) -> None:
    """Write lines to standard output as they come.

    Raises:
        StoreError: they cannot be written; the disk may be full.
    """
    if stdout is None:
        return
    try:
        for line in lines:
            stdout.write(f"{line}\n")
        stdout.flush()
    except BrokenPipeError:
        _drop(stdout)
    except OSError as error:
        _drop(stdout)
        raise _store_error("the output", error) from error


def store_lines(lines: Iterable[str], path: Path) -> None:
    """Write lines to a file, as UTF-8, atomically: all or nothing.

    So it is also when it is stopped half-way.

    Raises:
        StoreError: they cannot be written.
    """
    try:
        _replace_file(
            Path(os.path.realpath(path)), (f"{line}\n".encode("utf-8", "replace") for line in lines)
        )
    except OSError as error:
        raise _store_error(str(path), error) from error


def _replace_file(path: Path, pieces: Iterable[bytes]) -> None:
    """Write beside the file, then rename: a reader sees the old file or the new one."""
    beside = path.with_name(f".briefing-{os.getpid()}.part")
    try:
        # A run that was killed may have left one, and a stranger a link.
        beside.unlink(missing_ok=True)
        with beside.open("xb") as file:
            if path.exists():
                beside.chmod(path.stat().st_mode & 0o7777)
            file.writelines(pieces)
        beside.replace(path)
    except BaseException:
        with suppress(OSError):
            beside.unlink(missing_ok=True)
        raise


@cache
def _link() -> re.Pattern[str]:
    """The code of a link (OSC 8), which many pagers show as letters."""
    return re.compile(r"\x1b\]8;;[^\x1b]*\x1b\\")


def _show_in_pager(text: str, terminal: Terminal) -> bool:
    """Whether the pager could be started; it has been left by then."""
    import shlex
    import signal
    import subprocess

    try:
        command = shlex.split(terminal.pager or "")
        # What git gives a less that was told nothing.
        environment = {"LESS": "FRX", **os.environ}
        process = subprocess.Popen(command, stdin=subprocess.PIPE, env=environment)
    except (OSError, ValueError, IndexError):
        return False
    # Ctrl-C belongs to the pager as long as it runs.
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        process.communicate(text.encode(terminal.encoding, "replace"))
    finally:
        signal.signal(signal.SIGINT, before)
    return True


def _is_styled(environment: Mapping[str, str], settings: Settings, *, on_terminal: bool) -> bool:
    if settings.plain or settings.color is Color.NEVER:
        return False
    if settings.color is Color.ALWAYS:
        return True
    return on_terminal or environment.get("FORCE_COLOR", "0") not in ("", "0")


def _width(environment: Mapping[str, str], settings: Settings, stdout: TextIO | None) -> int:
    if settings.width is not None:
        return settings.width
    columns = environment.get("COLUMNS", "")
    if columns.isascii() and columns.isdigit() and int(columns) > 0:
        return _within(int(columns))
    if not _is_terminal(stdout):
        return USUAL_WIDTH
    try:
        return _within(os.get_terminal_size(stdout.fileno()).columns or UNKNOWN_WIDTH)  # type: ignore[union-attr]
    except (OSError, ValueError):
        return UNKNOWN_WIDTH


def _rows(stdout: TextIO | None) -> int:
    """The height of the terminal in lines, 0 where it does not tell."""
    try:
        return os.get_terminal_size(stdout.fileno()).lines if stdout else 0
    except (OSError, ValueError):
        return 0


def _within(columns: int) -> int:
    return max(NARROWEST, min(columns, WIDEST))


def _is_terminal(stream: IO[Any] | None) -> bool:
    return stream is not None and not stream.closed and stream.isatty()


def _working_directory() -> str:
    try:
        return str(Path.cwd())
    except OSError:
        # It has been removed.
        return ""


def _drop(stdout: TextIO) -> None:
    """Send what is left nowhere, so that no flush at exit fails again (Python's `signal` documentation)."""
    with suppress(OSError, ValueError):
        null = os.open(os.devnull, os.O_WRONLY)
        os.dup2(null, stdout.fileno())
        os.close(null)


def _store_error(what: str, error: OSError) -> StoreError:
    reason = (error.strerror or str(error)).lower()
    return StoreError(
        f"cannot write {what}: {reason}",
        subject=what,
        hint="name another file with -o, or make room"
        if "space" in reason
        else "name another file with -o",
    )
