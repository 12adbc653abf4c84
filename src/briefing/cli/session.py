"""What every command does around its one call: find the settings, open the articles, write the answer."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from briefing.config import (
    Color,
    Format,
    Origin,
    Settings,
    config_path,
    find_settings,
    settings_from,
)
from briefing.errors import ConfigError, SourceError, SourceNotFound

if TYPE_CHECKING:
    from briefing.model.results import Result
    from briefing.use_cases import Answer, Opened

BRIEF_FROM = 6
"""From how many articles on a summary keeps each to its key points."""

EXTENSIONS = {
    ".txt": Format.TEXT,
    ".md": Format.MARKDOWN,
    ".markdown": Format.MARKDOWN,
    ".json": Format.JSON,
}
"""The format that an output file's extension asks for."""


@dataclass(frozen=True, slots=True)
class Session:
    """One run of a command: its settings, what was given on the command line, and where output goes."""

    settings: Settings
    given: Mapping[str, Any]

    @classmethod
    def start(cls, given: Mapping[str, Any]) -> Session:
        """The session for a command line's parameters, by name.

        Raises:
            ConfigError: a setting cannot be what it is set to, or two flags contradict each other.
        """
        return cls(settings_from(find_origins(given)), given)

    def open(self, what: Sequence[str], *, reads_pipe: bool = False) -> Opened:
        """The articles that the command is about; a pipe's where it reads one and nothing is named.

        Raises:
            SourceError: not a single article could be had.
        """
        from briefing import use_cases
        from briefing.cli import pipe
        from briefing.cli.progress import Progress

        articles = tuple(self.given.get("articles") or ())
        if reads_pipe and not what and not articles and pipe.has_text():
            articles = ("-",)
        names = use_cases.names_to_open(what, articles=articles, fallback=_usual(self.settings))
        opened = use_cases.open_collection(
            names or _nothing_named(),
            dates=_dates(self.given.get("date") or ()),
            stdin=pipe.read,
            on_progress=Progress(shown=not self.settings.no_progress),
        )
        if not opened.collection.articles:
            raise _no_articles(opened.problems, names)
        return opened

    def finish(
        self, answer: Answer[Any], problems: Sequence[SourceError] = (), *, full: bool = False
    ) -> int:
        """Write the answer, then say what the reader should know; the exit code comes back."""
        from briefing.cli import DONE, USAGE, messages

        self._write(answer.result, full=full)
        problems = (*problems, *answer.problems)
        messages.say_notes(answer.notes)
        messages.say_problems(problems)
        return USAGE if problems else DONE

    def _write(self, result: Result, *, full: bool) -> None:
        import sys

        if self.settings.format is Format.JSON:
            from briefing.render import json

            text = json.write(result)
        else:
            from briefing.render import plain
            from briefing.render.page import Page
            from briefing.render.views import view

            full = full or not isinstance(result, tuple) or len(result) < BRIEF_FROM
            text = plain.write(view(result, full=full), Page(width=self.settings.width or 100))
        if sys.stdout is not None:
            sys.stdout.write(text)


def find_origins(given: Mapping[str, Any]) -> tuple[Origin, ...]:
    """Each setting, found by the flags of a command line, this process's environment and the user's file."""
    flags = {
        "articles": given.get("articles") or None,
        "format": _one_of(given, "format", "json", Format.JSON),
        "width": given.get("width"),
        "color": _one_of(given, "color", "no_color", Color.NEVER),
        "plain": given.get("plain") or None,
        "paging": given.get("pager") or None,
    }
    return find_settings(flags, os.environ, config_path(os.environ))


def print_lines(lines: Sequence[str]) -> None:
    """Print lines that are not a briefing on standard output."""
    from briefing.render.sanitize import sanitize

    for line in lines:
        print(sanitize(line))


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


def _usual(settings: Settings) -> tuple[str, ...]:
    """The articles read where none are named; the default folder only where it is there."""
    if settings.articles == Settings.__dataclass_fields__["articles"].default:
        return tuple(name for name in settings.articles if Path(name).exists())
    return settings.articles


def _nothing_named() -> tuple[str, ...]:
    raise SourceNotFound(
        "no articles are named, and there is no folder ./seeds",
        hint="name files or folders, as in briefing summary story.txt,\n"
        "or set BRIEFING_ARTICLES, or articles in the configuration file",
    )


def _dates(given: Sequence[str]) -> dict[str, str]:
    dates = {}
    for text in given:
        selector, equals, date = text.rpartition("=")
        if not selector or not equals:
            raise ConfigError(
                f"--date {text} does not say which article",
                subject=text,
                hint="write the article, then its date: --date 2=2026-02",
            )
        dates[selector] = date
    return dates


def _no_articles(problems: Sequence[SourceError], names: Sequence[str]) -> SourceError:
    """The error of a run that found nothing to read; all problems but the one returned are said here."""
    from briefing.cli import messages

    if not problems:
        return SourceNotFound(f"there are no articles in {' '.join(names)}")
    messages.say_problems(problems[:-1])
    return problems[-1]
