"""Open a library: an older or newer one, something else, or nothing."""

import os
import sqlite3
import stat
import subprocess
import sys
import tempfile
from contextlib import closing
from pathlib import Path

import pytest

from briefing.errors import (
    DiskFull,
    LibraryDamaged,
    LibraryForbidden,
    LibraryLocked,
    LibraryNotFound,
    LibraryReadOnly,
    NewerLibrary,
    NotALibrary,
    StoreError,
)
from briefing.library import check, connection, open_library, schema
from briefing.library.connection import connect, migrate

AS_ROOT = hasattr(os, "geteuid") and os.geteuid() == 0


def test_a_library_is_made_for_its_owner_alone(opened, path):
    with opened() as library:
        assert library.path == path.resolve()
        assert library.count() == 0
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700
    assert [file.name for file in path.parent.iterdir()] == ["library.db"]


def test_nothing_is_made_where_nobody_asked(opened, path):
    for options in ({"create": False}, {"create": False, "read_only": True}):
        with pytest.raises(LibraryNotFound, match="no library") as caught:
            opened(**options)
        assert "briefing add" in caught.value.hint
        assert caught.value.subject == str(path)
    assert not path.parent.exists()


def test_a_file_that_a_killed_process_left_empty_is_no_library_yet(opened, path):
    path.parent.mkdir()
    path.touch()
    for options in ({"create": False}, {"create": False, "read_only": True}):
        with pytest.raises(LibraryNotFound):
            opened(**options)
    with opened() as library:
        assert library.count() == 0


def foreign(path):
    with closing(sqlite3.connect(path)) as other:
        other.execute("CREATE TABLE bookmarks (url TEXT)")
        other.commit()


def marked(path):
    with closing(sqlite3.connect(path)) as other:
        other.execute("PRAGMA user_version = 7")
        other.execute("PRAGMA application_id = 123")


def newer(path):
    open_library(path, annotator="", create=True).close()
    with closing(sqlite3.connect(path)) as other:
        other.execute(f"PRAGMA user_version = {schema.VERSION + 3}")
        other.execute("CREATE TABLE news (x)")


@pytest.mark.parametrize(
    ("write", "error", "message"),
    [
        (lambda path: path.write_text("Not a library. " * 100), NotALibrary, "not a library"),
        (lambda path: path.write_bytes(b"\0" * 5000), NotALibrary, "not a library"),
        (lambda path: path.write_bytes(b"x"), NotALibrary, "not a library"),
        (foreign, NotALibrary, "another program"),
        (marked, NotALibrary, "another program"),
        (newer, NewerLibrary, f"version {schema.VERSION + 3}, and this program knows"),
        (lambda path: path.mkdir(), NotALibrary, "a folder"),
    ],
)
def test_what_is_no_library_of_ours_is_named_and_left_alone(opened, path, write, error, message):
    path.parent.mkdir()
    write(path)
    before = path.read_bytes() if path.is_file() else None
    for options in ({}, {"create": False}, {"read_only": True}):
        with pytest.raises(error, match=message) as caught:
            opened(**options)
        assert caught.value.hint
    with pytest.raises(error, match=message):
        check(path, annotator="")
    assert (path.read_bytes() if path.is_file() else None) == before


def test_a_symbolic_link_leads_to_the_library(opened, path, tmp_path, make, texts, add):
    with opened() as library:
        add(library, make(texts.mayor))
    link = tmp_path / "link.db"
    link.symlink_to(path)
    with open_library(link, annotator="") as library:
        assert library.path == path.resolve()
        assert library.count() == 1
    assert not list(tmp_path.glob("link.db-*"))
    dangling = tmp_path / "dangling.db"
    dangling.symlink_to(tmp_path / "new" / "there.db")
    open_library(dangling, annotator="", create=True).close()
    assert (tmp_path / "new" / "there.db").is_file()


@pytest.mark.parametrize("name", ["a b?c#d%20.db", "ä\udcff.db", "-x.db", "file:x.db"])
def test_any_file_name_will_do(tmp_path, name):
    path = tmp_path / name
    try:
        path.touch()
    except OSError:
        pytest.skip("the file system takes no such name")
    open_library(path, annotator="", create=True).close()
    assert path.is_file()
    assert sorted(tmp_path.iterdir()) == [path]


def test_a_path_that_cannot_be_is_refused(tmp_path):
    (tmp_path / "file").touch()
    for path in (tmp_path / "file" / "x.db", tmp_path / ("x" * 300)):
        with pytest.raises(StoreError) as caught:
            open_library(path, annotator="", create=True)
        assert caught.value.hint


