"""Disputes of invented reports: denials of the incident, and of other matters."""

from __future__ import annotations

import pytest

from briefing.analysis.answers.comparison import compare
from briefing.language import annotate
from briefing.language.actors.linking import link_actors
from briefing.model.collection import Collection
from briefing.sources.plaintext import parse_text

MONDAY = "Monday 2 March 2026\n\n"
TUESDAY = "Tuesday 3 March 2026\n\n"
OTHER = "Friday 3 July 2020\n\nThe council of Brill opened a library on Thursday."


def disputes(*texts: str) -> list[tuple[str, list[str]]]:
    """Each question on which two versions are shown, with the words of its sides; numbers that contradict too."""
    both = texts if len(texts) > 1 else (*texts, OTHER)
    articles = tuple(
        annotate(parse_text(text, source=f"{n}.txt", name=f"{n}.txt"))
        for n, text in enumerate(both, 1)
    )
    comparison = compare(Collection(articles, link_actors(articles)), (1, 2))
    shown = [
        (dispute.question, [" / ".join(f.text for f in side.findings) for side in dispute.sides])
        for dispute in (
            *comparison.disputes,
            *(d for i in comparison.incidents for d in i.disputes),
        )
    ]
    versions = [
        (difference.label, [f.text for f in difference.findings if f is not None])
        for difference in comparison.differences
        if all(f is not None and f.disputed for f in difference.findings)
    ]
    return [*shown, *versions]


@pytest.mark.parametrize(
    ("texts", "yes", "no"),
    [
        pytest.param(
            (
                MONDAY
                + (
                    "An air strike killed nine people in the village of Tarnow on Sunday, "
                    "residents said. "
                    "The army denied that its aircraft had struck the village."
                ),
            ),
            "killed nine",
            "denied",
            id="army denies strike",
        ),
        pytest.param(
            (
                MONDAY
                + (
                    "Two students were shot at a rally in Ashford on Sunday, organisers said. "
                    "Police denied firing on the crowd."
                ),
            ),
            "shot",
            "denied",
            id="police deny shots",
        ),
        pytest.param(
            (
                MONDAY
                + (
                    "Rebels said 40 soldiers were killed in an ambush near Kelmar on Sunday. "
                    "The defence ministry denied that any soldier had died."
                ),
            ),
            "40 soldiers",
            "denied",
            id="ministry denies deaths",
        ),
        pytest.param(
            (
                MONDAY
                + (
                    "A baker was stabbed to death at his shop in Millbrook on Saturday. "
                    "Jon Varley, 31, was charged with murder. "
                    "Varley denies the charge."
                ),
            ),
            "charged",
            "denies",
            id="suspect denies murder",
        ),
        pytest.param(
            (
                MONDAY
                + (
                    "A car bomb killed six people at a checkpoint in Derna Hill on Sunday. "
                    "The governor blamed the Northern Front. "
                    "The group denied any involvement."
                ),
            ),
            "blamed",
            "denied",
            id="group denies involvement",
        ),
        pytest.param(
            (
                MONDAY
                + (
                    "An explosion at a chemical plant in Ostrava killed three workers on Sunday. "
                    "The union accused the company Veltra of ignoring warnings. "
                    "Veltra rejected the accusation."
                ),
            ),
            "accused",
            "rejected",
            id="company rejects blame",
        ),
        pytest.param(
            (
                MONDAY
                + (
                    "A bomb went off on a train near Lindau on Sunday and hurt five passengers, "
                    "witnesses said. "
                    "Police said there was no bomb."
                ),
            ),
            "bomb went off",
            "no bomb",
            id="no bomb",
        ),
        pytest.param(
            (
                MONDAY
                + (
                    "Soldiers seized the palace in Kovar on Sunday in a coup, opposition leaders "
                    "said. "
                    "The army denied there had been a coup."
                ),
            ),
            "seized",
            "denied",
            id="coup denied",
        ),
        pytest.param(
            (
                MONDAY
                + (
                    "Gunmen killed eight farmers near Ostel on Sunday. "
                    "The Red Falcon group claimed responsibility for the attack. "
                    "Officials dismissed the claim and blamed bandits."
                ),
            ),
            "claimed",
            "dismissed",
            id="claimed and disputed",
        ),
        pytest.param(
            (
                MONDAY
                + (
                    "Border guards shot two herders near Tolm on Sunday, villagers said. "
                    "The border service refuted the allegation."
                ),
            ),
            "shot",
            "refuted",
            id="refuted",
        ),
        pytest.param(
            (
                MONDAY
                + (
                    "Police shot two students dead at a rally in Ashford on Sunday, the Students' "
                    "Union said. "
                    "Leader Marla Quill saw it."
                ),
                TUESDAY
                + (
                    "Two students died at a rally in Ashford on Sunday, the Students' Union said. "
                    "Police chief Tobin Reece denied that officers had fired. "
                    "Leader Marla Quill called for calm."
                ),
            ),
            "shot",
            "denied",
            id="across shots",
        ),
        pytest.param(
            (
                MONDAY
                + (
                    "Rebels attacked a bus near Kelmar on Sunday and killed seven people, Governor "
                    "Anton Brask said. "
                    "The bus belonged to Silverline."
                ),
                TUESDAY
                + (
                    "Seven people were killed on a Silverline bus near Kelmar on Sunday. "
                    "A rebel spokesman denied that his men had attacked the bus. "
                    "Governor Anton Brask visited the site."
                ),
            ),
            "attacked",
            "denied",
            id="across attack",
        ),
        pytest.param(
            (
                MONDAY
                + (
                    "A blast killed 20 people at a market in Ashford on Sunday, the province said. "
                    "Mayor Marla Quill closed the square."
                ),
                MONDAY
                + (
                    "A blast killed 31 people at a market in Ashford on Sunday, the ministry said. "
                    "Mayor Marla Quill closed the square."
                ),
            ),
            "20",
            "31",
            id="across toll by voices",
        ),
        pytest.param(
            (
                MONDAY
                + (
                    "Gunmen killed four judges in Tarnow on Sunday. "
                    "Minister Ivo Stark accused the Black Lions of the attack."
                ),
                TUESDAY
                + (
                    "Four judges were shot dead in Tarnow on Sunday. "
                    "The Black Lions denied any involvement in the attack. "
                    "Minister Ivo Stark promised justice."
                ),
            ),
            "accused",
            "denied",
            id="across who",
        ),
        pytest.param(
            (
                MONDAY
                + (
                    "Forty passengers were injured when a train derailed near Lindau on Sunday, "
                    "rescuers said. "
                    "Driver Olaf Brent was unhurt."
                ),
                MONDAY
                + (
                    "A train derailed near Lindau on Sunday. "
                    "No passengers were injured, the railway said. "
                    "Driver Olaf Brent was unhurt."
                ),
            ),
            "Forty",
            "No passengers",
            id="across injuries",
        ),
    ],
)
def test_two_versions(texts: tuple[str, ...], yes: str, no: str) -> None:
    assert any(yes in sides[0] and no in sides[-1] for _, sides in disputes(*texts) if sides[1:])


