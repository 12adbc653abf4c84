"""Closed classes of English: auxiliaries, negations, pronouns, connectives.

The clitics are tokens of their own, with a straight and a curly apostrophe. Closed classes hardly grow
(Quirk et al. 1985, section 2.34), so they are sets in code and no files.
"""

from __future__ import annotations

BE = frozenset("be am is are was were been being 's 're 'm ’s ’re ’m".split())
"""The forms of "be"; "'s" may be one of "has" too, or a possessive: its tag tells."""
CLITIC_S = frozenset(["'s", "’s"])
GET = frozenset("get gets got gotten getting".split())
HAVE = frozenset("have has had having 've 'd ’ve ’d".split())
DO = frozenset("do does did".split())
CLIPPED_MODALS = {"ca": "can", "cannot": "can", "wo": "will", "sha": "shall"}
"""Modal verbs as they stand before "n't", and the one that is written together with its negation."""
MODALS = frozenset(
    [*"will would can could may might shall should must 'll ’ll".split(), *CLIPPED_MODALS]
)
FUTURE_MODALS = frozenset("will shall 'll ’ll".split())
AUXILIARIES = BE | HAVE | DO | MODALS
AUXILIARY_LEMMAS = frozenset("be have do get can will shall may must".split())
"""The base forms of the verbs that stand before a full verb in its group."""
ABILITIES = frozenset("able unable".split())
"""Adjectives before an infinitive that tells what happened, or did not: "was unable to land"."""
INTRANSITIVES = frozenset(
    "agree apologise apologize appear arise arrive become begin collapse come complain crash decide decline die"
    " disappear drop drown emerge escape fail fall flee go grow happen hesitate hope increase intend last laugh"
    " lie listen live look lose manage occur pass pledge quit react refuse rely remain reply resign respond retire"
    " return rise run seem serve sit sleep smile speak stand start stay step stop struggle succeed surrender talk"
    " tend threaten try vanish vote vow wait walk win work".split()
)
"""Verbs that mostly have no object, so that a participle of theirs is seldom a passive (after Levin 1993)."""

NOT = frozenset("not n't n’t cannot".split())
"""What negates the verb group that it stands in."""
CONTRASTS = NOT | frozenset("rather instead".split())
"""What sets against the rest what is not so: "two, not three", "two instead of three"."""
NEGATIONS = NOT | frozenset(
    "no no-one never neither nor none nobody nothing nowhere without hardly scarcely barely".split()
)
"""Words that turn what they govern into its opposite; how far they reach is told by `scope_rules.txt`."""

PRONOUNS_OF_NOBODY = frozenset("one no-one nobody none anyone anybody neither".split())
"""Last words of phrases that mean nobody: "no one", "not anybody"."""
PRONOUNS_OF_ALL = frozenset("all everybody everyone".split())
PERSONAL_PRONOUNS = {
    **dict.fromkeys("he him his himself".split(), "m"),
    **dict.fromkeys("she her hers herself".split(), "f"),
    **dict.fromkeys("i me my mine myself".split(), "I"),
    **dict.fromkeys("they them their theirs themselves it its itself".split(), ""),
}
"""Pronouns by whom they refer to: a man, a woman, who speaks; a thing, a group or several ("")."""
SUBJECT_PRONOUNS = frozenset("he she they it we i you".split())
SPEECH_PRONOUNS = frozenset("i we you".split())
"""Who speaks and who is spoken to."""
PEOPLE_PRONOUNS = (SUBJECT_PRONOUNS - {"it"}) | {"who"}
"""Pronouns of whoever can speak."""
OBJECT_PRONOUNS = frozenset("him her them us me".split())
DEMONSTRATIVES = frozenset("this that these those".split())
DEFINITE = DEMONSTRATIVES | {"the"}
"""Determiners of what is taken for known."""
RELATIVE_PRONOUNS = frozenset("who which that whom whose".split())
QUESTION_WORDS = frozenset("whether if who what when where why how which whom whose".split())
POINTERS = DEMONSTRATIVES | {"it", "they"}
"""Pronouns that may stand for what a whole clause told."""
ARTICLES = frozenset("a an the".split())
FLOATING_QUANTIFIERS = frozenset("both all each".split())
"""What may stand apart from the noun that it counts: "they have both argued"."""
LONE_QUANTIFIERS = frozenset(
    "all another any both each few half many most none others several some"
    " anybody anyone everybody everyone nobody somebody someone".split()
)
"""What may be a subject without a noun: "many questioned it", "most of the passengers fled"."""

COPULAS = BE | frozenset("become becomes became becoming remain remains remained".split())
"""Verbs that say of their subject what it is."""

