"""HTML that is hostile to its parser."""

from __future__ import annotations

import pytest

from briefing.model.article import Article
from briefing.sources.blocks import paragraphs_of
from briefing.sources.material import Material
from briefing.sources.reading import read_material

PAGE = """<!doctype html><html><head><title>Bomb in Bergen</title></head><body><article><h1>Bomb in Bergen</h1>
<p>A bomb exploded in Bergen on Monday, police said, and five people were hurt when a {} wall fell down.</p>
<p>Some forty people fled the town after the blast, the mayor said on Tuesday.</p></article></body></html>"""


@pytest.mark.parametrize("written", ["&#27;", "&#x1B;", "&#0027", "&#&#27;27;", "&#127;", "&#x0;"])
def test_a_control_character_written_by_number_does_not_cost_the_article(written: str) -> None:
    material = Material(data=PAGE.format(written).encode(), source="a.html", name="a.html")
    (article,) = read_material(material)
    assert isinstance(article, Article)
    assert "wall fell down" in article.text
    assert not any(ord(letter) < 32 and letter != "\n" for letter in article.text)
    assert "\x7f" not in article.text


@pytest.mark.parametrize(
    ("written", "read"),
    [("&#65;", "A"), ("&#270;", "Ď"), ("&#x1bc;", "Ƽ"), ("&#146;", "’"), ("&amp;#27;", "&#27;")],
)
def test_other_numbers_mean_what_they_say(written: str, read: str) -> None:
    assert [part.text for part in paragraphs_of(f"<p>So {written} it is.</p>")] == [
        f"So {read} it is."
    ]
