"""Salience of sentences, and the choice of the few that tell most."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.analysis.choice.article_form import PLAIN
from briefing.analysis.choice.salience import (
    WEIGHTS,
    choose,
    choose_unasked,
    default_length,
    score_sentences,
)
from briefing.analysis.choice.sentence_features import FEATURES, measure_sentences
from briefing.analysis.text.sentences import annotated_sentences
from briefing.language import annotate
from briefing.model.annotation import AnnotatedArticle
from briefing.model.article import Article, Paragraph, ParagraphKind
from briefing.model.text import Sentence, Span, Token
from briefing.sources.plaintext import parse_text

LEAD = "Rebels/NNS attacked/VBD the/DT harbour/NN of/IN Arden/NNP on/IN Friday/NNP ./."
DEATHS = "Three/CD sailors/NNS died/VBD when/WRB the/DT harbour/NN burned/VBD ./."
COPY = "Rebels/NNS attacked/VBD the/DT harbour/NN of/IN Arden/NNP at/IN night/NN ./."
PRICES = "Prices/NNS of/IN tea/NN rose/VBD in/IN Brill/NNP last/JJ year/NN ./."
TEA = "They/PRP had/VBD never/RB been/VBN so/RB high/JJ before/RB ./."


FILLERS = [f"Boat/NN {number}/CD of/IN the/DT fleet/NN waits/VBZ ./." for number in range(20, 50)]


def scored(article, *lines, **options):
    return score_sentences(annotated_sentences(article(*lines).build()), **options)


def numbers(chosen):
    return [sentence.number for sentence in chosen]


def test_weights_are_those_of_the_features_and_of_repetition():
    assert list(WEIGHTS) == [*FEATURES, "repetition"]


def test_score_is_the_sum_of_the_features(article):
    entry = scored(article, LEAD, DEATHS)[0]
    assert [name for name, _ in entry.features] == list(FEATURES)
    assert entry.score == sum(value for _, value in entry.features)


def test_features_of_a_sentence(article):
    first, second = measure_sentences(
        annotated_sentences(article(LEAD, DEATHS).build()), incident_sentences={2}
    )
    assert first.value("near the top") == 1
    assert round(second.value("near the top"), 2) == 0.82
    assert first.value("central") > 0  # "harbour" stands in both
    assert round(first.value("taken up"), 3) == round(second.value("taken up"), 3) == 0.069
    assert (first.value("incident"), second.value("incident")) == (0, 1)
    assert first.words == 8
    assert "harbou" in first.stems & second.stems


def test_the_first_sentence_fit_for_a_summary_is_nearest_to_the_top(article):
    measured = measure_sentences(
        annotated_sentences(article("Why/WRB ?/.", LEAD, *[PRICES] * 60).build())
    )
    assert [m.out_of_place for m in measured[:3]] == [True, False, False]
    assert [measured[place].value("near the top") for place in (0, 1, -1)] == [1, 1, 0]


def test_chosen_sentences_come_in_article_order(article):
    weights = {**WEIGHTS, "incident": 9}
    entries = scored(article, LEAD, PRICES, DEATHS, incident_sentences={3}, weights=weights)
    assert numbers(choose(entries, 2)) == [1, 3]


def test_what_is_told_already_is_not_told_again(article):
    entries = scored(article, LEAD, COPY, PRICES)
    for weights, numbers_chosen in (
        ({"repetition": 0, "taken up": 0}, [1, 2]),
        ({"repetition": -2, "taken up": 0}, [1, 3]),
        ({"repetition": 0, "taken up": 20}, [1, 3]),
    ):
        assert numbers(choose(entries, 2, weights=weights)) == numbers_chosen


def test_leaning_sentence_comes_only_behind_the_one_it_leans_on(article):
    entries = scored(article, LEAD, PRICES, TEA, DEATHS)
    for count in (1, 2, 3, 4):
        chosen = numbers(choose(entries, count))
        assert len(chosen) == count
        assert 3 not in chosen or 2 in chosen


def test_asked_for_number_is_exact_even_of_sentences_out_of_place(article):
    entries = scored(article, LEAD, "Why/WRB ?/.", "He/PRP fled/VBD ./.")
    assert numbers(choose(entries, 3)) == [1, 2, 3]
    assert numbers(choose(entries, 3, fill=False)) == [1]


def test_first_sentence_may_be_longer_than_the_words_asked_for(article):
    assert len(choose(scored(article, LEAD, PRICES), 2, words=3)) == 1


def test_nothing_to_choose_from():
    assert choose(score_sentences(()), 3) == ()


def test_default_length(article):
    lengths = [default_length(article(*[LEAD] * count).build()) for count in (1, 2, 9, 14, 18, 99)]
    assert lengths == [1, 2, 3, 3, 4, 5]


WORDS = st.lists(
    st.lists(st.sampled_from('rebels attacked he the harbour ? 12 " of it'.split()), min_size=1),
    max_size=12,
)


@given(WORDS, st.integers(1, 12), st.none() | st.integers(1, 60))
def test_choice_keeps_to_count_and_words(lines, count, words):
    parts = annotated_sentences(_untagged(lines))
    entries = score_sentences(parts)
    chosen = choose(entries, count, words=words)
    assert numbers(chosen) == sorted(set(numbers(chosen)))
    assert len(chosen) <= count
    if words is None:
        assert len(chosen) == min(count, len(parts))
    elif len(chosen) > 1:
        assert sum(len(part.text().split()) for part in chosen) <= words
    assert bool(chosen) == bool(parts)


def _untagged(lines):
    text, sentences = "", []
    for number, line in enumerate(lines, 1):
        tokens = []
        start = len(text)
        for word in line:
            tokens.append(Token(span=Span(len(text), len(text) + len(word)), text=word))
            text += word + " "
        sentences.append(
            Sentence(
                number=number, span=Span(start, len(text) - 1), paragraph=0, tokens=tuple(tokens)
            )
        )
    article = Article(
        source="-",
        name="-",
        text=text,
        paragraphs=(Paragraph(Span(0, len(text)), ParagraphKind.PROSE),),
    )
    return AnnotatedArticle(article=article, sentences=tuple(sentences))


BLAZE = "A/DT fire/NN destroyed/VBD the/DT old/JJ market/NN of/IN Ashford/NNP on/IN Monday/NNP ./."
AGAIN = "The/DT fire/NN destroyed/VBD the/DT old/JJ market/NN of/IN Ashford/NNP ,/, police/NN said/VBD ./."
RAIN = (
    "Heavy/JJ rain/NN flooded/VBD two/CD streets/NNS near/IN the/DT river/NN on/IN Tuesday/NNP ./."
)
VOTE = "Voters/NNS chose/VBD a/DT new/JJ mayor/NN in/IN a/DT quiet/JJ ballot/NN last/JJ week/NN ./."


def test_unasked_nothing_is_told_twice(article):
    entries = scored(article, BLAZE, AGAIN, RAIN, VOTE, *FILLERS)
    assert numbers(choose_unasked(entries, PLAIN))[:3] == [1, 3, 4]


def test_unasked_three_sentences_are_taken_where_they_are_there(article):
    assert len(choose_unasked(scored(article, BLAZE, RAIN, VOTE, *FILLERS), PLAIN)) == 3
    assert choose_unasked((), PLAIN) == ()


@pytest.mark.parametrize("count", [1, 2, 4, 9, 30])
def test_unasked_a_third_of_the_words_or_forty_is_the_most(article, count):
    entries = scored(article, *[BLAZE, RAIN, VOTE][:count], *FILLERS[: max(0, count - 3)])
    chosen = choose_unasked(entries, PLAIN)
    words = [entry.measured.words for entry in entries]
    assert chosen
    taken = sum(words[s.number - 1] for s in chosen)
    assert taken <= max(40, sum(words) / 3)


def test_a_headline_with_a_stop_before_the_lead_is_no_sentence_of_it(article):
    short = "Rebels/NNS attack/VBP harbour/NN of/IN Arden/NNP ./."
    measured = measure_sentences(annotated_sentences(article(short, LEAD, PRICES).build()))
    assert [m.out_of_place for m in measured] == [True, False, False]


def test_a_scene_is_not_near_the_top():
    text = (
        "Council sells the harbour\n\nThe rain had stopped when the boats came in that morning.\n\n"
        "The council sold the harbour of Arden to a bank on Monday.\n\nThe bank paid a million for it."
    )
    annotated = annotate(parse_text(text, source="-", name="-"))
    first, second, _ = measure_sentences(annotated_sentences(annotated))
    assert (first.value("near the top"), second.value("near the top")) == (0, 1)


def test_what_the_writer_did_is_not_near_the_top(article):
    own = "I/PRP met/VBD the/DT mayor/NN of/IN Arden/NNP on/IN Friday/NNP ./."
    first, second = measure_sentences(annotated_sentences(article(own, LEAD).build()))
    assert (first.value("near the top"), second.value("near the top")) == (0, 1)
