"""The fuzzer finds each fault that is planted, and none where none is."""

from __future__ import annotations

from dataclasses import replace
from types import ModuleType
from typing import Any

import pytest

from briefing.errors import InternalFault
from briefing.language import annotate
from briefing.language.actors.linking import link_actors
from briefing.model.collection import Collection
from briefing.model.results import Finding
from briefing.model.text import Span
from briefing.sources import text as text_reader
from briefing.sources.plaintext import parse_text
from briefing.use_cases import summarize
from scripts import load_script


@pytest.fixture(scope="module")
def fuzz() -> ModuleType:
    return load_script("fuzz")


@pytest.mark.parametrize("number", range(6))
def test_a_round_passes(fuzz: ModuleType, number: int) -> None:
    name, _ = fuzz.play(number, fuzz.SAMPLES, 0)
    assert name in fuzz.SAMPLES


@pytest.mark.parametrize(
    "character", ["\x1b", "\x07", "\u202e", "\u2066", "\u200b", "\ue000", "\t"]
)
def test_a_living_character_is_found(fuzz: ModuleType, character: str) -> None:
    with pytest.raises(fuzz.Fault, match="living character"):
        fuzz.check_shown(f"Two men{character} died.\n", "text")


def test_a_wide_line_is_found(fuzz: ModuleType) -> None:
    fuzz.check_shown("東京\n", "text", 4)
    with pytest.raises(fuzz.Fault, match="wider"):
        fuzz.check_shown("東京\n", "text", 3)


@pytest.mark.parametrize("planted", ["another text", "another sentence"])
def test_a_finding_that_is_not_in_its_sentence_is_found(fuzz: ModuleType, planted: str) -> None:
    annotated = annotate(parse_text(fuzz.BYSTANDER, source="b.txt", name="b.txt"))
    collection = Collection((annotated,), link_actors((annotated,)))
    result = summarize(collection).result
    fuzz.check_result(result, collection, "summary")
    other = annotated.sentences[-1]
    spoilt = {
        "another text": lambda finding: replace(finding, text=f"not {finding.text}"),
        "another sentence": lambda finding: replace(
            finding,
            span=Span(0, other.span.end),
            text=" ".join(fuzz.BYSTANDER[: other.span.end].split()),
        ),
    }[planted]
    with pytest.raises(fuzz.Fault, match="is not"):
        fuzz.check_result(_first_replaced(result, spoilt), collection, "summary")


def _first_replaced(value: Any, change: Any) -> Any:
    """The result with its first finding changed."""
    if isinstance(value, Finding):
        return change(value)
    if isinstance(value, tuple):
        for index, part in enumerate(value):
            changed = _first_replaced(part, change)
            if changed is not part:
                return (*value[:index], changed, *value[index + 1 :])
    for name in getattr(value, "__dataclass_fields__", ()):
        part = getattr(value, name)
        changed = _first_replaced(part, change)
        if changed is not part:
            return replace(value, **{name: changed})
    return value


def test_an_exception_that_a_reader_catches_is_found(
    fuzz: ModuleType, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*arguments: object, **named: object) -> None:
        raise IndexError("beyond the end")

    monkeypatch.setattr(text_reader, "parse_text", fail)
    with pytest.raises(fuzz.Fault) as caught:
        fuzz.play(0, {"a.txt": str.encode}, 0)
    assert isinstance(caught.value.__cause__, IndexError)
    assert InternalFault.of(caught.value.__cause__, "a.txt").subject == "a.txt"
