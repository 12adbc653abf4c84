"""Sentences that lean on the one before, and those that never fit a summary."""

from dataclasses import replace

import pytest

from briefing.analysis.choice.openings import missing_context
from briefing.analysis.choice.sentence_features import measure_sentences
from briefing.analysis.text.sentences import annotated_sentences
from briefing.model.annotation import MentionForm, QuoteKind
from briefing.model.text import Span

FIRST = "Police/NNS held/VBD Ann/NNP Lee/NNP in/IN Arden/NNP on/IN Friday/NNP night/NN ./."


def second(builder):
    """The second sentence of the article, measured."""
    return measure_sentences(annotated_sentences(builder.build()))[1]


# (sentence behind the first, what a reader must have met: None nothing, "" the sentence before, else a stem)
OPENINGS = [
    pytest.param("Ann/NNP Lee/NNP was/VBD freed/VBN on/IN Monday/NNP ./.", None, id="name"),
    pytest.param("He/PRP was/VBD freed/VBN on/IN Monday/NNP ./.", "", id="pronoun"),
    pytest.param("Their/PRP$ talks/NNS failed/VBD on/IN Monday/NNP ./.", "", id="possessive"),
    pytest.param(
        "Six/CD cranes/NNS dot/VBP its/PRP$ skyline/NN ./.", "", id="its without an owner"
    ),
    pytest.param("The/DT council/NN cut/VBD its/PRP$ budget/NN ./.", None, id="its with an owner"),
    pytest.param("Drilling/NN showed/VBD that/IN it/PRP was/VBD not/RB ./.", "", id="ends short"),
    pytest.param("And/CC he/PRP was/VBD freed/VBN later/RB ./.", "", id="and, then a pronoun"),
    pytest.param("But/CC police/NNS held/VBD others/NNS too/RB ./.", "", id="set against"),
    pytest.param("This/DT was/VBD denied/VBN ./.", "", id="demonstrative"),
    pytest.param("This/DT week/NN the/DT court/NN sat/VBD ./.", None, id="points at the day"),
    pytest.param("It/PRP is/VBZ not/RB clear/JJ why/WRB ./.", None, id="it that stands for why"),
    pytest.param("It/PRP failed/VBD on/IN Monday/NNP ./.", "", id="it"),
    pytest.param("Speaking/VBG later/RB ,/, she/PRP said/VBD no/RB ./.", "", id="pronoun subject"),
    pytest.param("The/DT two/CD presidents/NNS met/VBD ./.", "presid", id="the two presidents"),
    pytest.param(
        "The/DT idea/NN ,/, he/PRP said/VBD ,/, was/VBD bad/JJ ./.", "", id="the idea, he"
    ),
    pytest.param("The/DT attack/NN shook/VBD the/DT town/NN ./.", "attack", id="the attack"),
    pytest.param("The/DT attack/NN on/IN Arden/NNP failed/VBD ./.", None, id="says which attack"),
    pytest.param("The/DT mayor/NN said/VBD no/RB ./.", None, id="there is one mayor"),
    pytest.param("The/DT former/JJ said/VBD no/RB ./.", "", id="the former"),
    pytest.param("Former/JJ mayor/NN Jo/NNP Fox/NNP said/VBD no/RB ./.", None, id="former mayor"),
    pytest.param("Other/JJ officials/NNS said/VBD no/RB ./.", "", id="beside some named"),
]


@pytest.mark.parametrize(("sentence", "context"), OPENINGS)
def test_openings(article, sentence, context):
    assert missing_context(second(article(FIRST, sentence)).sentence) == context


def test_first_sentence_has_nothing_before_it(article):
    parts = annotated_sentences(article("He/PRP was/VBD freed/VBN on/IN Monday/NNP ./.").build())
    assert missing_context(parts[0]) is None


def test_pronoun_whose_name_stands_in_the_sentence_is_clear(article):
    builder = article(
        FIRST, "In/IN her/PRP$ speech/NN she/PRP said/VBD Lee/NNP was/VBD well/RB ./."
    )
    lee = builder.actor("Ann Lee")
    builder.mention(2, "she", lee, MentionForm.PRONOUN).mention(2, "Lee", lee)
    assert missing_context(second(builder).sentence) is None


@pytest.mark.parametrize(
    ("sentence", "context"),
    [
        ("Lee/NNP was/VBD freed/VBN on/IN Monday/NNP ./.", "lee"),
        ("Mr./NNP Lee/NNP was/VBD freed/VBN ./.", "lee"),
        ("Mayor/NNP Lee/NNP was/VBD freed/VBN ./.", None),  # the title says who
        ("Ann/NNP Lee/NNP was/VBD freed/VBN ./.", None),
        ("Police/NNS freed/VBD Lee/NNP on/IN Monday/NNP ./.", None),
    ],
)
def test_opening_surname_needs_the_full_name_before(article, sentence, context):
    builder = article(FIRST, sentence)
    lee = builder.actor("Ann Lee")
    builder.mention(1, "Ann Lee", lee)
    builder.mention(2, "Ann Lee" if "Ann" in sentence else "Lee", lee)
    assert missing_context(second(builder).sentence) == context


