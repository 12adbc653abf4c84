"""Extract the text of a mail: strip forwarding headers and the footer."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from pathlib import Path

from briefing.lexicon import read_lexicon
from briefing.model.article import ParagraphKind
from briefing.model.text import fold_whitespace
from briefing.sources.composition import TextPart
from briefing.sources.mail_head import Head, plain_subject, read_name
from briefing.sources.stated_dates import read_stated_date


def first_mail(head: Head, parts: Sequence[TextPart]) -> tuple[Head, Sequence[TextPart]]:
    """The head and the paragraphs of the first mail, where this one sends it on."""
    for index, part in enumerate(parts[:40]):
        marked = _patterns()["sent on"].match(_squeezed(part.text))
        if not marked:
            continue
        below = index
        fields: dict[str, str] = {}
        text = _squeezed(part.text)[marked.end() :]
        while True:
            for match in _patterns()["inner field"].finditer(text):
                fields.setdefault(match["name"].lower(), fold_whitespace(match["value"]))
            below += 1
            following = _squeezed(parts[below].text) if below < len(parts) else ""
            if not _patterns()["inner field"].match(following):
                break
            text = following
        if "from" not in fields:
            continue
        inner = Head(
            subject=plain_subject(fields.get("subject", head.subject)),
            sender=read_name(fields["from"]),
            date=read_stated_date(
                _patterns()["weekday"].sub("", fields.get("date") or fields.get("sent", ""))
            ),
        )
        return inner, parts[below:]
    return replace(head, subject=plain_subject(head.subject)), parts


def without_footer(parts: Sequence[TextPart]) -> Sequence[TextPart]:
    """The parts, those from a signature or the footer of a mailing on made fragments."""
    cut = len(parts)
    for index, part in enumerate(parts):
        words = part.text.strip()
        if words == "--" or words.startswith(("-- \n", "--\n")):
            cut = index
            break
        footer = len(words) < 600 and _patterns()["footer"].search(words)
        if footer and 2 * index >= len(parts) and index:
            cut = index
            break
    return [
        replace(part, kind=ParagraphKind.FRAGMENT)
        if index >= cut or _is_chrome(part.text)
        else part
        for index, part in enumerate(parts)
    ]


def unflow(text: str) -> str:
    r"""Text of the format `flowed` (RFC 3676), the lines of each paragraph joined: one that goes on ends in a space.

    >>> unflow("Two men \nwere held.\n-- \nAnn")
    'Two men were held.\n-- \nAnn'
    """
    return _patterns()["soft break"].sub(" ", text)


def _is_chrome(text: str) -> bool:
    """Whether a paragraph is of the mailing and not of the article: "View in browser"."""
    return len(text) < 200 and _patterns()["chrome"].match(text.strip()) is not None


def _squeezed(text: str) -> str:
    """The beginning of a paragraph, with runs of spaces as one: a header is short."""
    return "\n".join(fold_whitespace(line) for line in text[:2000].strip().splitlines())


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    names = "from|date|sent|subject|to|cc|reply-to"
    phrases = {
        section: "|".join(lines)
        for section, lines in read_lexicon(Path(__file__).parent / "mail_phrases.txt").items()
    }
    return {
        "sent on": re.compile(rf"-*\s*(?:{phrases['sent on']})\s*(?:-+|:)\s*", re.IGNORECASE),
        "inner field": re.compile(
            rf"\*?(?P<name>{names})\*?:\*?[ \t]*(?P<value>[^\n]*?)(?=\s+\*?(?:{names})\*?:|\n|\Z)",
            re.IGNORECASE,
        ),
        "weekday": re.compile(r"^\w{2,9},\s*|\s+at\s+.*$"),
        "soft break": re.compile(r"(?<!^--)(?<!\n--) \r?\n(?=[^\s>])"),
        "footer": re.compile(rf"\b(?:{phrases['footer']})", re.IGNORECASE),
        "chrome": re.compile(rf"(?:{phrases['chrome']})", re.IGNORECASE),
    }
