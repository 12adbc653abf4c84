"""Published methods of choosing sentences, each as in its paper.

A method is given the content words of each sentence, in article order, and how many sentences to take; it answers
with a `Ranking`: the indices of those, the best first, fewer where the article has no more.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from importlib import import_module
from typing import Literal, cast

from briefing.frozen import dataclass

Words = Sequence[Sequence[str]]

MethodName = Literal["lead", "lexrank", "textrank", "lsa", "luhn", "sumbasic", "kl"]
_Home = Literal["frequency", "graph", "latent"]
_HOMES: dict[MethodName, _Home] = {
    "lead": "frequency",
    "lexrank": "graph",
    "textrank": "graph",
    "lsa": "latent",
    "luhn": "frequency",
    "sumbasic": "frequency",
    "kl": "frequency",
}

METHODS = tuple(_HOMES)
"""The names of the methods, as `--method` takes them."""


@dataclass(frozen=True, slots=True)
class Ranking:
    """The sentences chosen, best first, and each sentence's score in article order.

    They are given by index. There are no scores where a method takes each sentence in view of those taken before.
    """

    order: Sequence[int]
    scores: Sequence[float] = ()


Method = Callable[[Words, int], Ranking]


def method_of(name: str) -> Method:
    """The method of that name.

    Raises:
        KeyError: there is none of that name.
    """
    home = import_module(f"{__name__}.{_HOMES[cast(MethodName, name)]}")
    chosen: Method = getattr(home, name)
    return chosen


def best(scores: Sequence[float], count: int) -> Ranking:
    """The `count` sentences of the highest scores.

    Equal ones go by the order of the article.
    """
    order = sorted(range(len(scores)), key=lambda index: (-scores[index], index))
    return Ranking(order[:count], scores)
