"""Lists of actors: counts, days, the office that most articles give."""

from briefing.analysis.answers.cast import find_cast
from briefing.language import annotate
from briefing.language.actors.linking import link_actors
from briefing.model.collection import Collection
from briefing.sources.plaintext import parse_text


def _cast(*texts, numbers=(1, 2, 3)):
    articles = [
        annotate(parse_text(t, source=f"{i}.txt", name=f"{i}.txt")) for i, t in enumerate(texts)
    ]
    actors = link_actors(articles)
    return find_cast(Collection(tuple(articles), actors), numbers, actors)


TEXTS = (
    "4 May 2020\n\nFormer mayor Jane Roe left. Jane Roe wept.",
    "6 June 2021\n\nJudge Jane Roe met John Doe.",
    "7 June 2022\n\nJudge Jane Roe slept.",
)


def test_the_most_named_first_with_articles_and_days():
    roe, doe = _cast(*TEXTS)
    assert (roe.name, roe.mentions, roe.articles) == ("Jane Roe", 4, 3)
    assert (str(roe.first), str(roe.last)) == ("2020-05-04", "2022-06-07")
    assert (doe.name, doe.mentions, doe.office) == ("John Doe", 1, None)


def test_the_office_is_what_most_articles_say():
    assert _cast(*TEXTS)[0].office.text == "Judge"


def test_of_offices_as_often_said_the_last_one_counts():
    assert _cast(*TEXTS[:2])[0].office.text == "Judge"


def test_only_the_articles_meant_count():
    (roe,) = _cast(*TEXTS, numbers=(1,))
    assert (roe.mentions, roe.articles) == (2, 1)
