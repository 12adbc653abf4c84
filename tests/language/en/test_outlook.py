"""Words that look ahead, call something unknown, or tell that nobody commented."""

import pytest

from briefing.language import annotate
from briefing.language.en.outlook import find_cue
from briefing.sources.plaintext import parse_text


def cue(text, outlook):
    annotated = annotate(parse_text(f"{text}\n", source="-", name="-"))
    span = find_cue(annotated.sentences[0], outlook)
    return None if span is None else annotated.text(span)


@pytest.mark.parametrize(
    ("outlook", "text"),
    [
        ("ahead", "The bridge is due to reopen in May."),
        ("ahead", "Two more trains are now expected to leave Ashford on Friday."),
        ("ahead", "The hearing is set for Monday."),
        ("ahead", "The council plans to close the school next year."),
        ("ahead", "The men are to be sentenced in June."),
        ("ahead", "The owners have until Friday to answer."),
        ("unknown", "It was not immediately clear who had fired."),
        ("unknown", "The cause of the fire remains unknown."),
        ("unknown", "The cause of the fire is still under investigation."),
        ("unknown", "His claim could not be independently verified."),
        ("unknown", "Police did not say how many people were on board."),
        ("unknown", "No one has claimed responsibility for the blast."),
        ("unknown", "There was no immediate claim of responsibility."),
        ("unknown", "The victim has not yet been identified."),
        ("unknown", "The price has yet to be decided."),
        ("unknown", "Officers are investigating why the gate was open."),
        ("unknown", "It's unclear whether anybody lived there."),
        ("no comment", "The company declined to comment on the report."),
        ("no comment", "The ministry did not immediately respond to a request for comment."),
        ("no comment", "Roe could not be reached for comment."),
        ("no comment", "A spokesman was not available for comment."),
        ("no comment", "She refused to answer questions."),
        ("no comment", "The embassy had no comment."),
    ],
)
def test_cues_that_are_there(outlook, text):
    assert cue(text, outlook)


@pytest.mark.parametrize(
    ("outlook", "text"),
    [
        ("ahead", "The bridge was due to reopen in May."),
        ("ahead", "The price depends on what is due."),
        ("unknown", "An unknown painter made the picture."),
        ("unknown", "It is clear who fired."),
        ("unknown", "He is not known for his patience."),
        ("unknown", "The way into town is not always clear."),
        ("unknown", "The bank was investigated by two clerks."),
        ("no comment", "The troops did not respond to the attack."),
        ("no comment", "The summit could not be seen from the road."),
        ("no comment", "He declined the prize."),
        ("no comment", "She commented on the plan."),
    ],
)
def test_words_like_them_are_none(outlook, text):
    assert cue(text, outlook) is None
