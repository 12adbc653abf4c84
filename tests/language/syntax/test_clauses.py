import pytest

from briefing.language import annotate
from briefing.model.article import Article, Paragraph, ParagraphKind
from briefing.model.text import Span


def annotated_text(text):
    return annotate(
        Article(
            source="test",
            name="test",
            text=text,
            paragraphs=(Paragraph(Span(0, len(text)), ParagraphKind.PROSE),),
        )
    )


def clause_of(text, verb):
    annotated = annotated_text(text)

    def words(span):
        return None if span is None else annotated.text(span)

    for clause in annotated.clauses:
        if verb in annotated.text(clause.action).split():
            return annotated, clause, words(clause.doer), words(clause.undergoer)
    raise AssertionError(f"no clause with {verb!r}: {[words(c.action) for c in annotated.clauses]}")


@pytest.mark.parametrize(
    ("text", "verb", "doer", "undergoer"),
    [
        pytest.param("Rebels attacked the town.", "attacked", "Rebels", "the town", id="active"),
        pytest.param(
            "The town was attacked by rebels on Friday.",
            "attacked",
            "rebels",
            "The town",
            id="passive",
        ),
        pytest.param(
            "The minister of finance resigned.", "resigned", "The minister", None, id="of-phrase"
        ),
        pytest.param(
            "The mayor, a former judge, rejected the plan.",
            "rejected",
            "The mayor",
            "the plan",
            id="apposition",
        ),
        pytest.param(
            "Police arrested a man who robbed the bank.",
            "robbed",
            "a man",
            "the bank",
            id="relative clause",
        ),
        pytest.param(
            "The army shelled the village and captured its mayor.",
            "captured",
            "The army",
            "its mayor",
            id="coordinated verb",
        ),
        pytest.param(
            "A plan to kill him was discovered in the capital.",
            "discovered",
            None,
            "A plan",
            id="infinitive of the subject",
        ),
        pytest.param(
            "Speaking in London, the chancellor defended the budget.",
            "Speaking",
            "the chancellor",
            None,
            id="opening participle",
        ),
        pytest.param(
            "A teenager died Saturday night.", "died", "A teenager", None, id="time behind the verb"
        ),
        pytest.param(
            "Demonstrations earlier this week drew thousands.",
            "drew",
            "Demonstrations",
            "thousands",
            id="time before the verb",
        ),
        pytest.param(
            "At least two people were killed.", "killed", None, "least two people", id="at least"
        ),
        pytest.param(
            "They accused the mayor of lying.", "lying", "the mayor", None, id="said of the object"
        ),
        pytest.param(
            "The police said the driver had fled.",
            "said",
            "The police",
            None,
            id="no object clause",
        ),
        pytest.param(
            "Doctors and nurses treated the victims.",
            "treated",
            "Doctors and nurses",
            "the victims",
            id="coordinated subject",
        ),
    ],
)
def test_who_does_what_to_whom(text, verb, doer, undergoer):
    assert clause_of(text, verb)[2:] == (doer, undergoer)


@pytest.mark.parametrize(
    ("text", "verb", "modal"),
    [
        ("The army can't attack the town.", "attack", "can"),
        ("The army won’t attack the town.", "attack", "will"),
        ("The mayor cannot sign the plan.", "sign", "can"),
        ("The mayor did not resign.", "resign", ""),
        ("The mayor will resign.", "resign", "will"),
        ("The mayor might not resign.", "resign", "might"),
        ("The mayor resigned.", "resigned", ""),
        ("The gunmen were going to shoot the mayor.", "shoot", "going to"),
    ],
)
def test_modality(text, verb, modal):
    assert clause_of(text, verb)[1].modal == modal


@pytest.mark.parametrize(
    ("text", "verb", "action", "passive"),
    [
        pytest.param(
            "The sailors were all rescued.", "rescued", "were all rescued", True, id="all"
        ),
        pytest.param(
            "Both unions have both criticised the plan.",
            "criticised",
            "have both criticised",
            False,
            id="both",
        ),
        pytest.param(
            "The road has since been closed.", "closed", "has since been closed", True, id="since"
        ),
        pytest.param("He's seen the letter.", "seen", "'s seen", False, id="'s is has"),
        pytest.param("He's been seen in Arden.", "seen", "'s been seen", True, id="'s been"),
    ],
)
def test_a_verb_group_is_read_whole(text, verb, action, passive):
    annotated, clause, _, _ = clause_of(text, verb)
    assert (annotated.text(clause.action), clause.passive) == (action, passive)


def test_clause_ends_before_the_next_subject():
    annotated, clause, _, _ = clause_of("Experts said that the bridge collapsed.", "said")
    assert annotated.text(clause.span) == "Experts said"


@pytest.mark.parametrize(
    ("text", "phrases"),
    [
        ("The jailed former mayor resigned.", ["The jailed former mayor"]),
        ("The bank’s new chief left.", ["The bank’s new chief"]),
        ("He met a small but noisy crowd.", ["He", "a small but noisy crowd"]),
        (
            "There was a surge in violence months ahead of elections.",
            ["There", "a surge", "violence", "months", "elections"],
        ),
        ("She floated expanded investment.", ["She", "expanded investment"]),
    ],
    ids=["participle", "possessor", "two adjectives", "time unit", "participle after a verb"],
)
def test_noun_phrases(text, phrases):
    annotated = annotated_text(text)
    assert [annotated.text(phrase.span) for phrase in annotated.noun_phrases] == phrases
