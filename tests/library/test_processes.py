"""Two processes at once, and processes killed at any moment."""

import os
import signal
import subprocess
import sys
import threading
import time

import pytest

from briefing.library import check
from briefing.library.connection import Connection, connect

ADD = """
import datetime, sys
from briefing.library import open_library
from briefing.model.article import Article, Paragraph, ParagraphKind
from briefing.model.text import Span

path, name, count, batch = sys.argv[1], sys.argv[2], int(sys.argv[3]), int(sys.argv[4])
at = datetime.datetime(2026, 3, 1, tzinfo=datetime.UTC)
with open_library(path, annotator="test", create=True) as library:
    number = 0
    while number < count:
        with library.transaction():
            for number in range(number + 1, number + 1 + batch):
                text = f"Headline {number} of {name}\\n\\n" + f"It was {name} who won number {number}. " * 20
                spans = Span(0, text.index("\\n")), Span(text.index("\\n") + 2, len(text))
                article = Article(
                    source=f"/{name}/{number}.txt", name=f"{number}.txt", text=text, headline=spans[0],
                    paragraphs=(Paragraph(spans[0], ParagraphKind.HEADLINE), Paragraph(spans[1], ParagraphKind.PROSE)),
                )
                library.add(article, found_in=article.source, at=at)
        print(number, flush=True)
"""


def start(path, name, count, batch):
    return subprocess.Popen(
        [sys.executable, "-c", ADD, str(path), name, str(count), str(batch)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def test_two_processes_add_at_once_while_a_third_reads(opened, path):
    with opened() as library:
        writers = [start(path, name, 60, 5) for name in ("ann", "bob")]
        seen = [0]
        while any(writer.poll() is None for writer in writers):
            seen.append(library.count())
            assert library.count(query="headline:headline") >= seen[-1]
            time.sleep(0.01)
        for writer in writers:
            out, err = writer.communicate()
            assert (writer.returncode, err) == (0, "")
            assert out.split()[-1] == "60"
        assert seen == sorted(seen)
        assert library.count() == 120
        assert len(library.find(words="bob")) == 60
    assert check(path, annotator="test").troubles == ()


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="no such signal")
def test_a_process_killed_at_any_moment_leaves_whole_articles(opened, path):
    told = 0
    for round_ in range(8):
        writer = start(path, f"round{round_}", 100_000, 3)
        batches = round_ % 3
        said = [int(writer.stdout.readline()) for _ in range(batches)]
        time.sleep(0.003 * round_)
        os.kill(writer.pid, signal.SIGKILL)
        said += map(int, writer.communicate()[0].split())
        told += said[-1] if said else 0
        assert writer.returncode == -signal.SIGKILL
        if path.exists() and path.stat().st_size:
            with opened(read_only=True, create=False) as library:
                held = library.count()
                assert held >= told
                assert held % 3 == 0
                assert library.count(query="headline:headline") == held
                assert len([*library.annotated(library.find())]) == held
    diagnosis = check(path, annotator="test")
    assert diagnosis.troubles == ()
    assert diagnosis.articles >= told > 0
    with opened() as library:
        assert library._connection.rows("PRAGMA integrity_check") == [("ok",)]
        assert all(library.sources(number) for number in library.find())


def test_two_processes_make_the_library_at_once(path):
    writers = [start(path, name, 3, 3) for name in ("ann", "bob", "cyd")]
    for writer in writers:
        assert writer.communicate()[1] == ""
    assert check(path, annotator="test").articles == 9


def test_library_that_another_makes_while_one_looks_is_no_other_programs_file(path, monkeypatch):
    """The other comes between the reads of the file's version and of its application."""
    other = threading.Thread(
        target=lambda: connect(path, create=True, read_only=False, patience=20).close()
    )
    value = Connection.value

    def read_then_let_the_other_in(self, sql, *values):
        found = value(self, sql, *values)
        if sql == "PRAGMA user_version" and other.ident is None:
            other.start()
            other.join(0.5)
        return found

    monkeypatch.setattr(Connection, "value", read_then_let_the_other_in)
    connect(path, create=True, read_only=False, patience=20).close()
    other.join(20)
    assert not other.is_alive()
    assert check(path, annotator="test").troubles == ()
