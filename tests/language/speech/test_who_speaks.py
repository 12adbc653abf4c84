"""Who is named as a speaker, and who is not."""

import pytest

from briefing.language import annotate
from briefing.sources.plaintext import parse_text

SAID = "the wall was weak"


def speakers_in(text):
    """The speaker's words of each quote, None where nobody is named."""
    annotated = annotate(parse_text(text, source="-", name="-"))
    return [quote.speaker and annotated.text(quote.speaker) for quote in annotated.quotes]


def joint_names(text):
    annotated = annotate(parse_text(text, source="-", name="-"))
    quote = annotated.quotes[0]
    assert quote.actor is None
    return [annotated.actors[actor].name for actor in quote.joint]


@pytest.mark.parametrize(
    "text",
    [
        f"{{}} said on Monday that {SAID}.",
        f"{{}} denied that {SAID}.",
        f"{{}} both deny that {SAID}.",
        f"According to {{}}, {SAID}.",
        f"“T{SAID[1:]},” {{}} said.",
        f"“T{SAID[1:]},” said {{}}.",
        f"T{SAID[1:]}, {{}} said.",
        "The claim was denied by {}.",
        f"In Ashford, {{}} said that {SAID}.",
        f"Nobody left, but {{}} warned that {SAID}.",
    ],
)
@pytest.mark.parametrize(
    ("speakers", "names"),
    [
        ("Jane Doe and Tom Low", ["Jane Doe", "Tom Low"]),
        ("Jane Doe, Ann Poe and Tom Low", ["Jane Doe", "Ann Poe", "Tom Low"]),
        ("Jane Doe as well as Tom Low", ["Jane Doe", "Tom Low"]),
        ("Jane Doe along with Tom Low", ["Jane Doe", "Tom Low"]),
        ("Mayor Jane Doe and Councillor Tom Low", ["Jane Doe", "Tom Low"]),
    ],
)
def test_all_of_a_joint_speaker_speak(text, speakers, names):
    text = text.format(speakers)
    assert speakers_in(text)[0] == speakers
    assert joint_names(text) == names


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        (f"France, Germany and Italy said {SAID}.", "France, Germany and Italy"),
        (f"Police, prosecutors and the mayor said {SAID}.", "Police, prosecutors and the mayor"),
        (f"Both Jane Doe and Tom Low said {SAID}.", "Both Jane Doe and Tom Low"),
        (f"Neither Jane Doe nor Tom Low said {SAID}.", "Neither Jane Doe nor Tom Low"),
        (f"Jane Doe, together with Tom Low, said {SAID}.", "Jane Doe, together with Tom Low"),
        (
            f"Jane Doe, the mayor, and Tom Low, her deputy, said {SAID}.",
            "Jane Doe, the mayor, and Tom Low",
        ),
        (f"Devon and Cornwall Police said {SAID}.", "Devon and Cornwall Police"),
        (f"The mayor of Ashford and two engineers said {SAID}.",
         "The mayor of Ashford and two engineers"),
        (f"The fire killed two and police said {SAID}.", "police"),
        (f"He left with Jane Doe, and Tom Low said {SAID}.", "Tom Low"),
        (f"In Paris, Germany and Italy said {SAID}.", "Germany and Italy"),
    ],
)  # fmt: skip
def test_what_is_joined(text, speaker):
    assert speakers_in(text)[0] == speaker


@pytest.mark.parametrize(
    "speaker",
    [
        "The ministry of trade and industry",
        "The president and founder of the mill",
        "Johnson & Johnson",
        "Officials in France and Spain",
    ],
)
def test_one_speaker_stays_one(speaker):
    annotated = annotate(parse_text(f"{speaker} said {SAID}.", source="-", name="-"))
    assert [annotated.text(quote.speaker) for quote in annotated.quotes] == [speaker]
    assert annotated.quotes[0].joint == ()


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("A witness heard by the court said {}.", "A witness"),
        ("Letters read by the Arden Post suggest that {}.", "Letters"),
        ("People familiar with the talks said {}.", "People"),
        ("Members trying to regain control of the council say {}.", "Members"),
        ("An official she spoke to on camera said {}.", "An official"),
        ("One pastor supporting Mr. Low, Dan Roe of Arden, said {}.", "One pastor"),
        (
            "In addition to Mr. Low, two members of the council have said {}.",
            "two members of the council",
        ),
        ("The judge who ordered Omar Rahal's arrest said {}.", "The judge"),
        ("About four in 10 said {}.", "four in 10"),
        ("Most of the miners said {}.", "Most of the miners"),
        ("The mayor rejected the plan, adding that {}.", "The mayor"),
        ("She compared Low to a king, saying that {}.", "She"),
        ("Mr. Low, citing an old report, said {}.", "Mr. Low"),
        ("The council thanked Ann Poe for saying {}.", "Ann Poe"),
        ("Tom Low was criticised for saying {}.", "Tom Low"),
    ],
)
def test_the_subject_speaks_and_not_its_neighbour(text, speaker):
    assert speaker in speakers_in(text.format(SAID))
    named = {name for name in speakers_in(text.format(SAID)) if name}
    assert named.isdisjoint({"the court", "the Arden Post", "camera", "10", "Omar Rahal's arrest"})


