"""Detect the terminal: width, colour, encoding, pager."""

from __future__ import annotations

import io
import json
import os
import re
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from briefing.cli.composing import compose
from briefing.cli.console import Terminal, find_terminal, prepare_streams, show, store
from briefing.config import Color, Settings
from briefing.errors import StoreError
from briefing.model.article import PartialDate, ReferenceDate
from briefing.model.results import ArticleList, ArticleReference

pty = pytest.importorskip("pty")

ARTICLES = ArticleList(
    articles=(
        ArticleReference(
            number=1,
            source="seeds/José’s story.txt",
            name="José’s story.txt",
            words=300,
            sentences=14,
            minutes=2,
            reference_date=ReferenceDate(date=PartialDate(2018, 3, 7), origin="date line"),
            headline="Two sides — one story",
        ),
    )
)
ESCAPE = re.compile(r"\x1b\[[0-9;]+m|\x1b\]8;;[!-~]*\x1b\\")


class _Stream(io.StringIO):
    """A stream that says whether it is a terminal, without being one."""

    def __init__(self, terminal: bool, encoding: str = "utf-8") -> None:
        super().__init__()
        self._facts = terminal, encoding

    def isatty(self) -> bool:
        return self._facts[0]

    @property
    def encoding(self) -> str:  # type: ignore[override]
        return self._facts[1]


def _find(
    on_terminal: bool = True, settings: Settings | None = None, **environment: str
) -> Terminal:
    stream = _Stream(on_terminal)
    return find_terminal(
        environment, settings or Settings(), stdin=stream, stdout=stream, stderr=stream
    )


@pytest.mark.parametrize(
    ("on_terminal", "environment", "settings", "styled", "colour", "links"),
    [
        pytest.param(True, {}, {}, True, True, True, id="terminal"),
        pytest.param(False, {}, {}, False, False, False, id="pipe"),
        pytest.param(True, {"NO_COLOR": "1"}, {}, True, False, True, id="bold and links stay"),
        pytest.param(True, {"NO_COLOR": ""}, {}, True, True, True, id="an empty NO_COLOR is none"),
        pytest.param(True, {"TERM": "dumb"}, {}, False, False, False, id="dumb"),
        pytest.param(True, {"NO_HYPERLINKS": "1"}, {}, True, True, False, id="no links"),
        pytest.param(True, {}, {"color": Color.NEVER}, False, False, False, id="never"),
        pytest.param(True, {}, {"plain": True}, False, False, False, id="plain"),
        pytest.param(False, {}, {"color": Color.ALWAYS}, True, True, False, id="always, in a pipe"),
        pytest.param(
            True,
            {"NO_COLOR": "1"},
            {"color": Color.ALWAYS},
            True,
            True,
            True,
            id="flag over variable",
        ),
        pytest.param(False, {"FORCE_COLOR": "1"}, {}, True, True, False, id="forced"),
        pytest.param(False, {"FORCE_COLOR": "0"}, {}, False, False, False, id="not forced"),
        pytest.param(True, {}, {"paging": True}, True, True, False, id="pagers know no links"),
    ],
)
def test_styles(
    on_terminal: bool,
    environment: dict[str, str],
    settings: dict[str, object],
    styled: bool,
    colour: bool,
    links: bool,
) -> None:
    terminal = _find(on_terminal, Settings(**settings), **environment)  # type: ignore[arg-type]
    assert (terminal.styled, terminal.colour, terminal.links) == (styled, colour, links)


@pytest.mark.parametrize(
    ("on_terminal", "environment", "width", "columns"),
    [
        pytest.param(False, {}, None, 100, id="pipe"),
        pytest.param(True, {}, None, 80, id="a terminal that does not tell"),
        pytest.param(True, {"COLUMNS": "60"}, None, 60, id="variable"),
        pytest.param(True, {"COLUMNS": "300"}, None, 100, id="at most 100"),
        pytest.param(True, {"COLUMNS": "7"}, None, 20, id="at least 20"),
        pytest.param(False, {"COLUMNS": "nine"}, None, 100, id="no number"),
        pytest.param(False, {"COLUMNS": "0"}, None, 100, id="nought"),
        pytest.param(False, {"COLUMNS": "60"}, 300, 300, id="asked for"),
    ],
)
def test_width(
    on_terminal: bool, environment: dict[str, str], width: int | None, columns: int
) -> None:
    assert _find(on_terminal, Settings(width=width), **environment).width == columns


