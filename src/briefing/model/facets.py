"""The facets of an incident: one table of all that depends on which it is.

A new facet takes a member of `FacetName`, its entry in `FACETS`, and a finder in `analysis.incident.incident`; tests
name what is missing.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum, StrEnum, auto

from briefing.frozen import dataclass


class FacetName(StrEnum):
    """The facets of an incident, in the order shown; the value is the label."""

    DATE = "Date"
    PLACE = "Place"
    TARGET = "Target"
    VEHICLE = "Vehicle"
    INCIDENT = "Incident"
    WEAPON = "Weapon"
    DEATHS = "Deaths"
    INJURIES = "Injuries"
    SCENE = "At the scene"
    ACCUSED = "Accused"
    ACCUSER = "Accuser"
    MOTIVE = "Motive"
    SOURCES = "Sources"
    DENIALS = "Denials"
    RESPONSE = "Response"
    NEXT_STEP = "Next step"
    BACKGROUND = "Background"
    PRECEDENTS = "Precedents"


class FacetGroup(Enum):
    """The blocks of rows of a comparison's table, in order."""

    WHEN_AND_WHERE = auto()
    WHAT = auto()
    WHO = auto()
    AROUND = auto()


class Likeness(Enum):
    """By what two findings of a facet are known to mean the same."""

    DAY = auto()
    NAMED_PLACE = auto()
    COUNT = auto()
    WEAPON_CLASS = auto()
    PEOPLE = auto()
    """The people or groups meant, else the nouns."""
    NOUNS = auto()
    """The nouns, else whoever is named."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FacetTraits:
    """What depends on which facet it is.

    `likeness` is None where findings of two articles are never set against each other. `in_bottom_line`: whether the
    bottom line says that it is the same or different. `one_sided_is_news`: whether it is a difference that one
    article states it and another does not. `always_shown`: whether its row is shown though no article states it.
    `of_speakers`: two findings are two parties, never two versions. `by_the_text`: it tells of the text itself, so
    that without a finding it reads "none found" and never "not stated".
    """

    group: FacetGroup
    likeness: Likeness | None = None
    in_bottom_line: bool = False
    one_sided_is_news: bool = False
    always_shown: bool = False
    of_speakers: bool = False
    by_the_text: bool = False


_CASUALTIES = FacetTraits(
    group=FacetGroup.WHAT, likeness=Likeness.COUNT, one_sided_is_news=True, always_shown=True
)

FACETS: Mapping[FacetName, FacetTraits] = {
    FacetName.DATE: FacetTraits(group=FacetGroup.WHEN_AND_WHERE, likeness=Likeness.DAY),
    FacetName.PLACE: FacetTraits(
        group=FacetGroup.WHEN_AND_WHERE, likeness=Likeness.NAMED_PLACE, in_bottom_line=True
    ),
    FacetName.TARGET: FacetTraits(
        group=FacetGroup.WHAT, likeness=Likeness.PEOPLE, in_bottom_line=True
    ),
    FacetName.VEHICLE: FacetTraits(
        group=FacetGroup.WHAT, likeness=Likeness.NOUNS, in_bottom_line=True
    ),
    FacetName.INCIDENT: FacetTraits(group=FacetGroup.WHAT),
    FacetName.WEAPON: FacetTraits(
        group=FacetGroup.WHAT, likeness=Likeness.WEAPON_CLASS, in_bottom_line=True
    ),
    FacetName.DEATHS: _CASUALTIES,
    FacetName.INJURIES: _CASUALTIES,
    FacetName.SCENE: FacetTraits(group=FacetGroup.WHO),
    FacetName.ACCUSED: FacetTraits(
        group=FacetGroup.WHO, likeness=Likeness.PEOPLE, in_bottom_line=True
    ),
    FacetName.ACCUSER: FacetTraits(
        group=FacetGroup.WHO, likeness=Likeness.PEOPLE, of_speakers=True
    ),
    FacetName.MOTIVE: FacetTraits(group=FacetGroup.WHO),
    FacetName.SOURCES: FacetTraits(group=FacetGroup.WHO, of_speakers=True, by_the_text=True),
    FacetName.DENIALS: FacetTraits(
        group=FacetGroup.WHO, one_sided_is_news=True, of_speakers=True, by_the_text=True
    ),
    FacetName.RESPONSE: FacetTraits(group=FacetGroup.AROUND, one_sided_is_news=True),
    FacetName.NEXT_STEP: FacetTraits(group=FacetGroup.AROUND),
    FacetName.BACKGROUND: FacetTraits(group=FacetGroup.AROUND, likeness=Likeness.NOUNS),
    FacetName.PRECEDENTS: FacetTraits(group=FacetGroup.AROUND, likeness=Likeness.NOUNS),
}