PLACE_PREPOSITIONS = frozenset("in into across throughout inside outside near".split())
"""What stands before a place and seldom before a person."""
LOCATION_PREPOSITIONS = frozenset("at in near off on".split())
"""What stands between a place and the larger one around it: "a bakery on Mill Street in Arden"."""
SPATIAL_PREPOSITIONS = (
    PLACE_PREPOSITIONS
    | LOCATION_PREPOSITIONS
    | set("above along around beside between over through to toward towards within".split())
)
"""What may stand before a place."""
TO_PREPOSITIONS = frozenset("according due owing thanks".split())
"""What makes one preposition with "to", which then leads nowhere."""

DEGREES = frozenset("about around over under than".split())
"""Prepositions that tell, before a number, how exact it is: "about half of the voters"."""

NAME_LINKS = frozenset("of for on".split())
"""What ties the name of a group to what it is for: "Commission on Human Rights"."""
ROLE_LINKS = frozenset("of in at for".split())
"""What ties a role to where it is held."""
NOUN_LINKS = ROLE_LINKS | {"from", "with", "by"}
"""What ties a noun to the one before it."""
TARGET_LINKS = frozenset("of on against".split())
"""What ties a noun of harm to whom it befalls: "attack on", "murder of"."""
COMPLEMENT_LINKS = NOUN_LINKS | TARGET_LINKS | {"to", "into"}
"""What ties a noun of doing to whom and what it is done to: "attack on", "threat against"."""

CONTROL_PREPOSITIONS = frozenset("of from for".split())
"""What ties a gerund to the object that it is said of: "accused him of going"."""
MANNER_PREPOSITIONS = frozenset(
    "by in after before while without when despite besides upon since".split()
)
"""What ties a gerund to the subject of its clause: "pressed him by threatening"."""
TIME_PREPOSITIONS = frozenset("on in at since during".split())
"""What stands before a noun that tells when, and does not make it the noun's complement."""
RATE_WORDS = frozenset("a an per each every".split())
"""What stands before a unit of time for which a number holds: "200 a year"."""
TIME_SPAN_PREPOSITIONS = frozenset("in over during within per".split())
"""What stands before a length of time in which something happened: "in the past ten years"."""
ADJUNCT_PREPOSITIONS = frozenset(
    "in at on during after before to of from for through via with over as by about within outside throughout until"
    " amid despite under among across near".split()
)
"""What opens a phrase between a verb of saying and what is said: listener, place, time, manner."""

TITLE_OPENINGS = frozenset(
    "against asked besides called calling despite dubbed except like named naming told unlike urged via warned".split()
)
"""Prepositions and verbs of calling that stand before a title, and that may be taken for its first word."""

QUESTION_LABELS = frozenset("q question".split())
"""What a question of an interview may begin with, before a colon."""
CORRECTION_LABELS = frozenset("correction corrections clarification amendment".split())
"""What a paragraph that corrects an earlier text may begin with, before a colon."""
CORRECTION_OPENINGS = (
    "an earlier version of",
    "an earlier edition of",
    "a previous version of",
    "because of an editing error",
    "this article has been corrected",
    "this story has been corrected",
)
"""What it may begin with else."""
COORDINATORS = frozenset("and or but nor yet".split())
ADDITIVES = tuple(
    tuple(phrase.split(" "))
    for phrase in (
        "and",
        "or",
        "nor",
        "but also",
        "as well as",
        "along with",
        "together with",
        "and also",
    )
)
"""What joins one noun phrase to another."""
PAIRED = frozenset("both either neither".split())
"""What announces the first of two that are joined."""
FOCUS_ADVERBS = frozenset(
    "only even just too so almost nearly merely hardly barely scarcely not never no".split()
)
"""Adverbs that belong to the words behind them: "(said) only two died"."""
CONCESSIVES = frozenset("while although though whereas".split())
"""Conjunctions that set one clause against another, nearly as "but" does."""
TIME_CONJUNCTIONS = frozenset("as while after before".split())
"""Conjunctions that tell when something was said: "said as she left"."""
ADVERBIAL_SUBORDINATORS = (
    CONCESSIVES
    | TIME_CONJUNCTIONS
    | frozenset("because if since until unless when whenever once".split())
)
"""What opens a clause of time, cause, condition or concession."""
COMPARISONS = frozenset(
    {("up", "from"), ("down", "from"), ("compared", "with"), ("compared", "to"), ("as", "against")}
)
"""What opens the other side of a comparison: "74%, up from 69%"."""
COMPARATIVES = frozenset("as like than".split())
"""What compares: a verb behind them may lack its subject ("more than was known")."""
SUBORDINATORS = ADVERBIAL_SUBORDINATORS | frozenset("that whether than like".split())
"""What opens a clause under another one."""
SIMULTANEOUS = frozenset("as when".split())
"""What opens a clause of the same time: "nine died when a bus crashed"."""
BACKGROUND_SUBORDINATORS = SUBORDINATORS - SIMULTANEOUS - frozenset("that than".split())
"""What opens a clause that tells no news of its own: "after", "because", "if"."""
