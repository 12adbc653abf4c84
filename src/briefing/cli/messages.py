"""Print errors with their hints, warnings and notes to standard error, sanitized."""

from __future__ import annotations

import re
import shlex
import sys
from collections.abc import Iterable
from contextlib import suppress

from briefing.cli import BUG, USAGE
from briefing.errors import BriefingError, SourceError

LONGEST = 500
"""Characters of a line that are shown: what was asked for may be a whole text, pasted by mistake."""


_PLAIN_WORDS = {
    "is not in the range x>=": "is less than ",
    "is not a valid int": "is not a whole number",
    "is not a valid float": "is not a number",
}
"""What Typer says of a number that does not fit, and how to say it plainly."""


def report(error: Exception, *, debug: bool) -> int:
    """Say what went wrong, with the traceback if `debug`.

    The exit code that it deserves comes back.
    """
    import typer

    if debug:
        import traceback

        _say("".join(traceback.format_exception(error)).splitlines())
    match error:
        case BriefingError():
            say_error(_whole_message(error), hint=error.hint, candidates=error.candidates)
            return error.exit_code
        case typer.TyperException():
            return _report_usage(error)
        case OSError():
            # Files that cannot be read are the sources' business: what fails here is a help that Typer prints.
            say_error(
                f"cannot write the output: {(error.strerror or str(error)).lower()}",
                hint="send it elsewhere, or make room",
            )
            return USAGE
    say_error(
        f"a bug in briefing: {type(error).__name__}: {error}",
        hint="please report it, with what --debug adds to the same command",
    )
    return BUG


def say_error(message: str, *, hint: str = "", candidates: tuple[str, ...] = ()) -> None:
    """Print an error, its hint, and suggestions where the hint has none."""
    lines = [f"error: {message}"]
    if listed := [f"  {candidate}" for candidate in candidates if candidate not in hint]:
        lines += ["", *listed]
    if hint:
        first, *more = hint.splitlines()
        lines += ["", f"hint: {first}", *(f"      {line}" for line in more)]
    _say(lines)


def say_problems(problems: Iterable[SourceError], *, hint_to_come: str = "") -> None:
    """Print a line for each article that failed, and each hint once.

    `hint_to_come` is left out: an error that is about to be said brings it.
    """
    messages: dict[str, list[str]] = {}
    for problem in problems:
        messages.setdefault(problem.hint, []).append(_whole_message(problem))
    for place, (hint, alike) in enumerate(messages.items()):
        *others, last = alike
        _say([""] if place else [])
        _say(f"error: {message}" for message in others)
        say_error(last, hint="" if hint == hint_to_come else hint)


def say_notes(notes: Iterable[str]) -> None:
    """Print what the reader should know about how the answer came."""
    _say(f"note: {note}" for note in notes)


def _say(lines: Iterable[str]) -> None:
    from briefing.render.alphabet import transliterate
    from briefing.render.sanitize import sanitize

    encoding = getattr(sys.stderr, "encoding", None) or "utf-8"
    # Nobody is left to tell when standard error itself is gone.
    with suppress(OSError, ValueError):
        for line in lines:
            text = line if len(line) <= LONGEST else f"{line[:LONGEST]} …"
            print(transliterate(sanitize(text), encoding), file=sys.stderr)


def _whole_message(error: BriefingError) -> str:
    """The error's message, led by its subject where that is not in it already."""
    message = str(error)
    return message if error.subject in message else f"{error.subject}: {message}"


def _is_article(word: str) -> bool:
    """Whether what stands in the place of a command names articles: a file, a folder, an address."""
    from briefing.arguments import is_path, means_file

    return "://" in word or is_path(word) or means_file(word)


def _report_usage(error: Exception) -> int:
    message = getattr(error, "message", "")
    if message.startswith("Usage:"):
        # No command was given: the message is the help itself.
        _say(message.splitlines())
        return USAGE
    message = error.format_message() if hasattr(error, "format_message") else str(error)
    message, _, suggestion = message.partition(" Did you mean ")
    if not suggestion:
        message, _, suggestion = message.partition(" (Possible options: ")
    suggestion = suggestion.rstrip("?.)")
    for jargon, plain in _PLAIN_WORDS.items():
        message = message.replace(jargon, plain)
    named = re.fullmatch(r"No such command '(.+)'\.", message.strip(), re.DOTALL)
    if named and _is_article(named[1]):
        say_error(f"no such command: {named[1]}", hint=f"briefing summary {shlex.quote(named[1])}")
        return USAGE
    context = getattr(error, "ctx", None)
    command = context.command_path if context is not None else "briefing"
    say_error(
        message[:1].lower() + message[1:].rstrip("."),
        hint=f"did you mean {suggestion}?" if suggestion else f"{command} --help shows how",
    )
    return USAGE
