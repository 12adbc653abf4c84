"""Decode HTML that was escaped twice: character references, whole markup."""

from __future__ import annotations

import re
from functools import cache


def decode_references(text: str) -> str:
    r"""Decode the character references left in `text` that was decoded once.

    Those of angle brackets stay: who writes of markup means them. Those of control characters stay too.

    >>> decode_references("the mayor&#8217;s &amp; the town&nbsp;hall&hellip; &lt;b&gt; &#27;")
    'the mayor’s & the town\xa0hall… &lt;b&gt; &#27;'
    """
    return _reference().sub(_decoded, text) if "&" in text else text


def decode_markup_twice(text: str) -> str:
    """Unescape markup whose tags are all escaped, once or twice.

    Else it is `text` itself.

    >>> decode_markup_twice("&amp;lt;p&amp;gt;It rained.&amp;lt;/p&amp;gt;"), decode_markup_twice("<p>&lt;p&gt;</p>")
    ('<p>It rained.</p>', '<p>&lt;p&gt;</p>')
    """
    if "&" not in text:
        return text
    import html  # an eighth of the start of a command that reads plain text

    decoded = text
    for _ in range(2):
        if "&" not in decoded or has_tags(decoded):
            break
        decoded = html.unescape(decoded)
    return decoded if has_tags(decoded) else text


def has_tags(text: str) -> bool:
    """Whether `text` holds tags of running text, not only angle brackets."""
    return _tag().search(text) is not None


def _decoded(match: re.Match[str]) -> str:
    import html

    decoded = html.unescape(match[0])
    shown = len(decoded) == 1 and (decoded.isprintable() or decoded == "\xa0")
    return decoded if shown and decoded not in "<>" else match[0]


@cache
def _reference() -> re.Pattern[str]:
    return re.compile(r"&(?:#\d{2,6}|#[xX][\da-fA-F]{2,5}|[A-Za-z]{2,8}\d{0,2});")


@cache
def _tag() -> re.Pattern[str]:
    return re.compile(
        r"</(?:p|div|span|h[1-6]|li|ul|ol|a|b|i|strong|em|blockquote)\s*>|<br\s*/?>|<p(?:\s[^<>]*)?>",
        re.IGNORECASE,
    )
