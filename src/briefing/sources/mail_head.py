"""Parse the header of a mail: sender, subject, date."""

from __future__ import annotations

import contextlib
import re
from email.message import EmailMessage
from email.utils import parseaddr, parsedate_to_datetime
from functools import cache

from briefing.frozen import dataclass
from briefing.model.article import PartialDate
from briefing.model.text import fold_whitespace


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """What a mail's header says of it; empty or None where it says nothing."""

    subject: str = ""
    sender: str = ""
    date: PartialDate | None = None


def mend_header(data: bytes) -> bytes:
    """Remove header lines of a mail that are no field.

    They are those of mailboxes, or left by programs that fold badly. A parser takes the first of them for the end of
    the header, and the fields below for text.
    """
    header, blank, body = _parted(data)
    # A blank line among the fields: what stands below it is fields alone.
    for _ in range(_MOST_PARTS):
        more, gap, rest = _parted(body)
        if not _goes_on(header, more):
            break
        header, blank, body = header.rstrip(b"\r\n") + b"\n" + more, gap, rest
    lines = header.splitlines(keepends=True)
    last = max((number for number, line in enumerate(lines) if _name().match(line)), default=-1)
    if last < 0:
        return data
    kept, in_field = [], False
    for number, line in enumerate(lines):
        named = _name().match(line) is not None
        in_field = named or (in_field and line[:1] in b" \t")
        if in_field or number > last:
            kept.append(_name().sub(rb"\1:", line, count=1) if named else line)
    return b"".join(kept) + blank + body


_MOST_PARTS = 5


def _parted(data: bytes) -> tuple[bytes, bytes, bytes]:
    """What stands above the first blank line, that line, and what stands below."""
    match = re.search(rb"(?<=\n)\r?\n", data)
    return (
        (data[: match.start()], match.group(), data[match.end() :]) if match else (data, b"", b"")
    )


def _goes_on(header: bytes, more: bytes) -> bool:
    """Whether every line of `more` belongs to a field, some of those that mails have, and none that `header` has."""
    lines = more.splitlines()
    names = {match[1].lower() for line in lines if (match := _name().match(line))}
    had = {match[1].lower() for line in header.splitlines() if (match := _name().match(line))}
    whole = all(_name().match(line) or line[:1] in (b" ", b"\t") for line in lines)
    return whole and bool(had) and bool(names & _KNOWN) and not names & had


@cache
def _name() -> re.Pattern[bytes]:
    return re.compile(rb"([!-9;-~]+)[ \t]*:")


_KNOWN = frozenset(
    b"subject date from to message-id mime-version content-type content-transfer-encoding received".split()
)


def read_head(message: EmailMessage) -> Head:
    """Subject, sender and date of a mail; the day is that of the sender's own zone."""
    date = None
    with contextlib.suppress(TypeError, ValueError, OverflowError):
        date = PartialDate.from_date(parsedate_to_datetime(read_field(message, "Date")).date())
    return Head(
        subject=read_field(message, "Subject"),
        sender=read_name(read_field(message, "From")),
        date=date,
    )


def read_field(message: EmailMessage, name: str) -> str:
    """A field of the header, its encoded words decoded.

    Empty where it is missing or broken.
    """
    try:
        value = str(message.get(name) or "")
    except Exception:
        # The header parser of the standard library fails in many ways on malformed fields.
        return ""
    return fold_whitespace(value.encode("utf-8", errors="replace").decode())


def read_name(sender: str) -> str:
    """The name of a sender, or the address where there is no name.

    Outlook's `Bo Ek [mailto:bo@example.org]` too.

    >>> read_name('"Ann Lee" <ann@example.org>'), read_name("ann@example.org")
    ('Ann Lee', 'ann@example.org')
    """
    sender = sender.partition("[mailto:")[0]
    if "@" not in sender:
        return fold_whitespace(sender.strip("\"'"))
    name, address = parseaddr(sender)
    return fold_whitespace(name.strip("\"'") or address or sender.partition("<")[0].strip())


def plain_subject(subject: str) -> str:
    """A subject without the marks of answers and of sending on.

    >>> plain_subject("Fwd: RE: Two held")
    'Two held'
    """
    return _answer().sub("", subject).strip()


@cache
def _answer() -> re.Pattern[str]:
    return re.compile(r"^(?:(?:re|fwd?|aw|wg|tr|rv)\s*(?:\[\d+\])?:\s*)+", re.IGNORECASE)
