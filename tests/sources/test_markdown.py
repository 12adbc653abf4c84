"""Markdown to articles."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from briefing.model.article import ParagraphKind
from briefing.sources.markdown import split_front_matter

ARTICLE = """---
title: "Two men held: what is known"
author:
  - Ann Lee
  - name: Bo Ek
date: 2018-03-07T23:30:00-05:00
url: https://example.org/a
lang: en-GB
tags: [crime, "men"]
---

# Two men held: what is known

Two **men** were [held](https://example.org/b "title") on `Monday`,
the police _said_.

```python
raise SystemExit("code is no prose, they said.")
```

## Reaction

- A woman said that she was glad.
- Others

> It was a surprise, she said.

[Read more](https://example.org/more)

![A picture of two men. They stand.](a.png)

| dead | hurt |
|------|------|
| 2    | 30   |

<script>alert("live")</script>
<p>The mayor, <b>Cy Day</b>, was there.</p>

He left<script>evil()</script> at noon &amp; came back.

<!-- A remark is no prose. -->
"""


def test_an_article(look: Callable[..., Any]) -> None:
    looked = look(ARTICLE, "a.md")
    article = looked.article
    assert looked.head == ("Two men held: what is known", "Ann Lee, Bo Ek", "2018-03-07")
    assert article.publication_date.origin == "front matter"
    assert (article.address, article.language) == ("https://example.org/a", "en")
    assert looked.prose == [
        "Two men were held on Monday, the police said.",
        "A woman said that she was glad.",
        "It was a surprise, she said.",
        "The mayor, Cy Day, was there.",
        "He left at noon & came back.",
    ]
    assert looked.all(ParagraphKind.HEADING) == ["Reaction"]
    for unshown in ("code is", "alert", "evil", "remark", "picture", "https", "---"):
        assert unshown not in article.text


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("# Two held\n\nBy Ann Lee\n\nTwo men were held.\n", ("Two held", "Ann Lee", "")),
        ("Two held\n========\n\n7 March 2018\n\nTwo men were held.\n", ("Two held", "", "2018-03-07")),
        ("![x](a.png)\n\n# Two held\n\nTwo men were held.\n", ("Two held", "", "")),
        ("+++\ntitle = 'Two held' # x\ndate = 2018-03-07\n+++\nTwo men were held.", ("Two held", "", "2018-03-07")),
        ("---\ntitle: Two held\n...\nTwo men were held.", ("Two held", "", "")),
        ("---\r\ntitle: Two held\r\ndate: 7 March 2018\r\n---\r\nTwo men were held.", ("Two held", "", "2018-03-07")),
        ("---\ntitle:\n  Two held\n---\nTwo men were held.", ("Two held", "", "")),
    ],
)  # fmt: skip
def test_heads(text: str, expected: tuple[str, str, str], look: Callable[..., Any]) -> None:
    looked = look(text, "a.md")
    assert looked.head == expected
    assert looked.prose == ["Two men were held."]


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("Two men.", {}),
        ("---\nTwo men.", {}),
        ("---\na: it''s\nb: 'it''s'\nc: \"a \\\"b\\\"\"\nd: x # y\ne: ~\n---\n",
         {"a": "it''s", "b": "it's", "c": 'a "b"', "d": "x", "e": ""}),
        ("---\nkeys: []\nauthors: [A, 'B, C']\n---\n", {"keys": "", "authors": "A, B, C'"}),
    ],
)  # fmt: skip
def test_front_matter(text: str, values: dict[str, str]) -> None:
    found, body = split_front_matter(text)
    assert dict(found) == values
    assert body == ("" if values else text)


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "latin-1"])
def test_encodings(encoding: str, look: Callable[..., Any]) -> None:
    looked = look("# Zwei\n\nZwei **Männer** wurden gefasst.".encode(encoding), "a.md")
    assert looked.prose == ["Zwei Männer wurden gefasst."]


@pytest.mark.parametrize(
    "text",
    [
        *("[" * 50_000, "[[[\n" * 20_000, "2) [[[\n" * 20_000, "![](" * 20_000, "[a](" * 20_000),
        *(">" * 50_000 + " x", "- " * 20_000, "a\n" * 50_000, "---\n" * 20_000),
        *("*a " * 50_000, "`" * 50_000, "<" * 50_000, "&" * 50_000),
        "|a" * 20_000 + "\n" + "|-" * 20_000,
    ],
)  # fmt: skip
def test_hostile(text: str, look: Callable[..., Any]) -> None:
    looked = look(text, "a.md")
    assert len(looked.articles) + len(looked.problems) == 1
