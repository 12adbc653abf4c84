import importlib.util
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.language import annotate
from briefing.model.article import Article, Paragraph, ParagraphKind
from briefing.model.text import Span


def annotated_text(text):
    paragraphs = []
    position = 0
    for line in text.splitlines(keepends=True):
        if line.strip():
            start = position + len(line) - len(line.lstrip())
            paragraphs.append(
                Paragraph(Span(start, start + len(line.strip())), ParagraphKind.PROSE)
            )
        position += len(line)
    return annotate(Article(source="-", name="-", text=text, paragraphs=tuple(paragraphs)))


def quotes_of(text):
    annotated = annotated_text(text)
    return [
        (
            quote.kind.value,
            quote.speaker and annotated.text(quote.speaker),
            quote.cue and annotated.text(quote.cue),
            annotated.text(quote.content),
        )
        for quote in annotated.quotes
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            '"We will win," Anna Smith said.',
            [("direct", "Anna Smith", "said", '"We will win,"')],
            id="X said",
        ),
        pytest.param(
            "Two boats are missing, not five as the harbour master had said on Sunday.",
            [],
            id="as X said behind not: only what is wrong",
        ),
        pytest.param(
            "The blast hurt six people, not nine, as the council had first announced.",
            [],
            id="as X said behind not and a comma",
        ),
        pytest.param(
            "The ferry was not held up by fog, as the operator had claimed, but by a strike.",
            [],
            id="as X said between not and but",
        ),
        pytest.param(
            "The mill did not burn, as the mayor noted.",
            [("indirect", "the mayor", "noted", "The mill did not burn")],
            id="as X said of a negated clause",
        ),
        pytest.param(
            "“We will win,” said Anna Smith.",
            [("direct", "Anna Smith", "said", "“We will win,”")],
            id="curly marks, said X",
        ),
        pytest.param(
            "''We will win,'' the minister told reporters on Monday.",
            [("direct", "the minister", "told", "''We will win,''")],
            id="two apostrophes as marks, listener and time",
        ),
        pytest.param(
            "‘The party’s workers’ rights are safe,’ she said.",
            [("direct", "she", "said", "‘The party’s workers’ rights are safe,’")],
            id="single marks beside apostrophes",
        ),
        pytest.param(
            "«We will win», said the minister.",
            [("direct", "the minister", "said", "«We will win»")],
            id="angle marks",
        ),
        pytest.param(
            'The minister said: "We will win. It is late."',
            [("direct", "The minister", "said", '"We will win. It is late."')],
            id="colon before, two sentences inside",
        ),
        pytest.param(
            '"It is late," he said. "We must go."',
            [("direct", "he", "said", '"It is late,"'), ("direct", "he", "said", '"We must go."')],
            id="the next sentence goes on with the speaker",
        ),
        pytest.param(
            '"We," the judge said, "must go home now."',
            [
                ("direct", "the judge", "said", '"We,"'),
                ("direct", "the judge", "said", '"must go home now."'),
            ],
            id="split quotation",
        ),
        pytest.param(
            '"He told me ‘never again’ and left," Ms Lee said.',
            [("direct", "Ms Lee", "said", '"He told me ‘never again’ and left,"')],
            id="nested marks belong to the outer quotation",
        ),
        pytest.param(
            "“We are late,” said Ms Lee. “We must go.\n“It is cold.”",
            [
                ("direct", "Ms Lee", "said", "“We are late,”"),
                ("direct", "Ms Lee", "said", "“We must go."),
                ("direct", "Ms Lee", "said", "“It is cold.”"),
            ],
            id="reopened in the next paragraph",
        ),
        pytest.param(
            'The mayor said: "We must go.\nThe train left at noon.',
            [("direct", "The mayor", "said", '"We must go.')],
            id="unclosed: bounded by its paragraph",
        ),
        pytest.param(
            "Ann Lee, who runs the bank, said the talks had failed.",
            [("indirect", "Ann Lee", "said", "the talks had failed")],
            id="relative clause between speaker and cue",
        ),
        pytest.param(
            "The report's author, Ann Lee, told the paper that the talks had failed.",
            [("indirect", "The report's author", "told", "that the talks had failed")],
            id="listener between cue and content",
        ),
        pytest.param(
            "According to the ministry, the talks had failed.",
            [("indirect", "the ministry", "According to", "the talks had failed")],
            id="according to, in front",
        ),
        pytest.param(
            "The talks had failed, according to two officials.",
            [("indirect", "two officials", "according to", "The talks had failed")],
            id="according to, behind",
        ),
        pytest.param(
            "The talks had failed, officials said.",
            [("indirect", "officials", "said", "The talks had failed")],
            id="content before the cue",
        ),
        pytest.param(
            "The idea, he said, was to wait for the vote.",
            [("indirect", "he", "said", "The idea, he said, was to wait for the vote")],
            id="cue in the middle: the content is the sentence around it",
        ),
        pytest.param(
            "It was reported that the talks had failed.",
            [("indirect", None, "reported", "that the talks had failed")],
            id="passive without a speaker",
        ),
        pytest.param(
            'The minister said the plan was "a disgrace" to the country.',
            [("mixed", "The minister", "said", 'the plan was "a disgrace" to the country')],
            id="a quoted fragment inside reported speech",
        ),
        pytest.param(
            "The judge accused the mayor of taking bribes.",
            [("indirect", "The judge", "accused", "the mayor of taking bribes")],
            id="accused and what of",
        ),
        pytest.param(
            "The union promised to end the strike, but the company denied that talks had begun.",
            [
                ("indirect", "The union", "promised", "to end the strike"),
                ("indirect", "the company", "denied", "that talks had begun"),
            ],
            id="two speakers in one sentence",
        ),
        pytest.param(
            "According to the police, the car was hit with rocks, but claimed that no shots were fired.",
            [
                ("indirect", "the police", "According to", "the car was hit with rocks"),
                ("indirect", "the police", "claimed", "that no shots were fired"),
            ],
            id="a car claims nothing: the source of the sentence goes on",
        ),
        pytest.param(
            '"Who was it?" he asked.', [("direct", "he", "asked", '"Who was it?"')], id="question"
        ),
        pytest.param(
            "‘It is late.’ She added: “We must go.”",
            [("direct", "She", "added", "“We must go.”")],
            id="a quotation without a speaker before one with",
        ),
        pytest.param(
            'Smith continued:\n"It is late."',
            [("direct", "Smith", "continued", '"It is late."')],
            id="colon at the end of a paragraph, quotation in the next",
        ),
        pytest.param(
            'Ann Lee, 49, of Boise, Idaho, told the paper: "It is late."',
            [("direct", "Ann Lee", "told", '"It is late."')],
            id="age and place between speaker and cue",
        ),
        pytest.param(
            "Police, citing witnesses, said the car had been stolen.",
            [
                ("indirect", "Police", "citing", "witnesses"),
                ("indirect", "Police", "said", "the car had been stolen"),
            ],
            id="participle between speaker and cue",
        ),
        pytest.param(
            "The mayor said she was tired and promised to rest.",
            [
                ("indirect", "The mayor", "said", "she was tired"),
                ("indirect", "The mayor", "promised", "to rest"),
            ],
            id="a shared speaker, not the subject of what was said",
        ),
        pytest.param(
            "Citing costs, the ministry announced that the bridge would close.",
            [
                ("indirect", "the ministry", "Citing", "costs"),
                ("indirect", "the ministry", "announced", "that the bridge would close"),
            ],
            id="fronted participle: its subject follows",
        ),
        pytest.param(
            "Officials who met the president said the talks had failed.",
            [("indirect", "Officials", "said", "the talks had failed")],
            id="a relative clause without commas",
        ),
        pytest.param(
            "The mayor declined to comment.",
            [("indirect", "The mayor", "declined", "to comment")],
            id="declined to",
        ),
        pytest.param(
            "The reporter asked the mayor about the vote.",
            [("indirect", "The reporter", "asked", "the vote")],
            id="asked someone about",
        ),
        pytest.param(
            "The claim was rejected by the court.",
            [("indirect", "the court", "rejected", "The claim")],
            id="passive with its speaker",
        ),
        pytest.param("A group called the Reds marched.", [], id="called as a name"),
        pytest.param("Her reported wealth grew.", [], id="a cue inside a noun phrase"),
        pytest.param("He wanted to deny it and might deny it.", [], id="only could be said"),
        pytest.param(
            "As the minister noted on Monday, the talks had failed.",
            [("indirect", "the minister", "noted", "the talks had failed")],
            id="as X noted, in front",
        ),
        pytest.param(
            '"It is late," another friend, Ann Lee, said.',
            [("direct", "another friend", "said", '"It is late,"')],
            id="a role with its name apposed, behind the quotation",
        ),
        pytest.param(
            "The two both said the talks had failed.",
            [("indirect", "The two", "said", "the talks had failed")],
            id="both between speaker and cue",
        ),
        pytest.param(
            "Smith (no relation) said the talks had failed.",
            [("indirect", "Smith", "said", "the talks had failed")],
            id="brackets between speaker and cue",
        ),
        pytest.param(
            "Half of those surveyed said the talks had failed.",
            [("indirect", "Half of those", "said", "the talks had failed")],
            id="participle without a comma",
        ),
        pytest.param(
            "With the mayor calling it a gift, the council agreed to pay.",
            [
                ("indirect", "the mayor", "calling", "it a gift"),
                ("indirect", "the council", "agreed", "to pay"),
            ],
            id="a participle with its own subject",
        ),
        pytest.param(
            "After saying that he was tired, the minister left the room.",
            [("indirect", "the minister", "saying", "that he was tired")],
            id="a fronted cue ends before the main clause",
        ),
        pytest.param(
            "She left the party, later saying that it had lied.",
            [("indirect", "She", "saying", "that it had lied")],
            id="participle behind a verb that reports nothing",
        ),
        pytest.param(
            "The letter, sent by two aides who know the mayor, said that taxes would rise.",
            [("indirect", "The letter", "said", "that taxes would rise")],
            id="participle describes the speaker",
        ),
        pytest.param(
            "The mayor on Friday warned that taxes would rise.",
            [("indirect", "The mayor", "warned", "that taxes would rise")],
            id="a day between speaker and cue",
        ),
        pytest.param(
            "She told a crowd in Columbus, Ohio, that taxes would rise.",
            [("indirect", "She", "told", "that taxes would rise")],
            id="listener and place before the clause",
        ),
        pytest.param(
            "He said, through a lawyer, that taxes would rise.",
            [("indirect", "He", "said", "that taxes would rise")],
            id="an insertion before the clause",
        ),
        pytest.param(
            "Taxes, he told reporters on Monday, would rise.",
            [("indirect", "he", "told", "Taxes, he told reporters on Monday, would rise")],
            id="listener and day inside the parenthesis",
        ),
        pytest.param(
            "Taxes would rise, she said, after the vote was lost.",
            [("indirect", "she", "said", "Taxes would rise")],
            id="a subordinate clause behind the parenthesis is none of it",
        ),
        pytest.param(
            "He criticized taxes, trade and schools; she left.",
            [("indirect", "He", "criticized", "taxes, trade and schools")],
            id="a list, and another clause",
        ),
        pytest.param(
            "The ministry urged drivers to stay at home.",
            [("indirect", "The ministry", "urged", "drivers to stay at home")],
            id="someone and what to do",
        ),
        pytest.param(
            "He is said to have left.",
            [("indirect", None, "said", "to have left")],
            id="passive with an infinitive",
        ),
        pytest.param(
            "Lee argues that taxes rise.",
            [("indirect", "Lee", "argues", "that taxes rise")],
            id="a cue easily taken for a noun",
        ),
        pytest.param(
            "Lee won when delegates declaring that it was late left.",
            [("indirect", "delegates", "declaring", "that it was late left")],
            id="a participle right behind the noun that opens a clause",
        ),
        pytest.param("Who would say it was late?", [], id="a question with who reports nothing"),
        pytest.param(
            "Asked whether it was late, he nodded.",
            [("indirect", None, "Asked", "whether it was late")],
            id="asked, of nobody named",
        ),
        pytest.param(
            "Taxes would rise under the plan, said the mayor.",
            [("indirect", "the mayor", "said", "Taxes would rise under the plan")],
            id="inverted without quotation marks",
        ),
        pytest.param("He said that.", [], id="a bare that says nothing"),
        pytest.param(
            "“It is late,” said Lee, adding that taxes would rise.",
            [
                ("direct", "Lee", "said", "“It is late,”"),
                ("indirect", "Lee", "adding", "that taxes would rise"),
            ],
            id="a participle goes on with the speaker",
        ),
        pytest.param(
            "According to the polls, Lee’s heir, the senator Ann Lee, is ahead of the field.",
            [
                (
                    "indirect",
                    "the polls",
                    "According to",
                    "Lee’s heir, the senator Ann Lee, is ahead of the field",
                )
            ],
            id="an apposition inside what is attributed",
        ),
        pytest.param(
            'The film "Great Expectations" opened on Friday.', [], id="a title is no quote"
        ),
        pytest.param("The so-called “experts” were late.", [], id="scare quotes are no quote"),
        pytest.param("The bridge was 6\" wide and 5' long.", [], id="inches and feet"),
        pytest.param("Gunmen attacked the bank and fled.", [], id="no speech"),
        pytest.param(
            "Ann Lee: The plan is dead. It will not return.",
            [("indirect", "Ann Lee", ":", "The plan is dead. It will not return")],
            id="a label names the speaker of its paragraph",
        ),
        pytest.param(
            "Ann Lee: “The plan is dead.”",
            [("direct", "Ann Lee", ":", "“The plan is dead.”")],
            id="a label before a quotation",
        ),
        pytest.param(
            "LEE: The plan is dead.\n\nIt was written by Ann Lee in 2016.",
            [("indirect", "LEE", ":", "The plan is dead")],
            id="a turn of a transcript, in capitals",
        ),
        pytest.param(
            "Poll: Voters are tired of the plan.",
            [("indirect", "Poll", ":", "Voters are tired of the plan")],
            id="a poll as label",
        ),
        pytest.param("Ann Lee: 45 percent of the vote", [], id="a row of a table"),
        pytest.param("UPDATE: The plan is dead.", [], id="no person in capitals"),
        pytest.param(
            "Ann Lee and Bob Fox have both argued that the plan is dead.",
            [("indirect", "Ann Lee and Bob Fox", "argued", "that the plan is dead")],
            id="both inside the verb group",
        ),
        pytest.param(
            "The mayor refused to say how the town would pay but said the plan was good.",
            [
                ("indirect", "The mayor", "say", "how the town would pay"),
                ("indirect", "The mayor", "said", "the plan was good"),
            ],
            id="a verb shared with one of its tense, over a clause in between",
        ),
        pytest.param(
            "As reported by the Post, the plan is dead.",
            [("indirect", "the Post", "reported", "the plan is dead")],
            id="a passive without be",
        ),
        pytest.param(
            "The plan is dead, said an official who was there.",
            [("indirect", "an official", "said", "The plan is dead")],
            id="a clause about the speaker is not said",
        ),
        pytest.param(
            "The plan was cut, the mayor said, by half in the spring.",
            [
                (
                    "indirect",
                    "the mayor",
                    "said",
                    "The plan was cut, the mayor said, by half in the spring",
                )
            ],
            id="a parenthesis without a verb behind it",
        ),
        pytest.param(
            "According to exit polls, the plan is dead.",
            [("indirect", "exit polls", "According to", "the plan is dead")],
            id="a source whose noun may be a verb",
        ),
        pytest.param("Smith said as she turned around.", [], id="when it was said is not said"),
        pytest.param(
            "Ann Lee praised the vote, declined to back the plan, and told voters they should wait.",
            [
                ("indirect", "Ann Lee", "praised", "the vote"),
                ("indirect", "Ann Lee", "declined", "to back the plan"),
                ("indirect", "Ann Lee", "told", "they should wait"),
            ],
            id="verbs joined by commas share their subject",
        ),
        pytest.param(
            "The officials whose laws have been struck down say the plan is dead.",
            [("indirect", "The officials", "say", "the plan is dead")],
            id="behind a relative clause that ends in a verb",
        ),
        pytest.param(
            "Groups that have endorsed him say the plan is dead.",
            [("indirect", "Groups", "say", "the plan is dead")],
            id="no object pronoun is a subject",
        ),
        pytest.param(
            "Sen. Jack Reed (D-R.I.), said the plan was dead.",
            [("indirect", "Sen. Jack Reed", "said", "the plan was dead")],
            id="a bracket and a comma behind the speaker",
        ),
        pytest.param(
            "Ann Lee, a voter raised in Chile, said the plan was dead.",
            [("indirect", "Ann Lee", "said", "the plan was dead")],
            id="an apposition with a participle",
        ),
        pytest.param(
            "She has since stressed that the plan is dead.",
            [("indirect", "She", "stressed", "that the plan is dead")],
            id="since inside the verb group",
        ),
        pytest.param(
            "When the mayor said that the plan was dead, voters cheered.",
            [("indirect", "the mayor", "said", "that the plan was dead")],
            id="a fronted clause ends before the main clause",
        ),
        pytest.param(
            "The plan is dead, said Ann Lee, a lawyer who has read it.",
            [("indirect", "Ann Lee", "said", "The plan is dead")],
            id="an apposition to the speaker is not said",
        ),
        pytest.param(
            "The mayor criticized the plan and refused to sign it.",
            [("indirect", "The mayor", "criticized", "the plan")],
            id="a noun phrase ends where a verb is joined on",
        ),
        pytest.param("He joined a group called the Reds.", [], id="a name is not said"),
        pytest.param(
            "The mayor called the plan a gift.",
            [("indirect", "The mayor", "called", "the plan a gift")],
            id="called something",
        ),
        pytest.param(
            "It is what the mayor called the new order.",
            [("indirect", "the mayor", "called", "the new order")],
            id="what someone called it",
        ),
        pytest.param(
            "Rising prices encouraged people to drive less.", [], id="urging is not saying"
        ),
        pytest.param("<b>The plan is dead</tweet>.", [], id="a mark does not speak"),
    ],
)
def test_quotes(text, expected):
    assert quotes_of(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("Anna Smith said it was late.", "Anna Smith", id="a name"),
        pytest.param("Anna Smith left. She said it was late.", "Anna Smith", id="a pronoun"),
        pytest.param("Anna Smith, who said it was late, left.", "Anna Smith", id="who"),
        pytest.param("Anna Smith’s lawyer said it was late.", None, id="her lawyer is not she"),
        pytest.param(
            "The report’s author, Anna Smith, said it was late.", "Anna Smith", id="apposed"
        ),
        pytest.param("Officials said it was late.", None, id="nobody by name"),
    ],
)
def test_speaker_means_an_actor(text, expected):
    annotated = annotated_text(text)
    (quote,) = annotated.quotes
    assert (None if quote.actor is None else annotated.actors[quote.actor].name) == expected


