"""Results as JSON, checked against the schema."""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Callable
from pathlib import Path

import jsonschema
import pytest

import briefing.render.json as json_writer
from briefing.model import library, reports, stories
from briefing.model import results as model
from briefing.model.results import ArticleList, Result
from briefing.model.text import Citation, Span

SCHEMA = json.loads(
    (Path(json_writer.__file__).parent / "briefing.schema.json").read_text(encoding="utf-8")
)
CLASSES = {
    name: value
    for module in (library, reports, model, stories)
    for name, value in vars(module).items()
    if dataclasses.is_dataclass(value)
}
VALIDATOR = jsonschema.Draft202012Validator(SCHEMA)


def test_the_schema_is_one() -> None:
    jsonschema.Draft202012Validator.check_schema(SCHEMA)


def test_every_result_follows_the_schema(result: Result) -> None:
    VALIDATOR.validate(json.loads(json_writer.write(result)))


def test_golden(
    kind: str, result_of: Callable[[str], Result], check_golden: Callable[[str, str], None]
) -> None:
    check_golden(f"{kind}.json", json_writer.write(result_of(kind)))


def test_the_schema_is_strict() -> None:
    answer = json.loads(json_writer.write(ArticleList(articles=())))
    assert VALIDATOR.is_valid(answer)
    assert not VALIDATOR.is_valid({**answer, "more": 1})
    assert not VALIDATOR.is_valid({**answer, "schema": json_writer.SCHEMA + 1})


@pytest.mark.parametrize("name", [name for name in SCHEMA["$defs"] if name in CLASSES])
def test_the_schema_names_every_field(name: str) -> None:
    keys = [field.name for field in dataclasses.fields(CLASSES[name])]
    if name == "Dispute":
        keys.append("one_sided")
    named = SCHEMA["$defs"][name]["properties"]
    assert [key for key in named if key not in ("schema", "kind") or key in keys] == keys


def test_hostile_text_is_escaped_and_kept() -> None:
    text = "a\x1b[2J\x7f\x9b\u202e\ud800\U000e0041é東"
    finding = model.Finding(text=text, span=Span(0, 1), citation=Citation(1, 1))
    statement = model.Statement("said", (finding,))
    written = json_writer.write(
        model.ActorProfile(
            name="Ann",
            kind=model.ActorKind.PERSON,
            forms=(),
            mentions=1,
            presences=(),
            statements=(statement,),
        )
    )
    assert written.replace("\n", "").isprintable()
    assert "é東" in written
    assert json.loads(written)["statements"][0]["findings"][0]["text"] == text
