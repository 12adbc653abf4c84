"""Detect kinds of source: content first, then the media type, last the name."""

from __future__ import annotations

import bz2
import codecs
import gzip
import io
import lzma
import tarfile
import zipfile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.sources.detection import detect
from briefing.sources.kinds import MEDIA_TYPES, SUFFIXES, Kind
from briefing.sources.material import Material


def kind(data: bytes | str, name: str = "it", media_type: str = "") -> Kind:
    data = data.encode() if isinstance(data, str) else data
    return detect(Material(data=data, source=name, name=name, media_type=media_type))


def zipped(**members: bytes) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        for name, data in members.items():
            archive.writestr(zipfile.ZipInfo(name.replace("__", "/").replace("_dot_", ".")), data)
    return file.getvalue()


def tarred(format: int = tarfile.USTAR_FORMAT) -> bytes:
    file = io.BytesIO()
    with tarfile.open(fileobj=file, mode="w", format=format) as archive:
        archive.addfile(tarfile.TarInfo("a.txt"))
    return file.getvalue()


WARC = b"WARC/1.0\r\nWARC-Type: response\r\n\r\n"
MAIL = "From: Ann <ann@example.org>\nSubject: Two held\nMessage-ID: <1@example.org>\n\nTwo men."
RSS = "<rss version='2.0'><channel><title>News</title></channel></rss>"
PAGE = "<p>Two men were held.</p>"


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        ("Two men were held.", Kind.TEXT),
        ("", Kind.TEXT),
        # What begins like markup.
        ("<!DOCTYPE html>\n<title>x</title>", Kind.HTML),
        ("\n\n<html lang=en><body>Two men", Kind.HTML),
        ("<!-- saved from url=(0014)about:internet -->\n<HTML>", Kind.HTML),
        (
            '<?xml version="1.0"?>\n<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0//EN" "x">\n<html>',
            Kind.HTML,
        ),
        (PAGE, Kind.HTML),
        ("<b>BREAKING</b> Two men were held.", Kind.HTML),
        ("<Reuters> Two men were held.", Kind.TEXT),
        ("<3 is what they wrote, the police said.", Kind.TEXT),
        ("<p is no tag here, they said.", Kind.TEXT),
        ("<https://example.org/a>\n\nTwo men were held.", Kind.TEXT),
        ("<ann@example.org> wrote: Two men were held.", Kind.TEXT),
        # XML.
        (RSS, Kind.FEED),
        ('<?xml version="1.0"?><?xml-stylesheet href="a.xsl"?><!-- x --><rss/>', Kind.FEED),
        ('<feed xmlns="http://www.w3.org/2005/Atom"></feed>', Kind.FEED),
        ('<atom:feed xmlns:atom="http://www.w3.org/2005/Atom"></atom:feed>', Kind.FEED),
        ('<rdf:RDF xmlns="http://purl.org/rss/1.0/"></rdf:RDF>', Kind.FEED),
        ('<?xml version="1.0"?><rdf:RDF xmlns="http://example.org/"></rdf:RDF>', Kind.XML),
        ('<?xml version="1.0"?><opml version="2.0"></opml>', Kind.OPML),
        ('<?xml version="1.0"?><!DOCTYPE a [<!ENTITY x "y">]><nitf><body/></nitf>', Kind.XML),
        ("<nitf><body>Two men were held.</body></nitf>", Kind.XML),
        # JSON.
        ('{"title": "x", "text": "y"}', Kind.JSON),
        ('  [ {"text": "y"} ]', Kind.JSON),
        ('{"text": "y"}\n{"text": "z"}\n', Kind.JSON),
        ("{}", Kind.JSON),
        ('{"version": "https://jsonfeed.org/version/1.1", "items": []}', Kind.FEED),
        ('{"version":"https:\\/\\/jsonfeed.org\\/version\\/1"}', Kind.FEED),
        ('["We will fight," he said] Two men were held.', Kind.TEXT),
        ("[Update] Two men were held.", Kind.TEXT),
        ("{Two men} were held.", Kind.TEXT),
        # Mail.
        (MAIL, Kind.MAIL),
        (MAIL.replace("\n", "\r\n"), Kind.MAIL),
        ("Received: from a\n\tby b\nFrom: ann@example.org\n\nTwo men.", Kind.MAIL),
        ("From ann@example.org Wed Mar  7 23:30:00 2018\nSubject: x\n\nTwo", Kind.MAILBOX),
        ("From Washington on Monday at 12:30 came word.\nIt was short.", Kind.TEXT),
        ("From: Reuters\nDate: 7 March 2018\nSubject: Two held\n\nTwo men.", Kind.TEXT),
        ("Title: Two held\nDate: 2018-03-07\nAuthor: Ann Lee\n\nTwo men were held.", Kind.TEXT),
        ("SMITH: Were two men held?\nJONES: They were.", Kind.TEXT),
        # Tables and prose with commas.
        ("title,date,text\nTwo held,2018-03-07,Two men were held.\n", Kind.TABLE),
        ("id;Titel;Text\n1;Zwei;Zwei Männer.\n", Kind.TABLE),
        ("url\tcontent\nhttp://a\tTwo men.\n", Kind.TABLE),
        ('"title","body"\n"Two held","Two men, it said."\n', Kind.TABLE),
        ("Two men, a woman, and a child\nwere held, the police said.\n", Kind.TEXT),
        ("Text, date and title\n\nThe editors, who chose the text, were praised.", Kind.TEXT),
        ("title,text\n", Kind.TEXT),
        ("Text, date, and title were what they asked for,\nsaid Ann Lee, an editor.", Kind.TEXT),
        ("Story, Date\n\nTwo men were held, the police said.", Kind.TEXT),
        ("Content: two, three\nBody, title\n", Kind.TEXT),
        # Front matter without a name that says otherwise.
        ("---\ntitle: Two held\n---\n\nTwo men were held.", Kind.MARKDOWN),
        ("+++\ntitle = 'Two held'\n+++\nTwo men were held.", Kind.MARKDOWN),
        ("---\n\nTwo men were held.\n\n---\n", Kind.TEXT),
        # Formats told by their first bytes.
        (b"%PDF-1.7\n%\xe2\xe3", Kind.PDF),
        (b"\n%PDF-1.4\n", Kind.PDF),
        (b"\0\0junk\n%PDF-1.4\n", Kind.PDF),
        ("The file began with %PDF-, he said.", Kind.TEXT),
        (WARC, Kind.WARC),
        (gzip.compress(WARC, mtime=0), Kind.WARC),
        (gzip.compress(b"Two men were held.", mtime=0), Kind.COMPRESSED),
        (bz2.compress(b"Two men were held."), Kind.COMPRESSED),
        (lzma.compress(b"Two men were held."), Kind.COMPRESSED),
        (gzip.compress(tarred(), mtime=0), Kind.COMPRESSED),
        (tarred(), Kind.TAR),
        (tarred(tarfile.PAX_FORMAT), Kind.TAR),
        (zipped(a_dot_txt=b"Two men."), Kind.ZIP),
        (zipped(mimetype=b"application/epub+zip"), Kind.EPUB),
        (zipped(a=b"", META_dash=b""), Kind.ZIP),
        (zipped(mimetype=b"application/vnd.oasis.opendocument.text"), Kind.OFFICE),
        (b"PK\x03\x04 cut off", Kind.ZIP),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(20), Kind.OFFICE),
        (b"{\\rtf1\\ansi Two men.}", Kind.RICH_TEXT),
        (b"7z\xbc\xaf\x27\x1c" + bytes(9), Kind.ARCHIVE),
        (b"\x89PNG\r\n\x1a\n" + bytes(20), Kind.IMAGE),
        (b"\xff\xd8\xff\xe0" + bytes(20), Kind.IMAGE),
        (b"\0\0\0\x18ftypmp42" + bytes(20), Kind.MEDIA),
        ("BZh is how it begins.", Kind.TEXT),
        ("The WAVEs came in.", Kind.TEXT),
    ],
)
def test_content_decides(data: bytes | str, expected: Kind) -> None:
    assert kind(data) is expected