def test_a_long_row_of_verbs_is_read_to_its_end():
    # Its speaker was once looked for behind every pair of its verbs, for hours.
    assert quotes_of("The mayor " + "said, and " * 150 + "left.") == []


def test_seed_sentences():
    text = (
        "According to the Governor, her boat was unable to land because of fears that people "
        'she did not name "were going to shoot" at it.\n'
        '"We headed out to sea, and I arrived somewhere we weren\'t supposed to go," '
        "the Governor said in a meeting that was broadcast live."
    )
    assert [(kind, speaker, cue) for kind, speaker, cue, _ in quotes_of(text)] == [
        ("mixed", "the Governor", "According to"),
        ("direct", "the Governor", "said"),
    ]


_PIECES = st.sampled_from(
    ["said", "Ann Lee", '"', "“", "”", "‘", "’", "'", "''", "``", "«", "»", ",", ".", ":", "\n", "the",
     "according to", "who", "claimed", "that", "and", "was denied by", "not", "it", "alleged", "—", "(", ")"]
)  # fmt: skip


@given(st.one_of(st.text(max_size=120), st.lists(_PIECES, max_size=40).map(" ".join)))
def test_spans_lie_in_the_text_in_order(text):
    annotated = annotated_text(text)
    sentences = {sentence.number: sentence for sentence in annotated.sentences}
    quotes = annotated.quotes
    assert list(quotes) == sorted(quotes, key=lambda quote: quote.content.start)
    for quote in quotes:
        assert 0 <= quote.content.start < quote.content.end <= len(text)
        assert sentences[quote.sentence].span.start <= quote.content.start
        assert quote.content.start < sentences[quote.sentence].span.end
        for span in (quote.speaker, quote.cue):
            assert span is None or 0 <= span.start < span.end <= len(text)


