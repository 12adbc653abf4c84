"""Results of the analyses: frozen values that any renderer shows."""

from __future__ import annotations

from enum import StrEnum

from briefing.frozen import dataclass
from briefing.model.annotation import ActorKind
from briefing.model.article import UNDATED, Basis, PartialDate, ReferenceDate
from briefing.model.facets import FacetName
from briefing.model.text import Citation, Span


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticleReference:
    """How a result names an article.

    `minutes` is the reading time, at least 1. `name` is the file's name, `source` what the reader named.
    `opening` is its first sentence, white space folded, by which an article without headline is known. `standfirst` is
    the publisher's own summary, `dateline` the place (and agency) that its first sentence begins with. `address` is its
    own on the web, empty where unknown.
    """

    number: int
    source: str
    name: str
    words: int
    sentences: int
    minutes: int
    reference_date: ReferenceDate = UNDATED
    headline: str | None = None
    byline: str | None = None
    opening: str | None = None
    address: str = ""
    standfirst: str | None = None
    dateline: str | None = None

    @property
    def link(self) -> str:
        """What a reader is led to: the article's own address, else what was named."""
        return self.address or self.source


class Qualifier(StrEnum):
    """A word of the tool's own that may stand before the article's words in a cell."""

    FEARED = "feared"


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """Words of an article and the sentence that they stand in.

    `text` is the source at `span` with its white space folded, nothing else changed. `referent` is the name that
    a role phrase or pronoun stands for ("The candidate", that is Jane Roe). `date` is the date worked out from
    the words, known by `basis`, and `end` the last day, month or year of a week, weekend or other while. `disputed`
    marks a contradiction within the article.
    """

    text: str
    span: Span
    citation: Citation
    basis: Basis = Basis.STATED
    date: PartialDate | None = None
    end: PartialDate | None = None
    referent: str | None = None
    qualifier: Qualifier | None = None
    disputed: bool = False


@dataclass(frozen=True, slots=True)
class Statement:
    """What a voice says: the reporting words or a label, and the findings.

    Reporting words are the article's ("said", "denied", "According to"); a label is the tool's.
    """

    label: str
    findings: tuple[Finding, ...]


class VoiceKind(StrEnum):
    """Whose voice speaks."""

    SPEAKER = "speaker"
    ARTICLE = "the article"
    """The article's own voice."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Voice:
    """A speaker and the speaker's statements.

    `name` is empty for the article's own voice. `role` are the article's words for what the speaker is ("Mayor"), None
    where it has none. In a summary each statement is a whole sentence without a label, the most telling one first, the
    others in text order.
    """

    name: str
    kind: VoiceKind
    statements: tuple[Statement, ...]
    role: Finding | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Moment:
    """A dated happening: when, in the article's words, and what.

    They are `expression` and `event`. `expression.date` and `expression.basis` tell the date and how it is known.
    `incident` marks the article's main incident in a summary and any attack or alleged attempt in a profile. `event` is
    None where nothing but the date itself can be said. `weight` tells in a profile how much it matters for the actor,
    from 0.
    """

    expression: Finding
    event: Finding | None
    incident: bool = False
    weight: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class NameCount:
    """How often a name stands in the prose, with its kind and its other forms.

    `role` are the words beside the name for who that is ("Mayor"), None where there are none.
    """

    name: str
    kind: ActorKind
    count: int
    forms: tuple[str, ...] = ()
    role: Finding | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Length:
    """How long a summary was asked to be; all None where nobody asked.

    `sentences` is their number, `words` the most words (pieces between white space, as `wc -w` counts them),
    `ratio` the share of all sentences, above 0 and at most 1. At most one of them is given.
    """

    sentences: int | None = None
    words: int | None = None
    ratio: float | None = None


@dataclass(frozen=True, slots=True)
class Choice:
    """How key points were chosen: by which method, and how long they were asked to be."""

    method: str = "default"
    length: Length = Length()


@dataclass(frozen=True, slots=True, kw_only=True)
class Contribution:
    """What one feature adds to a sentence's score: `points`, value times weight."""

    feature: str
    value: float
    weight: float
    points: float


class Hindrance(StrEnum):
    """Why a sentence is not taken, or only where nothing better is left."""

    CONTEXT = "opens on what was told before"
    OUT_OF_PLACE = "no prose that stands alone"
    TOO_LONG = "longer than the summary may be"
    TOLD = "says the same as one taken"


