"""Figures, voices, what is ahead, what is open, and what of them one screen shows."""

import pytest

from briefing.analysis.answers.summary import summarize
from briefing.language import annotate
from briefing.model.collection import Collection
from briefing.render import plain
from briefing.render.page import Page
from briefing.render.views import view
from briefing.sources.plaintext import parse_text

LEAD = "A fire destroyed the old market of Ashford on Monday."


LONG = "that the whole county of Arden had asked for in vain for years until the old mayor of the town left"


def summary_of(*sentences, lead=LEAD):
    text = "\n\n".join(["3 March 2026", lead, *sentences])
    return summarize(Collection((annotate(parse_text(text, source="-", name="-")),)), 1)


def texts(findings):
    return [finding.text for finding in findings]


@pytest.mark.parametrize(
    ("text", "figure"),
    [
        ("At least 12 people were killed in the blast near the harbour wall.", "At least 12 people were killed"),
        ("The council spent $40 million on a road that the whole county of Arden had asked for.", "$40 million"),
        ("Almost 90 percent of the voters, many of them farmers, stayed at home.", "90 percent of the voters"),
        (f"The council spent $40 million on a road {LONG}.", "The council spent $40 million"),
        (f"The mayor told of a blast {LONG}, killing 40 people and hurting the guard.", "killing 40 people"),
        (
            "The toll of the blast at the market of Arden rose to at least six on Monday, "
            "with more than 100 others wounded.",
            "more than 100 others wounded",
        ),
        (
            "The council, which had asked the county in vain for help with the old market, "
            "gave up 30 of the 40 shops.",
            "30 of the 40 shops",
        ),
    ],
)  # fmt: skip
def test_figures_are_whole_phrases(text, figure):
    assert any(figure in shown for shown in texts(summary_of(text).figures))


@pytest.mark.parametrize(
    "text",
    [
        "The market was built in 1892 and stood for 130 years beside the river of the town.",
        "Ann Poe, 45, lives beside the market with her family and works there on Sundays.",
        "The two men walked to the river, where they stood for a while and looked at the water.",
        'The mayor told the council of the town that "12 people lost their homes" in the fire on Monday.',
        "The police denied that 12 people had been killed in the fire in the old market of the town on Monday.",
        "If 12 people come to the meeting, the mayor of the town will speak for an hour about the old market.",
        f"The poll showed the mayor in the lead {LONG}, by 17 points.",
        f"A party {LONG} has grown, the poll said, and the other stands at only 22 percent.",
        f"The mayor is polling about 25 points lower than the woman {LONG}.",
        "This is less than in the year before, when 40 percent of the traders came.",
        "They had 26 traders of the town with them, the mayor said.",
        "'We gave him 15 of the shops to look at on a single day of the year.",
        f"By wide margins, people {LONG} want it rebuilt: 89% of young traders and 83% of old ones.",
        f"On 6 April 2019, Arden FC and Brill United met before 31,683 fans at the old ground {LONG}.",
        "Not one of the 40 traders of the old market, who had all gone home hours before, was hurt in it.",
    ],
)
def test_what_is_no_figure_of_the_article(text):
    shown = texts(summary_of(text).figures)
    assert not [figure for figure in shown if "not one" not in figure.lower()]


def test_a_figure_begins_with_no_number_of_the_clause_before():
    text = (
        "In the first 90 minutes the Arden index surged nearly 200 points, the Poe was up nearly nine points, "
        "and the L&B 500 was up nearly 15 points."
    )
    assert not [
        shown
        for shown in texts(summary_of(text).figures)
        if shown.startswith("nearly nine points, and")
    ]


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("The market will reopen in May.", True),
        ("The new hall is due to open on 12 June.", True),
        ("If the rain stops, the market will reopen in May.", False),
        ("Traders hope that the market will reopen in May.", False),
        ('"We will be back in May," said Ann Poe.', False),
        ("The market will not reopen in May.", False),
        ("The number of traders whom the town will help is 40.", False),
        ("The number of traders the town will help is 40.", False),
        ("The mayor said that the market will reopen in May.", True),
        ("Will the market reopen in May?", False),
        ("The market was due to close in May.", False),
    ],
)
def test_what_is_ahead(text, shown):
    assert texts(summary_of(text).ahead) == ([text] if shown else [])


def test_a_day_ahead_comes_first():
    vague = "The new hall of the market will be taller than the old one was."
    dated = "The council will vote on the plan for the market on 12 June."
    assert texts(summary_of(vague, dated).ahead) == [dated, vague]


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("The cause of the fire is not yet known, the brigade said.", True),
        ("The damage to the stalls is yet to be known.", True),
        ("It was not clear how many stalls were lost in the fire.", True),
        ('"It is not clear to me what you mean," said Ann Poe.', False),
        ("If the cause of the fire remains unknown, nobody will pay.", False),
    ],
)
def test_what_is_open(text, shown):
    assert texts(summary_of(text).unknown) == ([text] if shown else [])


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("The owner of the market declined to comment.", "The owner of the market"),
        ("A spokesman for the council could not be reached for comment.", "A spokesman for the council"),
        ("Ann Poe and Tom Low refused to comment.", "Ann Poe and Tom Low"),
    ],
)  # fmt: skip
def test_who_did_not_comment(text, who):
    assert texts(summary_of(text).no_comment) == [who]


def test_who_declined_to_say_one_thing_and_said_another_did_comment():
    text = "The chief declined to say who lit it, but Ann Poe said “somebody should pay” for the stalls."
    assert summary_of(text).no_comment == ()


SAID = (
    'Mayor Jane Roe said that the fire had begun in a bakery. The owner of the bakery, Ann Poe, denied that it had. '
    'Roe said that the town would help the traders. Tom Low, a trader, said that he had lost all of his stock.'
)  # fmt: skip


def test_voices_are_whole_sentences_with_a_role_and_the_other_side_is_heard():
    voices = summary_of(SAID).voices
    names = [voice.name for voice in voices]
    assert {"Jane Roe", "Ann Poe", "Tom Low"} <= set(names)
    assert "Ann Poe" in names[:2]
    roles = {voice.name: voice.role.text for voice in voices if voice.role}
    assert roles["Jane Roe"] == "Mayor"
    for voice in voices:
        for statement in voice.statements:
            assert statement.label == ""
            assert statement.findings[0].text in SAID
            assert statement.findings[0].text.endswith(".")


LONG = " ".join(
    f"Stall {number} of the market sold bread, and its owner said that number {number} was the best of all."
    for number in range(1, 60)
)


def test_one_screen_has_24_lines_and_a_third_of_the_words():
    summary = summary_of(
        SAID, LONG, "The market will reopen on 12 June.", "The cause is not yet known."
    )
    screen = plain.write(view((summary,), full=False), Page(width=100))
    assert len(screen.splitlines()) <= 24
    assert len(screen.split()) < summary.article.words / 2
    assert "more: --full" in screen
    full = plain.write(view((summary,), full=True), Page(width=100))
    assert len(full.splitlines()) > 60


def test_nothing_is_told_twice_on_one_screen():
    summary = summary_of(SAID, "The market will reopen on 12 June.")
    screen = " ".join(plain.write(view((summary,), full=False), Page(width=100)).split())
    for sentence in (*SAID.split(". ")[:3], "The market will reopen on 12 June."):
        assert screen.count(sentence) <= 1


def test_a_short_article_has_three_points_none_the_less():
    summary = summary_of("Nobody was hurt in it.", "The mayor praised the brigade for its work.")
    assert len(summary.key_points) == 3