def test_reading_changes_no_byte(opened, path, make, texts, add):
    with opened() as library:
        add(library, make(texts.mayor))
    before = path.read_bytes()
    with opened(read_only=True) as library:
        assert [hit.number for hit in library.search("mayor")] == [1]
        with pytest.raises(LibraryReadOnly, match="not written"):
            add(library, make(texts.flood))
    assert path.read_bytes() == before
    assert [file.name for file in path.parent.iterdir()] == ["library.db"]


AS_NOBODY = """
import os, sys
from pathlib import Path
sys.path[:] = [p for p in sys.path if p]
from briefing.errors import StoreError
from briefing.library import open_library, check, repair
from briefing.library import articles, connection, content, queries, salvage
import encodings.idna, sqlite3, stringprep, unicodedata, hashlib
if os.geteuid() == 0:
    os.setgid(65534); os.setuid(65534)
path = Path(sys.argv[1])
for read_only in (True, False):
    try:
        with open_library(path, annotator="", read_only=read_only, create=not read_only) as library:
            print(library.count(), len(library.search("mayor")))
            library.remove([1])
            print("removed")
    except StoreError as error:
        print(type(error).__name__, error, bool(error.hint))
"""


def as_nobody(path):
    run = subprocess.run(
        [sys.executable, "-c", AS_NOBODY, str(path)], capture_output=True, text=True, check=False
    )
    return run.stdout.splitlines() or run.stderr


@pytest.fixture
def public():
    """A folder that others can look into; pytest's own is closed to them."""
    with tempfile.TemporaryDirectory() as folder:
        Path(folder).chmod(0o755)
        yield Path(folder)


@pytest.mark.skipif(not AS_ROOT, reason="only root can become nobody")
@pytest.mark.parametrize(
    ("mode", "expected"),
    [
        (
            0o644,
            [
                "1 1",
                "LibraryReadOnly the library can be read and not written True",
                "LibraryReadOnly the library can be read and not written True",
            ],
        ),
        (0o600, ["LibraryForbidden the library cannot be opened True"] * 2),
    ],
)
def test_who_may_not_write_can_read_if_he_may(public, make, texts, add, mode, expected):
    path = public / "library.db"
    with open_library(path, annotator="", create=True) as library:
        add(library, make(texts.mayor))
    path.chmod(mode)
    assert as_nobody(path) == expected


@pytest.mark.skipif(not AS_ROOT, reason="only root can become nobody")
def test_a_folder_that_may_not_be_entered_or_written(public):
    closed = public / "closed"
    closed.mkdir(mode=0o700)
    forbidden = "LibraryForbidden no permission to open the library True"
    assert as_nobody(closed / "library.db") == [forbidden] * 2
    closed.chmod(0o755)
    missing = "LibraryNotFound there is no library yet True"
    assert as_nobody(closed / "library.db") == [missing, forbidden]


def test_another_process_that_writes_for_too_long(opened, make, texts, add):
    with opened() as writer, opened(patience=0.05) as other, opened(read_only=True) as reader:
        with writer.transaction():
            add(writer, make(texts.mayor))
            with pytest.raises(LibraryLocked, match="too long"):
                add(other, make(texts.flood, "/b.txt"))
            assert reader.count() == 0
        assert add(other, make(texts.flood, "/b.txt")).number == 2
        assert reader.count() == 2


def test_a_file_system_without_a_log_will_do(path, monkeypatch, make, texts, at):
    """As on network file systems, where `journal_mode = WAL` is refused."""
    run = connection.Connection.value

    def value(self, sql, *values):
        return "delete" if sql == "PRAGMA journal_mode = WAL" else run(self, sql, *values)

    monkeypatch.setattr(connection.Connection, "value", value)
    with open_library(path, annotator="", create=True) as library:
        article = make(texts.mayor)
        library.add(article, found_in=article.source, at=at)
        assert library._connection.value("PRAGMA journal_mode") == "delete"
        assert library._connection.value("PRAGMA synchronous") == 2
    with open_library(path, annotator="", read_only=True) as library:
        assert library.count() == 1


def test_a_disk_without_room_leaves_the_library_as_it_was(opened, make, texts, add):
    with opened() as library:
        add(library, make(texts.mayor))
        pages = library._connection.value("PRAGMA page_count")
        library._connection.value(f"PRAGMA max_page_count = {pages}")
        long = " ".join(f"word{number}" for number in range(20_000))
        with pytest.raises(DiskFull, match="no room"):
            add(library, make(f"Long\n\n{long}", "/long.txt"))
        assert library.count() == 1
        library._connection.value("PRAGMA max_page_count = 1000000")
        assert add(library, make(f"Long\n\n{long}", "/long.txt")).number == 2


