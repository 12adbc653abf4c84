"""Open files, folders, patterns and standard input; errors of bad ones."""

from __future__ import annotations

import io
import os
import sys
import zipfile
from pathlib import Path

import pytest

from briefing.errors import EmptyArticle, SourceError, SourceNotFound, UnreadableSource
from briefing.sources import MAX_BYTES, MAX_PIPED_BYTES, Reading, list_sources, open_sources
from briefing.sources.material import Material

TEXT = "Two men were held on Monday."


def read(*names: object, stdin: bytes = b"") -> Reading:
    return open_sources([str(name) for name in names], stdin=lambda: stdin)


def write(path: Path, text: str = TEXT) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def names(reading: Reading) -> list[str]:
    return [article.name for article in reading.articles]


def only_problem(reading: Reading) -> SourceError:
    assert reading.articles == ()
    (problem,) = reading.problems
    assert problem.hint
    assert str(problem)[:1].islower()
    assert not str(problem).endswith(".")
    return problem


def test_a_file_keeps_its_path_and_name(tmp_path: Path) -> None:
    path = write(tmp_path / "b.text")
    (article,) = read(path).articles
    assert (article.source, article.name, article.text) == (str(path), "b.text", TEXT)


def test_text_is_untouched(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(b"\xef\xbb\xbfOne\r\ntwo\rthree.\r\n")
    (article,) = read(path).articles
    assert article.text == "One\r\ntwo\rthree.\r\n"


def test_a_folder_gives_its_articles_in_order(tmp_path: Path) -> None:
    for name in ("b.txt", "a/z.TXT", "a/b/c.txt", ".hidden.txt", ".git/d.txt", "e", "f.jpg"):
        write(tmp_path / name)
    assert names(read(tmp_path)) == ["c.txt", "z.TXT", "b.txt"]


def test_a_file_is_read_once_however_it_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(tmp_path / "a.txt")
    (tmp_path / "link.txt").symlink_to("a.txt")
    monkeypatch.chdir(tmp_path)
    assert names(read("a.txt", "./a.txt", tmp_path / "a.txt", ".", "*.txt", "link.txt")) == [
        "a.txt"
    ]


def test_folders_that_hold_themselves_end(tmp_path: Path) -> None:
    write(tmp_path / "in" / "a.txt")
    (tmp_path / "in" / "loop").symlink_to(tmp_path)
    assert names(read(tmp_path)) == ["a.txt"]


def test_patterns(tmp_path: Path) -> None:
    for name in ("a1.txt", "a2.txt", "in/b.txt"):
        write(tmp_path / name)
    assert names(read(tmp_path / "a*.txt")) == ["a1.txt", "a2.txt"]
    assert names(read(tmp_path / "**/*.txt")) == ["a1.txt", "a2.txt", "b.txt"]
    assert names(read(tmp_path / "i?")) == ["b.txt"]
    assert str(only_problem(read(tmp_path / "x*"))) == "no file matches the pattern"


def test_a_name_may_look_like_a_pattern(tmp_path: Path) -> None:
    assert names(read(write(tmp_path / "a[1].txt"))) == ["a[1].txt"]


def test_standard_input_is_read_once() -> None:
    (article,) = read("-", "-", stdin=TEXT.encode()).articles
    assert (article.source, article.name) == ("-", "standard input")


def test_one_bad_file_stops_nothing(tmp_path: Path) -> None:
    good = write(tmp_path / "good.txt")
    (tmp_path / "bad.txt").write_bytes(bytes(range(256)))
    reading = read(tmp_path / "none.txt", tmp_path, good)
    assert names(reading) == ["good.txt"]
    assert [type(problem) for problem in reading.problems] == [SourceNotFound, UnreadableSource]


def test_missing_file_names_its_neighbours(tmp_path: Path) -> None:
    path = write(tmp_path / "petition.txt")
    problem = only_problem(read(tmp_path / "petiton.txt"))
    assert isinstance(problem, SourceNotFound)
    assert problem.candidates == (str(path),)
    assert problem.subject == str(tmp_path / "petiton.txt")


@pytest.mark.parametrize("name", ["", "a\0b", "x" * 5000, "nowhere/at/all.txt", "file.txt/under"])
def test_names_that_cannot_be(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(tmp_path / "file.txt")
    monkeypatch.chdir(tmp_path)
    assert isinstance(only_problem(read(name)), SourceNotFound)


def test_folder_without_articles(tmp_path: Path) -> None:
    write(tmp_path / "a.jpg")
    problem = only_problem(read(tmp_path))
    assert (type(problem), str(problem)) == (SourceNotFound, "no articles in the folder")


@pytest.mark.parametrize(
    "text", ["", " \n\t\r\n", "\ufeff", "***", "Date: 2018-03-07", "---\ntitle: X\n---\n"]
)
def test_files_without_a_sentence(text: str, tmp_path: Path) -> None:
    assert isinstance(only_problem(read(write(tmp_path / "a.txt", text))), EmptyArticle)


def test_too_large_a_file_is_refused_unread(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    with path.open("wb") as file:
        file.truncate(50 * 1024 * 1024)  # a hole: it takes no room on the disk
    problem = only_problem(read(path))
    assert str(problem) == "larger than 4 MiB, too large for one article"
    assert isinstance(only_problem(read("-", stdin=b"a" * (MAX_BYTES + 1))), UnreadableSource)
    assert only_problem(read("-", stdin=b"")).subject == "standard input"


def test_a_line_of_a_megabyte(tmp_path: Path) -> None:
    path = write(tmp_path / "a.txt", "word " * 200_000)
    assert names(read(path)) == ["a.txt"]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes here")
def test_pipes_and_devices_do_not_hang(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.txt")
    for path in (tmp_path / "pipe.txt", tmp_path, Path("/dev/zero")):
        assert str(only_problem(read(path))) == "not a regular file"


def test_a_link_to_itself(tmp_path: Path) -> None:
    (tmp_path / "a.txt").symlink_to("a.txt")
    assert isinstance(only_problem(read(tmp_path / "a.txt")), UnreadableSource)


@pytest.mark.skipif(
    not hasattr(os, "geteuid") or os.geteuid() == 0, reason="the superuser may read all"
)
def test_no_permission(tmp_path: Path) -> None:
    path = write(tmp_path / "a.txt")
    path.chmod(0)
    closed = tmp_path / "closed"
    closed.mkdir(mode=0)
    for name in (path, closed):
        assert str(only_problem(read(name))) == "permission denied"


def test_file_names_with_controls_are_kept(tmp_path: Path) -> None:
    path = write(tmp_path / "new\nline\x1b[31m.txt")
    (article,) = read(tmp_path).articles
    assert (article.name, article.source) == (path.name, str(path))


def test_what_there_is_to_read_comes_once_and_in_order(tmp_path: Path) -> None:
    for name in ("b.txt", "a.md", "in/c.pdf", "in/c"):
        write(tmp_path / name)
    address = "https://example.org/a"
    found = list(
        list_sources(
            ["-", address, str(tmp_path), "clipboard:", "-", address, str(tmp_path / "b.txt")]
        )
    )
    assert found == [
        "-",
        address,
        *(f"{tmp_path}/{name}" for name in ("a.md", "b.txt", "in/c.pdf")),
        "clipboard:",
    ]


def test_listing_is_lazy(tmp_path: Path) -> None:
    for name in ("a", "b"):
        write(tmp_path / name / "x.txt")
    found = list_sources([str(tmp_path)])
    assert next(found) == f"{tmp_path}/a/x.txt"
    write(tmp_path / "b" / "y.txt")
    assert list(found) == [f"{tmp_path}/b/x.txt", f"{tmp_path}/b/y.txt"]


@pytest.mark.parametrize(
    ("names", "expected"),
    [
        ("README.txt LICENSE.md CHANGELOG.md robots.txt requirements.txt news.txt", "news.txt"),
        ("page.html page_files/a.html page_files/ad.txt other_files/b.txt", "other_files/b.txt page.html"),
        ("Seite.htm Seite-Dateien/a.htm Page.HTML page_FILES/a.txt", "Page.HTML Seite.htm"),
        ("a.css a.js a.png a.opml a.docx a.sql.gz a.TXT", "a.TXT"),
        ("a.eml b.mbox c.epub d.warc.gz e.tar.gz f.zip g.rss h.mhtml",
         "a.eml b.mbox c.epub d.warc.gz e.tar.gz f.zip g.rss h.mhtml"),
    ],
)  # fmt: skip
def test_files_of_a_folder(names: str, expected: str, tmp_path: Path) -> None:
    for name in names.split():
        write(tmp_path / name)
    found = [str(path).removeprefix(f"{tmp_path}/") for path in list_sources([str(tmp_path)])]
    assert found == expected.split()


def test_a_file_that_a_folder_leaves_out_is_read_when_named(tmp_path: Path) -> None:
    assert names(read(write(tmp_path / "README.txt"))) == ["README.txt"]
    assert names(read(write(tmp_path / "no suffix"))) == ["no suffix"]


def test_addresses_are_fetched_by_who_can() -> None:
    address = "HTTPS://example.org/a"
    problem = only_problem(read(address))
    assert (str(problem), problem.subject) == ("addresses are not fetched here", address)

    def fetch(name: str) -> Material:
        return Material(data=TEXT.encode(), source=name, name="a", media_type="text/plain")

    def fail(name: str) -> Material:
        raise UnreadableSource(
            "the server does not answer", subject=name, hint="try it again later"
        )

    (article,) = open_sources([address], stdin=bytes, fetch=fetch).articles
    assert (article.source, article.text) == (address, TEXT)
    assert (
        str(only_problem(open_sources([address], stdin=bytes, fetch=fail)))
        == "the server does not answer"
    )


def test_the_clipboard(monkeypatch: pytest.MonkeyPatch) -> None:
    import pyperclip

    monkeypatch.setattr(pyperclip, "paste", lambda: f"{TEXT}\r\n")
    (article,) = read("clipboard:").articles
    assert (article.source, article.name, article.text) == (
        "clipboard:",
        "clipboard",
        f"{TEXT}\r\n",
    )
    monkeypatch.setattr(pyperclip, "paste", lambda: " ")
    assert str(only_problem(read("clipboard:"))) == "nothing was copied"

    def fail() -> str:
        raise pyperclip.PyperclipException("no mechanism")

    monkeypatch.setattr(pyperclip, "paste", fail)
    assert str(only_problem(read("clipboard:"))) == "there is no clipboard here"
    monkeypatch.setitem(sys.modules, "pyperclip", None)
    assert only_problem(read("clipboard:")).hint.endswith("pip install pyperclip")


def test_standard_input_is_of_any_kind() -> None:
    assert names(read("-", stdin=b'{"title": "x", "text": "Two men were held."}')) == [
        "standard input"
    ]
    (article,) = read("-", stdin=b"---\ntitle: Two held\n---\nTwo **men** were held.").articles
    assert article.text == "Two held\n\nTwo men were held."
    assert only_problem(read("-", stdin=b"%PDF-1.7")).subject == "standard input"
    assert str(only_problem(read("-", stdin=bytes(MAX_PIPED_BYTES + 1)))) == "larger than 64 MiB"


def test_what_lies_in_an_archive_from_a_pipe_is_called_so() -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("empty.txt", "")
    problem = only_problem(read("-", stdin=packed.getvalue()))
    assert problem.subject == "standard input/empty.txt"
