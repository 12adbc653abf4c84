"""Run a command: load settings, open the articles, call, write the answer."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from briefing.cli.composing import compose
from briefing.cli.console import Terminal, find_terminal, show, store
from briefing.cli.naming import SEEDS, given_dates, no_articles, nothing_named, usual_names
from briefing.cli.overwriting import keep_whole, named_sources
from briefing.config import (
    Color,
    Format,
    Origin,
    Settings,
    config_path,
    find_settings,
    library_path,
    settings_from,
)
from briefing.errors import ConfigError
from briefing.frozen import dataclass
from briefing.render.writers import WRITERS

if TYPE_CHECKING:
    import typer

    from briefing.cli.progress import Progress
    from briefing.model.passages import Passage
    from briefing.model.reports import Report
    from briefing.model.results import Result
    from briefing.model.text import Citation
    from briefing.render.mail import Envelope
    from briefing.use_cases import Answer, Opened
    from briefing.use_cases.fetching import NetworkAccess

EXTENSIONS = {
    extension: Format(name) for name, writer in WRITERS.items() for extension in writer.extensions
}
"""The format that an output file's extension asks for."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Session:
    """One run of a command: its settings, its output, its command line.

    What was given on the command line is there by name. `output` is the file to write to, None for standard output.
    `command` is the command line without options.
    """

    settings: Settings
    terminal: Terminal
    given: Mapping[str, Any]
    output: Path | None
    command: str

    @classmethod
    def start(cls, context: typer.Context) -> Session:
        """The session of a command that has been called.

        Raises:
            ConfigError: a setting cannot be what it is set to, or two flags contradict each other.
        """
        given = context.params
        settings = settings_from(find_origins(given))
        keep_whole(given, named_sources(given), settings.library or library_path(os.environ))
        # What a context holds is as typed: a text, not yet a path.
        output = None if given.get("output") in (None, "-") else _output(given)
        return cls(
            settings=settings,
            terminal=find_terminal(
                os.environ,
                settings,
                stdin=sys.stdin,
                stdout=sys.stdout if output is None else None,
                stderr=sys.stderr,
            ),
            given=given,
            output=output,
            command=" ".join([context.command_path, *map(_quoted, _words(given))]),
        )

    def selectors(self, what: Sequence[str] | None) -> tuple[str, ...]:
        """What was asked for, days that count from today written out.

        Raises:
            ConfigError: `BRIEFING_TODAY` is no day.
        """
        from briefing.cli.clock import dated

        return tuple(map(dated, what or ()))

    def open(self, what: Sequence[str], *, about: str = "", reads_pipe: bool = False) -> Opened:
        """Open the articles that the command is about, or a pipe's where none is named.

        `about` is the name of an actor: of a library, the articles that have it are enough.

        Raises:
            SourceError: not a single article could be had.
            StoreError: the library cannot be read.
        """
        from briefing import use_cases
        from briefing.arguments import names_to_open
        from briefing.cli import pipe

        articles = tuple(self.given.get("articles") or ())
        usual = usual_names(self.settings)
        if reads_pipe and not what and not articles:
            # Even one that turns out empty: other articles are not what was meant.
            articles = ("-",) if pipe.is_there() else ()
        names = names_to_open(what, articles=articles, fallback=usual)
        opened = use_cases.open_collection(
            names or nothing_named(what),
            what=what,
            about=about,
            library=self.library,
            dates=given_dates(self.given.get("date") or ()),
            stdin=pipe.read,
            # Proxies take time to look up.
            network=self.network if any("://" in name for name in names) else None,
            on_progress=self.progress("reading article {} of {}"),
        )
        sources = (article.article.source for article in opened.collection.articles)
        keep_whole(self.given, (*opened.collection.opened_by, *sources))
        if names == usual and usual[0] == SEEDS and library_path(os.environ).exists():
            note = f"these are the articles in ./{SEEDS}; -a library: asks the library"
            opened = replace(opened, notes=(*opened.notes, note))
        if not opened.collection.articles:
            raise no_articles(opened.problems, names)
        return opened

    @property
    def library(self) -> Path:
        """The library's file, whether or not it is there."""
        return self.settings.library or library_path(os.environ)

    def progress(self, phrase: str) -> Progress:
        """What tells how far a long run has come, in a phrase with `{}` for the count."""
        from briefing.cli.progress import Progress

        return Progress(
            phrase, shown=self.terminal.stderr_is_terminal and not self.settings.no_progress
        )

    @property
    def network(self) -> NetworkAccess:
        """What of the network may be asked."""
        from urllib.request import getproxies

        from briefing.use_cases.fetching import NetworkAccess

        return NetworkAccess(
            allow_local=self.settings.allow_local, proxies=tuple(sorted(getproxies().items()))
        )

    def finish(
        self, answer: Answer[Any], opened: Opened | None = None, *, full: bool = False
    ) -> int:
        """Write the answer, then say what the reader should know.

        The exit code comes back.
        """
        from briefing.cli import DONE, USAGE, messages

        self._write(answer.result, opened, full=full)
        notes, problems = (opened.notes, opened.problems) if opened else ((), ())
        # A path that is not there is missed twice: where it is opened and where it is selected.
        problems = tuple({p.subject: p for p in (*answer.problems, *problems)}.values())
        messages.say_notes((*notes, *answer.notes))
        messages.say_problems(problems)
        return USAGE if problems else DONE

    def write_lines(self, lines: Iterable[str]) -> None:
        """Write lines that are data, one by one, to the output file or standard output.

        Raises:
            StoreError: they cannot be written.
        """
        from briefing.cli.console import show_lines, store_lines

        if self.output is None:
            show_lines(lines, sys.stdout)
        else:
            store_lines(lines, self.output)

    def _write(self, result: Result | Report, opened: Opened | None, *, full: bool) -> None:
        def find_passages(citations: Iterable[Citation]) -> Mapping[Citation, Passage]:
            from briefing.use_cases.citing import find_passages

            collection = opened.collection if opened else None
            return find_passages(citations, collection, library=self.library)

        format = self._format()
        text = compose(
            result,
            self.terminal,
            format=format,
            full=full,
            command=self.command,
            find_passages=find_passages,
            folder=self.output.parent if self.output else None,
            envelope=self._envelope() if format is Format.EML else None,
            columns=self._columns(format),
        )
        if self.output is None:
            show(text, self.terminal, sys.stdout)
        else:
            store(text, self.output)

    def _envelope(self) -> Envelope:
        from briefing.cli.clock import now
        from briefing.render.mail import Envelope

        sender, recipients = self.settings.mail_from or "", self.settings.mail_to or ""
        return Envelope(sender=sender, recipients=recipients, moment=now())

    def _columns(self, format: Format) -> str:
        """Whose columns a table of incidents has.

        Raises:
            ConfigError: some are asked for, but no table.
        """
        columns = self.given.get("columns")
        if columns is None:
            return "own"
        if format is not Format.CSV:
            raise ConfigError(
                f"--columns {columns} is for a table, not for {format}",
                subject="--columns",
                hint="add --format csv, or name a file in .csv with -o",
            )
        return str(columns)

    def _format(self) -> Format:
        """What a flag says, else what the output file's extension does, else the setting."""
        if self.output is not None and not any(map(self.given.get, ("format", "json", "cite"))):
            by_extension = EXTENSIONS.get(self.output.suffix.lower())
            return by_extension or self.settings.format or Format.TEXT
        return self.settings.format or Format.TEXT