def test_quote_of_a_pronoun_needs_the_sentence_before(article):
    builder = article(FIRST, "\"/`` We/PRP lost/VBD the/DT case/NN ,/, \"/'' she/PRP added/VBD ./.")
    builder.quote(2, "We lost the case", "she", "added", kind=QuoteKind.DIRECT)
    assert missing_context(second(builder).sentence) == ""


# (sentence, whether it has no place in a summary)
PLACES = [
    pytest.param(FIRST, False, id="prose"),
    pytest.param("Who/WP was/VBD to/TO pay/VB for/IN it/PRP all/DT then/RB ?/.", True, id="question"),
    pytest.param("Police/NNS officers/NNS near/IN the/DT town/NN hall/NN of/IN Arden/NNP ./.", True, id="no verb"),
    pytest.param("Police/NNS held/VBD Ann/NNP Lee/NNP in/IN Arden/NNP town/NN", True, id="no stop"),
    pytest.param("Lee/NNP (left)/VBN was/VBD seen/VBN with/IN two/CD friends/NNS ./.", True, id="(left)"),
    pytest.param("Held/VBN :/: Ann/NNP Lee/NNP was/VBD seen/VBN in/IN the/DT town/NN ./.", True, id="label"),
    pytest.param("Police/NNS said/VBD :/: No/UH one/NN was/VBD held/VBN here/RB ./.", False, id="colon of speech"),
    pytest.param("Send/VB what/WP you/PRP have/VBP seen/VBN to/TO news@example.com/NN now/RB ./.", True, id="address"),
    pytest.param("Watch/VB how/WRB police/NNS held/VBD Ann/NNP Lee/NNP here/RB ./.", True, id="link"),
    pytest.param("Lee/NNP was/VBD freed/VBN ./.", True, id="too short to tell"),
    pytest.param("4/CD ./. LEE/NNP IS/VBZ FREED/VBN AS/IN ARDEN/NNP WAITS/VBZ ./.", True, id="capitals"),
    pytest.param("2/16/CD Lee/NNP stands/VBZ in/IN the/DT hall/NN of/IN Arden/NNP ./.", True, id="gallery"),
    pytest.param("The/DT rebels/NNS captured/VBN the/DT town/NN of/IN Arden/NNP ./.", False, id="past tense"),
    pytest.param("A/DT man/NN held/VBN by/IN police/NNS in/IN Arden/NNP ./.", True, id="participle"),
    pytest.param("Cartoonists/NNS draw/VB for/IN the/DT paper/NN of/IN Arden/NNP ./.", False, id="present"),
    pytest.param("Tell/VB us/PRP what/WP to/TO do/VB in/IN Arden/NNP ./.", True, id="imperative"),
    pytest.param("Lee/NNP got/VBD the/DT job/NN ,/, says/VBZ Arden.com/NNP again/RB ./.", False, id="name of a site"),
    pytest.param("Lee/NNP said/VBD the/DT “/`` town/NN \"/'' was/VBD lost/VBN ./.", False, id="two kinds of marks"),
    pytest.param(" ".join(["Lee/NNP was/VBD held/VBN and/CC freed/VBN"] * 13) + " ./.", True, id="no end"),
]  # fmt: skip


@pytest.mark.parametrize(("sentence", "out"), PLACES)
def test_places(article, sentence, out):
    assert second(article(FIRST, sentence)).out_of_place is out


@pytest.mark.parametrize(("first", "out"), [(FIRST, True), (None, False)])
def test_only_a_lead_may_be_very_long(article, first, out):
    line = " ".join(["Lee/NNP was/VBD held/VBN and/CC freed/VBN"] * 14) + " ./."
    builder = article(*filter(None, (first, line)))
    measured = measure_sentences(annotated_sentences(builder.build()))
    assert measured[-1].out_of_place is out


def test_quote_without_its_speaker_is_out_of_place(article):
    line = "\"/`` We/PRP lost/VBD the/DT case/NN and/CC are/VBP sorry/JJ ./. \"/''"
    builder = article(FIRST, line)
    builder.quote(2, '" We lost the case and are sorry. "', None, None, kind=QuoteKind.DIRECT)
    assert second(builder).out_of_place


def test_piece_of_a_longer_quote_is_out_of_place(article):
    builder = article(
        FIRST,
        '"/`` We/PRP lost/VBD the/DT case/NN in/IN court/NN today/NN ./.',
        "We/PRP are/VBP sorry/JJ ,/, \"/'' Lee/NNP said/VBD on/IN Friday/NNP ./.",
    )
    annotated = builder.annotated
    start, end = annotated.sentences[1].span.start, annotated.sentences[2].span.start + 14
    builder.quote(2, annotated.article.text[start : start + 5], None, "lost", kind=QuoteKind.DIRECT)
    built = builder.build()
    built = replace(built, quotes=(replace(built.quotes[0], content=Span(start, end)),))
    measured = measure_sentences(annotated_sentences(built))
    assert [sentence.out_of_place for sentence in measured] == [False, True, True]
    assert [round(sentence.value("quotation"), 1) for sentence in measured] == [0.0, 1.0, 0.4]
