"""Names of one article gathered into actors: which go together, which stay open."""

import pytest

from briefing.language.names.chains import chain_names, order_forms
from briefing.model.annotation import ActorKind, AnnotatedArticle, Mention, MentionForm
from briefing.model.article import Article
from briefing.model.text import Span

PERSON, GROUP, PLACE = ActorKind.PERSON, ActorKind.GROUP, ActorKind.PLACE


def chained(text, *names):
    """The actor's name of each of the `names`, given as (words, kind) in text order; `Mr.|Low` is a name with title."""
    mentions, position = [], 0
    for words, kind in names:
        title, _, name = words.rpartition("|")
        start = text.index(f"{title} {name}" if title else name, position)
        begins = start + len(title) + 1 if title else start
        span = Span(begins, begins + len(name))
        mentions.append(
            Mention(
                span=span,
                phrase=Span(start, span.end),
                sentence=1 + text[:start].count("."),
                form=MentionForm.NAME,
                kind=kind,
                title=Span(start, start + len(title)) if title else None,
            )
        )
        position = span.end
    annotated = AnnotatedArticle(article=Article(source="-", name="-", text=text, paragraphs=()))
    found = chain_names(annotated, mentions)
    return [None if actor is None else found.actors[actor].name for actor in found.of_mention]


@pytest.mark.parametrize(
    ("text", "names", "actors"),
    [
        pytest.param(
            "Ann Lee spoke. Lee left", [("Ann Lee", PERSON), ("Lee", PERSON)], ["Ann Lee"] * 2, id="surname"
        ),
        pytest.param(
            "Ann Lee met Bo Lee. Lee left",
            [("Ann Lee", PERSON), ("Bo Lee", PERSON), ("Lee", PERSON)],
            ["Ann Lee", "Bo Lee", None],
            id="surname of two just named",
        ),
        pytest.param(
            "Ann Lee spoke. Bo Lee spoke. Lee left",
            [("Ann Lee", PERSON), ("Bo Lee", PERSON), ("Lee", PERSON)],
            ["Ann Lee", "Bo Lee", "Ann Lee"],
            id="surname of two goes to the one of the lead",
        ),
        pytest.param(
            "Ann Lee spoke. Bo Lee spoke. Bo Lee sang. Lee left",
            [("Ann Lee", PERSON), ("Bo Lee", PERSON), ("Bo Lee", PERSON), ("Lee", PERSON)],
            ["Ann Lee", "Bo Lee", "Bo Lee", None],
            id="surname of the one of the lead and one named more often",
        ),
        pytest.param(
            "It rained. It blew. Ann Lee spoke. Bo Lee spoke. Lee left",
            [("Ann Lee", PERSON), ("Bo Lee", PERSON), ("Lee", PERSON)],
            ["Ann Lee", "Bo Lee", "Bo Lee"],
            id="surname of two whom no lead names goes to the last",
        ),
        pytest.param(
            "Ann Lee spoke. Karl Lee spoke. Ms Lee left",
            [("Ann Lee", PERSON), ("Karl Lee", PERSON), ("Ms|Lee", PERSON)],
            ["Ann Lee", "Karl Lee", "Ann Lee"],
            id="title tells whose the surname is",
        ),
        pytest.param("Lee spoke. Lee left", [("Lee", PERSON)] * 2, ["Lee"] * 2, id="never named in full"),
        pytest.param(
            "the Front for Change in Arden. FCA spoke",
            [("Front for Change in Arden", GROUP), ("FCA", GROUP)],
            ["Front for Change in Arden"] * 2,
            id="acronym without small words",
        ),
        pytest.param(
            "Northern Works Board. Nimble Wind Brothers. NWB spoke",
            [("Northern Works Board", GROUP), ("Nimble Wind Brothers", GROUP), ("NWB", GROUP)],
            ["Northern Works Board"] * 3,
            id="one acronym joins what it stands for",
        ),
        pytest.param(
            "the Union of Work (UdW) spoke. UdW won",
            [("Union of Work", GROUP), ("UdW", GROUP), ("UdW", GROUP)],
            ["Union of Work"] * 3,
            id="bracketed letters of another language",
        ),
        pytest.param(
            "the Union of Work (Arden) spoke",
            [("Union of Work", GROUP), ("Arden", GROUP)],
            ["Union of Work", "Arden"],
            id="bracketed name is no short form",
        ),
        pytest.param(
            "Paris spoke. Paris fell", [("Paris", PERSON), ("Paris", PLACE)], ["Paris", "Paris"], id="kinds stay apart"
        ),
    ],
)  # fmt: skip
def test_chains(text, names, actors):
    assert chained(text, *names) == actors


@pytest.mark.parametrize(
    ("counts", "forms"),
    [
        pytest.param({"Lee": 4, "Ann Lee": 3, "Did Ann Lee": 1}, ("Ann Lee", "Lee", "Did Ann Lee"), id="a slip"),
        pytest.param({"ANN LEE": 1, "Ann Lee": 1, "Lee": 9}, ("Ann Lee", "ANN LEE", "Lee"), id="in capitals"),
        pytest.param({"NATO": 2}, ("NATO",), id="one form"),
    ],
)  # fmt: skip
def test_order_of_forms(counts, forms):
    assert order_forms(counts) == forms
