"""What was shown, what is followed, and the articles like a new one."""

from __future__ import annotations

import datetime

NOON = datetime.datetime(2026, 3, 3, 12, tzinfo=datetime.UTC)
DAY = datetime.timedelta(days=1)


def test_what_was_shown_is_new_no_more(opened, make, texts, add):
    with opened() as library:
        first, second = (
            add(library, make(texts.mayor)).number,
            add(library, make(texts.flood, "/news/two.txt")).number,
        )
        everything = (first, second)
        at = datetime.datetime(2000, 1, 1, tzinfo=datetime.UTC)
        assert library.added_since(at, unshown=True) == everything
        library.note_shown([first, 99], at=NOON)
        library.note_shown([first], at=NOON + DAY)
        assert library.added_since(at, unshown=True) == (second,)
        assert library.added_since(at) == everything
        library.remove([first])
        library.bring_back()
        assert library.added_since(at, unshown=True) == everything


def test_what_is_followed_is_kept_in_order_once(opened):
    with opened() as library:
        library.change_followed(["Doe", "search:dam", "Doe"])
        library.change_followed(["Doe"])
        assert library.followed() == ("Doe", "search:dam")
        library.change_followed(["Doe"], remove=True)
        assert library.followed() == ("search:dam",)


def test_articles_with_the_same_beginnings_of_words_are_like(opened, make, texts, add):
    with opened() as library:
        first = add(library, make(texts.mayor)).number
        add(library, make(texts.flood, "/news/two.txt"))
        stems = ["mayor", "u.s", '"', "zebra"]
        assert first in library.like(stems, limit=5, below=1000)
        assert library.like(stems, limit=5, below=first) == ()
        assert library.like(['"', "*"], limit=5, below=1000) == ()
