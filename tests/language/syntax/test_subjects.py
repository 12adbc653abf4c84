"""Whom each verb is said of; that it is one reading for every verb of a sentence."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from briefing.language import annotate
from briefing.model.article import Article, Paragraph, ParagraphKind
from briefing.model.text import Span


def subject_of(text, verb):
    paragraphs = (Paragraph(Span(0, len(text)), ParagraphKind.PROSE),)
    annotated = annotate(Article(source="-", name="-", text=text, paragraphs=paragraphs))
    for clause in annotated.clauses:
        if verb in annotated.text(clause.action).split():
            return None if clause.subject is None else annotated.text(clause.subject)
    raise AssertionError(f"no clause with {verb!r}")


@pytest.mark.parametrize(
    ("text", "verb", "subject"),
    [
        pytest.param(
            "A driver who had hit a police officer faces a judge.", "faces", "A driver",
            id="behind the object of a relative clause",
        ),
        pytest.param(
            "Residents who met the mayor praised him.", "praised", "Residents",
            id="behind a relative clause that ends in a name for people",
        ),
        pytest.param(
            "The witness who said police had fled was wrong.", "fled", "police",
            id="a verb of saying takes a clause, not an object",
        ),
        pytest.param(
            "A rifle found near the house of a doctor may help them.", "help", "A rifle",
            id="behind a bare participle",
        ),
        pytest.param(
            "Police officers wearing masks stormed the house.", "stormed", "Police officers",
            id="behind an active participle",
        ),
        pytest.param(
            "An official in Arden, who refused to be named, left.", "refused", "An official",
            id="a place is no who",
        ),
        pytest.param(
            "The blast late on Thursday, which tore up the road, hurt nobody.", "tore", "The blast",
            id="a time is no antecedent",
        ),
        pytest.param(
            "The driver, police said, was arrested.", "arrested", "The driver",
            id="a comment between commas",
        ),
        pytest.param(
            "Jane Roe, a judge from Arden, resigned.", "resigned", "Jane Roe", id="apposition"
        ),
        pytest.param(
            "The shops in Arden and Dunmore closed.", "closed", "The shops",
            id="a pair behind a preposition",
        ),
        pytest.param(
            "The mayor of Arden and his wife were killed.", "killed", "The mayor of Arden and his wife",
            id="a pair around a preposition",
        ),
        pytest.param(
            "Thieves took the money and police arrested them.", "arrested", "police",
            id="another clause behind and",
        ),
        pytest.param(
            "The army shelled the port, cut the road and left.", "cut", "The army", id="a row of verbs"
        ),
        pytest.param(
            "The firm admitted that the rate was bad, but insisted that it would stay.",
            "insisted", "The firm", id="a verb of saying goes on with one",
        ),
        pytest.param(
            "The firm said the boat was late and was sold.", "sold", "the boat",
            id="any other verb goes on with the nearest",
        ),
        pytest.param(
            "Many questioned the plan.", "questioned", "Many", id="a quantifier alone"
        ),
        pytest.param(
            "All of the victims were taken to Arden.", "taken", "All of the victims",
            id="a quantifier of a noun",
        ),
        pytest.param(
            "The teams both had trouble.", "had", "The teams", id="a quantifier that floats"
        ),
        pytest.param(
            "The police left, with the mayor calling it a shame.", "calling", "the mayor",
            id="a participle with a subject of its own",
        ),
        pytest.param(
            "Lee, Roe and Poe rejected the plan.", "rejected", "Lee, Roe and Poe", id="a list",
        ),
        pytest.param(
            "In Arden, Lee, Roe and Poe rejected the plan.", "rejected", "Lee, Roe and Poe",
            id="a list behind a fronted place",
        ),
        pytest.param(
            "He met Lee, and Roe rejected the plan.", "rejected", "Roe",
            id="a comma and \"and\" between clauses",
        ),
        pytest.param(
            "Inside the hall - a former church - the mayor rejected the plan.", "rejected", "the mayor",
            id="a dash leads nothing",
        ),
        pytest.param(
            "Another rejected the plan.", "rejected", "Another", id="a determiner alone",
        ),
        pytest.param(
            "Families of those hurt in the fire praised the nurses.", "praised", "Families",
            id="behind those of whom something is said",
        ),
        pytest.param(
            "Work begun by the council showed that the wall was weak.", "showed", "Work",
            id="a reduced relative clause",
        ),
        pytest.param(
            "The court Monday rejected the plan.", "rejected", "The court Monday",
            id="a day behind its noun",
        ),
        pytest.param(
            "After saying he was tired, the mayor left the hall.", "saying", "the mayor",
            id="a fronted participle with a clause of its own",
        ),
        pytest.param(
            "The mayor beat his rivals by promising a park.", "promising", "The mayor",
            id="how somebody did something",
        ),
        pytest.param(
            "When voters ask for help, the mayor listens.", "ask", "voters",
            id="a base form with a subject of its own",
        ),
        pytest.param(
            "They said a storm had hit the boat, killing two.", "killing", "a storm",
            id="a participle behind a comma",
        ),
        pytest.param(
            "The minister said the talks had failed, adding that more were planned.",
            "adding", "The minister", id="a participle of saying",
        ),
        pytest.param(
            '"It is over," said the mayor of Arden.', "said", "the mayor", id="inverted"
        ),
        pytest.param(
            '"It is over," said Jane Roe in a letter to Arden today.', "said", "Jane Roe",
            id="inverted, with adjuncts",
        ),
        pytest.param(
            "A critic, Jane Roe, said her work showed it.", "said", "A critic",
            id="not inverted behind an apposition",
        ),
        pytest.param(
            "It happened in a deal brokered by Roe.", "brokered", "a deal",
            id="a bare participle behind a preposition",
        ),
        pytest.param(
            "The Secretary of State Jane Roe laughed.", "laughed", "The Secretary of State Jane Roe",
            id="a name behind its title",
        ),
        pytest.param(
            "At the start Jane Roe was hurt.", "hurt", "Jane Roe", id="a name run into a phrase"
        ),
        pytest.param(
            "A 15-year-old was arrested.", "arrested", "A 15-year-old", id="an adjective for a person"
        ),
        pytest.param("I asked who did it.", "did", None, id="a question word"),
        pytest.param(
            "The prices rose faster than was expected.", "expected", None, id="a comparison"
        ),
    ],
)  # fmt: skip
def test_subjects(text, verb, subject):
    assert subject_of(text, verb) == subject


@pytest.mark.parametrize(
    "pattern",
    ["the man who met ", "the end of A and ", "Roe, ", "Roe said and ", "to go and ", "(Roe) "],
)
def test_long_rows_end(pattern):
    text = f"{pattern * 130}the mayor left."
    assert subject_of(text, "left") in {None, "the mayor", "the man", "Roe", "Roe and the mayor"}


WORDS = (
    "the man who which that said Roe police mayor , and but was were being has killed killing to of in with when she it"
    " Monday all both ( ) -- “ ” : denied Arden 's late 2015 plan"
).split()  # fmt: skip


@given(st.lists(st.sampled_from(WORDS), min_size=1, max_size=60))
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_any_row_of_words_is_read(words):
    text = f"{' '.join(words)} left."
    paragraphs = (Paragraph(Span(0, len(text)), ParagraphKind.PROSE),)
    annotated = annotate(Article(source="-", name="-", text=text, paragraphs=paragraphs))
    for clause in annotated.clauses:
        sentence = annotated.sentences[clause.sentence - 1].span
        assert clause.subject is None or sentence.covers(clause.subject)
