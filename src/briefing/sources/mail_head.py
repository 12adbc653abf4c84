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
    """A field of the header, its encoded words decoded; empty where it is missing or broken."""
    try:
        value = str(message.get(name) or "")
    except Exception:
        # The header parser of the standard library fails in many ways on malformed fields.
        return ""
    return fold_whitespace(value.encode("utf-8", errors="replace").decode())


def read_name(sender: str) -> str:
    """The name of a sender, or the address where there is no name; Outlook's `Bo Ek [mailto:bo@example.org]` too.

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