@pytest.mark.parametrize(
    ("on_terminal", "environment", "settings", "pager"),
    [
        (True, {"PAGER": "more"}, {}, None),
        (True, {}, {"paging": True}, "less -FRX"),
        (True, {"PAGER": "more"}, {"paging": True}, "more"),
        (True, {"PAGER": ""}, {"paging": True}, ""),
        (True, {}, {"paging": False}, None),
        (True, {"PAGER": "more"}, {"paging": True, "pager": "most -s"}, "most -s"),
        (False, {"PAGER": "more"}, {"paging": True}, None),
    ],
)
def test_pager(
    on_terminal: bool, environment: dict[str, str], settings: dict[str, object], pager: str | None
) -> None:
    assert _find(on_terminal, Settings(**settings), **environment).pager == pager  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("lines", "environment", "paged"),
    [
        (23, {}, False),
        (24, {}, True),
        (24, {"TERM": "dumb"}, False),
        (24, {"PAGER": ""}, False),
    ],
)
def test_what_is_higher_than_the_screen_is_paged(
    lines: int, environment: dict[str, str], paged: bool
) -> None:
    link = r"\x1b]8;;http://a.b\x1b\\line\x1b]8;;\x1b\\\n"
    written = _written_on_terminal(
        "from briefing.cli.console import find_terminal, show\n"
        "from briefing.config import Settings\n"
        "streams = {'stdin': sys.stdin, 'stdout': sys.stdout, 'stderr': sys.stderr}\n"
        "terminal = find_terminal(os.environ, Settings(), **streams)\n"
        f"show('{link}' * {lines}, terminal, sys.stdout)\n",
        80,
        {"TERM": "xterm", "PAGER": "cat -n", **environment},
    )
    assert ("\t" in written) == paged
    assert ("http://a.b" in written) != paged


def test_a_file_is_no_terminal_and_a_closed_stream_neither() -> None:
    closed = _Stream(True)
    closed.close()
    terminal = find_terminal({}, Settings(), stdin=None, stdout=None, stderr=closed)
    assert terminal == Terminal(host=terminal.host, directory=terminal.directory)
    assert terminal.encoding == "utf-8"


@pytest.mark.parametrize("encoding", ["ascii", "latin-1", "cp1252"])
@pytest.mark.parametrize("format", ["text", "markdown", "json"])
def test_what_is_composed_can_be_encoded(encoding: str, format: str) -> None:
    compose(ARTICLES, Terminal(encoding=encoding), format=format).encode(encoding)


def test_formats() -> None:
    terminal = Terminal()
    assert compose(ARTICLES, terminal).startswith("[1] 7 March 2018, from its date line")
    assert compose(ARTICLES, terminal, format="markdown").startswith("- [1]")
    assert json.loads(compose(ARTICLES, terminal, format="json"))["kind"] == "articles"
    assert compose(ARTICLES, terminal, format="svg").startswith("<svg")
    styled = compose(
        ARTICLES, Terminal(styled=True, colour=True, links=True, host="h", directory="/w")
    )
    assert "\x1b]8;;file://h/w/seeds/Jos%C3%A9%E2%80%99s%20story.txt\x1b\\" in styled
    assert ESCAPE.sub("", styled) == compose(ARTICLES, terminal)


def test_store_replaces_a_file_whole_and_keeps_its_mode(tmp_path: Path) -> None:
    path, link = tmp_path / "brief.txt", tmp_path / "link.txt"
    path.write_text("old")
    path.chmod(0o600)
    link.symlink_to(path)
    store("“new”\n", link)
    assert path.read_bytes() == "“new”\n".encode()
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert link.is_symlink()
    assert sorted(found.name for found in tmp_path.iterdir()) == ["brief.txt", "link.txt"]


