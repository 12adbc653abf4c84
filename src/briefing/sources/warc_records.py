"""Split a web archive (WARC, ARC) into records; parse the answers in them."""

from __future__ import annotations

import io
import zlib
from collections.abc import Iterator, Mapping
from typing import BinaryIO

from briefing.frozen import dataclass

_CHUNK = 64 * 1024

_LONGEST_LINE = 64 * 1024

_MOST_HEADERS = 1000


class BrokenArchive(Exception):
    """A web archive that is `cut_off` in the middle, or damaged from here on."""

    def __init__(self, *, cut_off: bool) -> None:
        super().__init__()
        self.cut_off = cut_off


@dataclass(frozen=True, slots=True, kw_only=True)
class WebRecord:
    """A web archive record: its WARC type, address, content type and content."""

    type: str
    address: str
    content_type: str
    content: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class ServerAnswer:
    """A server's answer: status, header fields in lower case, unpacked content."""

    status: str
    fields: Mapping[str, str]
    content: bytes


def read_records(file: BinaryIO, *, most: int) -> Iterator[WebRecord | BrokenArchive]:
    """Read the records of a web archive that may hold an article.

    They are plain or in gzip, packed one by one or all in one stream. In the place of one that is cut off or damaged
    stands what is wrong with it, and reading goes on with the next that can be found. Of content longer than `most`
    bytes, `most` + 1 are kept; memory stays flat.
    """
    start = file.read(2)
    file.seek(0)
    packed = _Unpacked(file) if start == b"\x1f\x8b" else None
    stream = io.BufferedReader(packed) if packed else file
    for _ in range(_MOST_BREAKS):
        try:
            yield from _read_whole(stream, most)
            return
        except BrokenArchive as error:
            yield error
        if isinstance(stream, io.BufferedReader) and packed:
            # What a broken record left unread goes with its buffer.
            stream.detach()
            stream = io.BufferedReader(packed)
        if not (packed.skip_to_next() if packed else _skip_to_record(file)):
            return


_MOST_BREAKS = 100
"""How often reading goes on after a damaged place."""


def _read_whole(stream: BinaryIO, most: int) -> Iterator[WebRecord]:
    """The records up to the end or, after them, an error at the first broken one."""
    while line := _next_line(stream):
        if line.startswith(b"WARC/"):
            fields = _read_fields(stream)
            kind, address = fields.get("warc-type", ""), fields.get("warc-target-uri", "")
            content_type, length = fields.get("content-type", ""), fields.get("content-length", "")
        else:
            # An ARC record begins with a line of address, IP address, time, media type, perhaps more, and length.
            parts = line.decode("utf-8", errors="replace").split()
            if len(parts) not in (5, 10) or ":" not in parts[0]:
                raise BrokenArchive(cut_off=False)
            kind, address, content_type, length = "response", parts[0], parts[3], parts[-1]
        if not (length.isascii() and length.isdigit() and len(length) < 16):
            raise BrokenArchive(cut_off=False)
        content = _take(stream, int(length), most + 1 if kind in _HOLDING_PAGES else 0)
        if kind in _HOLDING_PAGES:
            yield WebRecord(type=kind, address=address, content_type=content_type, content=content)


def _skip_to_record(file: BinaryIO) -> bool:
    """Whether a record begins somewhere below; `file` then stands there."""
    while line := file.readline(_LONGEST_LINE):
        if line.startswith(b"WARC/1"):
            file.seek(-len(line), io.SEEK_CUR)
            return True
    return False


_HOLDING_PAGES = ("response", "resource")


def read_answer(content: bytes) -> ServerAnswer | None:
    """Parse a server's answer as it came through the wire.

    None where `content` begins with no status line.
    """
    stream = io.BytesIO(content)
    first = stream.readline(_LONGEST_LINE).split(None, 2)
    if len(first) < 2 or not first[0].startswith(b"HTTP/"):
        return None
    try:
        fields = _read_fields(stream)
    except BrokenArchive:
        return None
    body = stream.read()
    # Programs that archive often write down what they have unpacked, under the header that says it is packed.
    if "chunked" in fields.get("transfer-encoding", "").lower():
        body = _joined_chunks(body)
    if fields.get("content-encoding", "").strip().lower() in ("gzip", "x-gzip", "deflate"):
        body = _inflated(body, most=len(content) * 50 + _CHUNK)
    return ServerAnswer(status=first[1].decode("ascii", "replace"), fields=fields, content=body)


