"""Published ways to choose sentences, to compare with: each as in its paper, deterministic, without a library.

A method is given the content words of each sentence, in article order, and how many sentences to take; it answers
with the indices of those, the best first, fewer where the article has no more.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from importlib import import_module

Words = Sequence[Sequence[str]]
Method = Callable[[Words, int], list[int]]

_HOMES = {
    "lead": "frequency",
    "luhn": "frequency",
    "sumbasic": "frequency",
    "kl": "frequency",
    "lexrank": "graph",
    "textrank": "graph",
    "lsa": "latent",
}

METHODS = tuple(_HOMES)
"""The names of the methods, as `--method` takes them."""


def method_of(name: str) -> Method:
    """The method of that name.

    Raises:
        KeyError: there is none of that name.
    """
    home = import_module(f"{__name__}.{_HOMES[name]}")
    chosen: Method = getattr(home, name)
    return chosen
