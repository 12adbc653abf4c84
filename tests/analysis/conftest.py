"""Build annotated articles by hand: annotations given by the words they cover."""

from dataclasses import replace

import pytest

from briefing.model.annotation import (
    Actor,
    ActorKind,
    AnnotatedArticle,
    Claim,
    Clause,
    DateExpression,
    DateKind,
    Mention,
    MentionForm,
    NounPhrase,
    Quote,
    QuoteKind,
    Scope,
    Stance,
)
from briefing.model.article import (
    Article,
    Basis,
    Paragraph,
    ParagraphKind,
    PartialDate,
    ReferenceDate,
)
from briefing.model.text import Sentence, Span, Token


class ArticleBuilder:
    """One article, sentence by sentence.

    A sentence is written as words with their tags, `"Rebels/NNS attacked/VBD the/DT town/NN ./."`; what is found in
    it is given by words: the first place where they stand in that sentence.
    """

    def __init__(self, *tagged, reference_date=None):
        self.actors = []
        self.annotations = {}
        text, sentences = "", []
        for number, line in enumerate(tagged, 1):
            start, tokens = len(text), []
            for entry in line.split():
                word, _, tag = entry.rpartition("/")
                if tokens and tag not in {".", ",", "POS"}:
                    text += " "
                tokens.append(
                    Token(span=Span(len(text), len(text) + len(word)), text=word, tag=tag, name="O")
                )
                text += word
            sentences.append(
                Sentence(
                    number=number, span=Span(start, len(text)), paragraph=0, tokens=tuple(tokens)
                )
            )
            text += " "
        self.annotated = AnnotatedArticle(
            article=Article(
                source="story.txt",
                name="story.txt",
                text=text,
                paragraphs=(Paragraph(Span(0, len(text)), ParagraphKind.PROSE),),
            ),
            sentences=tuple(sentences),
            reference_date=ReferenceDate(date=reference_date)
            if reference_date
            else ReferenceDate(),
        )

    def span(self, sentence, words):
        if words is None:
            return None
        within = self.annotated.sentences[sentence - 1].span
        at = self.annotated.article.text.index(words, within.start, within.end)
        return Span(at, at + len(words))

    def _add(self, kind, annotation):
        self.annotations.setdefault(kind, []).append(annotation)
        return self

    def actor(self, name, kind=ActorKind.PERSON):
        self.actors.append(Actor(name=name, kind=kind, forms=(name,)))
        return len(self.actors) - 1

    def scope(self, sentence, words, cue, status, *, nobody=False):
        return self._add(
            "scopes",
            Scope(
                span=self.span(sentence, words),
                sentence=sentence,
                cue=self.span(sentence, cue),
                status=status,
                nobody=nobody,
            ),
        )

    def phrase(self, sentence, words, head=None):
        span = self.span(sentence, words)
        head = head or words.split()[-1]
        at = span.start + words.rindex(head)
        return self._add(
            "noun_phrases",
            NounPhrase(span=span, head=Span(at, at + len(head)), sentence=sentence),
        )

    def mention(
        self,
        sentence,
        words,
        actor,
        form=MentionForm.NAME,
        phrase=None,
        title=None,
        kind=ActorKind.PERSON,
    ):
        return self._add(
            "mentions",
            Mention(
                span=self.span(sentence, words),
                phrase=self.span(sentence, phrase or words),
                sentence=sentence,
                form=form,
                kind=kind,
                actor=actor,
                title=self.span(sentence, title),
            ),
        )

    def clause(
        self, sentence, action, lemma, *, doer=None, undergoer=None, extent=None, **features
    ):
        return self._add(
            "clauses",
            Clause(
                sentence=sentence,
                span=self.span(sentence, extent or action),
                action=self.span(sentence, action),
                lemma=lemma,
                doer=self.span(sentence, doer),
                undergoer=self.span(sentence, undergoer),
                **features,
            ),
        )

    def date(self, sentence, words, value, date=None, kind=DateKind.DATE, **features):
        return self._add(
            "date_expressions",
            DateExpression(
                span=self.span(sentence, words),
                sentence=sentence,
                kind=kind,
                value=value,
                date=date,
                **features,
            ),
        )

    def quote(self, sentence, content, speaker, cue, actor=None, kind=QuoteKind.INDIRECT):
        return self._add(
            "quotes",
            Quote(
                content=self.span(sentence, content),
                sentence=sentence,
                kind=kind,
                speaker=self.span(sentence, speaker),
                actor=actor,
                cue=self.span(sentence, cue),
            ),
        )

    def claim(self, sentence, stance, content, cue, speaker=None, actor=None):
        return self._add(
            "claims",
            Claim(
                content=self.span(sentence, content),
                sentence=sentence,
                cue=self.span(sentence, cue),
                stance=Stance(stance),
                speaker=self.span(sentence, speaker),
                actor=actor,
            ),
        )

    def build(self):
        ordered = {
            kind: tuple(
                sorted(found, key=lambda a: (a.sentence, getattr(a, "span", None) or a.content))
            )
            for kind, found in self.annotations.items()
        }
        return replace(self.annotated, actors=tuple(self.actors), **ordered)


