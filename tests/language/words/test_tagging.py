from __future__ import annotations

import subprocess
import sys

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefing.language.text.sentences import segment
from briefing.language.words import name_labels, tagging
from briefing.language.words.name_consistency import make_consistent
from briefing.language.words.sequence_model import open_model
from briefing.language.words.word_features import (
    capital_features,
    name_features,
    padded,
    tag_after,
    tag_before,
    tag_features,
    tag_own,
    word_contexts,
)
from briefing.model.annotation import AnnotatedArticle
from briefing.model.article import Article, Paragraph, ParagraphKind
from briefing.model.text import Span

TAGS = [
    ("The mayor was attacked on Friday .", "DT NN VBD VBN IN NNP ."),
    ("He did n't deny it , she says .", "PRP VBD RB VB PRP , PRP VBZ ."),
    # a word that is verb or noun by its place
    ("They plan to visit .", "PRP VBP TO VB ."),
    ("Their plan has failed .", "PRP$ NN VBZ VBN ."),
    # marks have certain tags, whichever way they are curled
    ("“ We will win ” ( again )", "`` PRP MD VB '' -LRB- RB -RRB-"),
    # clitics, of which the model learned little
    ("They 're sure we 'll win .", "PRP VBP JJ PRP MD VB ."),
    ("I ca n’t .", "PRP MD RB ."),
    # a word whose capital is that of the sentence
    ("Our plan is good .", "PRP$ NN VBZ JJ ."),
    ("Who said so ?", "WP VBD RB ."),
    # a straight mark opens and closes in turn
    ('" We will win , " he said .', "`` PRP MD VB , '' PRP VBD ."),
]

NAMES = [
    # a person's title is no part of the name
    ("President Angela Merkel met Mr Smith .", "O B-PER I-PER O O B-PER O"),
    ("She lives in New York .", "O O O B-LOC I-LOC O"),
    ("The World Bank lent money to Kenya .", "O B-ORG I-ORG O O O B-LOC O"),
    # words for a people are no places
    ("The British government fell .", "O B-MISC O O O"),
    # a heading in capitals
    ("NEW YORK", "B-LOC I-LOC"),
    # offices and short titles from anywhere, names of any shape
    ("Minister of Foreign Affairs Sameh Barelli left .", "O O O O B-PER I-PER O O"),
    ("Earlier , PM Torvani met the staff .", "O O O B-PER O O O O"),
    ("Then R K Narayan spoke .", "O B-PER I-PER I-PER O O"),
    ("They met Rashid bin Omar Al Zubaidi .", "O O B-PER I-PER I-PER I-PER I-PER O"),
    # a small word that begins a name, and small ones inside it
    ("Mayor Bill de Blasio left .", "O B-PER I-PER I-PER O O"),
    ("The Bank of England agreed .", "O B-ORG I-ORG I-ORG O O"),
    # a group known by what is said of it
    ("Shares in Veltrix rose after the report .", "O O B-ORG O O O O O"),
]


def annotate(text: str) -> AnnotatedArticle:
    paragraph = Paragraph(span=Span(0, len(text)), kind=ParagraphKind.PROSE)
    article = Article(source="-", name="-", text=text, paragraphs=(paragraph,))
    return tagging.tag(segment(AnnotatedArticle(article=article)))


@pytest.mark.parametrize(("text", "expected"), TAGS, ids=[text for text, _ in TAGS])
def test_parts_of_speech(text: str, expected: str) -> None:
    [(tags, _)] = tagging.label([text.split()])
    assert tags == expected.split()


@pytest.mark.parametrize(("text", "expected"), NAMES, ids=[text for text, _ in NAMES])
def test_names(text: str, expected: str) -> None:
    [(_, names)] = tagging.label([text.split()])
    assert names == expected.split()


def test_every_token_has_its_place_a_tag_and_a_name_label() -> None:
    annotated = annotate("Ms. Clinton spoke in Paris. “I won’t go,” she said.")
    assert len(annotated.sentences) == 2
    for sentence in annotated.sentences:
        assert all(token.tag and token.name for token in sentence.tokens)
        assert all(token.span.of(annotated.article.text) == token.text for token in sentence.tokens)
    assert "Clinton/B-PER" in [
        f"{token.text}/{token.name}" for token in annotated.sentences[0].tokens
    ]


