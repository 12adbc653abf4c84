"""What stands in two places by need is the same in both: schema, facets, formats."""

from __future__ import annotations

import dataclasses
import json
import types
import typing
from collections.abc import Callable, Iterator
from dataclasses import replace
from enum import Enum
from pathlib import Path

import pytest

import briefing
import briefing.render.json as json_writer
from briefing.analysis.choice.methods import METHODS
from briefing.analysis.incident.incident import FINDERS
from briefing.cli import choices
from briefing.config import Format
from briefing.errors import ConfigError
from briefing.model import library, reports, results, stories
from briefing.model.facets import FACETS, FacetName
from briefing.render import markdown, markup
from briefing.render.document import Block, Table
from briefing.render.views import view
from briefing.render.writers import WRITERS

SCHEMA = json.loads(
    (Path(json_writer.__file__).parent / "briefing.schema.json").read_text(encoding="utf-8")
)


def enumerations(hint: object) -> Iterator[type[Enum]]:
    """The enumerations in a type, alone, optional or in a tuple."""
    if isinstance(hint, type) and not isinstance(hint, types.GenericAlias):
        if issubclass(hint, Enum):
            yield hint
        return
    for part in typing.get_args(hint):
        yield from enumerations(part)


def fields_with_enumerations() -> Iterator[tuple[str, str, type[Enum]]]:
    for module in (library, reports, results, stories):
        for name, value in vars(module).items():
            if not dataclasses.is_dataclass(value) or name not in SCHEMA["$defs"]:
                continue
            for field, hint in typing.get_type_hints(value).items():
                for enumeration in enumerations(hint):
                    yield name, field, enumeration


@pytest.mark.parametrize(
    ("name", "field", "enumeration"), sorted(set(fields_with_enumerations()), key=str)
)
def test_the_schema_lists_every_value(name: str, field: str, enumeration: type[Enum]) -> None:
    described = SCHEMA["$defs"][name]["properties"].get(field)
    if described is None:  # The profile's `kind` is `actor_kind` there.
        described = SCHEMA["$defs"][name]["properties"][f"actor_{field}"]
    listed = described.get("enum") or described["items"]["enum"]
    values = [member.value for member in enumeration]
    assert [value for value in listed if value is not None] == values, (
        f"briefing.schema.json, {name}.{field}"
    )


def test_every_facet_has_its_traits() -> None:
    assert list(FACETS) == list(FacetName), "model/facets.py: FACETS"


def test_every_facet_has_its_finder() -> None:
    # Who denies is found with what is disputed.
    assert {*FINDERS, FacetName.DENIALS} == set(FacetName), "analysis/incident/incident.py: FINDERS"


def test_a_comparison_shows_a_row_for_every_facet(
    result_of: Callable[[str], results.Result],
) -> None:
    comparison = result_of("comparison")
    assert isinstance(comparison, results.IncidentComparison)
    finding = comparison.incidents[0].facet(FacetName.PLACE).findings[0]
    filled = tuple(results.Facet(name, (finding,)) for name in FacetName)
    incidents = tuple(replace(i, facets=filled) for i in comparison.incidents)
    (table,) = (
        block
        for section in view(replace(comparison, incidents=incidents)).sections
        for block in section
        if isinstance(block, Table)
    )
    assert {row.label for group in table.groups for row in group} == set(FacetName)


def test_every_format_has_its_writer() -> None:
    assert list(WRITERS) == list(Format), "config.py: Format; render/writers.py: WRITERS"


@pytest.mark.parametrize("format", WRITERS)
def test_every_format_is_in_the_papers_and_is_asked_for_by_an_extension(format: str) -> None:
    commands = Path(__file__).parents[2] / "docs" / "commands.md"
    # Other formats have the extensions .md and .json.
    if format not in ("obsidian", "csl"):
        assert WRITERS[format].extensions, f"render/writers.py: an extension for {format}"
    assert format in commands.read_text("utf-8"), "docs/commands.md"


@pytest.mark.parametrize("writer", [markdown, markup], ids=["markdown", "markup"])
def test_every_block_has_its_writer(writer: types.ModuleType) -> None:
    assert set(writer._WRITERS) == set(typing.get_args(Block)), writer.__name__


@pytest.mark.parametrize("format", WRITERS)
def test_every_format_is_written_from_python(format: str, result: results.Result) -> None:
    written = briefing.write(result, format, width=60)
    # Feeds are no articles, and so no references.
    assert written.strip() or format in ("bibtex", "ris")
    assert written == briefing.write(result, format, width=60)


@pytest.mark.parametrize(("format", "width"), [("papyrus", 100), ("text", 19)])
def test_what_cannot_be_written_is_refused(format: str, width: int) -> None:
    with pytest.raises(ConfigError):
        briefing.write(results.ArticleList(articles=()), format, width=width)


def test_every_method_is_in_the_schema_and_among_the_options() -> None:
    known = ["default", *METHODS]
    assert SCHEMA["$defs"]["Choice"]["properties"]["method"]["enum"] == known, "Choice.method"
    assert [method.value for method in choices.Method] == known, "cli/choices.py: Method"
