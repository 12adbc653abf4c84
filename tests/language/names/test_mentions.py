"""Names: what is one, what kind of thing bears it, what introduces it."""

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefing.language.names.mentions import find_names
from briefing.language.syntax.noun_phrases import find_noun_phrases
from briefing.language.text.sentences import segment
from briefing.language.words.tagging import tag
from briefing.model.annotation import AnnotatedArticle
from briefing.model.article import Article, Paragraph, ParagraphKind
from briefing.model.text import Sentence, Span, Token


def named(text):
    paragraphs = (Paragraph(Span(0, len(text)), ParagraphKind.PROSE),)
    annotated = AnnotatedArticle(
        article=Article(source="-", name="-", text=text, paragraphs=paragraphs)
    )
    for annotator in (segment, tag, find_noun_phrases, find_names):
        annotated = annotator(annotated)
    return annotated


def labelled(*words):
    """An article of one sentence from words written as text, text/TAG or text/TAG/LABEL."""
    text, tokens = "", []
    for word in words:
        form, part, label = (*word.split("|"), "", "")[:3]
        text += " " if text else ""
        tokens.append(
            Token(
                span=Span(len(text), len(text) + len(form)),
                text=form,
                tag=part or "NN",
                name=label or "O",
            )
        )
        text += form
    sentence = Sentence(number=1, span=Span(0, len(text)), paragraph=0, tokens=tuple(tokens))
    article = Article(
        source="-",
        name="-",
        text=text,
        paragraphs=(Paragraph(Span(0, len(text)), ParagraphKind.PROSE),),
    )
    return find_names(AnnotatedArticle(article=article, sentences=(sentence,)))