def test_the_rest_of_the_article_tells_what_a_name_is() -> None:
    alone, told = (
        ["Tavuk", "agreed", "."],
        ["Finance", "Minister", "John", "Tavuk", "resigned", "."],
    )
    labels = [names for _, names in tagging.label([told, alone])]
    assert labels[1] == ["B-PER", "O", "O"]


CONSISTENT = [
    # two groups are two names
    ("Ferrari and Haas", "B-ORG I-ORG I-ORG", "B-ORG O B-ORG"),
    # a surname follows the full name
    ("John Oduya left .|Oduya won .", "B-PER I-PER O O|B-ORG O O", "B-PER I-PER O O|B-PER O O"),
    # but a place that ends a person's name stays a place
    ("Jack London left .|London won .", "B-PER I-PER O O|B-LOC O O", "B-PER I-PER O O|B-LOC O O"),
    # titles are cut off
    ("Foreign Minister Lee", "O B-PER I-PER", "O O B-PER"),
    ("Mr Lee and Mr Ho", "B-PER I-PER O O B-PER", "O B-PER O O B-PER"),
    ("The Minister left", "O B-PER O", "O O O"),
    # a person begins behind the office that is held
    (
        "Minister of Mines and Energy Ann Oduya left",
        "O O B-ORG I-ORG I-ORG I-ORG I-ORG O",
        "O O B-ORG I-ORG I-ORG B-PER I-PER O",
    ),
    ("Secretary of Foreign Affairs Zo Lee", "O O O O O O", "O O O O B-PER I-PER"),
    ("Minister of Interior and Municipalities", "O O O O O", "O O O O O"),
    (
        "President of Trade Union Bank Group",
        "O O B-ORG I-ORG I-ORG I-ORG",
        "O O B-ORG I-ORG I-ORG I-ORG",
    ),
    # a listed acronym is a name, but not in a heading, where "US" may be "us"
    ("A UN report on UAE troops", "O O O O O O", "O B-ORG O O B-LOC O"),
    ("A THREAT FOR US", "O O O O", "O O O O"),
    # a word in a longer stretch of capitals is not cut out of it
    ("John Oduya left .|Ministry Oduya", "B-PER I-PER O O|B-ORG O", "B-PER I-PER O O|B-ORG O"),
    # a listed place is whole
    ("the United States left", "O O B-LOC O", "O B-LOC I-LOC O"),
    ("the United States Steel works", "O B-ORG I-ORG I-ORG O", "O B-ORG I-ORG I-ORG O"),
    ("Dead sea birds left", "O O O O", "O O O O"),
    # a name in a headline ends where it ends elsewhere
    (
        "Ann Lee Wins Home State|Ann Lee won .",
        "B-PER I-PER I-PER O O|B-PER I-PER O O",
        "B-PER I-PER O O O|B-PER I-PER O O",
    ),
    (
        "Ann Lee Ross won .|Ann Lee won .",
        "B-PER I-PER I-PER O O|B-PER I-PER O O",
        "B-PER I-PER I-PER O O|B-PER I-PER O O",
    ),
    # what is listed as a group alone is no person
    ("U.N. chief Kim Un", "B-PER O B-PER I-PER", "B-ORG O B-PER I-PER"),
    # a country is a place
    ("China agreed .", "B-ORG O O", "B-LOC O O"),
    # a short form follows the long one
    (
        "the World Food Fund ( WFF ) gave .|WFF said",
        "O B-ORG I-ORG I-ORG O O O O O|B-PER O",
        "O B-ORG I-ORG I-ORG O B-ORG O O O|B-ORG O",
    ),
    # a name has the kind that it mostly has
    ("Zorbo|Zorbo|Zorbo", "B-ORG|B-PER|B-ORG", "B-ORG|B-ORG|B-ORG"),
    ("Zorbo|Zorbo", "B-ORG|B-PER", "B-ORG|B-PER"),
]


