"""Check a compiled grammar by known matches, lest `re` of this Python is wrong.

`re` has had faults that give no error but other matches: before Python 3.11.5 possessive repeats and atomic groups
around groups went wrong (cpython issue 106052). A briefing made with such matches would look like any other. So each
grammar is tried once per process, where it is compiled, on a text with known matches; that costs microseconds.
"""

from __future__ import annotations

import re
import sys

from briefing.errors import UnfitPython


def checked(name: str, pattern: re.Pattern[str], text: str, *expected: str) -> re.Pattern[str]:
    """The pattern itself, if what it matches in `text` is what is expected.

    Raises:
        UnfitPython: it matches something else, and names the grammar.

    >>> checked("figures", re.compile("[0-9]+"), "10 of 12", "10", "12").pattern
    '[0-9]+'
    """
    if tuple(match[0] for match in pattern.finditer(text)) != expected:
        raise UnfitPython(
            f"the regular expressions of this Python match wrongly: {name}",
            subject=name,
            hint=f"run briefing with another Python from 3.11 up; this is {sys.version.split()[0]}, {sys.executable}",
        )
    return pattern