LIMITED = """
import datetime, resource, signal, sys
from briefing.errors import StoreError
from briefing.library import open_library
from briefing.sources.plaintext import parse_text
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
at = datetime.datetime(2026, 3, 1, tzinfo=datetime.UTC)
with open_library(sys.argv[1], annotator="", create=True) as library:
    resource.setrlimit(resource.RLIMIT_FSIZE, (700_000, resource.RLIM_INFINITY))
    number = 0
    try:
        while number < 5000:
            words = " ".join(f"w{number}x{at}" for at in range(300))
            article = parse_text(f"H{number}\\n\\n{words}", source=str(number), name="n")
            library.add(article, found_in=str(number), at=at)
            number += 1
    except StoreError as error:
        print(number, library.count(), error.hint != "")
"""


@pytest.mark.skipif(sys.platform == "win32", reason="no such limit")
def test_a_limit_on_the_size_of_files(path):
    run = subprocess.run(
        [sys.executable, "-c", LIMITED, str(path)], capture_output=True, text=True, check=False
    )
    assert run.stderr == ""
    added, held, hinted = run.stdout.split()
    assert added == held != "0"
    assert hinted == "True"
    diagnosis = check(path, annotator="")
    assert (diagnosis.articles, diagnosis.troubles) == (int(added), ())


def fill(raw, version):
    """Rows as a library of that version has them."""
    # The second version only adds empty tables, the third views and the names of columns that keys refer to, the fourth
    # empty tables.
    assert version in (1, 2, 3, 4), "write what a library of the new version before it held"
    raw.execute(
        "INSERT INTO article VALUES (7, 1, 'a.txt', '/a.txt', '', 'Old news', '2018', '2018-01-01',"
        " '2018-12-31', 'stated', '2026-03-01T12:00:00Z')"
    )
    raw.execute(
        "INSERT INTO version VALUES (1, 7, 1, 'a.txt', '/a.txt', '', 'Old news', 'Old news\n\nIt rained.',"
        " x'00', x'01', x'02', x'03', '2026-03-01T12:00:00Z')"
    )
    raw.execute(
        "INSERT INTO source VALUES (7, '/a.txt', '/a.txt', 'a.txt', '', 'a.txt', 'a', x'02',"
        " '2026-03-01T12:00:00Z', '2026-03-01T12:00:00Z')"
    )
    raw.execute("INSERT INTO search (search) VALUES ('rebuild')")


@pytest.mark.parametrize("version", range(1, schema.VERSION + 1))
@pytest.mark.parametrize("read_only", [False, True])
def test_a_library_of_every_version_is_brought_up_to_date(opened, path, version, read_only):
    path.parent.mkdir()
    with closing(connection.Connection(sqlite3.connect(path, isolation_level=None), path)) as raw:
        migrate(raw, schema.MIGRATIONS[:version])
        fill(raw.raw, version)
    with opened(create=False, read_only=read_only) as library:
        assert library._connection.value("PRAGMA user_version") == schema.VERSION
        assert library.find(words="rained") == library.find(name="a") == (7,)
        assert library.article(7).text == "Old news\n\nIt rained."


NEXT = (*schema.MIGRATIONS, ("ALTER TABLE article ADD COLUMN stars INTEGER",))


@pytest.mark.parametrize("read_only", [False, True])
def test_the_next_migration_will_find_the_articles(
    opened, monkeypatch, make, texts, add, read_only
):
    with opened() as library:
        add(library, make(texts.mayor))
    monkeypatch.setattr(schema, "MIGRATIONS", NEXT)
    monkeypatch.setattr(schema, "VERSION", len(NEXT))
    with opened(read_only=read_only, create=False) as library:
        assert library._connection.rows("SELECT number, stars FROM article") == [(1, None)]


def test_a_migration_that_fails_changes_nothing(opened, path, monkeypatch, make, texts, add):
    with opened() as library:
        add(library, make(texts.mayor))
    broken = (*schema.MIGRATIONS, (*NEXT[-1], "INSERT INTO nowhere VALUES (1)"))
    with monkeypatch.context() as patched:
        patched.setattr(schema, "MIGRATIONS", broken)
        patched.setattr(schema, "VERSION", len(broken))
        with pytest.raises(StoreError):
            opened()
    with opened(create=False) as library:
        assert library._connection.value("PRAGMA user_version") == schema.VERSION
        assert library.count() == 1
    connect(path, create=False, read_only=False).close()


def test_text_that_is_no_text_is_damage(opened, make, texts, add):
    with opened() as library:
        add(library, make(texts.mayor))
        library._connection.run("UPDATE article SET name = CAST(x'ff41' AS TEXT)")
        with pytest.raises(LibraryDamaged, match="damaged"):
            list(library.entries([1]))


def test_forbidden_is_a_store_error():
    assert issubclass(LibraryForbidden, StoreError)
