"""Annotations come back equal, or not at all."""

import dataclasses
import types
import zlib
from enum import Enum
from pathlib import Path
from typing import get_args, get_origin, get_type_hints

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from briefing.library import codec, columns, streams
from briefing.library.codec import decode, encode, field_types, is_sound
from briefing.library.content import pack, stored_form, unpack, unpack_article
from briefing.library.streams import Undecodable
from briefing.model.annotation import AnnotatedArticle, Mention
from briefing.model.article import Article, ParagraphKind, PartialDate
from briefing.model.text import Span, Token
from briefing.sources.plaintext import parse_text

TYPES = field_types(AnnotatedArticle, without=("article", "chunks"))
TEXT = "Shots were fired at Arden.\n\nMálaga \U0001f681 said no. " * 3
SEEDS = sorted((Path(__file__).parents[2] / "seeds").iterdir())


def values_of(annotated):
    return [getattr(annotated, name) for name in TYPES]


@st.composite
def spans(draw):
    start = draw(st.integers(0, len(TEXT)))
    return Span(start, draw(st.integers(start, len(TEXT))))


def made_of(hint):
    """Any value of a type, driven by its fields as the encoding is."""
    if hint is Span:
        return spans()
    if hint is PartialDate:
        return st.dates().flatmap(
            lambda day: st.sampled_from(
                [
                    PartialDate(day.year),
                    PartialDate(day.year, day.month),
                    PartialDate.from_date(day),
                ]
            )
        )
    if get_origin(hint) is types.UnionType:
        return st.none() | made_of(get_args(hint)[0])
    if get_origin(hint) is tuple:
        return st.lists(made_of(get_args(hint)[0]), max_size=3).map(tuple)
    if isinstance(hint, type) and issubclass(hint, Enum):
        return st.sampled_from(list(hint))
    if dataclasses.is_dataclass(hint):
        known = get_type_hints(hint)
        fields = {field.name: made_of(known[field.name]) for field in dataclasses.fields(hint)}
        return st.builds(lambda **given: hint(**given), **fields)
    return {
        int: st.integers(-(2**63), 2**63 - 1),
        str: st.text(st.characters(codec="utf-8"), max_size=5) | st.sampled_from(["NN", "O"]),
        bool: st.booleans(),
    }[hint]


@settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.tuples(*map(made_of, TYPES.values())))
def test_any_annotations_come_back_equal(values):
    assert decode(encode(values, TYPES.values(), TEXT), TYPES.values(), TEXT) == list(values)


@pytest.mark.parametrize("seed", SEEDS, ids=lambda path: path.name)
def test_annotations_of_news_come_back_equal(seed, annotated):
    article = parse_text(seed.read_text(), source="a.txt", name="a.txt")
    packed = pack(annotated(article))
    back = unpack(packed.data, article)
    assert back == annotated(article)
    assert [type(value) for value in back.mentions] == [Mention] * len(back.mentions)
    assert len(packed.data) < 1.5 * len(article.text)
    stored = stored_form(article)
    assert (
        unpack_article(article.text, stored.parts, source="a.txt", name="a.txt", address="")
        == article
    )


def test_half_a_surrogate_pair_does_no_harm(annotated):
    article = parse_text(
        "A \ud800 headline\n\nThe mayor \udc00 said no.", source="a\udcff", name="a\udcff"
    )
    stored = stored_form(article).article
    assert stored.text == "A ? headline\n\nThe mayor ? said no."
    assert [p.span for p in stored.paragraphs] == [p.span for p in article.paragraphs]
    assert unpack(pack(annotated(article)).data, stored) is not None


@pytest.fixture(scope="module")
def packed(make, texts, annotated):
    return pack(annotated(make(texts.helicopter)))


def test_a_changed_byte_is_never_another_value(packed, make, texts, annotated):
    article = make(texts.helicopter)
    for position in range(len(packed.data)):
        for flip in (1, 0x80):
            data = bytearray(packed.data)
            data[position] ^= flip
            back = unpack(bytes(data), article)
            assert back is None or back == annotated(article)


@pytest.mark.parametrize("cut", [0, 1, 2, 10, -1, -5])
def test_bytes_cut_off_are_not_decoded(packed, texts, cut):
    with pytest.raises(Undecodable):
        decode(packed.data[:cut], TYPES.values(), texts.helicopter)
    assert not is_sound(packed.data[:cut], texts.helicopter)


def test_bytes_of_another_text_or_other_fields_are_not_decoded(packed, texts):
    assert is_sound(packed.data, texts.helicopter)
    with pytest.raises(Undecodable):
        decode(packed.data, TYPES.values(), texts.helicopter.replace("Monday", "Friday"))
    with pytest.raises(Undecodable):
        decode(packed.data, [*TYPES.values()][:-1], texts.helicopter)
    with pytest.raises(Undecodable):
        decode(packed.data + b"more", TYPES.values(), texts.helicopter)


def forged(body):
    return bytes((codec.FORMAT,)) + zlib.compress(body)


@settings(max_examples=150, deadline=None)
@given(st.binary(max_size=200), st.booleans())
def test_forged_bytes_are_refused(body, sealed):
    laid_out = [columns.column_of(hint) for hint in TYPES.values()]
    head = codec._seal(laid_out, TEXT) if sealed else b""
    try:
        values = decode(forged(head + body), TYPES.values(), TEXT)
    except Undecodable:
        return
    assert decode(encode(values, TYPES.values(), TEXT), TYPES.values(), TEXT) == values


def test_more_values_than_a_text_can_have_are_refused():
    many = (Token(Span(0, 0), ""),) * (streams.SPARE_VALUES + 4 * len(TEXT) + 1)
    data = encode([many], [tuple[Token, ...]], TEXT)
    assert len(data) < 1000
    with pytest.raises(Undecodable, match="too many values"):
        decode(data, [tuple[Token, ...]], TEXT)


def test_a_body_that_inflates_without_end_is_refused():
    with pytest.raises(Undecodable):
        decode(forged(bytes(50_000_000)), TYPES.values(), TEXT)


@pytest.mark.parametrize("span", [Span(-1, 3), Span(2, len(TEXT) + 1)])
def test_a_span_outside_the_text_is_refused(span):
    data = encode([span], [Span], TEXT)
    with pytest.raises(Undecodable, match="outside"):
        decode(data, [Span], TEXT)


def test_numbers_of_what_is_not_there_are_refused(make, texts, annotated):
    article = make(texts.helicopter)
    sound = annotated(article)
    for wrong in (
        dataclasses.replace(sound, actors=()),
        dataclasses.replace(sound, sentences=sound.sentences[:1]),
        dataclasses.replace(sound, sentences=sound.sentences[1:]),
        dataclasses.replace(
            sound, sentences=tuple(dataclasses.replace(s, paragraph=99) for s in sound.sentences)
        ),
    ):
        assert unpack(pack(wrong).data, article) is None


def test_a_type_without_a_layout_is_refused():
    with pytest.raises(TypeError, match="not encoded"):
        encode([1.5], [float], "")


def test_damaged_parts_leave_the_text_in_paragraphs():
    article = unpack_article("One.\nTwo.\n\n\nThree.\n", b"", source="s", name="n", address="")
    assert [p.span.of(article.text) for p in article.paragraphs] == ["One.\nTwo.", "Three."]
    assert {p.kind for p in article.paragraphs} == {ParagraphKind.PROSE}
    assert isinstance(article, Article)
