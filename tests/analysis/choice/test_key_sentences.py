"""Key sentences are as many, as long and chosen as asked, for any article."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefing.analysis.choice.key_sentences import find_key_sentences
from briefing.analysis.choice.length import asked_length, count_asked, count_words
from briefing.analysis.choice.methods import METHODS
from briefing.analysis.text.sentences import annotated_sentences
from briefing.errors import ConfigError
from briefing.language import annotate
from briefing.model.results import Choice, Hindrance, Length
from briefing.sources.plaintext import parse_text

EVERY_METHOD = ("default", *METHODS)
NEWS = (
    "The river flooded the town of Ashford on Monday. It was the worst flood in years. Mayor Jane Doe said the dam had "
    "held. She praised the many firemen from four other towns. Was it enough? The flood closed two schools in Ashford. "
    "Shops stayed shut."
)
_PIECES = st.sampled_from(
    [
        "The river flooded the town of Ashford on Monday. ",
        "She said the dam had held. ",
        "Why? ",
        "“We saw nothing,” said Mayor Jane Roe, who had come — late — with 12 firemen from the next valley. ",
        "The town - all of it - was dark.\n\n",
        "No. ",
    ]
)


def sentences_of(text):
    return annotated_sentences(annotate(parse_text(text, source="-", name="-")))


@pytest.mark.parametrize(
    ("asked", "error"),
    [
        ({"sentences": 0}, "--sentences cannot be 0"),
        ({"words": -3}, "--words cannot be -3"),
        ({"ratio": 0.0}, "--ratio cannot be 0"),
        ({"ratio": 1.5}, "--ratio cannot be 1.5"),
        ({"ratio": float("nan")}, "--ratio cannot be nan"),
        ({"sentences": 2, "words": 30}, "--sentences and --words contradict each other"),
        ({"words": 30, "ratio": 0.5}, "--words and --ratio contradict each other"),
    ],
)
def test_lengths_that_cannot_be(asked, error):
    with pytest.raises(ConfigError) as caught:
        asked_length(**asked)
    assert str(caught.value) == error
    assert caught.value.hint


@given(ratio=st.floats(0, 1, exclude_min=True), available=st.integers(1, 3000))
def test_a_share_is_the_nearest_number_and_one_at_least(ratio, available):
    count = count_asked(Length(ratio=ratio), available)
    assert 1 <= count <= available
    assert abs(count - ratio * available) <= 0.5 + 1e-6 or count == 1


@pytest.mark.parametrize("method", EVERY_METHOD)
@given(pieces=st.lists(_PIECES, min_size=1, max_size=12), most=st.integers(1, 60))
@settings(max_examples=40, deadline=None)
def test_words_are_never_more_than_asked_for(method, pieces, most):
    sentences = sentences_of("".join(pieces))
    chosen = find_key_sentences(sentences, Choice(method, Length(words=most)))
    texts = [sentences[place].text() for place in chosen.taken]
    assert sum(map(count_words, texts)) <= most
    shortest = min((count_words(sentence.text()) for sentence in sentences), default=0)
    assert bool(texts) == (0 < shortest <= most)
    assert bool(chosen.why_none) == bool(sentences and not texts)


@pytest.mark.parametrize("method", EVERY_METHOD)
@given(pieces=st.lists(_PIECES, min_size=1, max_size=12), count=st.integers(1, 14))
@settings(max_examples=40, deadline=None)
def test_sentences_are_as_many_as_asked_for_and_in_order(method, pieces, count):
    sentences = sentences_of("".join(pieces))
    chosen = find_key_sentences(sentences, Choice(method, Length(sentences=count)))
    assert len(chosen.taken) == min(count, len(sentences))
    assert list(chosen.taken) == sorted(set(chosen.taken))


@pytest.mark.parametrize("method", EVERY_METHOD)
def test_every_sentence_is_explained(method):
    sentences = sentences_of(NEWS)
    chosen = find_key_sentences(sentences, Choice(method, Length(sentences=2)))
    scores = chosen.explain(3)
    assert sorted(entry.rank for entry in scores) == list(range(1, len(sentences) + 1))
    assert [entry.finding.citation.sentence for entry in scores if entry.taken] == [
        place + 1 for place in chosen.taken
    ]
    assert all(entry.finding.citation.article == 3 for entry in scores)
    if method != "default":
        assert not any(entry.contributions for entry in scores)
        return
    for entry in scores:
        assert entry.score == pytest.approx(sum(p.points for p in entry.contributions), abs=1e-3)
        for part in entry.contributions:
            assert part.points == pytest.approx(part.value * part.weight, abs=1e-3)


def test_what_stands_in_the_way_is_said():
    sentences = sentences_of(NEWS)
    chosen = find_key_sentences(sentences, Choice("default", Length(words=10)))
    hindrances = [entry.hindrance for entry in chosen.explain(1)]
    assert hindrances[0] is None
    # "She praised ..." and "Was it enough?"
    assert hindrances[3:5] == [Hindrance.CONTEXT, Hindrance.OUT_OF_PLACE]


def test_methods_take_their_first_at_the_default_length():
    sentences = sentences_of(NEWS)
    assert find_key_sentences(sentences, Choice("lead")).taken == (0, 1, 2)


def test_no_sentence_no_choice():
    assert find_key_sentences((), Choice()).taken == ()
    assert find_key_sentences((), Choice("lexrank", Length(words=3))).why_none == ""
