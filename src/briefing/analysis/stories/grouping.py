"""Group articles into stories: cluster by shared rare words, with average link."""

from __future__ import annotations

import heapq
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations
from typing import NamedTuple

from briefing.analysis.stories.terms import StoryTerms

ONE_STORY = 0.1
"""From this likeness on articles are of one story; chosen on half of the events of `benchmarks/accuracy/stories.py`."""
KIN, MOST_PAIRS = 0.05, 0.5
"""Of the pairs between two groups that become one, so large a share has to be so alike at least."""
BESIDES = 2
"""So many of the terms that two articles share most do not count: one name, or one kind of event and its place, is what
different stories share too.
"""
DAYS, FAR_APART = 7, 0.75
"""Articles whose days are further apart have to share more: the likeness is multiplied by this."""
TELLING = 60
"""Of an article, so many of its heaviest terms find the others that may be like it."""
FEWEST_SHARED = 2
MOST_SHARING = 300
"""A term that is telling for so many articles of one grouping tells none of them apart."""
CLEAR = 0.85
"""An article that is so nearly as like another story as it is like its own belongs to neither for sure."""

Likenesses = Mapping[int, Mapping[int, float]]
"""By place of the one and of the other article, both ways."""


def group(articles: Sequence[StoryTerms]) -> tuple[tuple[int, ...], ...]:
    """Cluster the articles into stories, in order of their first articles.

    They are numbers; there are stories of one article too. Average-link clustering: two groups become one where all
    pairs between them are alike enough on average, the likest first. The order of `articles` changes nothing. Few pairs
    are compared, those that share telling terms: near-linear in the number of articles. An article that is as like
    another story stays alone.
    """
    articles = sorted(articles, key=lambda each: each.number)
    likenesses = _compare(articles)
    groups = _set_apart(_link(len(articles), likenesses), likenesses)
    return tuple(
        sorted(tuple(sorted(articles[place].number for place in members)) for members in groups)
    )


def likeness(left: StoryTerms, right: StoryTerms) -> float:
    """How alike two articles are, 0 to 1: the cosine of their terms.

    The two terms that they share most are left out.
    """
    ours, theirs = left.weights, right.weights
    # Sorted, as sums of floats depend on their order, and that of a set on the process.
    shared = sorted((ours[term] * theirs[term] for term in ours.keys() & theirs), reverse=True)
    alike = sum(shared[BESIDES:])
    if left.day and right.day and abs((left.day - right.day).days) > DAYS:
        return alike * FAR_APART
    return alike


def shared_terms(articles: Sequence[StoryTerms]) -> tuple[str, ...]:
    """The stems that make the articles one story, the most telling first.

    They are those that most of them have.
    """
    weights: Counter[str] = Counter()
    holders: Counter[str] = Counter()
    for article in articles:
        weights.update(article.weights)
        holders.update(article.weights.keys())
    common = [term for term, count in holders.items() if 2 * count > len(articles)]
    return tuple(sorted(common, key=lambda term: (-weights[term], term)))


def telling_terms(article: StoryTerms) -> tuple[str, ...]:
    """The heaviest terms of an article, the heaviest first."""
    return tuple(sorted(article.weights, key=lambda t: (-article.weights[t], t))[:TELLING])


def _compare(articles: Sequence[StoryTerms]) -> dict[int, dict[int, float]]:
    """The likeness of each pair that shares enough telling terms to be of one story."""
    holding: defaultdict[str, list[int]] = defaultdict(list)
    for place, article in enumerate(articles):
        for term in telling_terms(article):
            holding[term].append(place)
    shared: Counter[tuple[int, int]] = Counter()
    for places in holding.values():
        if len(places) <= MOST_SHARING:
            shared.update(combinations(places, 2))
    found: dict[int, dict[int, float]] = {place: {} for place in range(len(articles))}
    for (left, right), count in shared.items():
        if count >= FEWEST_SHARED:
            alike = likeness(articles[left], articles[right])
            found[left][right] = found[right][left] = alike
    return found


def _link(count: int, likenesses: Likenesses) -> list[tuple[int, ...]]:
    """Average-link clusters of places; a pair that was not compared counts as not alike at all.

    Two groups stay apart, however alike on average, where fewer than half of the pairs between them are alike: one
    article about two matters does not make them one.
    """
    members: dict[int, tuple[int, ...]] = {place: (place,) for place in range(count)}
    near = {
        place: {other: _Link(alike, float(alike >= KIN)) for other, alike in others.items()}
        for place, others in likenesses.items()
    }
    waiting = [
        (-link.alike, left, right)
        for left, others in near.items()
        for right, link in others.items()
        if left < right and link.holds
    ]
    heapq.heapify(waiting)
    while waiting:
        _, left, right = heapq.heappop(waiting)
        if left not in members or right not in members:
            continue
        joined = count = count + 1
        sizes = len(members[left]), len(members[right])
        members[joined] = members.pop(left) + members.pop(right)
        near[joined] = {}
        for other in {*near[left], *near[right]} & members.keys():
            link = _joined(near[left].get(other, _NONE), near[right].get(other, _NONE), sizes)
            near[joined][other] = near[other][joined] = link
            if link.holds:
                heapq.heappush(waiting, (-link.alike, other, joined))
    return list(members.values())


class _Link(NamedTuple):
    """Two groups: the average likeness of the pairs between them, and the share of these that are alike."""

    alike: float
    share: float

    @property
    def holds(self) -> bool:
        return self.alike >= ONE_STORY and self.share >= MOST_PAIRS


_NONE = _Link(0.0, 0.0)


def _joined(left: _Link, right: _Link, sizes: tuple[int, int]) -> _Link:
    """The link of two groups made one to a third."""
    alike, share = (
        (one * sizes[0] + other * sizes[1]) / sum(sizes)
        for one, other in zip(left, right, strict=True)
    )
    return _Link(alike, share)


def _set_apart(
    groups: Sequence[tuple[int, ...]], likenesses: Likenesses
) -> Iterator[tuple[int, ...]]:
    """The groups without the articles that are nearly as like another group as they are like their own."""
    group_of = {place: index for index, members in enumerate(groups) for place in members}
    for index, members in enumerate(groups):
        apart = {
            place
            for place in members
            if len(members) > 1 and _is_ambiguous(place, index, group_of, groups, likenesses)
        }
        kept = tuple(place for place in members if place not in apart)
        yield from ((place,) for place in apart)
        if kept:
            yield kept


def _is_ambiguous(
    place: int,
    own: int,
    group_of: Mapping[int, int],
    groups: Sequence[tuple[int, ...]],
    likenesses: Likenesses,
) -> bool:
    sums: Counter[int] = Counter()
    for other, alike in likenesses[place].items():
        sums[group_of[other]] += alike  # type: ignore[assignment]
    to_own = sums.pop(own, 0.0) / (len(groups[own]) - 1)
    return any(
        alike / len(groups[index]) >= CLEAR * to_own
        for index, alike in sums.items()
        if len(groups[index]) > 1
    )