@pytest.mark.parametrize(
    "texts",
    [
        pytest.param(
            (
                MONDAY
                + (
                    "A bomb killed six people in Derna Hill on Sunday. "
                    "The Northern Front did not deny that it had planted the bomb."
                ),
            ),
            id="did not deny",
        ),
        pytest.param(
            (
                MONDAY
                + (
                    "A baker was stabbed to death in Millbrook on Saturday. "
                    "Jon Varley, 31, was charged with murder and was denied bail."
                ),
            ),
            id="denied bail",
        ),
        pytest.param(
            (
                MONDAY
                + (
                    "A fire killed three people at a warehouse in Ashford on Sunday. "
                    "Reporters were denied entry to the site."
                ),
            ),
            id="denied entry",
        ),
        pytest.param(
            (
                MONDAY
                + (
                    "A flood killed 12 people in Marrow on Sunday. "
                    "Mayor Ann Birk denied that she would step down."
                ),
            ),
            id="denies other matter",
        ),
        pytest.param(
            (
                MONDAY
                + (
                    "Gunmen wounded Senator Paul Orne in Garlin on Sunday. "
                    "Orne, who denies charges of tax fraud, was in stable condition."
                ),
            ),
            id="denies corruption",
        ),
        pytest.param(
            (
                MONDAY
                + (
                    "An earthquake killed 90 people near Kovar on Sunday. "
                    "The government rejected offers of foreign aid."
                ),
            ),
            id="rejected aid",
        ),
        pytest.param(
            (
                MONDAY
                + (
                    "Two police officers were shot dead in Peltz on Sunday. "
                    "Parliament had rejected a gun bill last year."
                ),
            ),
            id="rejected bill",
        ),
        pytest.param(
            (
                MONDAY
                + (
                    "A mob beat a couple to death in Tolm on Sunday for allegedly stealing a goat, "
                    "police said."
                ),
            ),
            id="hedge on reason",
        ),
        pytest.param(
            (
                MONDAY
                + (
                    "Eight people died in a bus crash near Ostel on Sunday. "
                    "The driver, an alleged smuggler, fled."
                ),
            ),
            id="alleged other",
        ),
        pytest.param(
            (
                MONDAY
                + (
                    "A gunman killed four people at a mall in Lindau on Sunday. "
                    "The alleged gunman, Carl Brusk, was arrested."
                ),
            ),
            id="alleged gunman",
        ),
        pytest.param(
            (
                MONDAY
                + (
                    "A storm killed two people in Ashford on Sunday. "
                    "Ministers shot down reports that the dam would be closed."
                ),
            ),
            id="shot down idea",
        ),
        pytest.param(
            (
                MONDAY
                + (
                    "At least 20 people died in the flood at Marrow on Sunday, including five "
                    "children, the ministry said."
                ),
            ),
            id="parts",
        ),
        pytest.param(
            (
                MONDAY
                + (
                    "A blast killed at least 20 people at a market in Ashford on Sunday, police "
                    "said. "
                    "Mayor Marla Quill closed the square."
                ),
                TUESDAY
                + (
                    "A blast killed 23 people at a market in Ashford on Sunday, police said. "
                    "Mayor Marla Quill closed the square."
                ),
            ),
            id="at least",
        ),
        pytest.param(
            (
                MONDAY
                + (
                    "A blast killed five people at a market in Ashford on Sunday. "
                    "Mayor Marla Quill closed the square."
                ),
                TUESDAY
                + (
                    "The death toll from a blast at a market in Ashford on Sunday rose to seven. "
                    "Mayor Marla Quill opened the square."
                ),
            ),
            id="rising toll",
        ),
        pytest.param(
            (
                MONDAY
                + (
                    "A bus crash near Ostel on Sunday killed 12 people. "
                    "Inspector Tobin Reece led the rescue."
                ),
                MONDAY
                + (
                    "A bus crash near Ostel on Sunday killed 10 pilgrims and two drivers. "
                    "Inspector Tobin Reece led the rescue."
                ),
            ),
            id="part and whole",
        ),
        pytest.param(
            (
                MONDAY
                + (
                    "An air strike killed nine people in Tarnow on Sunday. "
                    "The army declined to comment."
                ),
            ),
            id="no comment",
        ),
        pytest.param(
            (
                MONDAY
                + (
                    "A bomb killed five people in Ashford on Sunday. "
                    "In 2019 the army denied that it had shelled a school in Kelmar."
                ),
            ),
            id="denial in other incident",
        ),
        pytest.param(
            (
                MONDAY
                + (
                    "A bomb killed five people in Ashford on Sunday. "
                    "Police blamed the Northern Front."
                ),
                (
                    "Friday 3 July 2020\n\nA storm killed two people in Lindau on Thursday. "
                    "The Northern Front denied any role in a bank robbery."
                ),
            ),
            id="different incidents",
        ),
        pytest.param(
            (
                MONDAY
                + (
                    "Gunmen killed eight farmers near Ostel on Sunday. "
                    "The army confirmed the attack and said its soldiers were not to blame for "
                    "delays."
                ),
            ),
            id="confirm",
        ),
        pytest.param(
            (
                MONDAY
                + (
                    "A ferry sank off Garlin on Sunday and 30 people drowned. "
                    "The minister was wrong to praise the operator, a newspaper wrote."
                ),
            ),
            id="wrong to",
        ),
        pytest.param(
            (
                MONDAY + 'A bomb killed six people in Derna Hill on Sunday. "It was an attack. '
                'It was cruel," Mayor Ann Birk said.',
            ),
            id="quotation over two sentences",
        ),
        pytest.param(
            (
                MONDAY + "An explosion at a rig off Garlin killed six workers on Sunday. "
                "Director Ann Birk denied that haste was a factor in the explosion.",
            ),
            id="a factor in it",
        ),
        pytest.param(
            (
                MONDAY + "A bomb killed six people in Derna Hill on Sunday. "
                "A newspaper questioned why it was necessary to bomb the town.",
            ),
            id="questioned why",
        ),
        pytest.param(
            (
                MONDAY + "Jon Varley shot a baker dead in Millbrook on Saturday. "
                "Prosecutor Ann Birk said the judge was wrong to say that he had not fired in anger.",
            ),
            id="denied twice",
        ),
    ],
)
def test_no_dispute(texts: tuple[str, ...]) -> None:
    assert disputes(*texts) == []