def names_of(annotated):
    return [(annotated.text(mention.span), mention.kind.value) for mention in annotated.mentions]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        pytest.param(
            [
                "Gustavo|NNP|B-PER",
                "Petro|NNP|I-PER",
                "won|VBD",
                ".|.",
                "Petro|NNP|B-LOC",
                "spoke|VBD",
            ],
            [("Gustavo Petro", "person"), ("Petro", "person")],
            id="a lone surname is of the kind of the full name",
        ),
        pytest.param(
            ["Kim|NNP|B-PER", "Un|NNP|I-PER", "left|VBD", "U.N.|NNP|B-ORG", "stayed|VBD"],
            [("Kim Un", "person"), ("U.N.", "group")],
            id="an abbreviation is no surname",
        ),
        pytest.param(
            ["Anna|NNP|B-PER", "Washington|NNP|I-PER", "left|VBD", "Washington|NNP|B-LOC"],
            [("Anna Washington", "person"), ("Washington", "place")],
            id="a well-known place stays one beside a person of that name",
        ),
        pytest.param(
            ["US|NNP|B-ORG", "troops|NNS", "left|VBD"], [("US", "place")], id="a country is a place"
        ),
        pytest.param(
            ["St|NNP", "Ida|NNP|B-PER", "Hospital|NNP|I-PER", "closed|VBD"],
            [("St Ida Hospital", "group")],
            id="a saint's name is whole",
        ),
        pytest.param(
            ["in|IN", "Mill|NNP", "St|NNP", "Ida|NNP|B-PER", "Low|NNP|I-PER", "fell|VBD"],
            [("Ida Low", "person")],
            id="a street is no saint",
        ),
        pytest.param(
            ["Lowfen|NNP|B-PER", "Chemicals|NNPS|I-PER", "said|VBD"],
            [("Lowfen Chemicals", "group")],
            id="a company's last word",
        ),
        pytest.param(
            [
                "Lowfen|NNP|B-PER",
                "Brix|NNP|I-PER",
                "said|VBD",
                "Lowfen|NNP|B-ORG",
                "Brix|NNP|I-ORG",
            ],
            [("Lowfen Brix", "group"), ("Lowfen Brix", "group")],
            id="a person as often as a group, without a given name, is a group",
        ),
        pytest.param(
            ["the|DT", "Colombian|JJ|B-MISC", "army|NN"],
            [],
            id="a demonym is no name of the country",
        ),
        pytest.param(
            ["Petro|NNP|B-PER", "'s|POS|I-PER", "car|NN"],
            [("Petro", "person")],
            id="possessive ending left out",
        ),
        pytest.param(
            ["President|NNP|B-PER", "Nicolas|NNP|I-PER", "Maduro|NNP|I-PER", "fled|VBD"],
            [("Nicolas Maduro", "person")],
            id="a title inside the label is no part of the name",
        ),
        pytest.param(
            [
                "the|DT",
                "Commission|NNP|B-ORG",
                "on|IN",
                "Human|NNP|B-ORG",
                "Rights|NNPS|I-ORG",
                "met|VBD",
            ],
            [("Commission on Human Rights", "group")],
            id="halves joined",
        ),
        pytest.param(
            ["in|IN", "Washington|NNP|B-LOC", ",|,", "DC|NNP|B-ORG"],
            [("Washington , DC", "place")],
            id="capital and district",
        ),
        pytest.param(
            ["the|DT", "Chad-Sudan|NNP", "border|NN"],
            [("Chad", "place"), ("Sudan", "place")],
            id="two places, one token",
        ),
        pytest.param(
            ["the|DT", "National|NNP", "Police|NNP", "said|VBD"],
            [("National Police", "group")],
            id="missed group",
        ),
        pytest.param(
            ["Weekly|NNP", "Semana|NNP|B-PER", "reported|VBD"],
            [("Semana", "group")],
            id="a paper by its title",
        ),
        pytest.param(
            ["Weekly|JJ|B-PER", "Semana|NNP|I-PER", "reported|VBD"],
            [("Semana", "group")],
            id="a paper labelled as a person with its title",
        ),
        pytest.param(
            ["the|DT", "Colombian|JJ|B-MISC", "Embassy|NNP|B-LOC", "closed|VBD"],
            [("Colombian Embassy", "group")],
            id="a demonym and what it belongs to",
        ),
        pytest.param(
            ["Latin|JJ|B-MISC", "American|JJ|B-MISC", "leaders|NNS", "met|VBD"],
            [],
            id="a demonym of two words",
        ),
        pytest.param(
            ["Weekly|NNP", "Semana|NNP", "reported|VBD"],
            [("Semana", "group")],
            id="a missed paper by its title",
        ),
        pytest.param(
            ["the|DT", "Commission|NNP|B-ORG", "on|IN", "Human|NNP", "Rights|NNP", "met|VBD"],
            [("Commission on Human Rights", "group")],
            id="a half without a label",
        ),
        pytest.param(
            ["President|NNP", "Hollande|NNP", "spoke|VBD"],
            [("Hollande", "person")],
            id="missed name behind a title",
        ),
        pytest.param(["On|IN", "Monday|NNP", "he|PRP", "left|VBD"], [], id="a weekday is no name"),
    ],
)
def test_names_and_kinds(words, expected):
    assert names_of(labelled(*words)) == expected


@pytest.mark.parametrize(
    ("text", "name", "title"),
    [
        pytest.param(
            "Former Bogota Mayor Gustavo Petro was attacked.",
            "Gustavo Petro",
            "Former Bogota Mayor",
            id="before",
        ),
        pytest.param(
            "They met US President Donald Trump.",
            "Donald Trump",
            "US President",
            id="determiner out, place in",
        ),
        pytest.param(
            "The envoy met Secretary of State John Kerry.",
            "John Kerry",
            "Secretary of State",
            id="of inside",
        ),
        pytest.param(
            "He met the head of the union, Anna Smith, on Monday.",
            "Anna Smith",
            "the head of the union",
            id="apposition before",
        ),
        pytest.param(
            "John Miller, the union's lawyer, spoke.",
            "John Miller",
            "the union's lawyer",
            id="apposition behind",
        ),
        pytest.param(
            "John Miller, who ran the bank, spoke.",
            "John Miller",
            "who ran the bank",
            id="relative clause",
        ),
        pytest.param("John Miller spoke.", "John Miller", None, id="none"),
        pytest.param(
            "He is a critic of US President Donald Trump.",
            "Donald Trump",
            "US President",
            id="not the critic",
        ),
        pytest.param("On Monday John Miller spoke.", "John Miller", None, id="a day is no title"),
    ],
)
def test_titles(text, name, title):
    annotated = named(text)
    mention = next(one for one in annotated.mentions if annotated.text(one.span) == name)
    assert (mention.title and annotated.text(mention.title)) == title


