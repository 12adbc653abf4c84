"""Decide whether two articles are the same one: address, text, then file.

It is asked in this order:

1. the same address of its own (`Article.address`, as the caller normalised it). Some sites call all of their pages by
   one address, and any page or mail can call itself by another site's: one that was had from elsewhere is believed if
   it has been read there before, or tells what the known article tells;
2. the same headline and prose (`StoredForm.fingerprint`): a syndicated copy under another address is the same article,
   and so is the same page without an address;
3. the same page: it was asked for at the address of a known article, and calls itself otherwise;
4. the same file (`found_in` and `Article.source` are one), so a file that changed on disk is an update. An article of a
   container, where the two differ, is known by its address or text alone: its place in there may pass to another.

An address is an article's own where a text was kept under it. One that a copy was found at is only noted: what it shows
another day (pages behind the same wall, say) is another article.
"""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import urlsplit

from briefing.library.connection import Connection
from briefing.library.content import StoredForm
from briefing.model.text import fold

_RUN = 3
"""Words that follow one another, by which two texts are compared."""

_SHARED = 1 / 3
"""The share of the shorter text's runs of words that a page must have in common with an article to pass for it.

The containment of Broder (1997), "On the resemblance and containment of documents". Copies and updates have most of
them, other articles of the same site a few in what stands on all pages.
"""


def identify(connection: Connection, stored: StoredForm, found_in: str) -> int | None:
    """The number of the article that this one is, None where it is new."""
    return next(_answers(connection, stored, found_in), None)


def _answers(connection: Connection, stored: StoredForm, found_in: str) -> Iterator[int]:
    """The numbers that the questions are answered by, in their order."""
    article = stored.article
    if article.address:
        claims = _is_claim(article.source, article.address, found_in)
        for number, read_there in _of_address(connection, article.address, article.source):
            if read_there or not claims or _resembles(connection, number, article.text):
                yield number
    for (number,) in connection.rows(
        "SELECT number FROM version WHERE fingerprint = ? ORDER BY number LIMIT 1",
        stored.fingerprint,
    ):
        yield number
    if article.address:
        for number, _ in _of_address(connection, article.source, article.source):
            yield number
    elif found_in == article.source and found_in not in ("", "-"):
        for (number,) in connection.rows(
            "SELECT number FROM source WHERE source = ? AND found_in = source AND address = ''"
            " ORDER BY last DESC, number DESC LIMIT 1",
            found_in,
        ):
            yield number


def _of_address(connection: Connection, address: str, source: str) -> list[tuple[int, bool]]:
    """The articles whose own address it is, those first that have been read from `source`, and whether they have."""
    rows = connection.rows(
        "SELECT number, max(source.source = ?) AS here FROM source WHERE address = ? AND address <> ''"
        " AND EXISTS (SELECT 1 FROM version WHERE version.number = source.number"
        " AND version.address IN (source.address, '')) GROUP BY number ORDER BY here DESC, number",
        *(source, address),
    )  # fmt: skip
    return [(number, bool(here)) for number, here in rows]


def _is_claim(source: str, address: str, found_in: str) -> bool:
    """Whether the article says itself where it is from, and nothing else does.

    Not where it was had from there, nor of an entry of a feed: that tells its page's address, not its own.

    >>> _is_claim("https://x.org/1?a", "http://www.x.org/1/", ""), _is_claim("/saved.html", "https://x.org/1", "")
    (False, True)
    """
    return not source.startswith(f"{found_in}#") and _place(source) != _place(address)


def _place(address: str) -> tuple[str, str]:
    """What addresses of one page have in common beyond what `normalise_address` makes equal."""
    try:
        parts = urlsplit(address)
        return (parts.hostname or "").removeprefix("www."), parts.path.rstrip("/")
    except ValueError:
        return address, ""


def _resembles(connection: Connection, number: int, text: str) -> bool:
    """Whether a text shares with the article's current one what only copies and updates share."""
    known = connection.value(
        "SELECT text FROM version JOIN article ON article.version = version.id"
        " WHERE article.number = ?",
        number,
    )
    one, other = _runs(text), _runs(known or "")
    return len(one & other) >= _SHARED * max(1, min(len(one), len(other)))


def _runs(text: str) -> set[tuple[str, ...]]:
    words = fold(text).split()
    return set(zip(*(words[start:] for start in range(_RUN)), strict=False))
