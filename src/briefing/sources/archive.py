"""Unpack zip, tar, gzip, bzip2 and xz into the material in them."""

from __future__ import annotations

import bz2
import gzip
import io
import lzma
import tarfile
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from typing import IO, BinaryIO, cast

from briefing.errors import SourceError, SourceNotFound, UnreadableSource
from briefing.sources.allowance import Allowance, TooMuch
from briefing.sources.decoding import START_BYTES
from briefing.sources.kinds import Kind, kind_by_name, may_hold_articles
from briefing.sources.material import MAX_BYTES, Material
from briefing.sources.zip_directory import damaged, open_zip


def unpack(material: Material, allowance: Allowance) -> Iterator[Material | SourceError]:
    """Unpack the files in an archive, in its order, with flat memory use.

    Each is called `archive.zip/inner/page.html`. Left out in silence are hidden files, those that macOS adds
    (`__MACOSX`), links, devices, and files of kinds that are not read. Nothing is ever written under a name that an
    archive gives, and no name leads out of it.

    Raises:
        UnreadableSource: it is damaged.
        SourceNotFound: it holds nothing that is read.
        TooMuch: it holds more than may be unpacked.
    """
    found = False
    for member in _members(material, allowance):
        found = True
        yield member
    if not found:
        raise SourceNotFound(
            "no articles in the archive",
            subject=material.subject,
            hint="articles are files such as .txt, .html, .md, .pdf, .eml or .json",
        )


def _members(material: Material, allowance: Allowance) -> Iterator[Material | SourceError]:
    if material.data.startswith(b"PK"):
        yield from _zip_members(material, allowance)
        return
    with material.open() as file:
        stream = _Counted(_decompressed(file, material.data), allowance, material.subject)
        packed = stream.file is not file
        head = stream.peek(START_BYTES)
        if _is_tar(head):
            yield from _tar_members(stream, material, allowance)
        elif not packed:
            raise damaged(material.subject)
        else:
            allowance.count(subject=material.subject)
            with _kept(stream, material.subject) as (data, path):
                yield _single(material, data, path)


def _zip_members(material: Material, allowance: Allowance) -> Iterator[Material | SourceError]:
    with open_zip(material) as archive:
        for member in archive.infolist():
            name = _safe_name(member.filename)
            # The upper half of the attributes is the mode of Unix; 0o120000 is a link there.
            is_link = member.external_attr >> 16 & 0o170000 == 0o120000
            if member.is_dir() or is_link or not _is_read(name):
                continue
            allowance.count(subject=material.subject)
            subject = f"{material.subject}/{name}"
            if member.flag_bits & 0x1:
                yield UnreadableSource(
                    "encrypted", subject=subject, hint="unpack it with its password first"
                )
                continue
            try:
                with archive.open(member) as file:
                    stream = _Counted(file, allowance, material.subject)
                    with _kept(stream, subject) as (data, path):
                        yield material.inner(name, data, path=path)
            except (TooMuch, GeneratorExit):
                raise
            except UnreadableSource as error:
                yield error
            except Exception:
                # An unknown method, a header that contradicts the list.
                yield damaged(subject)


def _tar_members(
    stream: _Counted, material: Material, allowance: Allowance
) -> Iterator[Material | SourceError]:
    try:
        archive = tarfile.open(fileobj=cast("IO[bytes]", stream), mode="r|", errorlevel=0)  # noqa: SIM115
        for member in archive:
            # It keeps all it has seen, for a second look that never comes.
            archive.members = []  # type: ignore[attr-defined]
            allowance.count(subject=material.subject)
            name = _safe_name(member.name)
            if not member.isreg() or not _is_read(name):
                continue
            file = archive.extractfile(member)
            if file is None:
                continue
            subject = f"{material.subject}/{name}"
            with _kept(cast("BinaryIO", file), subject) as (data, path):
                yield material.inner(name, data, path=path)
    except (SourceError, GeneratorExit):
        raise
    except Exception as error:
        # Damaged headers raise TarError, but also ValueError, OverflowError or what the unpacker raises.
        raise damaged(material.subject) from error


