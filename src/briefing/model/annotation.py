"""Annotations of an article: mentions, dates, quotes, claims, clauses."""

from __future__ import annotations

from enum import StrEnum

from briefing.frozen import dataclass
from briefing.model.article import UNDATED, Article, Basis, PartialDate, ReferenceDate
from briefing.model.chunks import Chunks
from briefing.model.text import Sentence, Span


class ActorKind(StrEnum):
    """What sort of thing bears a name."""

    PERSON = "person"
    GROUP = "group"
    """An organisation, party, paper, force, company, team."""
    PLACE = "place"
    OTHER = "other"


class MentionForm(StrEnum):
    """How a mention refers."""

    NAME = "name"
    ROLE = "role"
    """A role phrase: "the candidate", "the former mayor of the town"."""
    PRONOUN = "pronoun"


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """A stretch of text that refers to an actor.

    `span` is the name, the role phrase or the pronoun itself. `phrase` is the whole noun phrase around
    a name, with its title and modifiers ("Former Arden Mayor Jane Roe"); it equals `span`
    elsewhere. `title` is the describing part of that phrase before the name ("Former Arden Mayor"),
    or the apposition after it ("who ran the bank", "the bank's head"), None where there is none.
    `sentence` is a sentence number. `actor` indexes `AnnotatedArticle.actors`; None is unresolved.
    """

    span: Span
    phrase: Span
    sentence: int
    form: MentionForm
    kind: ActorKind
    actor: int | None = None
    title: Span | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Actor:
    """A person, group or place of one article, all its mentions taken together.

    `name` is its fullest name in the text; `forms` are the name forms used, fullest first.
    """

    name: str
    kind: ActorKind
    forms: tuple[str, ...]


class DateKind(StrEnum):
    """The TIMEX3 type of a temporal expression."""

    DATE = "DATE"
    TIME = "TIME"
    DURATION = "DURATION"
    SET = "SET"


@dataclass(frozen=True, slots=True, kw_only=True)
class DateExpression:
    """A temporal expression.

    `value` is its TIMEX3 value ("2018-03-02", "199", "P4H"), with X for what is not known
    ("XXXX-01"). `date` is the day, month or year meant, `end` the last one of a range; both are None
    where they cannot be known. `basis` tells how `date` is known. `ahead` tells whether the verb beside it speaks of
    what is to come or of what was; None where neither is clear.
    """

    span: Span
    sentence: int
    kind: DateKind
    value: str
    date: PartialDate | None = None
    end: PartialDate | None = None
    basis: Basis = Basis.STATED
    ahead: bool | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Quotation:
    """A stretch of one paragraph between quotation marks, the marks included.

    It is one whoever says it, if anybody does. `closed` is False where the closing mark is missing: the stretch then
    ends with its paragraph. `continues` tells a paragraph that reopens the quotation left open by the paragraph before.
    `whole` tells a quotation that stands for itself, as speech does, from a fragment of the sentence around it: a
    title, a word or two, or what follows a word without comma or colon in lower case.
    """

    span: Span
    closed: bool
    continues: bool
    whole: bool


class QuoteKind(StrEnum):
    """How speech is reported."""

    DIRECT = "direct"
    MIXED = "mixed"
    """Reported speech with a stretch of it in quotation marks."""
    INDIRECT = "indirect"


@dataclass(frozen=True, slots=True, kw_only=True)
class Quote:
    """Direct or reported speech: who says what, by which word.

    `content` is what is said, quotation marks included where it has them. `speaker` is the span of the
    words that name the speaker, `actor` whom they mean (an index into `AnnotatedArticle.actors`). Where they
    name several ("Lee and Roe"), `actor` is None and `joint` has those who are known.
    `cue` is the reporting word or words ("said", "has claimed", "According to").
    `sentence` is the number of the sentence that holds the content's beginning.
    """

    content: Span
    sentence: int
    kind: QuoteKind
    speaker: Span | None = None
    actor: int | None = None
    joint: tuple[int, ...] = ()
    cue: Span | None = None

    def is_by(self, actor: int | None) -> bool:
        """Whether `actor` is the speaker, or one of several."""
        return actor is not None and (actor == self.actor or actor in self.joint)


