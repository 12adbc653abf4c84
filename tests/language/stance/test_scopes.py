"""Scopes of what is not asserted, as (status, cue, stretch)."""

import pytest

from briefing.language import annotate
from briefing.model.article import Article, Paragraph, ParagraphKind
from briefing.model.text import Span


def scopes_of(text):
    paragraph = Paragraph(Span(0, len(text)), ParagraphKind.PROSE)
    annotated = annotate(Article(source="-", name="-", text=text, paragraphs=(paragraph,)))
    return [
        (scope.status.value, annotated.text(scope.cue), annotated.text(scope.span))
        for scope in annotated.scopes
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("The guard opened the door.", [], id="asserted"),
        pytest.param(
            "The guard did not open the door because it was hot.",
            [("negated", "not", "did not open the door")],
            id="a predicate, to the end of its clause",
        ),
        pytest.param(
            "The guard was never told, but he left.",
            [("negated", "never", "was never told")],
            id="never",
        ),
        pytest.param(
            "The mayor does not believe that the guard left.",
            [("negated", "not", "does not believe that the guard left")],
            id="with what is believed",
        ),
        pytest.param(
            "The mayor did not know that the guard had left.",
            [("negated", "not", "did not know")],
            id="what is known stays a fact",
        ),
        pytest.param(
            "Police did not say how the guard died.",
            [("negated", "not", "did not say")],
            id="a question word takes the fact for granted",
        ),
        pytest.param(
            "No guard was hurt when the door fell.",
            [("negated", "No", "No guard was hurt")],
            id="a subject of none",
        ),
        pytest.param(
            "None of the guards who were in the hall died.",
            [("negated", "None", "None of the guards"), ("negated", "None", "died")],
            id="not its relative clause",
        ),
        pytest.param(
            "Ten guards, none of them officers, died in the hall.",
            [("negated", "none", "none of them officers")],
            id="a part is none: the whole has died",
        ),
        pytest.param(
            "The firm gave no reason and the owner could be heard.",
            [
                ("negated", "no", "gave"),
                ("negated", "no", "no reason"),
                ("modal", "could", "could be heard"),
            ],
            id="not the clause behind and",
        ),
        pytest.param(
            "She says nothing like it has happened.",
            [("negated", "nothing", "nothing like it has happened")],
            id="what she says is said",
        ),
        pytest.param(
            "No driver in the cars or the vans was hurt.",
            [("negated", "No", "No driver in the cars or the vans was hurt")],
            id="a subject with a pair behind a preposition",
        ),
        pytest.param(
            "The blast hurt no one and broke a door.",
            [("negated", "no one", "hurt"), ("negated", "no one", "no one")],
            id="an object of none",
        ),
        pytest.param(
            "The mayor denied that two had died and three were hurt.",
            [("denied", "denied", "that two had died and three were hurt")],
            id="a denial with both clauses of its content",
        ),
        pytest.param(
            "The mayor denied that a blast killed two and sent three others to a hospital.",
            [
                (
                    "denied",
                    "denied",
                    "that a blast killed two and sent three others to a hospital",
                )
            ],
            id="a denial with both verbs of its content",
        ),
        pytest.param(
            "The mayor denied that on Monday, firefighters responded to reports.",
            [("denied", "denied", "that on Monday, firefighters responded to reports")],
            id="a denial goes on behind the day that its content opens with",
        ),
        pytest.param(
            "The mayor denied that he had left and said two had died.",
            [("denied", "denied", "that he had left")],
            id="a denial ends at the next verb of saying",
        ),
        pytest.param(
            "The mayor denied the charge and said two had died.",
            [("denied", "denied", "the charge")],
            id="a denial ends at the next verb of its subject",
        ),
        pytest.param(
            "The mayor denied the charge, saying two had died.",
            [("denied", "denied", "the charge")],
            id="a denial ends at a reporting participle",
        ),
        pytest.param(
            "Reports that two had died were false.",
            [("denied", "were false", "Reports that two had died")],
            id="backward",
        ),
        pytest.param(
            "If the door opens, the guard will leave.",
            [("conditional", "If", "If the door opens"), ("modal", "will", "will leave")],
            id="a condition to its comma",
        ),
        pytest.param(
            "The mayor asked whether anyone was hurt.",
            [("asked", "whether", "anyone was hurt")],
            id="an indirect question",
        ),
        pytest.param(
            "Was anyone hurt?", [("asked", "?", "Was anyone hurt?")], id="a direct question"
        ),
        pytest.param(
            "The guard was nearly killed.",
            [("hedged", "nearly", "was nearly killed")],
            id="nearly before a verb",
        ),
        pytest.param("Nearly 20 guards were killed.", [], id="nearly before a number"),
        pytest.param("Not only the guard was hurt.", [], id="not only"),
        pytest.param("No fewer than 30 were hurt.", [], id="no fewer than"),
        pytest.param("Doctors failed to prevent two deaths.", [], id="two negations make a fact"),
        pytest.param("Sergeant No left.", [], id="a name"),
        pytest.param(
            "It was a drill in which two guards died.",
            [("other occasion", "drill in which", "two guards died")],
            id="a drill",
        ),
    ],
)
def test_scopes(text, expected):
    assert scopes_of(text) == expected