def _next_line(stream: BinaryIO) -> bytes:
    """The next line that is not blank; empty at the end."""
    while line := stream.readline(_LONGEST_LINE):
        if line.strip():
            return line
    return b""


def _read_fields(stream: BinaryIO) -> dict[str, str]:
    """The fields of a header, up to the blank line that ends it, the first of each name."""
    fields: dict[str, str] = {}
    name = ""
    for _ in range(_MOST_HEADERS):
        line = stream.readline(_LONGEST_LINE)
        if not line:
            raise BrokenArchive(cut_off=True)
        text = line.decode("utf-8", errors="replace").rstrip("\r\n")
        if not text.strip():
            return fields
        if text[0] in " \t" and name:
            fields[name] += " " + text.strip()
            continue
        name, colon, value = text.partition(":")
        name = name.strip().lower()
        if colon:
            fields.setdefault(name, value.strip())
    raise BrokenArchive(cut_off=False)


def _take(stream: BinaryIO, length: int, kept: int) -> bytes:
    """The next `length` bytes, of which the first `kept` come back."""
    pieces: list[bytes] = []
    size = 0
    while length > 0:
        piece = stream.read(min(length, _CHUNK))
        if not piece:
            raise BrokenArchive(cut_off=True)
        length -= len(piece)
        if size < kept:
            pieces.append(piece[: kept - size])
            size += len(pieces[-1])
    return b"".join(pieces)


def _joined_chunks(body: bytes) -> bytes:
    """A body that was sent in chunks (RFC 9112, section 7.1), or as it is where it is in none."""
    pieces: list[bytes] = []
    position = 0
    while True:
        end = body.find(b"\n", position, position + 200)
        size = body[position:end].partition(b";")[0].strip() if end >= 0 else b""
        try:
            length = int(size, 16) if size else -1
        except ValueError:
            length = -1
        if length < 0:
            return b"".join(pieces) if pieces else body
        if length == 0:
            return b"".join(pieces)
        pieces.append(body[end + 1 : end + 1 + length])
        position = end + 1 + length
        position += 2 if body[position : position + 2] == b"\r\n" else 1


def _inflated(body: bytes, *, most: int) -> bytes:
    """What a body packed with gzip or deflate holds, up to `most` bytes; as it is where it is not packed."""
    for bits in (47, -15):
        inflater = zlib.decompressobj(bits)
        try:
            return inflater.decompress(body, most)
        except zlib.error:
            continue
    return body


class _Unpacked(io.RawIOBase):
    """What the gzip streams of a file hold, one after another.

    Raises `BrokenArchive` where one is cut off or damaged, after what came before it.
    """

    def __init__(self, file: BinaryIO) -> None:
        self._file, self._rest = file, b""
        self._inflater = zlib.decompressobj(31)
        self._begins: int | None = None

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: bytearray | memoryview) -> int:  # type: ignore[override]
        while True:
            if self._inflater.eof:
                self._inflater, self._begins = zlib.decompressobj(31), None
            data = self._rest or self._file.read(_CHUNK)
            if self._begins is None:
                data = data.lstrip(b"\0")  # some programs fill up blocks
            if not data:
                if self._begins is not None:
                    raise BrokenArchive(cut_off=True)
                return 0
            if self._begins is None:
                self._begins = self._file.tell() - len(data)
            try:
                piece = self._inflater.decompress(data, len(buffer))
            except zlib.error as error:
                raise BrokenArchive(cut_off=False) from error
            self._rest = self._inflater.unconsumed_tail or self._inflater.unused_data
            if piece:
                buffer[: len(piece)] = piece
                return len(piece)

    def skip_to_next(self) -> bool:
        """Whether another stream begins below the start of the one being read; reading then goes on with it."""
        position = (self._begins if self._begins is not None else self._file.tell()) + 1
        self._file.seek(position)
        before = b""
        while data := self._file.read(_CHUNK):
            place = (before + data).find(_GZIP_MARK)
            if place >= 0:
                self._file.seek(position - len(before) + place)
                self._inflater, self._rest, self._begins = zlib.decompressobj(31), b"", None
                return True
            position += len(data)
            before = data[-2:]
        return False


_GZIP_MARK = b"\x1f\x8b\x08"