def _output(given: Mapping[str, Any]) -> Path:
    """The file to write to, whose extension must tell a format unless a flag does.

    Raises:
        ConfigError: it has no name, or an extension that means another format.
    """
    path = Path(given["output"])
    if not str(given["output"]).strip():
        raise ConfigError("--output names no file", hint="name one, as in -o brief.md")
    # A command without a choice of formats writes what it writes, whatever the file is called.
    format_given = any(map(given.get, ("format", "json", "cite"))) or "format" not in given
    if path.suffix and path.suffix.lower() not in EXTENSIONS and not format_given:
        raise ConfigError(
            f"{path.suffix} files cannot be written",
            subject=path.suffix,
            hint=f"name a file in {', '.join(EXTENSIONS)}, or say what to write: --format text",
        )
    return path


def find_origins(given: Mapping[str, Any]) -> tuple[Origin, ...]:
    """Find each setting, by flags, the environment and the user's file."""
    flags = {
        "articles": given.get("articles") or None,
        "library": given.get("library") or None,
        "allow_local": given.get("allow_local"),
        "format": _format_flag(given),
        "width": given.get("width"),
        "color": _one_of(given, "color", "no_color", Color.NEVER),
        "plain": given.get("plain"),
        "paging": given.get("pager"),
    }
    return find_settings(flags, os.environ, config_path(os.environ))


def _format_flag(given: Mapping[str, Any]) -> object:
    """What `--format` says, or one of its short forms: `--json`, and `--cite` for a list of references."""
    chosen = _one_of(given, "format", "json", Format.JSON)
    return _one_of({**given, "format": chosen}, "format", "cite", given.get("cite"))


def print_lines(lines: Sequence[str]) -> None:
    """Print lines that are not a briefing on standard output."""
    from briefing.render.alphabet import transliterate
    from briefing.render.sanitize import sanitize

    encoding = getattr(sys.stdout, "encoding", None) or "utf-8"
    text = "".join(f"{transliterate(sanitize(line), encoding)}\n" for line in lines)
    show(text, Terminal(), sys.stdout)


def _words(given: Mapping[str, Any]) -> Sequence[str]:
    return given.get("what") or given.get("name") or ()


def _quoted(word: str) -> str:
    return f'"{word}"' if " " in word else word


def _one_of(given: Mapping[str, Any], option: str, short: str, meaning: object) -> object:
    """What an option says, or the flag that is short for one of its values."""
    chosen = given.get(option)
    if not given.get(short):
        return chosen
    if chosen is not None and chosen != meaning:
        raise ConfigError(
            f"--{short.replace('_', '-')} and --{option} {chosen} contradict each other",
            hint="give one of the two",
        )
    return meaning
