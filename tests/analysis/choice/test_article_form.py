"""The form of an article: list, live page, interview, the publisher's points."""

import pytest

from briefing.analysis.choice.article_form import Form, tell_form
from briefing.analysis.choice.key_sentences import find_key_sentences
from briefing.analysis.text.sentences import annotated_sentences
from briefing.language import annotate
from briefing.model.results import Choice
from briefing.sources.plaintext import parse_text

LIST = """Five towns to visit by train

Trains are slow, but they go to places that no car can reach. We took forty of them and picked these towns.

1. Arden

The town lies below a castle that was built by monks.

2. Brill

Its market sells nothing but cheese, and the hotel is cheap.

3. Corvo

Ships leave for the islands every morning at six.
"""
LIVE = """Flood in Arden live: two bridges closed

Summary

- Two bridges have been closed in Arden
- About 300 homes are without water

17:42

Mayor speaks of a hard night

The mayor said that the night would be hard for everybody.

16:10

Trains stop

All trains to Brill have been stopped until Sunday.

09:05

Rain warning

The weather office has warned of more rain in the west.
"""
LIVE_TITLED = """Arden votes live: mayor ahead

2:14am Mayor thanks the counters

The mayor has thanked the counters for their work in the night.

1:52am Greens take the harbour

The Greens have won the harbour by eleven votes.

0:45am First result

The mayor has held the east of the town.
"""
INTERVIEW = """Three questions for Ann Poe

Ann Poe leads the museum of Arden. She spoke about its new hall.

Why a new hall?

The old one was too small for the ships that we have.

What did it cost?

It cost two million crowns, and the town paid half of it.

Who will come?

Schools will come first, because they pay nothing.
"""
RELEASE = """Corvex opens a plant in Arden

- Plant makes 400 buses a year
- 120 people work there from May

ARDEN - Corvex has opened a plant for buses in Arden, the company said on Monday. The plant cost ten million crowns.

The mayor cut a ribbon and drove the first bus out of the hall.

About Corvex

Corvex makes buses and trams in four countries of the north.
"""
NEWS = """Mayor of Arden resigns

The mayor of Arden resigned on Monday after a vote. Was it a surprise? Few thought so.

What comes next

A new mayor will be chosen in May.
"""


def form_of(text):
    annotated = annotate(parse_text(text, source="-", name="-"))
    return annotated, tell_form(annotated)


@pytest.mark.parametrize(
    ("text", "form", "entries"),
    [
        pytest.param(LIST, Form.LIST, ["1. Arden", "2. Brill", "3. Corvo"], id="list"),
        pytest.param(
            LIVE, Form.LIVE, ["Mayor speaks of a hard night", "Trains stop", "Rain warning"], id="live"
        ),
        pytest.param(
            LIVE_TITLED,
            Form.LIVE,
            ["2:14am Mayor thanks the counters", "1:52am Greens take the harbour", "0:45am First result"],
            id="titles behind the time",
        ),
        pytest.param(INTERVIEW, Form.INTERVIEW, [], id="interview"),
        pytest.param(RELEASE, Form.PROSE, [], id="release"),
        pytest.param(NEWS, Form.PROSE, [], id="news"),
    ],
)  # fmt: skip
def test_form_and_entries(text, form, entries):
    annotated, found = form_of(text)
    assert found.form is form
    assert [annotated.text(entry.words) for entry in found.entries] == entries


@pytest.mark.parametrize(
    ("text", "points"),
    [
        pytest.param(
            LIVE,
            ["Two bridges have been closed in Arden", "About 300 homes are without water"],
            id="pinned",
        ),
        pytest.param(
            RELEASE,
            ["Plant makes 400 buses a year", "120 people work there from May"],
            id="bullets",
        ),
        pytest.param(NEWS, [], id="none"),
    ],
)
def test_points_are_the_bullets_above_the_text_without_their_marks(text, points):
    annotated, found = form_of(text)
    assert [annotated.text(point.words) for point in found.points] == points


def test_what_the_publisher_tells_of_itself_is_a_postscript():
    annotated, found = form_of(RELEASE)
    told = [annotated.text(s.span) for s in annotated.sentences if s.number in found.postscript]
    assert told == ["Corvex makes buses and trams in four countries of the north."]


@pytest.mark.parametrize(
    ("text", "opening"),
    [
        pytest.param(LIST, ["Trains are slow", "We took forty"], id="list, not its entries"),
        pytest.param(
            LIVE,
            ["- Two bridges", "- About 300", "The mayor said"],
            id="live page, its points first",
        ),
    ],
)
def test_key_sentences_follow_the_form(text, opening):
    annotated, found = form_of(text)
    sentences = annotated_sentences(annotated)
    chosen = find_key_sentences(sentences, Choice(), form=found)
    shown = [sentences[place].text() for place in chosen.taken]
    assert len(shown) == len(opening)
    assert all(text.startswith(start) for text, start in zip(shown, opening, strict=True))
