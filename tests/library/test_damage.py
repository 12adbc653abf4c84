"""Damaged libraries are checked, explained and repaired."""

import random
import shutil
import sqlite3
from contextlib import closing, suppress
from pathlib import Path

import pytest

from briefing.errors import BriefingError, LibraryLocked, LibraryNotFound, NotALibrary
from briefing.library import check, open_library, repair
from briefing.library.connection import connect

COUNT = 120
FEED = "https://x.org/feed"


def text_of(number):
    return f"Headline {number}\n\nIt was number {number} who won on 3 March 2018. " + (
        f"Word{number} and again word{number}. " * 30
    )


@pytest.fixture(scope="module")
def sound(tmp_path_factory, make, at, annotated):
    """A library of a few hundred pages."""
    path = tmp_path_factory.mktemp("sound") / "library.db"
    with open_library(path, annotator="test-1", create=True) as library, library.transaction():
        for number in range(1, COUNT + 1):
            article = make(text_of(number), f"/{number}.txt")
            library.add(
                article, found_in=article.source, at=at,
                annotated=annotated(article) if number <= 4 else None,
            )  # fmt: skip
        library.remove([COUNT])
        library.add_feed(FEED, title="X")
        library.note_entries(FEED, ["a", "b"], at=at)
    return path


@pytest.fixture
def copied(sound, tmp_path):
    return shutil.copy(sound, tmp_path / "library.db")


def test_nothing_is_wrong_with_a_sound_library(copied, at):
    before = copied.read_bytes()
    diagnosis = check(copied, annotator="test-1")
    assert (diagnosis.articles, diagnosis.feeds, diagnosis.annotated) == (COUNT - 1, 1, 4)
    assert diagnosis.size == len(before)
    assert diagnosis.troubles == ()
    done = repair(copied, at=at, annotator="test-1")
    assert (done.done, done.lost, done.copy) == ((), (), "")
    assert copied.read_bytes() == before


@pytest.mark.parametrize(
    ("spoil", "trouble", "done"),
    [
        (
            "INSERT INTO search (search) VALUES ('delete-all')",
            "the full-text index is not that of the articles",
            "made the full-text index anew",
        ),
        (
            "UPDATE annotation SET annotator = 'test-0' WHERE rowid < 3",
            "2 annotations are of another version",
            "dropped 2 annotations of another version; they are made again when needed",
        ),
        (
            "UPDATE annotation SET data = x'01ff' WHERE rowid = 2",
            "1 annotations are damaged",
            "dropped 1 annotations damaged; they are made again when needed",
        ),
        (
            "INSERT INTO annotation VALUES (x'00', 'test-1', x'00')",
            "1 annotations are of no article",
            "dropped 1 annotations of no article; they are made again when needed",
        ),
    ],
)
def test_what_can_be_made_again_is_put_right_in_place(copied, at, spoil, trouble, done):
    connection = connect(copied, create=False, read_only=False)
    connection.run(spoil)
    connection.close()
    diagnosis = check(copied, annotator="test-1")
    assert [(found.text, found.loses) for found in diagnosis.troubles] == [(trouble, False)]
    repaired = repair(copied, at=at, annotator="test-1")
    assert (repaired.done, repaired.lost, repaired.copy) == ((done,), (), "")
    assert check(copied, annotator="test-1").troubles == ()
    with open_library(copied, annotator="test-1") as library:
        assert library.find(words="word7") == (7,)


def spoil(path, *statements):
    """Change rows behind the library's back."""
    with closing(sqlite3.connect(path, isolation_level=None)) as raw:
        for statement in statements:
            raw.execute(statement)


@pytest.mark.parametrize(
    ("statements", "lost", "held"),
    [
        (["DELETE FROM article WHERE number = 3"], (), COUNT - 1),
        (["DELETE FROM version WHERE number = 3"], ("[3] Headline 3",), COUNT - 2),
        (["DELETE FROM source WHERE number = 3", "DELETE FROM article WHERE number = 3"], (), COUNT - 1),
        (["UPDATE version SET number = 999 WHERE number = 3"], ("[3] Headline 3",), COUNT - 1),
        (["DROP INDEX article_order"], (), COUNT - 1),
        (["DROP TABLE feed"], (), COUNT - 1),
        (["CREATE TRIGGER t AFTER INSERT ON article BEGIN DELETE FROM feed; END"], (), COUNT - 1),
        (
            ["UPDATE version SET text = replace(text, 'won', 'ran') WHERE number = 3"],
            ("[3] some of its text is not as it was",),
            COUNT - 1,
        ),
        (
            ["UPDATE version SET parts = x'00' WHERE number = 3"],
            ("[3] some of its text is not as it was",),
            COUNT - 1,
        ),
        (
            ["INSERT INTO version SELECT 999, number, 2, name, source, address, headline, text, parts, fingerprint,"
             " edition, content, read FROM version WHERE number = 3",
             "UPDATE article SET version = 1234 WHERE number = 3"],
            ("[3] its last version; an earlier one is shown",),
            COUNT - 1,
        ),
    ],
)  # fmt: skip
def test_rows_that_do_not_fit_together_are_saved_into_a_new_file(
    copied, at, statements, lost, held
):
    spoil(copied, *statements)
    before = copied.read_bytes()
    troubles = check(copied, annotator="test-1").troubles
    assert [trouble.loses for trouble in troubles][:1] == [True]
    repaired = repair(copied, at=at, annotator="test-1")
    assert repaired.lost == lost
    assert repaired.copy == f"{copied}.damaged-20260301T120000Z"
    assert Path(repaired.copy).read_bytes() == before
    diagnosis = check(copied, annotator="test-1")
    assert diagnosis.troubles == ()
    assert diagnosis.articles == held
    assert sorted(file.name for file in copied.parent.iterdir()) == [
        "library.db",
        "library.db.damaged-20260301T120000Z",
    ]


