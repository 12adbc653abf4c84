from hypothesis import given
from hypothesis import strategies as st

from briefing.language import annotate
from briefing.language.en.morphology import verb_lemma
from briefing.language.en.reporting import cue_words, reporting_verbs
from briefing.language.syntax.chunks import find_chunks
from briefing.model.article import Article, Paragraph, ParagraphKind
from briefing.model.text import Span


def annotated_text(text):
    paragraph = Paragraph(Span(0, len(text)), ParagraphKind.PROSE)
    return annotate(Article(source="test", name="test", text=text, paragraphs=(paragraph,)))


def test_noun_phrases_by_token():
    annotated = annotated_text("The old mayor has met two voters.")
    (chunks,) = find_chunks(annotated).chunks
    assert chunks.words == ("the", "old", "mayor", "has", "met", "two", "voters", ".")
    assert chunks.phrase_ends == {0: 2, 5: 6}
    assert chunks.phrase_starts == {2: 0, 6: 5}
    assert chunks.outer_tags == ["", "", "", "VBZ", "VBN", "", "", "."]
    assert annotated.text(chunks.span(0, 2)) == "The old mayor"


def test_verb_groups_by_token():
    (chunks,) = find_chunks(annotated_text("The old mayor has met two voters.")).chunks
    (group,) = chunks.verb_groups
    assert (group.first, group.last, group.lemma, group.passive) == (3, 4, "meet", False)


def test_chunks_are_dropped_behind_the_last_annotator():
    assert annotated_text("The mayor left.").chunks == ()


@given(st.sampled_from(sorted(reporting_verbs())), st.sampled_from(["", "s", "d", "ed", "ing"]))
def test_no_regular_form_of_a_reporting_verb_is_passed_over(verb, ending):
    word = verb + ending
    if verb_lemma(word) in reporting_verbs():
        assert word in cue_words()