@pytest.fixture
def article():
    return ArticleBuilder


@pytest.fixture
def attack(article):
    """A mayor is shot at; two versions; an older plot against another man."""
    builder = article(
        "Mayor/NNP Jane/NNP Roe/NNP was/VBD attacked/VBN in/IN Arden/NNP on/IN Friday/NNP ./.",
        "Witnesses/NNS said/VBD that/IN her/PRP$ car/NN came/VBD under/IN fire/NN ,/, but/CC this/DT was/VBD "
        "denied/VBN by/IN the/DT police/NNS ./.",
        "She/PRP accused/VBD the/DT former/JJ mayor/NN of/IN Brill/NNP of/IN planning/VBG the/DT attack/NN ./.",
        "A/DT possible/JJ attack/NN on/IN John/NNP Doe/NNP was/VBD foiled/VBN in/IN 1999/CD ./.",
        "The/DT police/NNS said/VBD it/PRP was/VBD an/DT exaggeration/NN ./.",
        "She/PRP will/MD visit/VB Brill/NNP on/IN Tuesday/NNP ./.",
        reference_date=PartialDate(2020, 5, 4),
    )
    roe = builder.actor("Jane Roe")
    doe = builder.actor("John Doe")
    arden = builder.actor("Arden", ActorKind.PLACE)
    brill = builder.actor("Brill", ActorKind.PLACE)
    builder.phrase(1, "Mayor Jane Roe").phrase(1, "Arden").phrase(1, "Friday")
    builder.mention(1, "Jane Roe", roe, phrase="Mayor Jane Roe", title="Mayor")
    builder.mention(1, "Arden", arden, kind=ActorKind.PLACE)
    builder.clause(
        1,
        "was attacked",
        "attack",
        undergoer="Mayor Jane Roe",
        extent="Mayor Jane Roe was attacked in Arden on Friday",
        passive=True,
    )
    builder.date(1, "Friday", "2020-05-01", PartialDate(2020, 5, 1), basis=Basis.RESOLVED)
    builder.phrase(2, "Witnesses").phrase(2, "her car").phrase(2, "fire").phrase(2, "the police")
    builder.mention(2, "her", roe, MentionForm.PRONOUN)
    builder.clause(2, "said", "say", doer="Witnesses", extent="Witnesses said")
    builder.clause(2, "came", "come", doer="her car", extent="her car came under fire")
    builder.clause(
        2,
        "was denied",
        "deny",
        doer="the police",
        undergoer="this",
        extent="this was denied by the police",
        passive=True,
    )
    builder.quote(2, "that her car came under fire", "Witnesses", "said")
    builder.claim(2, "reported", "that her car came under fire", "said", "Witnesses")
    builder.claim(2, "denied", "her car came under fire", "denied", "the police")
    builder.phrase(3, "She").phrase(3, "the former mayor").phrase(3, "Brill").phrase(
        3, "the attack"
    )
    builder.mention(3, "She", roe, MentionForm.PRONOUN)
    builder.mention(3, "Brill", brill, kind=ActorKind.PLACE)
    builder.clause(
        3,
        "accused",
        "accuse",
        doer="She",
        undergoer="the former mayor",
        extent="She accused the former mayor of Brill",
    )
    builder.clause(
        3,
        "planning",
        "plan",
        undergoer="the attack",
        extent="planning the attack",
        subordinate=True,
    )
    builder.claim(
        3, "accused", "the former mayor of Brill of planning the attack", "accused", "She", roe
    )
    builder.phrase(4, "A possible attack").phrase(4, "John Doe").phrase(4, "1999")
    builder.mention(4, "John Doe", doe)
    builder.clause(
        4,
        "was foiled",
        "foil",
        undergoer="A possible attack",
        extent="A possible attack on John Doe was foiled in 1999",
        passive=True,
    )
    builder.date(4, "1999", "1999", PartialDate(1999))
    builder.claim(4, "hedged", "A possible attack on John Doe", "possible")
    builder.phrase(5, "The police").phrase(5, "it").phrase(5, "an exaggeration")
    builder.clause(5, "said", "say", doer="The police", extent="The police said")
    builder.clause(5, "was", "be", doer="it", extent="it was an exaggeration")
    builder.quote(5, "it was an exaggeration", "The police", "said")
    builder.claim(5, "doubted", "it was an exaggeration", "exaggeration", "The police")
    builder.phrase(6, "She").phrase(6, "Brill").phrase(6, "Tuesday")
    builder.mention(6, "She", roe, MentionForm.PRONOUN)
    builder.mention(6, "Brill", brill, kind=ActorKind.PLACE)
    builder.clause(
        6,
        "will visit",
        "visit",
        doer="She",
        undergoer="Brill",
        extent="She will visit Brill on Tuesday",
        modal="will",
    )
    day = PartialDate(2020, 5, 5)
    builder.date(6, "Tuesday", "2020-05-05", day, basis=Basis.RESOLVED, ahead=True)
    return builder.build()