@dataclass(frozen=True, slots=True, kw_only=True)
class SentenceScore:
    """How a sentence was scored: its `rank` among all, from 1, and its score.

    The score is None where the method has none. `contributions` add up to the score, the largest first; only the
    default method has them.
    """

    finding: Finding
    rank: int
    taken: bool
    score: float | None = None
    contributions: tuple[Contribution, ...] = ()
    hindrance: Hindrance | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ListedItem:
    """A heading of a list or live page, and the first sentence below it.

    Both are in the article's words.
    """

    text: str
    citation: Citation


@dataclass(frozen=True, slots=True, kw_only=True)
class Brief:
    """The shortened summary: what one screen has room for of each section.

    Entries are given by place, from 0; of a voice, its first statement.
    """

    entries: tuple[int, ...] = ()
    figures: tuple[int, ...] = ()
    voices: tuple[int, ...] = ()
    no_comment: tuple[int, ...] = ()
    ahead: tuple[int, ...] = ()
    unknown: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Answers:
    """The words that answer who, what, when, where, why and how.

    They are the article's, the likeliest first, () where none are.
    """

    who: tuple[Finding, ...] = ()
    what: tuple[Finding, ...] = ()
    when: tuple[Finding, ...] = ()
    where: tuple[Finding, ...] = ()
    why: tuple[Finding, ...] = ()
    how: tuple[Finding, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticleSummary:
    """What one article says.

    `key_points` are whole sentences in article order, chosen as `choice` says; `why_none` tells in words why there
    are none. `entries` are the headings of a list or a live page, in text order. All other sections have the most
    telling first: `figures` are numbers with what they count, `voices` who speaks, `no_comment` who would not,
    `ahead` sentences on what is to come, `unknown` those on what the article calls unknown, unclear or unconfirmed.
    `moments` are in order of time. `lone_voice` is true where an incident is told by a single speaker. `brief`
    tells how much of all this one screen has room for. `explanation` has every sentence of the article, in order,
    if it was asked for. `language` is an ISO 639-1 code; an article that is not in English is read for its key
    points only.
    """

    article: ArticleReference
    key_points: tuple[Finding, ...]
    entries: tuple[ListedItem, ...] = ()
    figures: tuple[Finding, ...] = ()
    voices: tuple[Voice, ...] = ()
    no_comment: tuple[Finding, ...] = ()
    lone_voice: bool = False
    moments: tuple[Moment, ...] = ()
    ahead: tuple[Finding, ...] = ()
    unknown: tuple[Finding, ...] = ()
    names: tuple[NameCount, ...] = ()
    answers: Answers = Answers()
    brief: Brief = Brief()
    choice: Choice = Choice()
    why_none: str = ""
    explanation: tuple[SentenceScore, ...] = ()
    language: str = "en"


@dataclass(frozen=True, slots=True)
class SharedFinding:
    """A finding, and the other sentences that say the same."""

    finding: Finding
    also: tuple[Citation, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Disagreement:
    """Numbers of the same thing that differ between articles.

    They cannot all be right, or changed in between. `subject` is what is counted: "deaths", or a noun of the articles.
    `versions` are two or more numbers, in order of time; each finding is disputed.
    """

    subject: str
    versions: tuple[SharedFinding, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class JointSummary:
    """What several articles say together.

    `key_points` are whole sentences in order of time: of the article's date, then of the text. `why_none` tells why
    there are none. `explanation` has every sentence of all articles if it was asked for.
    """

    articles: tuple[ArticleReference, ...]
    key_points: tuple[SharedFinding, ...]
    disagreements: tuple[Disagreement, ...] = ()
    choice: Choice = Choice()
    why_none: str = ""
    explanation: tuple[SentenceScore, ...] = ()


@dataclass(frozen=True, slots=True)
class Facet:
    """One facet of one incident.

    Without findings, `silent` tells that no word of the article could state it. Where it is false, none was found,
    though one may be there.
    """

    name: FacetName
    findings: tuple[Finding, ...]
    silent: bool = False

    @property
    def disputed(self) -> bool:
        """Whether the article contradicts itself, or its sources each other, here."""
        return any(finding.disputed for finding in self.findings)


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """One side of a dispute, and its words.

    It is called by who or which way: "for", "against", "stated", a speaker's name.
    """

    label: str
    findings: tuple[Finding, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Dispute:
    """A disputed question, with two versions or only one side's.

    `question` is the tool's.
    """

    article: int
    question: str
    sides: tuple[Side, ...]

    @property
    def one_sided(self) -> bool:
        """Whether no second party is heard."""
        return not any(side.label == "against" for side in self.sides)


@dataclass(frozen=True, slots=True, kw_only=True)
class Incident:
    """One article's main incident: all its facets and its disputes.

    Facets are in `FacetName` order, empty ones too. `kind` is the tool's word for what sort of incident it is
    ("earthquake"), None where the article tells of none.
    """

    article: ArticleReference
    facets: tuple[Facet, ...]
    disputes: tuple[Dispute, ...] = ()
    kind: str | None = None

    def facet(self, name: FacetName) -> Facet:
        """The facet of that name; without findings where there are none."""
        return next((facet for facet in self.facets if facet.name == name), Facet(name, ()))


@dataclass(frozen=True, slots=True)
class Agreement:
    """What the incidents share: the tool's label and each article's words for it."""

    label: str
    findings: tuple[Finding, ...]


@dataclass(frozen=True, slots=True)
class Difference:
    """What differs between incidents: each one's finding, None where it states none."""

    label: str
    findings: tuple[Finding | None, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class IncidentComparison:
    """Incidents side by side, two or more, in the order asked for.

    `subject` is the name of a target that all share, or None. `bottom_line` are whole lines of the
    tool's own words about the table, each true of it. What is shared is so by more than half of the incidents.
    `disputes` are those between reports of one incident. `reported` are the incidents with their values typed.
    """

    incidents: tuple[Incident, ...]
    subject: str | None
    bottom_line: tuple[str, ...]
    shared: tuple[Agreement, ...] = ()
    differences: tuple[Difference, ...] = ()
    disputes: tuple[Dispute, ...] = ()
    reported: tuple[ReportedIncident, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportedValue:
    """One value of a facet of an incident, and the reports, by number, that give it.

    `least` and `most` are the number of people that the finding counts, both None where it counts none; `most` alone is
    None where it is open ("at least 20"). `name` is that of the place or of who is meant, `country` where the place
    lies; both empty where the texts do not tell.
    """

    facet: FacetName
    finding: Finding
    reports: tuple[int, ...]
    least: int | None = None
    most: int | None = None
    name: str = ""
    country: str = ""

    @property
    def amount(self) -> str:
        """The number in words and figures ("at least 20", "5").

        Empty where the finding counts nobody.
        """
        if self.least is None:
            return ""
        if self.most is None:
            return f"at least {self.least}"
        if self.least == self.most:
            return "no" if self.most == 0 else str(self.least)
        return f"up to {self.most}" if self.least <= 1 else f"{self.least} to {self.most}"


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportedIncident:
    """An incident as all its reports tell it.

    Of each facet the value that most of them give comes first. `told` is a sentence that tells of it, whole: the one
    with most of its values.
    """

    kind: str | None
    reports: tuple[ArticleReference, ...]
    values: tuple[ReportedValue, ...] = ()
    told: Finding | None = None

    def best(self, facet: FacetName) -> ReportedValue | None:
        """The best supported value of the facet, None where no report gives one."""
        return next((value for value in self.values if value.facet is facet), None)


@dataclass(frozen=True, slots=True, kw_only=True)
class IncidentList:
    """The incidents of articles in order of time, and the articles that have none."""

    incidents: tuple[ReportedIncident, ...]
    without: tuple[ArticleReference, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Role:
    """What an actor is called, once for all articles that do: the words that say most.

    `articles` counts them; `first` and `last` are the dates of the earliest and the latest, None where none is dated,
    and `basis` is inferred where one of their dates is.
    """

    finding: Finding
    articles: int
    first: PartialDate | None = None
    last: PartialDate | None = None
    basis: Basis = Basis.STATED


@dataclass(frozen=True, slots=True, kw_only=True)
class Tie:
    """Another actor who shares sentences with the profiled one.

    `finding` is the whole sentence that says most of what they have to do with each other, None where they are only
    named together. `together` are the sentences in which both are named.
    """

    name: str
    kind: ActorKind
    together: tuple[Citation, ...]
    finding: Finding | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ActorPresence:
    """An article and how often it mentions the actor by name."""

    article: ArticleReference
    mentions: int


class ProfileSection(StrEnum):
    """A section of an actor's profile, as `--section` takes it."""

    ROLES = "roles"
    PEOPLE = "people"
    TIMELINE = "timeline"
    DEALINGS = "dealings"
    FIGURES = "figures"
    CHARGES = "charges"
    SAYS = "says"
    OTHERS = "others"
    TIES = "ties"


_OF_A_GROUP = frozenset({ProfileSection.PEOPLE, ProfileSection.DEALINGS, ProfileSection.FIGURES})
SECTIONS = {
    ActorKind.PERSON: tuple(s for s in ProfileSection if s not in _OF_A_GROUP),
    ActorKind.GROUP: tuple(ProfileSection),
    ActorKind.PLACE: (ProfileSection.ROLES, ProfileSection.PEOPLE, ProfileSection.TIMELINE),
    ActorKind.OTHER: (ProfileSection.ROLES, ProfileSection.TIMELINE),
}
"""The sections that a profile of each kind of actor has, in order."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MonthCount:
    """How often the articles of a month mention an actor by name.

    `month` is from 1 to 12.
    """

    year: int
    month: int
    count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ActorProfile:
    """Who an actor is, over all articles.

    Every line is a whole sentence but for roles, which are noun phrases. `forms` are the name forms used, `mentions`
    counts names only, not role phrases and pronouns. `who` is a sentence that says who this is, `accusations` are those
    of arrests, charges, verdicts and the like and of charges that the actor denies. `timeline` is of a place what
    happened there. `people` are a group's leaders and members and who governs a place; `dealings` tell what a group
    buys, sells and owns, `figures` its sums and shares. `volume` counts mentions by month. `sections` are those asked
    for, of those that an actor of the kind has; all others are empty.
    """

    name: str
    kind: ActorKind
    forms: tuple[str, ...]
    mentions: int
    presences: tuple[ActorPresence, ...]
    who: Finding | None = None
    roles: tuple[Role, ...] = ()
    timeline: tuple[Moment, ...] = ()
    accusations: tuple[Finding, ...] = ()
    statements: tuple[Finding, ...] = ()
    others: tuple[Voice, ...] = ()
    ties: tuple[Tie, ...] = ()
    people: tuple[Tie, ...] = ()
    dealings: tuple[Finding, ...] = ()
    figures: tuple[Finding, ...] = ()
    volume: tuple[MonthCount, ...] = ()
    sections: tuple[ProfileSection, ...] = tuple(ProfileSection)


@dataclass(frozen=True, slots=True, kw_only=True)
class CastMember:
    """An actor in a list of actors.

    `mentions` counts names in all `articles` that have any; `first` and `last` are the dates of the first and the last
    of them, None where none is dated. `office` is the title that most give, None where none does.
    """

    name: str
    kind: ActorKind
    mentions: int
    articles: int
    first: PartialDate | None = None
    last: PartialDate | None = None
    office: Finding | None = None
    forms: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Cast:
    """The actors of articles, the most named first.

    It has those listed, how many there are, and in how many articles.
    """

    members: tuple[CastMember, ...]
    total: int
    articles: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticleList:
    """The collection's articles, numbered, in order."""

    articles: tuple[ArticleReference, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class TextParagraph:
    """A heading, the sentences of a paragraph of prose, or an aside.

    An aside is a line that is no sentence and is never cited.
    """

    heading: str = ""
    aside: str = ""
    sentences: tuple[Finding, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticleText:
    """An article whole, its sentences numbered.

    Of an article of a library, `found_in` says where it was found, the first place first, `edition` which of its texts
    this is, from 1, and `editions` how many there have been. Of any other, they are empty and 1.
    """

    article: ArticleReference
    paragraphs: tuple[TextParagraph, ...]
    found_in: tuple[str, ...] = ()
    edition: int = 1
    editions: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticleTexts:
    """Articles to be read whole, in the order asked for."""

    texts: tuple[ArticleText, ...]


Result = (
    tuple[ArticleSummary, ...]
    | JointSummary
    | IncidentComparison
    | IncidentList
    | ActorProfile
    | Cast
    | ArticleList
    | ArticleTexts
)
"""Whatever a command answers."""