def test_store_leaves_nothing_half_written(tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()
    with pytest.raises(StoreError, match=r"cannot write .*folder: is a directory"):
        store("text", tmp_path / "folder")
    with pytest.raises(StoreError, match="no such file or directory"):
        store("text", tmp_path / "missing" / "brief.txt")
    assert [found.name for found in tmp_path.iterdir()] == ["folder"]


def test_store_minds_no_leftover_of_a_killed_run(tmp_path: Path) -> None:
    (tmp_path / f".briefing-{os.getpid()}.part").symlink_to(tmp_path / "elsewhere")
    store("text\n", tmp_path / "brief.txt")
    assert [found.name for found in tmp_path.iterdir()] == ["brief.txt"]


def test_store_writes_to_a_named_pipe(tmp_path: Path) -> None:
    path = tmp_path / "pipe"
    os.mkfifo(path)
    with subprocess.Popen(["cat", str(path)], stdout=subprocess.PIPE) as reader:
        store("text\n", path)
        assert reader.communicate()[0] == b"text\n"
    assert stat.S_ISFIFO(path.stat().st_mode)


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no /dev/full here")
def test_a_full_disk_is_an_error_with_a_hint() -> None:
    with pytest.raises(StoreError, match="no space left") as caught:
        store("text", Path("/dev/full"))
    assert caught.value.exit_code == 2
    assert caught.value.hint
    with Path("/dev/full").open("w") as full, pytest.raises(StoreError, match="the output"):
        show("text", Terminal(), full)


def test_a_closed_pipe_is_no_error() -> None:
    code = (
        "import sys\n"
        "from briefing.cli.console import Terminal, show\n"
        "show('x' * 200_000, Terminal(), sys.stdout)\n"
    )
    reading, writing = os.pipe()
    os.close(reading)
    done = subprocess.run(
        [sys.executable, "-c", code], stdout=writing, stderr=subprocess.PIPE, check=False
    )
    os.close(writing)
    assert (done.returncode, done.stderr) == (0, b"")


def test_no_character_stops_a_prepared_stream() -> None:
    raw = io.BytesIO()
    stream = io.TextIOWrapper(raw, encoding="ascii")
    prepare_streams(stream, None, io.StringIO())
    show("é\n", Terminal(), stream)
    assert raw.getvalue() == b"?\n"


def test_the_pager_gets_the_text(tmp_path: Path) -> None:
    page, out = tmp_path / "page", io.StringIO()
    show("é text\n", Terminal(pager=f"tee '{page}'"), out)
    assert page.read_text(encoding="utf-8") == "é text\n"
    assert out.getvalue() == ""


@pytest.mark.parametrize("pager", ["no-such-pager --x", "'", "   "])
def test_without_its_pager_the_text_is_written(pager: str) -> None:
    out = io.StringIO()
    show("text\n", Terminal(pager=pager), out)
    assert out.getvalue() == "text\n"


def _run_on_terminal(columns: int, environment: dict[str, str]) -> str:
    """What a program on a terminal of that width writes to it."""
    code = (
        "from briefing.cli.composing import compose\n"
        "from briefing.cli.console import find_terminal, prepare_streams, show\n"
        "from briefing.config import Settings\n"
        "from briefing.model.results import ArticleList, ArticleReference\n"
        "reference = ArticleReference(number=1, source='/a b.txt', name='a b.txt', words=1, sentences=1,"
        " minutes=1, headline='José’s ' * 20)\n"
        "streams = {'stdin': sys.stdin, 'stdout': sys.stdout, 'stderr': sys.stderr}\n"
        "terminal = find_terminal(os.environ, Settings(), **streams)\n"
        "prepare_streams(sys.stdout)\n"
        "show(compose(ArticleList(articles=(reference,)), terminal), terminal, sys.stdout)\n"
    )
    return _written_on_terminal(code, columns, environment)


def _written_on_terminal(code: str, columns: int, environment: dict[str, str]) -> str:
    """What a program writes on a terminal of 24 lines."""
    import fcntl
    import struct
    import termios

    master, slave = pty.openpty()
    fcntl.ioctl(slave, termios.TIOCSWINSZ, struct.pack("HHHH", 24, columns, 0, 0))
    kept = {key: value for key, value in os.environ.items() if key not in ("COLUMNS", "NO_COLOR")}
    with subprocess.Popen(
        [sys.executable, "-c", f"import os, sys\n{code}"],
        stdout=slave,
        stderr=subprocess.PIPE,
        env={**kept, **environment},
    ) as process:
        os.close(slave)
        written = b""
        try:
            while part := os.read(master, 4096):
                written += part
        except OSError:
            pass  # Linux ends a pseudo-terminal so.
        assert process.communicate()[1] == b""
    os.close(master)
    return written.decode()


def test_on_a_real_terminal() -> None:
    written = _run_on_terminal(40, {"TERM": "xterm-256color"})
    assert "\x1b]8;;file://" in written
    assert "\x1b[1m" in written
    lines = ESCAPE.sub("", written).split("\r\n")
    assert max(map(len, lines)) <= 40
    assert lines[0] == "[1] undated   a b.txt   1 sentence"
    assert not re.search(r"[\x00-\x08\x0b-\x1f]", "".join(lines))


def test_on_a_dumb_and_an_ascii_terminal() -> None:
    assert "\x1b" not in _run_on_terminal(60, {"TERM": "dumb"})
    written = _run_on_terminal(60, {"TERM": "xterm", "PYTHONIOENCODING": "ascii", "NO_COLOR": "1"})
    assert written.isascii()
    assert "Jose's Jose's" in written
    assert "\x1b[3" not in written.replace("\x1b[3m", "")