@pytest.fixture(scope="module")
def benchmark():
    path = Path(__file__).parents[3] / "benchmarks" / "accuracy" / "quotes.py"
    spec = importlib.util.spec_from_file_location("quote_benchmark", path)
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


def test_scores_by_hand(benchmark):
    def quote(kind, words, speaker, cue, statement=True):
        return benchmark.Attribution(kind, (), speaker, cue, statement, frozenset(words))

    gold = [
        quote("direct", range(0, 4), [(50, 55)], [(60, 64)]),
        quote("indirect", range(10, 20), [(150, 155)], [(160, 164)]),
        quote("indirect", range(30, 35), [], [(260, 264)]),
        quote("indirect", range(40, 45), [(300, 305)], [(306, 309)], statement=False),
    ]
    found = [
        quote("direct", range(0, 4), [(50, 52)], [(60, 64)]),
        quote("indirect", range(10, 15), [(140, 149)], [(160, 164)]),
        quote("indirect", range(40, 45), [(300, 305)], [(306, 309)]),
    ]
    direct, indirect = benchmark.Tally(), benchmark.Tally()
    direct.add(gold, found, ("direct", "mixed"))
    indirect.add(gold, found, ("indirect",))
    assert dict(direct.figures()) == {
        "content overlap F1": "100.0 (P 100.0 R 100.0)",
        "cue F1": "100.0 (P 100.0 R 100.0)",
        "speaker F1": "100.0 (P 100.0 R 100.0)",
        "speaker right, of those whose content is found": "100.0",
    }
    # Contents: all of the first found one and none of the second; half of one gold one and none of the other.
    assert dict(indirect.figures()) == {
        "content overlap F1": "33.3 (P 50.0 R 25.0)",
        "cue F1": "50.0 (P 50.0 R 50.0)",
        "speaker F1": "0.0 (P 0.0 R 0.0)",
        "speaker right, of those whose content is found": "0.0",
    }


def test_contents_are_scored_by_words(benchmark):
    text = "He said: no, we will not."
    starts = benchmark.word_starts(text)
    row = {
        "text": text,
        "quotes": [
            {"kind": "direct", "spans": [[9, 24]], "speaker_spans": [[0, 2]], "cue_spans": [[3, 7]],
             "statement": True}
        ],
    }  # fmt: skip
    (gold,) = benchmark.read_gold(row, starts)
    assert gold.words == {2, 3, 4, 5}
    half = benchmark.Attribution("direct", (), (), (), True, frozenset([4, 5, 6, 7]))
    assert benchmark.content_overlap([gold], [half]) == (0.5, 0.5)