def test_a_repaired_library_goes_on_as_before(copied, at, make):
    spoil(copied, "DELETE FROM article WHERE number = 3")
    repair(copied, at=at, annotator="test-1")
    with open_library(copied, annotator="test-1") as library:
        assert library.article(3).text == text_of(3)
        assert [source.found_in for source in library.sources(3)] == ["/3.txt"]
        assert library.seen_entries(FEED, ["a", "b"]) == {"a": at, "b": at}
        assert [feed.title for feed in library.feeds()] == ["X"]
        article = make("A new one\n\nIt is new.", "/new.txt")
        assert library.add(article, found_in="/new.txt", at=at).number == COUNT + 1


def use(path):
    with open_library(path, annotator="test-1") as library:
        [*library.annotated(library.find())]
        library.search("word7")
        library.add_feed("new")
        library.remove([3])


def damages(size):
    """Places of the file, with how much of it is overwritten there."""
    chance = random.Random(5)
    pages = range(1, size // 4096)
    for page in chance.sample(pages, 14):
        yield page * 4096, 4096, b"\xa5"
    for page in chance.sample(pages, 6):
        yield page * 4096 + chance.randrange(4000), 8, b"\xff"
    for start, length in ((0, 16), (0, 100), (16, 2), (24, 60), (100, 50), (0, 4096), (200, 3000)):
        yield start, length, b"\0"


def test_a_file_with_damaged_bytes_gives_back_all_that_can_be_read(sound, tmp_path, at):
    data = sound.read_bytes()
    kept = []
    for number, (start, length, byte) in enumerate(damages(len(data))):
        path = tmp_path / str(number) / "library.db"
        path.parent.mkdir()
        path.write_bytes(data[:start] + byte * length + data[start + length :])
        with suppress(BriefingError):
            use(path)
        repair(path, at=at, annotator="test-1")
        diagnosis = check(path, annotator="test-1")
        assert diagnosis.troubles == (), (start, length)
        with open_library(path, annotator="test-1") as library:
            texts = {n: article.article.text if hasattr(article, "article") else article.text
                     for n, article in library.annotated(library.find())}  # fmt: skip
            changed = [n for n, text in texts.items() if text != text_of(n)]
            assert len(changed) <= 1
        kept.append(len(texts))
    # A page holds some five texts; a list of pages holds more, but the indexes tell where they were.
    assert min(kept) >= COUNT - 12, kept
    assert sum(kept) / len(kept) > COUNT - 4


@pytest.mark.parametrize("share", [0.2, 0.5, 0.9])
def test_a_file_cut_off_gives_back_what_is_left(sound, tmp_path, at, share):
    data = sound.read_bytes()
    path = tmp_path / "library.db"
    path.write_bytes(data[: int(len(data) * share)])
    assert check(path, annotator="test-1").troubles[0].loses
    repaired = repair(path, at=at, annotator="test-1")
    assert repaired.copy
    assert check(path, annotator="test-1").troubles == ()
    with open_library(path, annotator="test-1") as library:
        assert (
            library.count() >= COUNT * (share - 0.3) / 2
        )  # the first pages are of all tables and indexes


def test_damage_at_any_place_is_never_more_than_an_error_of_ours(sound, tmp_path, at):
    data, chance = sound.read_bytes(), random.Random(3)
    for number in range(25):
        path = tmp_path / f"{number}.db"
        spoiled = bytearray(data)
        for _ in range(chance.choice((1, 5, 200))):
            spoiled[chance.randrange(len(data))] = chance.randrange(256)
        path.write_bytes(spoiled)
        with suppress(BriefingError):
            use(path)
        try:
            repair(path, at=at, annotator="test-1")
        except NotALibrary:
            continue
        assert check(path, annotator="test-1").troubles == ()


def test_what_a_killed_process_left_in_its_log_is_taken_up(
    opened, path, tmp_path, make, texts, add, at
):
    with opened() as library:
        add(library, make(texts.mayor))
        for ending in ("", "-wal"):
            shutil.copy(f"{path}{ending}", tmp_path / f"killed.db{ending}")
    killed = tmp_path / "killed.db"
    assert check(killed, annotator="test-1").articles == 1
    assert repair(killed, at=at, annotator="test-1").done == ()
    assert not list(tmp_path.glob("killed.db-*"))


def test_a_library_in_use_is_not_repaired(copied, at):
    spoil(copied, "DELETE FROM article WHERE number = 3")
    with (
        open_library(copied, annotator="test-1") as library,
        library.transaction(),
        pytest.raises(LibraryLocked),
    ):
        repair(copied, at=at, annotator="test-1", patience=0.05)
    assert [file.name for file in copied.parent.iterdir()] == ["library.db"]


def test_copies_of_two_repairs_at_one_time_are_both_kept(copied, at):
    copies = []
    for number in (3, 4):
        spoil(copied, f"DELETE FROM article WHERE number = {number}")
        copies.append(repair(copied, at=at, annotator="test-1").copy)
    assert copies[1] == f"{copies[0]}-2"


def test_what_is_not_there_is_neither_checked_nor_repaired(tmp_path, at):
    for work in (
        lambda: check(tmp_path / "x.db", annotator=""),
        lambda: repair(tmp_path / "x.db", at=at, annotator=""),
    ):
        with pytest.raises(LibraryNotFound):
            work()
    assert not list(tmp_path.iterdir())
