"""Read a file as material, or explain why it cannot be read."""

from __future__ import annotations

import difflib
import errno
import re
import stat
from pathlib import Path

from briefing.errors import SourceError, SourceNotFound, UnreadableSource
from briefing.sources.decoding import START_BYTES
from briefing.sources.material import MAX_BYTES, Material


def open_file(path: str) -> Material:
    """Open the file at `path` and read it up to `MAX_BYTES`.

    Of a larger one there is the beginning, and where the rest is.

    Raises:
        SourceNotFound: there is no such file.
        UnreadableSource: it may not be read, or is no regular file.
    """
    try:
        status = Path(path).stat()
        if not stat.S_ISREG(status.st_mode):
            raise UnreadableSource(
                "not a regular file",
                subject=path,
                hint="pipe it in instead: briefing summary - < FILE",
            )
        large = status.st_size > MAX_BYTES
        with Path(path).open("rb") as file:
            data = file.read(START_BYTES if large else MAX_BYTES)
    except (OSError, ValueError) as error:
        raise explain(error, path) from error
    return Material(data=data, source=path, name=Path(path).name, path=path if large else "")


def explain(error: Exception, path: str) -> SourceError:
    """The source error that says what `error`, met at `path`, means to the reader."""
    if isinstance(error, FileNotFoundError | NotADirectoryError | ValueError):
        return not_found(path)
    if isinstance(error, PermissionError):
        return UnreadableSource(
            "permission denied", subject=path, hint="ask its owner, or check it with: ls -l"
        )
    code = error.errno if isinstance(error, OSError) else None
    if code == errno.ENAMETOOLONG:
        return not_found(path)
    reason = (error.strerror or "it cannot be read") if isinstance(error, OSError) else str(error)
    return UnreadableSource(reason.lower(), subject=path, hint="check the file and its disk")


def not_found(path: str) -> SourceNotFound:
    """The error for a missing file, with files beside it that may have been meant."""
    scheme, is_other, _ = path.partition("://")
    if is_other:
        return SourceNotFound(
            f"addresses of {scheme} are not fetched",
            subject=path,
            hint="only those of https and http are; save the page, and name the saved file",
        )
    try:
        names = sorted(entry.name for entry in Path(path).parent.iterdir())
    except (OSError, ValueError):
        names = []
    near = difflib.get_close_matches(Path(path).name, names, n=3)
    candidates = tuple(str(Path(path).with_name(name)) for name in near)
    return SourceNotFound(
        "no such file or folder",
        subject=path,
        hint="did you mean " + " or ".join(candidates) + "?"
        if candidates
        else f"see what is there: ls {_nearest_folder(path)}" + _address_hint(path),
        candidates=candidates,
    )


def _address_hint(path: str) -> str:
    """A line on addresses, where a path looks like one that lacks its beginning: `example.org/flood`."""
    folder = _nearest_folder(path)
    try:
        rest = str(Path(path).relative_to(folder))
    except ValueError:
        return ""
    host, slash, _ = rest.partition("/")
    looks_so = rest.startswith("www.") or (
        slash and re.fullmatch(r"[\w-]+(?:\.[\w-]+)+(?::\d+)?", host)
    )
    return f"\nor, if it is an address: https://{rest}" if looks_so else ""


def _nearest_folder(path: str) -> Path:
    """The innermost folder of the path that is there."""
    try:
        return next((folder for folder in Path(path).parents if folder.is_dir()), Path())
    except (OSError, ValueError):
        return Path()
