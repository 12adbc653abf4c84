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


class Language(StrEnum):
    """What language articles are in, as `--lang` takes it."""

    ENGLISH = "en"
    SPANISH = "es"
    FRENCH = "fr"
    GERMAN = "de"
    PORTUGUESE = "pt"
    ITALIAN = "it"
