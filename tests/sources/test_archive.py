"""Unpack archives written by the standard library, and bombs."""

from __future__ import annotations

import bz2
import gzip
import io
import lzma
import random
import tarfile
import tempfile
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.sources import read_source
from briefing.sources.material import MAX_BYTES

TEXT = b"Two men were held."
PAGE = b"<html><body><article><h1>Two held</h1>" + b"".join(
    b"<p>Two men were held on day %d, the police said in a statement.</p>" % day for day in range(5)
) + b"</article></body></html>"  # fmt: skip
MAIL = b"From: a@b.c\nSubject: Two held\nMessage-ID: <1>\n\nTwo men were held, they said.\n"


def zipped(members: dict[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", method) as packed:
        for name, data in members.items():
            packed.writestr(name, data)
    return file.getvalue()


def tarred(members: dict[str, bytes], mode: str = "w", format: int = tarfile.PAX_FORMAT) -> bytes:
    file = io.BytesIO()
    with tarfile.open(fileobj=file, mode=mode, format=format) as packed:  # type: ignore[call-overload]
        for name, data in members.items():
            member = tarfile.TarInfo(name)
            member.size = len(data)
            packed.addfile(member, io.BytesIO(data))
    return file.getvalue()


MEMBERS = {
    "news/b.txt": TEXT,
    "news/a.html": PAGE,
    "mail.eml": MAIL,
    "a.jpg": b"\xff\xd8\xff",
    ".hidden.txt": TEXT,
    "__MACOSX/._a.txt": TEXT,
    "no suffix": TEXT,
    "empty/": b"",
}
FOUND = ["news/b.txt", "news/a.html", "mail.eml"]


@pytest.mark.parametrize(
    ("data", "name"),
    [
        (zipped(MEMBERS), "a.zip"),
        (zipped(MEMBERS, zipfile.ZIP_STORED), "a.zip"),
        (zipped(MEMBERS, zipfile.ZIP_BZIP2), "a.zip"),
        (zipped(MEMBERS, zipfile.ZIP_LZMA), "a"),
        (tarred(MEMBERS), "a.tar"),
        (tarred(MEMBERS, format=tarfile.GNU_FORMAT), "a"),
        (tarred(MEMBERS, "w:gz"), "a.tar.gz"),
        (tarred(MEMBERS, "w:bz2"), "a.tar.bz2"),
        (tarred(MEMBERS, "w:xz"), "a.txz"),
    ],
    ids=["zip", "stored", "bzip2 in zip", "lzma in zip", "tar", "gnu tar", "gz", "bz2", "xz"],
)
def test_what_is_in_it(data: bytes, name: str, look: Callable[..., Any]) -> None:
    looked = look(data, name)
    assert looked.problems == ()
    assert looked.sources == [f"{name}/{found}" for found in FOUND]
    assert [article.name for article in looked.articles] == ["b.txt", "a.html", "mail.eml"]


@pytest.mark.parametrize(
    ("pack", "suffix"), [(gzip.compress, "gz"), (bz2.compress, "bz2"), (lzma.compress, "xz")]
)
def test_a_single_packed_file(
    pack: Callable[..., bytes], suffix: str, look: Callable[..., Any]
) -> None:
    article = look(pack(b"# Two held\n\nTwo **men** were held."), f"a.md.{suffix}").article
    assert (article.name, article.text) == ("a.md", "Two held\n\nTwo men were held.")
    assert article.source.endswith(f"/a.md.{suffix}")
    assert look(pack(TEXT), "unnamed").prose == [TEXT.decode()]
    assert (
        look(pack(TEXT) + pack(b" More of it."), f"a.txt.{suffix}").prose[0].startswith("Two men")
    )


def test_sources_in_sources(look: Callable[..., Any]) -> None:
    inner = zipped({"mail.eml": MAIL})
    assert look(zipped({"in.zip": inner}), "a.zip").sources == ["a.zip/in.zip/mail.eml"]
    deep = zipped({"in.zip": zipped({"in.zip": zipped({"in.zip": inner})})})
    assert look(deep, "b.zip").message == "it lies too deep in other sources"


@pytest.mark.parametrize(
    "name", ["../../etc/a.txt", "/etc/a.txt", "..\\..\\a.txt", "in/../../a.txt", "./a.txt"]
)
def test_names_do_not_lead_out(name: str, look: Callable[..., Any], tmp_path: Path) -> None:
    before = sorted(tmp_path.rglob("*"))
    for data in (zipped({name: TEXT}), tarred({name: TEXT})):
        (article,) = look(data, "a").articles
        inner = article.source.partition("/it/a/")[2]
        assert ".." not in inner
        assert inner.endswith("a.txt")
    assert sorted(tmp_path.rglob("*")) == sorted([*before, tmp_path / "it", tmp_path / "it" / "a"])


def test_links_and_devices_are_passed_over(look: Callable[..., Any], tmp_path: Path) -> None:
    file = io.BytesIO()
    secret = tmp_path / "secret.txt"
    secret.write_bytes(b"Nobody must read this, they said.")
    with tarfile.open(fileobj=file, mode="w") as packed:
        for kind in (
            tarfile.SYMTYPE,
            tarfile.LNKTYPE,
            tarfile.CHRTYPE,
            tarfile.FIFOTYPE,
            tarfile.DIRTYPE,
        ):
            member = tarfile.TarInfo(f"{kind!r}.txt")
            member.type, member.linkname = kind, str(secret)
            packed.addfile(member)
        member = tarfile.TarInfo("good.txt")
        member.size = len(TEXT)
        packed.addfile(member, io.BytesIO(TEXT))
    assert look(file.getvalue(), "a.tar").prose == [TEXT.decode()]
    zip_file = io.BytesIO()
    with zipfile.ZipFile(zip_file, "w") as packed_zip:
        link = zipfile.ZipInfo("link.txt")
        link.external_attr = 0o120777 << 16
        packed_zip.writestr(link, str(secret))
        packed_zip.writestr("good.txt", TEXT)
    assert look(zip_file.getvalue(), "a.zip").prose == [TEXT.decode()]


NOISE = random.Random(7).randbytes(200_000)
"""What cannot be packed."""


def encrypted() -> bytes:
    """A zip whose first member says that it is encrypted; the standard library writes none."""
    data = bytearray(zipped({"a.txt": TEXT, "b.txt": TEXT}, zipfile.ZIP_STORED))
    for signature, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        data[data.find(signature) + offset] |= 1
    return bytes(data)


def corrupted() -> bytes:
    data = zipped({"a.txt": TEXT, "b.txt": TEXT}, zipfile.ZIP_STORED)
    return data.replace(TEXT, TEXT[::-1], 1)


def of_an_unknown_method() -> bytes:
    data = bytearray(zipped({"a.txt": TEXT, "b.txt": TEXT}, zipfile.ZIP_STORED))
    for signature, offset in ((b"PK\x03\x04", 8), (b"PK\x01\x02", 10)):
        data[data.find(signature) + offset] = 99
    return bytes(data)


@pytest.mark.parametrize(
    ("data", "message", "articles"),
    [
        (encrypted(), "encrypted", 1),
        (corrupted(), "damaged", 1),
        (of_an_unknown_method(), "damaged", 1),
        (zipped(MEMBERS)[:-30], "damaged", 0),
        (b"PK\x03\x04", "damaged", 0),
        (zipped({}), "no articles in the archive", 0),
        (zipped({"a.jpg": b""}), "no articles in the archive", 0),
        (tarred({"a.jpg": b""}), "no articles in the archive", 0),
        (tarred({"a.txt": TEXT, "b.txt": NOISE}, "w:gz")[:-2000], "damaged", 1),
        (gzip.compress(TEXT, mtime=0)[:-4], "damaged", 0),
        (gzip.compress(NOISE, mtime=0)[:5000], "damaged", 0),
        (b"\x1f\x8b\x08" + bytes(30), "damaged", 0),
        (b"BZh9" + bytes(30), "damaged", 0),
        (b"\xfd7zXZ\0" + bytes(30), "damaged", 0),
        (tarred({"a.txt": TEXT})[:520], "damaged", 0),
    ],
)  # fmt: skip
def test_what_is_wrong(data: bytes, message: str, articles: int, look: Callable[..., Any]) -> None:
    looked = look(data, "a.bin")
    assert len(looked.articles) == articles
    assert [str(problem) for problem in looked.problems] == [message]


FAR_MORE = "it holds far more than its size allows"


@pytest.mark.parametrize(
    "data",
    [
        gzip.compress(bytes(40_000_000), mtime=0),
        bz2.compress(bytes(40_000_000)),
        lzma.compress(bytes(40_000_000)),
        zipped({"a.txt": bytes(40_000_000)}),
        zipped({f"{number}.txt": bytes(4_000_000) for number in range(10)}),
        tarred({"a.jpg": bytes(40_000_000)}, "w:gz"),
        tarred({f"{number}.txt": bytes(4_000_000) for number in range(10)}, "w:xz"),
        zipped({f"{number}.zip": zipped({"a.txt": bytes(4_000_000)}) for number in range(10)}),
        zipped({f"{number}.txt.gz": gzip.compress(bytes(4_000_000), mtime=0) for number in range(10)}),
        gzip.compress(gzip.compress(bytes(40_000_000), mtime=0)),
    ],
    ids=["gz", "bz2", "xz", "zip", "many in a zip", "passed over in a tar", "many in a tar", "zips in a zip",
         "gz in a zip", "gz in gz"],
)  # fmt: skip
def test_bombs(data: bytes, look: Callable[..., Any]) -> None:
    assert len(data) < 200_000
    looked = look(data, "a.bin")
    assert str(looked.problems[-1]) == FAR_MORE
    assert [problem for problem in looked.problems[:-1] if str(problem) == FAR_MORE] == []


def test_a_list_of_members_longer_than_honest(look: Callable[..., Any]) -> None:
    data = bytearray(zipped({"a.txt": TEXT}))
    at = data.rfind(b"PK\x05\x06") + 12
    data[at : at + 4] = (100 * 1024 * 1024).to_bytes(4, "little")
    assert look(bytes(data), "a.zip").message == "it holds too many files"


def test_a_header_that_asks_for_gigabytes(look: Callable[..., Any]) -> None:
    header = tarfile.TarInfo("long")
    header.type, header.size = tarfile.GNUTYPE_LONGNAME, 6 * 1024**3
    data = gzip.compress(header.tobuf(tarfile.GNU_FORMAT) + bytes(10_000))
    assert look(data, "a.tar.gz").message == "damaged"


def test_too_many_members(look: Callable[..., Any], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("briefing.sources.allowance.MAX_MEMBERS", 5)
    looked = look(zipped({f"{number}.txt": TEXT for number in range(9)}), "a.zip")
    assert len(looked.articles) == 5
    assert [str(problem) for problem in looked.problems] == ["it holds more than 5 files"]


def test_a_large_member_goes_through_a_file_that_is_removed(tmp_path: Path) -> None:
    lines = b'{"title": "Two held", "text": "Two men were held."}\n' * 2
    filler = b'{"id": "' + b"x" * 1000 + b'"}\n'
    data = lines + filler * (MAX_BYTES // len(filler) + 10) + lines
    path = tmp_path / "a.zip"
    path.write_bytes(zipped({"a.jsonl": data}, zipfile.ZIP_STORED))
    before = set(Path(tempfile.gettempdir()).glob("briefing-*"))
    found = read_source(str(path), stdin=bytes)
    first = next(found)
    assert first.source == f"{path}/a.jsonl/1"
    found.close()
    rest = list(read_source(str(path), stdin=bytes))
    assert len(rest) == 5
    assert set(Path(tempfile.gettempdir()).glob("briefing-*")) == before


@given(st.data())
def test_a_damaged_byte_anywhere(data: st.DataObject) -> None:
    packed = bytearray(data.draw(st.sampled_from(_PACKED)))
    for _ in range(data.draw(st.integers(1, 4))):
        packed[data.draw(st.integers(0, len(packed) - 1))] = data.draw(st.integers(0, 255))
    cut = data.draw(st.integers(0, len(packed)))
    from briefing.errors import SourceError
    from briefing.model.article import Article
    from briefing.sources.material import Material
    from briefing.sources.reading import read_material

    for whole in (bytes(packed), bytes(packed[:cut])):
        for found in read_material(Material(data=whole, source="a", name="a")):
            assert isinstance(found, Article | SourceError)


_PACKED = [
    zipped({"a.txt": TEXT, "b.md": TEXT}),
    tarred({"a.txt": TEXT, "x" * 200 + ".md": TEXT}),
    tarred({"a.txt": TEXT}, "w:gz"),
    gzip.compress(TEXT),
    lzma.compress(TEXT),
    bz2.compress(TEXT),
]
