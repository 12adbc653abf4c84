"""Find the path of the library and open it."""

from __future__ import annotations

import os
from pathlib import Path

from briefing.library.connection import PATIENCE, connect
from briefing.library.store import Library


def open_library(
    path: str | os.PathLike[str],
    *,
    annotator: str,
    create: bool = False,
    read_only: bool = False,
    patience: float = PATIENCE,
) -> Library:
    """The library at `path`, to be closed by `with`.

    Args:
        path: its file.
        annotator: the version of what annotates; annotations of another one are as good as none.
        create: whether to make the file, and the folders around it, where it is missing.
        read_only: whether to change nothing, as is enough where nothing may be written.
        patience: seconds to wait for another process that writes.

    Raises:
        LibraryNotFound: there is none, and `create` is false.
        NotALibrary: something else is there. It stays as it is.
        NewerLibrary: a later version of this program made it. It stays as it is.
        LibraryForbidden, LibraryDamaged, LibraryLocked, LibraryReadOnly, DiskFull, StoreError: as their names say.
    """
    return Library(
        connect(Path(path), create=create, read_only=read_only, patience=patience), annotator
    )
