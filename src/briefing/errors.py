"""What can go wrong, as one tree. Only `cli.main` turns these into text and exit codes.

    BriefingError
    ├── SourceError            an article cannot be had
    │   ├── SourceNotFound     no such file or folder, or a folder without articles
    │   ├── UnreadableSource   there, but not to be read as text
    │   └── EmptyArticle       read, but without a single sentence
    ├── SelectionError         a selector does not mean one article
    │   ├── NothingMatches
    │   └── SeveralMatch
    ├── ActorNotFound          nobody bears the name
    ├── SeveralActors          several people bear the name
    ├── ConfigError            a setting that cannot be
    └── StoreError             the output cannot be written

Messages are lower case, without a full stop. `hint` says what to type or where to look next.
"""

from __future__ import annotations


class BriefingError(Exception):
    """The base of all errors that are not bugs.

    Attributes:
        subject: what was asked for: a path, a selector, a name.
        hint: what to do next, in one sentence or a few lines; empty where nothing helps.
        candidates: what may have been meant, as shown to the reader.
        exit_code: 1 nothing matched, 2 wrong usage or unreadable input.
    """

    exit_code = 2

    def __init__(
        self, message: str, *, subject: str = "", hint: str = "", candidates: tuple[str, ...] = ()
    ) -> None:
        super().__init__(message)
        self.subject = subject
        self.hint = hint
        self.candidates = candidates


class SourceError(BriefingError):
    """An article cannot be had."""


class SourceNotFound(SourceError):
    """No such file or folder, or a folder without articles."""


class UnreadableSource(SourceError):
    """The source is there, but cannot be read as text."""


class EmptyArticle(SourceError):
    """The source was read, but holds not a single sentence."""


class SelectionError(BriefingError):
    """A selector does not mean one article."""


class NothingMatches(SelectionError):
    """No article matches."""

    exit_code = 1


class SeveralMatch(SelectionError):
    """Several articles match where one is needed."""


class ActorNotFound(BriefingError):
    """Nobody in the articles bears the name."""

    exit_code = 1


class SeveralActors(BriefingError):
    """Several actors bear the name."""


class ConfigError(BriefingError):
    """A setting cannot be what it is set to."""


class StoreError(BriefingError):
    """The output cannot be written."""
