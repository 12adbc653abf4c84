"""What options take that have a fixed choice of values."""

from __future__ import annotations

from enum import StrEnum


class Method(StrEnum):
    """How sentences are chosen, as `--method` takes it."""

    DEFAULT = "default"
    LEAD = "lead"
    LEXRANK = "lexrank"
    TEXTRANK = "textrank"
    LSA = "lsa"
    LUHN = "luhn"
    SUMBASIC = "sumbasic"
    KL = "kl"


class CitationStyle(StrEnum):
    """How references are written, as `--cite` takes it; each is a `Format` too."""

    BIBTEX = "bibtex"
    RIS = "ris"
    CSL = "csl"


class Columns(StrEnum):
    """Whose columns a table of incidents has, as `--columns` takes it."""

    OWN = "own"
    ACLED = "acled"
    GTD = "gtd"
    EMDAT = "emdat"


class Section(StrEnum):
    """A section of a profile, as `--section` takes it.

    These are the values of `ProfileSection`, which takes longer to load.
    """

    ROLES = "roles"
    PEOPLE = "people"
    TIMELINE = "timeline"
    DEALINGS = "dealings"
    FIGURES = "figures"
    CHARGES = "charges"
    SAYS = "says"
    OTHERS = "others"
    TIES = "ties"


class Kind(StrEnum):
    """A kind of actor, as `--kind` takes it: the values of `ActorKind`."""

    PERSON = "person"
    GROUP = "group"
    PLACE = "place"
    OTHER = "other"


class Language(StrEnum):
    """What language articles are in, as `--lang` takes it."""

    ENGLISH = "en"
    SPANISH = "es"
    FRENCH = "fr"
    GERMAN = "de"
    PORTUGUESE = "pt"
    ITALIAN = "it"
