"""One file to one article."""

from __future__ import annotations

import difflib
import errno
import stat
from pathlib import Path

from briefing.errors import EmptyArticle, SourceError, SourceNotFound, UnreadableSource
from briefing.model.article import Article, ParagraphKind
from briefing.sources.decoding import decode
from briefing.sources.material import MAX_BYTES
from briefing.sources.plaintext import parse_text


def read_file(path: str) -> Article:
    """The article in the file at `path`.

    Raises:
        SourceNotFound: there is no such file.
        UnreadableSource: it may not be read, is no regular file, is larger than `MAX_BYTES`, or holds no text.
        EmptyArticle: it holds no sentence.
    """
    try:
        status = Path(path).stat()
        if not stat.S_ISREG(status.st_mode):
            raise UnreadableSource(
                "not a regular file",
                subject=path,
                hint="pipe it in instead: briefing summary - < FILE",
            )
        if status.st_size > MAX_BYTES:
            raise _too_large(path)
        with Path(path).open("rb") as file:
            data = file.read(MAX_BYTES + 1)
    except (OSError, ValueError) as error:
        raise explain(error, path) from error
    return read_bytes(data, source=path, name=Path(path).name)


def read_bytes(data: bytes, *, source: str, name: str) -> Article:
    """The article in `data`, which came from `source` and is called `name`.

    Raises:
        UnreadableSource: `data` is larger than `MAX_BYTES`, or no text.
        EmptyArticle: it holds no sentence.
    """
    subject = name if source == "-" else source
    if len(data) > MAX_BYTES:
        raise _too_large(subject)
    article = parse_text(decode(data, subject=subject), source=source, name=name)
    if not any(paragraph.kind is ParagraphKind.PROSE for paragraph in article.paragraphs):
        white = "it holds only white space" if data else "it is empty"
        message = "there is no sentence in it" if article.paragraphs else white
        raise EmptyArticle(
            message, subject=subject, hint="an article needs at least one sentence of prose"
        )
    return article


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
    """The error for a file that is not there, with the files beside it that may have been meant."""
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
        else f"see what is there: ls {_nearest_folder(path)}",
        candidates=candidates,
    )


def _nearest_folder(path: str) -> Path:
    """The innermost folder of the path that is there."""
    try:
        return next((folder for folder in Path(path).parents if folder.is_dir()), Path())
    except (OSError, ValueError):
        return Path()


def _too_large(path: str) -> UnreadableSource:
    return UnreadableSource(
        f"larger than {MAX_BYTES // 1024**2} MiB, too large for one article",
        subject=path,
        hint="split it into one file an article, for example with: csplit",
    )
