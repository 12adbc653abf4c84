"""The tree of exceptions; only `cli.main` turns them into text and exit codes.

    BriefingError
    ├── SourceError            an article cannot be had
    │   ├── SourceNotFound     no such file or folder, or a folder without articles
    │   ├── UnreadableSource   there, but not to be read as text
    │   ├── EmptyArticle       read, but without a single sentence
    │   ├── InternalFault      the program itself failed on it, and on it alone
    │   └── FetchError         an address cannot be fetched
    │       ├── BadAddress         not one of the web, or one with a password
    │       ├── LocalAddress       one of the local network, which was not allowed
    │       ├── ForbiddenByRobots  the site's robots.txt keeps programs out
    │       ├── HostNotReached     no such host, or nobody answers there
    │       ├── InsecureHost       its certificate cannot be trusted
    │       ├── PageNotFound       not there, or no longer
    │       ├── AccessDenied       for readers who are known to the site
    │       ├── ServerFailed       the server has trouble, or too much to do
    │       ├── TooManyRedirects   it leads on and on, or round in circles
    │       ├── BrokenResponse     the answer breaks off, or is not HTTP
    │       ├── TooSlow            the answer takes too long
    │       └── TooLarge           the answer is too long
    ├── SelectionError         a selector does not mean one article
    │   ├── NothingMatches
    │   ├── SeveralMatch
    │   └── QueryError         a query of the full text that says nothing to find
    ├── ActorNotFound          nobody bears the name
    ├── SeveralActors          several people bear the name
    ├── ConfigError            a setting that cannot be
    ├── PipelineError          annotators in an order in which one lacks what it needs
    ├── UnfitPython            its regular expressions match wrongly
    └── StoreError             something cannot be written or kept
        ├── LibraryNotFound    no library there
        ├── NotALibrary        something else is there
        ├── NewerLibrary       made by a later version of this program
        ├── LibraryLocked      another process has kept it too long
        ├── LibraryReadOnly    it can be read and not written
        ├── LibraryForbidden   no permission to open it
        ├── LibraryDamaged     it cannot be read in part
        └── DiskFull           no room to write

Messages are lower case, without a full stop. `hint` says what to type or where to look next.
"""

from __future__ import annotations


class BriefingError(Exception):
    """The base of all errors that are not bugs.

    Attributes:
        subject: what was asked for: a path, a selector, a name.
        hint: what to do next, in one sentence or a few lines; empty where nothing helps.
        candidates: what may have been meant, as shown to the reader.
        exit_code: 1 nothing matched, 2 wrong usage or unreadable input, 4 a Python that cannot run the package.
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


class InternalFault(SourceError):
    """A bug in briefing that showed at one article; the other articles go on.

    It is told with its place.

    >>> str(InternalFault.of(ValueError("bad tag"), "page.html"))
    'a bug in briefing: ValueError: bad tag'
    """

    @classmethod
    def of(cls, error: Exception, subject: str) -> InternalFault:
        """The fault that an unforeseen exception shows, with the line that raised it."""
        frames, place = error.__traceback__, ""
        while frames is not None:
            code = frames.tb_frame.f_code
            place = f" ({code.co_name}, line {frames.tb_lineno})"
            frames = frames.tb_next
        return cls(
            f"a bug in briefing: {type(error).__name__}: {error}{place}",
            subject=subject,
            hint="please report it with this article; all others are done",
        )


class FetchError(SourceError):
    """An address cannot be fetched."""


class BadAddress(FetchError):
    """The address is not one of the web, or holds a name and a password."""


class LocalAddress(FetchError):
    """The address leads to this computer or its network, which nobody has allowed."""


class ForbiddenByRobots(FetchError):
    """The site's robots.txt forbids the request, or cannot be read for now.

    It cannot while the site has trouble.
    """


class HostNotReached(FetchError):
    """There is no such host, or nobody answers there."""


class InsecureHost(FetchError):
    """The host's certificate cannot be trusted, or its encryption is not safe."""


class PageNotFound(FetchError):
    """There is nothing at the address, or no longer."""


class AccessDenied(FetchError):
    """The page is for readers who are known to the site, or not for programs."""


class ServerFailed(FetchError):
    """The server answers that it has trouble, or too much to do."""


class TooManyRedirects(FetchError):
    """The address leads on to another too often, or round in circles."""


class BrokenResponse(FetchError):
    """The answer breaks off, cannot be unpacked, or is not HTTP."""


class TooSlow(FetchError):
    """The answer takes longer than it may."""


class TooLarge(FetchError):
    """The answer is longer than it may be."""


class SelectionError(BriefingError):
    """A selector does not mean one article."""


class NothingMatches(SelectionError):
    """No article matches."""

    exit_code = 1


class SeveralMatch(SelectionError):
    """Several articles match where one is needed."""


class QueryError(SelectionError):
    """A query of the full text names nothing to find, or cannot be read."""


class ActorNotFound(BriefingError):
    """Nobody in the articles bears the name."""

    exit_code = 1


class SeveralActors(BriefingError):
    """Several actors bear the name."""


class ConfigError(BriefingError):
    """A setting cannot be what it is set to."""


class PipelineError(BriefingError):
    """Annotators in an order in which one lacks what it needs, or two give the same."""


class UnfitPython(BriefingError):
    """The regular expressions of this Python match something else than they must."""

    exit_code = 4


class StoreError(BriefingError):
    """Something cannot be written or kept."""


class LibraryNotFound(StoreError):
    """There is no library at the path."""


class NotALibrary(StoreError):
    """What is at the path is something else."""


class NewerLibrary(StoreError):
    """A later version of this program made the library."""


class LibraryLocked(StoreError):
    """Another process has kept the library for longer than one waits."""


class LibraryReadOnly(StoreError):
    """The library can be read and not written."""


class LibraryForbidden(StoreError):
    """There is no permission to open the library."""


class LibraryDamaged(StoreError):
    """The library cannot be read, or not all of it."""


class DiskFull(StoreError):
    """There is no room to write."""