@pytest.mark.parametrize(
    "thing",
    [
        "The arrest of Omar Rahal", "Omar Rahal's arrest", "The 2020 election", "The number of miners", "The deficit",
        "The shape of the hill", "The weather", "The strike",
    ],
)  # fmt: skip
@pytest.mark.parametrize("said", [f"said {SAID}", "called the wall weak", f"insisted that {SAID}"])
def test_things_and_events_are_no_speakers(thing, said):
    assert set(speakers_in(f"{thing} {said}.")) <= {None}


@pytest.mark.parametrize(
    "speaker",
    [
        "A lawsuit", "The report", "A survey of voters", "A crowd of miners", "The family", "Dozens of parents", "She",
        "Everyone", "The ministry", "Critics", "51 percent of voters", "Mr. Low's letter", "Germany", "The Arden Post",
    ],
)  # fmt: skip
def test_people_groups_places_and_documents_speak(speaker):
    assert speakers_in(f"{speaker} said {SAID}.") == [speaker]


@pytest.mark.parametrize(
    "text",
    [
        "Tom Low said he was angry.\n\n“The night was dark. Nobody saw it.”\n\nAnn Poe disagreed.",
        "Tom Low was angry.\n\n“The night was dark. Nobody saw it.”\n\nAnn Poe said nothing.",
        "Tom Low was angry.\n\n“The night was dark.”\n\nAnn Poe told the paper that she left.",
        "Tom Low was angry. “The night was dark.” Ann Poe disagreed.",
        "Tom Low spoke. He left. “The night was dark.”\n\nAnn Poe asked for boats.",
        "“We asked for boats,” Tom Low said.\n\n“The night was dark.”\n\nThe council met.",
        "“We asked for boats,” Tom Low said. Ann Poe was angry. “The night was dark.”",
    ],
)
def test_a_quotation_that_nothing_attributes_is_nobodys(text):
    annotated = annotate(parse_text(text, source="-", name="-"))
    given = [q for q in annotated.quotes if "dark" in annotated.text(q.content)]
    assert given == []


@pytest.mark.parametrize(
    ("text", "speakers"),
    [
        ("“Who is there?” Tom Low asked.", ["Tom Low"]),
        ("“The night was dark.” Tom Low said.", ["Tom Low"]),
        ("“It was dark,” Tom Low said. “It was cold.”", ["Tom Low", "Tom Low"]),
        (
            "“It was dark,” Tom Low said. “It was cold.\n\n“Nobody came.”",
            ["Tom Low", "Tom Low", "Tom Low"],
        ),
        ('"It was dark , "Tom Low said . "It was cold . "', ["Tom Low", "Tom Low"]),
        ('"It was dark, " Tom Low said. " It was cold. "', ["Tom Low", "Tom Low"]),
        ('"It was dark, "said Tom Low.', ["Tom Low"]),
        ("“It was dark all over the town.” — Tom Low, miner", ["Tom Low"]),
        ("“It was dark all over the town.” - Tom Low", ["Tom Low"]),
        ("“It was dark all over the town.”\n\n— Tom Low, miner\n\nThe council met.", ["Tom Low"]),
        ("Tom Low, Arden Post: The plan is dead and nobody mourns it.", ["Tom Low"]),
        ("“It was dark all over the town.” - Tom Low left the room.", []),
    ],
)
def test_a_quotation_beside_its_speaker(text, speakers):
    assert speakers_in(text) == speakers


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("Jane Doe said only two people died.", "only two people died"),
        (
            "Jane Doe said too many heaters were on the circuit.",
            "too many heaters were on the circuit",
        ),
        ("Jane Doe said not one pupil was hurt.", "not one pupil was hurt"),
        ("Jane Doe said repeatedly that it was dark.", "that it was dark"),
        (
            "Jane Doe insisted the towns that lie in its path would be safe.",
            "the towns that lie in its path would be safe",
        ),
        ("Jane Doe said the wall fell and Tom Low said it stood.", "the wall fell"),
        ("Jane Doe said the wall fell, but that it would be rebuilt.",
         "the wall fell, but that it would be rebuilt"),
    ],
)  # fmt: skip
def test_what_is_said_begins_and_ends_whole(text, content):
    annotated = annotate(parse_text(text, source="-", name="-"))
    assert annotated.text(annotated.quotes[0].content) == content


@pytest.mark.parametrize(
    "text",
    [
        "After the talks had failed, Jane Doe disagreed.",
        "When he left the room, Jane Doe cried.",
        "Asked about the wall, Jane Doe said:",
        "The crews responded to a fire on Mill Street.",
    ],
)
def test_what_is_no_speech(text):
    assert not any(speakers_in(text))