def test_phrase_covers_title_and_name():
    annotated = named("Then former Senator Ivan Duque spoke.")
    (mention,) = annotated.mentions
    assert annotated.text(mention.phrase) == "former Senator Ivan Duque"


@settings(max_examples=60)
@given(st.text(max_size=200))
def test_any_text_gives_mentions_inside_their_sentence(text):
    annotated = named(text)
    for mention in annotated.mentions:
        sentence = annotated.sentences[mention.sentence - 1]
        assert sentence.span.covers(mention.span)
        assert sentence.span.covers(mention.phrase)
        assert mention.phrase.covers(mention.span)
        assert mention.title is None or sentence.span.covers(mention.title)


_WORDS = st.sampled_from(
    [
        "President",
        "Anna",
        "Smith",
        "Colombian",
        "the",
        "of",
        ",",
        ".",
        "who",
        "said",
        "'s",
        "(",
        ")",
        "FBI",
        "U.S.",
        "mayor",
        "-",
        "Mr.",
    ]
)


@settings(max_examples=100)
@given(st.lists(_WORDS, min_size=1, max_size=25))
def test_names_never_overlap(words):
    annotated = named(" ".join(words))
    spans = [mention.span for mention in annotated.mentions]
    assert all(one.end <= other.start for one, other in pairwise(spans))


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        pytest.param(
            ["Hurricane|NNP", "Olga|NNP|B-PER", "came", ".|.", "Olga|NNP|B-PER", "left"],
            [("Olga", "other"), ("Olga", "other")],
            id="a storm, then by name alone",
        ),
        pytest.param(
            ["the|DT", "ferry|NN", "Princess|NNP", "Mira|NNP|B-PER", "sank"], [("Mira", "other")], id="a ship"
        ),
        pytest.param(
            ["Flight|NNP", "Engineer|NNP", "Ann|NNP|B-PER", "Lee|NNP|I-PER", "spoke"],
            [("Ann Lee", "person")],
            id="an engineer is no flight",
        ),
        pytest.param(["Oilco|NNP|B-PER", "shares|NNS", "fell"], [("Oilco", "group")], id="shares"),
        pytest.param(
            ["Oilco|NNP|B-PER", ",|,", "which|WDT", "pays", ",|,", "left"], [("Oilco", "group")], id="which"
        ),
        pytest.param(["Roe|NNP|B-PER", ",|,", "who|WP", "left"], [("Roe", "person")], id="who"),
        pytest.param(
            ["Chicago|NNP|B-PER", "Lions|NNPS|I-PER", "won"], [("Chicago Lions", "group")], id="a team by its town"
        ),
        pytest.param(["Walker|NNP|B-PER", "Evans|NNPS|I-PER"], [("Walker Evans", "person")], id="a surname in s"),
        pytest.param(["US|NNP|B-LOC", "fined"], [("US", "place")], id="a country"),
    ],
)  # fmt: skip
def test_kind_shown_by_the_words_beside_a_name(words, expected):
    assert names_of(labelled(*words)) == expected


def test_letters_before_a_currency_sign_are_no_place():
    assert names_of(named("The firm paid US$5 million to Canada.")) == [("Canada", "place")]


@pytest.mark.parametrize(
    ("text", "title"),
    [
        pytest.param("Besides Mrs. Ann Lee, two clerks came.", "Mrs.", id="preposition"),
        pytest.param("She called President Ann Lee a friend.", "President", id="verb of calling"),
        pytest.param("One thing President Ann Lee did was to leave.", "President", id="a noun that is no role"),
        pytest.param("The former defense minister Ann Lee left.", "former defense minister", id="portfolio"),
        pytest.param("Police Sgt. Ann Lee left.", "Police Sgt.", id="group"),
    ],
)  # fmt: skip
def test_title_leaves_out_what_is_said_before_it(text, title):
    annotated = named(text)
    (mention,) = annotated.mentions
    assert annotated.text(mention.title) == title