def _single(material: Material, data: bytes, path: str) -> Material:
    """The one file that was packed, called as the packed one without its last suffix."""
    stem, _, suffix = material.name.rpartition(".")
    name = stem if stem and kind_by_name(f".{suffix}") is Kind.COMPRESSED else material.name
    return Material(
        data=data,
        source=material.source,
        name=name,
        media_type="",
        address=material.address,
        depth=material.depth + 1,
        path=path,
    )


def _safe_name(name: str) -> str:
    """The path of a member without what would lead out of the archive."""
    parts = name.replace("\\", "/").replace("\0", "").split("/")
    return "/".join(part for part in parts if part not in ("", ".", ".."))


def _is_read(name: str) -> bool:
    """Whether a member's name is that of a file that may hold articles."""
    hidden = any(part.startswith(".") or part == "__MACOSX" for part in name.split("/"))
    return not hidden and may_hold_articles(name.rpartition("/")[2])


def _is_tar(head: bytes) -> bool:
    """Whether a tar begins so: by the checksum of its first header, which the oldest have too."""
    try:
        tarfile.TarInfo.frombuf(head[:512], "utf-8", "surrogateescape")
    except (tarfile.TarError, ValueError):
        return False
    return True


def _decompressed(file: BinaryIO, start: bytes) -> BinaryIO:
    """What a packed file holds, to be read; a file that is not packed as it is."""
    if start.startswith(b"\x1f\x8b"):
        return cast("BinaryIO", gzip.GzipFile(fileobj=file))
    if start.startswith(b"BZh"):
        return cast("BinaryIO", bz2.BZ2File(file))
    if start.startswith(b"\xfd7zXZ"):
        return cast("BinaryIO", lzma.LZMAFile(file))
    return file


class _Counted(io.RawIOBase):
    """A stream that spends the allowance for what is read of it; a damaged one raises `UnreadableSource`."""

    _MOST_AT_ONCE = 16 * 1024 * 1024

    def __init__(self, file: BinaryIO | IO[bytes], allowance: Allowance, subject: str) -> None:
        self.file, self._allowance, self._subject = file, allowance, subject
        self._ahead, self._broken = b"", False
        # Where a packed file is cut off, `read` loses what it had, and `read1` does not.
        self._read_piece = getattr(file, "read1", file.read)

    def peek(self, size: int) -> bytes:
        """The next bytes, which stay to be read."""
        self._ahead += self._take(size - len(self._ahead))
        return self._ahead

    def read(self, size: int = -1) -> bytes:
        """The next bytes, as many as asked for where they are there. Whoever asks for too many at once reads a bomb."""
        if not 0 <= size <= self._MOST_AT_ONCE:
            raise damaged(self._subject)
        ahead, self._ahead = self._ahead[:size], self._ahead[size:]
        return ahead + self._take(size - len(ahead))

    def _take(self, size: int) -> bytes:
        """The next bytes; those before a damaged place come first, and the error with the next call."""
        pieces: list[bytes] = []
        while size > 0 and not self._broken:
            try:
                piece = self._read_piece(min(size, START_BYTES))
            except Exception:
                # Each way of packing has errors of its own: OSError, EOFError, zlib.error, LZMAError, BadZipFile.
                self._broken = True
                break
            if not piece:
                break
            self._allowance.spend(len(piece), subject=self._subject)
            pieces.append(piece)
            size -= len(piece)
        if self._broken and not pieces:
            raise damaged(self._subject)
        return b"".join(pieces)


@contextmanager
def _kept(stream: BinaryIO | _Counted, subject: str) -> Iterator[tuple[bytes, str]]:
    """What a stream holds: in memory up to `MAX_BYTES`, else its beginning and a file with all of it, removed after."""
    try:
        data = _read_exactly(stream, MAX_BYTES + 1)
    except tarfile.TarError as error:
        raise damaged(subject) from error
    if len(data) <= MAX_BYTES:
        yield data, ""
        return
    with tempfile.NamedTemporaryFile(prefix="briefing-") as file:
        start = data[:START_BYTES]
        while data:
            file.write(data)
            data = _read_exactly(stream, MAX_BYTES)
        file.flush()
        yield start, file.name


def _read_exactly(stream: BinaryIO | _Counted, size: int) -> bytes:
    pieces: list[bytes] = []
    while size > 0 and (piece := stream.read(min(size, 1024 * 1024))):
        pieces.append(piece)
        size -= len(piece)
    return b"".join(pieces)
