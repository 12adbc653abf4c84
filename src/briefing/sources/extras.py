"""Errors for kinds of source whose optional package is not installed."""

from __future__ import annotations

from briefing.errors import UnreadableSource


def missing_extra(extra: str, *, subject: str) -> UnreadableSource:
    """The error that the packages of `extra` are missing, with what to type.

    >>> missing_extra("pdf", subject="a.pdf").hint
    "install it: pip install 'briefing[pdf]'"
    """
    return UnreadableSource(
        f"reading it needs the extra {extra}",
        subject=subject,
        hint=f"install it: pip install 'briefing[{extra}]'",
    )
