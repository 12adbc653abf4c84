import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.language import annotate
from briefing.model.annotation import Stance
from briefing.model.article import Article, Paragraph, ParagraphKind
from briefing.model.text import Span


def annotated_text(text):
    paragraph = Paragraph(Span(0, len(text)), ParagraphKind.PROSE)
    return annotate(Article(source="-", name="-", text=text, paragraphs=(paragraph,)))


def claims_of(text):
    annotated = annotated_text(text)
    return [
        (
            claim.stance.value,
            claim.speaker and annotated.text(claim.speaker),
            annotated.text(claim.cue),
            annotated.text(claim.content),
        )
        for claim in annotated.claims
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "Witnesses indicated that the car came under fire, but this was denied by the army on Monday.",
            [
                ("reported", "Witnesses", "indicated", "that the car came under fire"),
                ("denied", "the army", "denied", "the car came under fire"),
            ],
            id="a passive denial: what 'this' points to",
        ),
        pytest.param(
            "The police claimed that no shots were fired.",
            [("claimed", "The police", "claimed", "that no shots were fired")],
            id="claim with negated content",
        ),
        pytest.param(
            "The candidate has accused the jailed former mayor of Springfield of orchestrating the attack.",
            [
                (
                    "accused",
                    "The candidate",
                    "accused",
                    "the jailed former mayor of Springfield of orchestrating the attack",
                )
            ],
            id="accusation",
        ),
        pytest.param(
            "A plan was found. The authorities said it was an exaggeration.",
            [("doubted", "The authorities", "exaggeration", "it was an exaggeration")],
            id="doubt in the content",
        ),
        pytest.param(
            "Critics questioned the army's version.",
            [
                ("hedged", "the army", "version", "the army's version"),
                ("doubted", "Critics", "questioned", "the army's version"),
            ],
            id="questioned, and whose version",
        ),
        pytest.param(
            "The ministry confirmed that three people had died.",
            [("confirmed", "The ministry", "confirmed", "that three people had died")],
            id="confirmation",
        ),
        pytest.param(
            "The ministry did not confirm that three people had died.",
            [],
            id="a negated confirmation is none",
        ),
        pytest.param(
            "The alleged plot shook the town.",
            [("hedged", None, "alleged", "The alleged plot")],
            id="hedging adjective",
        ),
        pytest.param(
            "She spoke of a possible attempt on his life.",
            [
                ("reported", "She", "spoke of", "a possible attempt on his life"),
                ("hedged", None, "possible", "a possible attempt on his life"),
            ],
            id="hedging adjective with its prepositional phrase",
        ),
        pytest.param(
            "Anna Smith's claim came late.",
            [("hedged", "Anna Smith", "claim", "Anna Smith's claim")],
            id="a claim by name",
        ),
        pytest.param(
            "They looked into his claims he was the victim of a plot.",
            [("hedged", "his", "claims", "his claims he was the victim of a plot")],
            id="a claim with a bare clause",
        ),
        pytest.param(
            "The man was reportedly hurt, and the shop closed.",
            [("hedged", None, "reportedly", "The man was reportedly hurt")],
            id="hedging adverb",
        ),
        pytest.param(
            "According to the police, the car was hit.",
            [("reported", "the police", "According to", "the car was hit")],
            id="according to",
        ),
        pytest.param(
            "The former minister was accused of fraud by two aides.",
            [
                (
                    "accused",
                    "two aides",
                    "accused",
                    "The former minister was accused of fraud by two aides",
                )
            ],
            id="passive accusation: the accused and of what",
        ),
        pytest.param(
            "Tom Poe, who is accused of fraud, left.",
            [("accused", None, "accused", "Tom Poe, who is accused of fraud")],
            id="who is accused is the noun before who",
        ),
        pytest.param(
            "He's accused of fraud.",
            [("accused", None, "accused", "He's accused of fraud")],
            id="clipped is",
        ),
        pytest.param("After being charged twice, he left.", [], id="no claim of its own"),
        pytest.param(
            "The party rejected claims that it had lied.",
            [
                ("denied", "The party", "rejected", "claims that it had lied"),
                ("hedged", None, "claims", "claims that it had lied"),
            ],
            id="a claim is rejected",
        ),
        pytest.param(
            "The party rejected the offer.",
            [("reported", "The party", "rejected", "the offer")],
            id="what is rejected is no claim",
        ),
        pytest.param("Police questioned two men about the fire.", [], id="people are questioned"),
        pytest.param(
            "Eight people inside were questioned.", [], id="people are questioned, passive"
        ),
        pytest.param("Migrants were denied entry.", [], id="people are denied something"),
        pytest.param("He was admitted to hospital.", [], id="a person is admitted"),
        pytest.param("She asked whether it was late.", [], id="a question claims nothing"),
        pytest.param('"We will win," she said.', [], id="plain direct speech is no claim"),
        pytest.param("Gunmen attacked the bank and fled.", [], id="no claim"),
    ],
)
def test_claims(text, expected):
    assert sorted(claims_of(text)) == sorted(expected)


@given(st.text(max_size=150))
def test_spans_lie_in_the_text(text):
    annotated = annotated_text(text)
    starts = [claim.content.start for claim in annotated.claims]
    assert starts == sorted(starts)
    for claim in annotated.claims:
        assert isinstance(claim.stance, Stance)
        for span in (claim.content, claim.cue, claim.speaker):
            assert span is None or 0 <= span.start < span.end <= len(text)
