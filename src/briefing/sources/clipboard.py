"""Read the clipboard as a source."""

from __future__ import annotations

from briefing.errors import EmptyArticle, UnreadableSource
from briefing.sources.extras import missing_package
from briefing.sources.material import Material

NAME = "clipboard:"
"""The name of what was copied last."""


_SUBJECT = "the clipboard"


def read_clipboard() -> Material:
    """The text that was copied last.

    Raises:
        UnreadableSource: pyperclip is not installed, or there is no clipboard here.
        EmptyArticle: nothing was copied, or no text.
    """
    try:
        import pyperclip
    except ImportError as error:
        raise missing_package("pyperclip", subject=_SUBJECT) from error
    try:
        text = pyperclip.paste()
    except Exception as error:
        # Its own exception where there is no clipboard; whatever the system's program raises else.
        raise UnreadableSource(
            "there is no clipboard here",
            subject=_SUBJECT,
            hint="on Linux, install xclip or wl-clipboard; elsewhere, save what you copied to a file",
        ) from error
    if not text or not str(text).strip():
        raise EmptyArticle(
            "nothing was copied", subject=_SUBJECT, hint="copy an article's text first"
        )
    data = str(text).encode("utf-8", errors="replace")
    return Material(data=data, source=NAME, name="clipboard")
