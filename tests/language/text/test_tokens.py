from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.language.text.tokens import token_spans

ROWS = [
    # words, words with marks around them
    ("The mayor spoke.", "The|mayor|spoke|."),
    ("“Go!” he said.", "“|Go|!|”|he|said|."),
    ('"Go," (he) said; then', '"|Go|,|"|(|he|)|said|;|then'),
    ("there—or here – or… so...", "there|—|or|here|–|or|…|so|..."),
    ("it -- they say -- was", "it|--|they|say|--|was"),
    # clitics, straight and curly
    ("Petra's team’s", "Petra|'s|team|’s"),
    ("didn't can’t won't", "did|n't|ca|n’t|wo|n't"),
    ("we'll they've I'm you’re he'd", "we|'ll|they|'ve|I|'m|you|’re|he|'d"),
    ("the teams' fans", "the|teams|'|fans"),
    ("'quoted words'", "'|quoted|words|'"),
    # apostrophes inside names are no clitics
    ("O'Neill of Xi'an and Sana’a", "O'Neill|of|Xi'an|and|Sana’a"),
    ("Cote d'Ivoire", "Cote|d'Ivoire"),
    # hyphens, strokes, ampersands
    ("the 19-year-old anti-drug ex-mayor", "the|19-year-old|anti-drug|ex-mayor"),
    ("AT&T and bbc.co.uk", "AT&T|and|bbc.co.uk"),
    ("U.S.-led troops", "U.S.-led|troops"),
    # abbreviations keep their full stop, in mid-sentence and at its end
    ("Ms. Hill met Lt. Gen. Ford Jr. in St. Paul.", "Ms.|Hill|met|Lt.|Gen.|Ford|Jr.|in|St.|Paul|."),
    ("in the U.S. at 9 p.m.", "in|the|U.S.|at|9|p.m."),
    ("John F. Kennedy, J.K. Lamb", "John|F.|Kennedy|,|J.K.|Lamb"),
    ("Francisco I. Madero", "Francisco|I.|Madero"),
    ("So did I.", "So|did|I|."),
    ("He said no. No. 3 did.", "He|said|no|.|No.|3|did|."),
    # numbers
    ("$4.5m or £3bn or 1,200.50", "$4.5m|or|£3bn|or|1,200.50"),
    ("50% at 10:15 on 7/3/2018", "50%|at|10:15|on|7/3/2018"),
    ("2018-03-07, the 1990s, 3rd", "2018-03-07|,|the|1990s|,|3rd"),
    # addresses
    (
        "see https://a.example/b?c=1, or a.b@c.example",
        "see|https://a.example/b?c=1|,|or|a.b@c.example",
    ),
    # hostile text: nothing is lost but white space
    ("\x1b[31m[red]x\u202e", "\x1b|[|31m|[|red|]|x|\u202e"),
]


def texts(text: str) -> list[str]:
    return [text[start:end] for start, end in token_spans(text, 0, len(text))]


@pytest.mark.parametrize(("text", "expected"), ROWS, ids=[text for text, _ in ROWS])
def test_tokens(text: str, expected: str) -> None:
    assert texts(text) == expected.split("|")


@given(st.text(alphabet=st.one_of(st.characters(), st.sampled_from("aAbs.'’“\"-0, $nt"))))
def test_tokens_cover_all_but_white_space(text: str) -> None:
    spans = token_spans(text, 0, len(text))
    assert all(start < end for start, end in spans)
    assert all(left[1] <= right[0] for left, right in pairwise(spans))
    covered = {position for start, end in spans for position in range(start, end)}
    assert all(char.isspace() for place, char in enumerate(text) if place not in covered)


@given(st.text(alphabet="aB.'’ -1"), st.integers(0, 20), st.integers(0, 20))
def test_tokens_stay_inside_their_sentence(text: str, start: int, end: int) -> None:
    assert all(start <= s and e <= end for s, e in token_spans(text, start, end))
