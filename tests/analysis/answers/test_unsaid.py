"""What is not said is never shown as said."""

import re

import pytest

from briefing.analysis.answers.profile import profile
from briefing.analysis.answers.summary import summarize
from briefing.language import annotate
from briefing.language.actors.linking import link_actors
from briefing.model.collection import Collection
from briefing.sources.plaintext import parse_text

LEAD = "Gunmen attacked a bank in Ashford on Monday. Jane Doe runs the bank."
CONTENT = "that the door was open"
UNSAID = (
    "did not say", "has not admitted", "hasn’t said", "never told the police", "did not deny", "refused to say",
    "declined to confirm", "stopped short of saying", "would not say", "denied having said", "failed to mention",
    "would say", "could have said", "might admit", "was unable to say", "denied that she had said", "will not confirm",
    "cannot say", "no longer says", "did not even mention", "has yet to admit", "was asked to say",
    "is expected to say", "rarely said", "was wrongly reported to have said", "allegedly said", "wished she had said",
)  # fmt: skip


def collected(text):
    annotated = annotate(parse_text(f"Tuesday 3 March 2026\n\n{LEAD} {text}", source="-", name="-"))
    return Collection((annotated,), link_actors((annotated,)))


def statements(collection):
    shown = [*summarize(collection, 1).voices, *profile(collection, collection.actors[0]).others]
    return [
        (statement.label, finding.text)
        for voice in shown
        for statement in voice.statements
        for finding in statement.findings
    ]


@pytest.mark.parametrize("unsaid", UNSAID)
def test_what_is_not_said_is_shown_whole_or_not_at_all(unsaid):
    text = f"Jane Doe {unsaid} {CONTENT}."
    assert set(statements(collected(text))) <= {("", text)}


@pytest.mark.parametrize("said", ["said", "told the police", "admitted", "confirmed", "insisted"])
def test_what_is_said_is_shown_whole(said):
    text = f"Jane Doe {said} {CONTENT}."
    assert ("", text) in statements(collected(text))


TURNED = {
    "not": "The police did not arrest two men on Tuesday.",
    "no": "The police arrested no men on Tuesday.",
    "denied": "The mayor denied that the police arrested two men on Tuesday.",
    "if": "If the police arrested two men on Tuesday, nobody said so.",
    "all but": "The police arrested all but two men on Tuesday.",
}


@pytest.mark.parametrize("text", TURNED.values(), ids=TURNED.keys())
def test_a_sentence_turned_round_is_not_shown_as_it_was(text):
    collection = collected(text)
    summary = summarize(collection, 1)
    shown = [moment.event.text for moment in summary.moments if moment.event is not None]
    shown += [text for _, text in statements(collection)]
    assert not [told for told in shown if re.match(r"(the police )?arrested two men", told.lower())]
    assert shown