@pytest.mark.parametrize(("text", "labels", "expected"), CONSISTENT)
def test_consistency(text: str, labels: str, expected: str) -> None:
    words = [sentence.split() for sentence in text.split("|")]
    before = [sentence.split() for sentence in labels.split("|")]
    assert make_consistent(words, before) == [sentence.split() for sentence in expected.split("|")]


WORDS = st.lists(
    st.one_of(
        st.text(st.characters(exclude_categories=["Zs"]), min_size=1, max_size=6),
        st.sampled_from(
            ["Mr", "Lee", "World", "Bank", "(", ")", "WB", "China", "of", "New", "York"]
        ),
    ),
    max_size=12,
)


@settings(deadline=None)
@given(st.lists(WORDS, max_size=5))
def test_any_words_get_one_label_each(sentences: list[list[str]]) -> None:
    labels = tagging.label(sentences)
    assert [len(tags) for tags, _ in labels] == [len(words) for words in sentences]
    assert [len(names) for _, names in labels] == [len(words) for words in sentences]
    for _, names in labels:
        for before, name in zip(["O", *names], names, strict=False):
            # no name goes on that has not begun
            assert not name.startswith("I-") or before[2:] == name[2:]


def test_features_are_the_same_for_curly_and_straight_quotes() -> None:
    straight, curly = ["'", "It", "'s", '"'], ["‘", "It", "’s", "”"]
    assert tag_features(straight) == tag_features(curly)
    tags = ["``", "PRP", "VBZ", "''"]
    assert name_features([straight], [tags]) == name_features([curly], [tags])


@pytest.mark.parametrize(
    "words",
    [
        ["Plans", "word"],
        # a heading in capitals may be one name: it must not be compared at each of its ends
        ["Paris", "Kovalenko"],
    ],
)
def test_a_sentence_without_end_is_tagged(words: list[str]) -> None:
    [(tags, names)] = tagging.label([words * 50_000])
    assert len(tags) == len(names) == 100_000


def test_a_long_place_is_known_by_its_words() -> None:
    [features] = name_features([["Costa", "Rica", "won"]], [["NNP", "NNP", "VBD"]])
    assert ["mB" in features[0], "mI" in features[1], "mI" in features[2]] == [True, True, False]


def test_a_word_that_the_article_also_writes_small_is_marked() -> None:
    [first, _] = name_features([["Hope", "left"], ["no", "hope"]], [["NNP", "VBD"], ["DT", "NN"]])
    assert "AL" in first[0]


def test_nothing_to_tag() -> None:
    assert tagging.label([]) == []
    assert tagging.label([[]]) == [([], [])]


@given(WORDS)
def test_the_taggers_see_what_the_models_learned_from(words: list[str]) -> None:
    pos, names = open_model("pos"), open_model("names")
    sentence = padded(words)
    around = sentence.words
    tags = ["NNP"] * len(words)
    capitals = capital_features(sentence, word_contexts([sentence]))
    [seen_of_names] = name_features([words], [tags])
    for place, (seen, seen_of_name) in enumerate(
        zip(tag_features(words), seen_of_names, strict=True), start=2
    ):
        own, left, right = (
            pos.scores(tag_own(around[place])),
            pos.scores(tag_before(around[place - 1])),
            pos.scores(tag_after(around[place + 1])),
        )
        assert pos.scores(seen) == own + left + right
        candidates = name_labels._candidates(
            around, place, ["|", *tags, "|"], capitals.get(place, ())
        )
        assert [score for _, score in candidates] == [*names.unpacked(names.scores(seen_of_name))]


def test_models_and_word_lists_open_only_when_there_is_something_to_tag() -> None:
    code = (
        "import briefing.language.words.tagging as t, briefing.language.words.sequence_model as m;"
        "t.label([]);"
        "assert not m.open_model.cache_info().currsize;"
        "t.label([['Go']]);"
        "assert m.open_model.cache_info().currsize == 2"
    )
    subprocess.run([sys.executable, "-c", code], check=True, timeout=60)
