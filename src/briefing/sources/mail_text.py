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
    """The head and the paragraphs of the first mail, where this one sends it on.

    Of an answer, they are its own; the mail that it answers, quoted below, is made fragments.
    """
    answers = _patterns()["answer"].match(head.subject) is not None
    sends_on = _patterns()["sends on"].match(head.subject) is not None
    head = replace(head, subject=plain_subject(head.subject))
    for index, part in enumerate(parts[:_WITHIN]):
        text = _squeezed(part.text)
        said_above = any(len(above.text.split()) > 3 for above in parts[:index])
        if said_above and _patterns()["attribution"].fullmatch(fold_whitespace(text)):
            return head, (*parts[:index], *_as_fragments(parts[index:]))
        marked = _patterns()["sent on"].match(text)
        if not marked and not _patterns()["inner field"].match(text):
            continue
        fields, below = _inner_fields(parts, index, text[marked.end() :] if marked else text)
        if "from" not in fields or not (marked or {"date", "subject"} <= fields.keys()):
            continue
        answered = marked and not sends_on and _patterns()["answered"].match(text)
        if said_above and (answers or answered):
            return head, (*parts[:index], *_as_fragments(parts[index:]))
        inner = Head(
            subject=plain_subject(fields.get("subject", head.subject)),
            sender=read_name(fields["from"]),
            date=read_stated_date(_patterns()["weekday"].sub("", fields.get("date", ""))),
        )
        return inner, parts[below:]
    return head, parts


_WITHIN = 40
"""Paragraphs within which a mail sent on begins."""


def _inner_fields(parts: Sequence[TextPart], index: int, text: str) -> tuple[dict[str, str], int]:
    """The fields that `text`, of the paragraph at `index`, and those below it tell, and where they end."""
    fields: dict[str, str] = {}
    while True:
        for match in _patterns()["inner field"].finditer(text):
            name = next(name for name in _FIELDS if match[name.replace(" ", "_")])
            fields.setdefault(name, fold_whitespace(match["value"]))
        index += 1
        text = _squeezed(parts[index].text) if index < len(parts) else ""
        if not _patterns()["inner field"].match(text):
            return fields, index


_FIELDS = ("from", "date", "subject", "other field")


def without_quoting(text: str, *, answers: bool) -> str:
    r"""Plain text without the marks (`>`) of what it quotes.

    What an answer quotes is left out. Apple Mail and others quote a mail that they send on. A text that says nothing of
    its own stays whole.

    >>> without_quoting("Thank you for this.\n\nOn Monday, Ann wrote:\n> Two men were held.\n", answers=True)
    'Thank you for this.\n'
    """
    if "\n>" not in f"\n{text}":
        return text
    answered = _patterns()["quoted below"].sub("\n", text)
    if answers or answered != text:
        own = _patterns()["quoted line"].sub("", answered)
        if any(len(line.split()) > 3 for line in own.splitlines()):
            return own.rstrip("\n") + "\n"
    return _patterns()["quoting"].sub("", text)


def is_answer(subject: str) -> bool:
    """Whether a subject says that the mail answers another.

    >>> is_answer("AW: Dam breaks"), is_answer("Fwd: Re: Dam breaks")
    (True, False)
    """
    return _patterns()["answer"].match(subject) is not None


def _as_fragments(parts: Sequence[TextPart]) -> list[TextPart]:
    return [replace(part, kind=ParagraphKind.FRAGMENT) for part in parts]


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
    r"""Join the lines of each paragraph of `format=flowed` text (RFC 3676).

    A line that goes on ends in a space.

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
    phrases = {
        section: "|".join(lines)
        for section, lines in read_lexicon(Path(__file__).parent / "mail_phrases.txt").items()
    }
    wrapped = phrases["attribution"].replace(".{", r"(?:.|\n(?!>)){")
    names = "|".join(phrases[name] for name in _FIELDS)
    fields = "|".join(f"(?P<{name.replace(' ', '_')}>{phrases[name]})" for name in _FIELDS)
    return {
        "answer": re.compile(r"(?:re|aw|antw|sv|ré)\s*(?:\[\d+\])?\s*:", re.IGNORECASE),
        "sends on": re.compile(r"(?:fwd?|wg|tr|rv)\s*:", re.IGNORECASE),
        "answered": re.compile(rf"-*\s*(?:{phrases['answered']})\b", re.IGNORECASE),
        "attribution": re.compile(rf"(?:{phrases['attribution']})\s?:", re.IGNORECASE),
        "quoted below": re.compile(
            rf"^(?:{wrapped})\s?:[ \t]*\r?\n(?:[ \t]*\r?\n)*(?:>[^\n]*(?:\n|\Z))+",
            re.IGNORECASE | re.MULTILINE,
        ),
        "quoted line": re.compile(r"(?m)^>[^\n]*(?:\n|\Z)"),
        "quoting": re.compile(r"(?m)^>+ ?"),
        "sent on": re.compile(rf"-*\s*(?:{phrases['sent on']})\s*(?:-+|:)\s*", re.IGNORECASE),
        "inner field": re.compile(
            rf"\*?(?:{fields})\s?:\*?[ \t]*(?P<value>[^\n]*?)(?=\s+\*?(?:{names})\s?:|\n|\Z)",
            re.IGNORECASE,
        ),
        "weekday": re.compile(r"^\w{2,9},\s*|\s+at\s+.*$"),
        "soft break": re.compile(r"(?<!^--)(?<!\n--) \r?\n(?=[^\s>])"),
        "footer": re.compile(rf"\b(?:{phrases['footer']})", re.IGNORECASE),
        "chrome": re.compile(rf"(?:{phrases['chrome']})", re.IGNORECASE),
    }
