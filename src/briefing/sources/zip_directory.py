"""Open zip files safely: bound the list of members before it is read."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from briefing.errors import UnreadableSource
from briefing.sources.material import Material

if TYPE_CHECKING:
    from zipfile import ZipFile, ZipInfo

_MAX_DIRECTORY_BYTES = 16 * 1024 * 1024
"""The longest list of members that is read: some 200,000 of them."""

_TAIL_BYTES = 22 + 65_535 + 20 + 56
"""Where the end records lie: that of the central directory with the longest comment, and those of Zip64 before it."""


@contextmanager
def open_zip(material: Material) -> Iterator[ZipFile]:
    """The zip file that `material` is, to be read and closed.

    Raises:
        UnreadableSource: it is damaged, or its list of members is too long to be honest.
    """
    import zipfile

    if _directory_bytes(material) > _MAX_DIRECTORY_BYTES:
        raise UnreadableSource(
            "it holds too many files", subject=material.subject, hint="unpack it first"
        )
    with material.open() as file:
        try:
            archive = zipfile.ZipFile(file)
        except Exception as error:
            # Damaged records raise BadZipFile, but also struct.error, ValueError, OverflowError or NotImplementedError.
            raise damaged(material.subject) from error
        with archive:
            yield archive


def read_member(archive: ZipFile, member: ZipInfo, *, most: int, subject: str) -> bytes:
    """The bytes of `member`, one more than `most` at most, so that more can be told.

    Raises:
        UnreadableSource: it is encrypted, damaged, or packed in a way that is not known here.
    """
    if member.flag_bits & 0x1:
        raise UnreadableSource(
            "encrypted", subject=subject, hint="unpack it with its password first"
        )
    try:
        with archive.open(member) as file:
            return file.read(most + 1)
    except Exception as error:
        # A bad checksum, a broken stream (zlib.error, EOFError, LZMAError), an unknown method.
        raise damaged(subject) from error


def damaged(subject: str) -> UnreadableSource:
    """The error for an archive, or a part of one, that is not whole."""
    return UnreadableSource("damaged", subject=subject, hint="fetch or copy it again")


def _directory_bytes(material: Material) -> int:
    """The largest length that any end record gives for the list of members."""
    with material.open() as file:
        file.seek(max(0, material.size - _TAIL_BYTES))
        tail = file.read()
    lengths = [0]
    # APPNOTE.TXT, 4.3.14 and 4.3.16: the length lies 40 bytes into the record of Zip64, 12 into the usual one.
    for signature, offset, width in ((b"PK\x06\x06", 40, 8), (b"PK\x05\x06", 12, 4)):
        position = tail.find(signature)
        while position >= 0:
            length = int.from_bytes(tail[position + offset : position + offset + width], "little")
            if length != 2 ** (8 * width) - 1:
                lengths.append(length)
            position = tail.find(signature, position + 1)
    return max(lengths)