class Stance(StrEnum):
    """What a claim does with its content."""

    REPORTED = "reported"
    CLAIMED = "claimed"
    DENIED = "denied"
    ACCUSED = "accused"
    DOUBTED = "doubted"
    CONFIRMED = "confirmed"
    HEDGED = "hedged"
    """The writer keeps a distance: alleged, possible, claim."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """A proposition, who holds it, and how.

    `content` is what is claimed, denied or hedged; `cue` the word that says so. `speaker` is None where
    it is the article's own voice (a hedge), or where the speaker is left out ("is alleged to").
    `actor` is whom `speaker` means, `joint` who of several is known.
    """

    content: Span
    sentence: int
    cue: Span
    stance: Stance
    speaker: Span | None = None
    actor: int | None = None
    joint: tuple[int, ...] = ()

    def is_by(self, actor: int | None) -> bool:
        """Whether `actor` is the speaker, or one of several."""
        return actor is not None and (actor == self.actor or actor in self.joint)


@dataclass(frozen=True, slots=True, kw_only=True)
class NounPhrase:
    """A noun phrase with its modifiers before the head.

    `head` is the head noun (or name) alone.
    """

    span: Span
    head: Span
    sentence: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Clause:
    """A verb group with who does what to whom.

    `action` is the verb group ("was attacked", "has been signing"), `lemma` the base form of its head
    verb. `span` runs from the first to the last word of the clause. In a passive clause `undergoer` is the subject
    and `doer` the by-phrase. `modal` is the word that makes it not plainly factual or ahead of its time
    ("will", "could", "might"), `subordinate` tells a clause under another verb ("to attack him").
    """

    sentence: int
    span: Span
    action: Span
    lemma: str
    doer: Span | None = None
    undergoer: Span | None = None
    passive: bool = False
    modal: str = ""
    subordinate: bool = False

    @property
    def subject(self) -> Span | None:
        """Whom the verb is said of: the doer, or the undergoer of a passive."""
        return self.undergoer if self.passive else self.doer

    @property
    def head(self) -> Span:
        """The last letter of the verb group: what holds of its head verb holds here."""
        return Span(self.action.end - 1, self.action.end)


class Status(StrEnum):
    """Why a stretch of text does not tell what happened.

    What is asserted has none of these.
    """

    NEGATED = "negated"
    DENIED = "denied"
    HEDGED = "hedged"
    CONDITIONAL = "conditional"
    ASKED = "asked"
    MODAL = "modal"
    """Ahead of its time, possible, wished for: "will", "could"."""
    OTHER_OCCASION = "other occasion"
    """Of a drill or a film, not of the world."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Scope:
    """A stretch of a sentence that a cue keeps from being asserted.

    Cues are "not", "denied", "if" and the like. `nobody` marks a noun phrase that means none of a kind ("no soldiers",
    "not one pupil") and what is said of it.
    """

    span: Span
    sentence: int
    cue: Span
    status: Status
    nobody: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class AnnotatedArticle:
    """An article with all annotations that were found in it, in text order.

    `chunks` are handed from annotator to annotator and dropped behind the last: no library keeps them.
    """

    article: Article
    sentences: tuple[Sentence, ...] = ()
    quotations: tuple[Quotation, ...] = ()
    noun_phrases: tuple[NounPhrase, ...] = ()
    chunks: tuple[Chunks, ...] = ()
    mentions: tuple[Mention, ...] = ()
    actors: tuple[Actor, ...] = ()
    reference_date: ReferenceDate = UNDATED
    date_expressions: tuple[DateExpression, ...] = ()
    quotes: tuple[Quote, ...] = ()
    claims: tuple[Claim, ...] = ()
    clauses: tuple[Clause, ...] = ()
    scopes: tuple[Scope, ...] = ()

    def scopes_over(self, span: Span) -> tuple[Scope, ...]:
        """The scopes that cover `span`; where there is none, it is asserted."""
        return tuple(scope for scope in self.scopes if scope.span.covers(span))

    def text(self, span: Span) -> str:
        """The source text at `span`, untouched."""
        return self.article.text[span.start : span.end]

    def sentence_at(self, position: int) -> Sentence | None:
        """The sentence that holds the character at `position`, or None outside prose."""
        low, high = 0, len(self.sentences)
        while low < high:
            middle = (low + high) // 2
            sentence = self.sentences[middle]
            if position < sentence.span.start:
                high = middle
            elif position >= sentence.span.end:
                low = middle + 1
            else:
                return sentence
        return None