def test_an_office_document_is_told_from_an_archive() -> None:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("word/document.xml", "<w/>")
    assert kind(file.getvalue(), "report.zip") is Kind.OFFICE


@pytest.mark.parametrize(
    ("data", "name", "media_type", "expected"),
    [
        # The content goes before what is said of it.
        (PAGE, "a.txt", "", Kind.HTML),
        (PAGE, "a.json", "application/json", Kind.HTML),
        (RSS, "a.html", "text/html", Kind.FEED),
        ("<html><body>Not found</body></html>", "news.rss", "application/rss+xml", Kind.HTML),
        (b"%PDF-1.7\n", "a.txt", "text/plain", Kind.PDF),
        ('{"text": "x"}', "a.txt", "", Kind.JSON),
        ("Two men were held.", "a.pdf", "application/pdf", Kind.TEXT),
        ("Two men were held.", "a.json", "", Kind.TEXT),
        ("Two men were held.", "a.html", "", Kind.TEXT),
        ("Two men were held.", "a.xml", "text/xml", Kind.TEXT),
        ("Two men were held.", "a.eml", "", Kind.TEXT),
        ("Two men were held.", "a.zip", "application/zip", Kind.TEXT),
        # What is said decides where the content leaves it open.
        ("Two **men** were held.", "a.md", "", Kind.MARKDOWN),
        ("Two **men** were held.", "a.md", "text/plain", Kind.MARKDOWN),
        ("Two **men** were held.", "a", "text/markdown", Kind.MARKDOWN),
        ("Two **men** were held.", "a.txt", "", Kind.TEXT),
        ("---\ntitle: Two held\n---\n\nTwo men.", "a.txt", "", Kind.TEXT),
        ('<p align="center">News</p>\n\n# Two held', "README.md", "", Kind.MARKDOWN),
        ("<!-- a remark -->\n# Two held", "a.md", "", Kind.MARKDOWN),
        ("<!-- a remark -->\nTwo men", "a.html", "", Kind.HTML),
        ("Two men <b>were</b> held.", "a", "text/html", Kind.HTML),
        ("<custom-element>Two</custom-element> men", "a.htm", "", Kind.HTML),
        ("a;b\n1;2\n", "a.csv", "", Kind.TABLE),
        ("a\tb\n", "a", "text/tab-separated-values", Kind.TABLE),
        ("Subject: Two held\n\nTwo men were held.", "a.eml", "", Kind.MAIL),
        ("Subject: Two held\n\nTwo men were held.", "a", "message/rfc822", Kind.MAIL),
        ('["a", "b"]', "a.json", "", Kind.JSON),
        ("<a><b>Two</b></a>", "a.xml", "", Kind.XML),
        ("<news><b>Two</b></news>", "a.xml", "", Kind.XML),
        (bytes(512) * 4, "a.tar", "", Kind.TAR),
        # The media type goes before the name.
        ("Two **men** were held.", "a.csv", "text/markdown", Kind.MARKDOWN),
        ("Two men <b>were</b> held.", "a.md", "text/html", Kind.HTML),
    ],
)
def test_what_is_said_and_the_name(
    data: bytes | str, name: str, media_type: str, expected: Kind
) -> None:
    assert kind(data, name, media_type) is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Zwei Männer wurden festgenommen.", Kind.TEXT),
        ("<html><p>Männer</p></html>", Kind.HTML),
        ('{"text": "Männer"}', Kind.JSON),
        ("title,text\nMänner,Zwei Männer.\n", Kind.TABLE),
        (MAIL + "Männer", Kind.MAIL),
        ("---\ntitle: Männer\n---\n", Kind.MARKDOWN),
        ('<?xml version="1.0"?><rss><x>Männer</x></rss>', Kind.FEED),
    ],
)
@pytest.mark.parametrize(
    "encode",
    [
        str.encode,
        lambda text: codecs.BOM_UTF8 + text.encode(),
        lambda text: text.encode("latin-1"),
        lambda text: text.encode("utf-16"),
        lambda text: codecs.BOM_UTF16_BE + text.encode("utf-16-be"),
        lambda text: text.encode("utf-16-le"),
        lambda text: text.encode("utf-32"),
    ],
    ids=[
        "utf-8",
        "utf-8 mark",
        "latin-1",
        "utf-16",
        "utf-16-be",
        "utf-16 without a mark",
        "utf-32",
    ],
)
def test_each_encoding_of_each_kind(text: str, expected: Kind, encode: object) -> None:
    assert callable(encode)
    assert kind(encode(text)) is expected


def test_the_beginning_tells() -> None:
    start = "Two men were held. " * 50
    assert kind(start + "<html>{[%PDF-") is Kind.TEXT


@given(
    st.one_of(st.binary(), st.text().map(str.encode)),
    st.sampled_from(["", *(f"a.{suffix}" for suffix in SUFFIXES)]),
    st.sampled_from(["", "text/plain", "x", *MEDIA_TYPES]),
)
def test_any_bytes_are_of_a_kind(data: bytes, name: str, media_type: str) -> None:
    found = kind(data, name, media_type)
    assert found is kind(data, name, media_type)
