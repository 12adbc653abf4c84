"""A frozen dataclass of ours is one of the standard library's, to all who ask."""

from __future__ import annotations

import copy
import dataclasses
import inspect
import pickle
from typing import Any

import pytest

import briefing.frozen


def make(dataclass: Any) -> tuple[Any, Any, Any, Any]:
    """Classes of each shape that the package has."""

    @dataclass(frozen=True, slots=True, kw_only=True)
    class Named:
        """A class of named fields."""

        text: str
        parts: tuple[int, ...] = ()
        known: bool = False

        @property
        def size(self) -> int:
            return len(self.text)

    @dataclass(frozen=True, slots=True, order=True)
    class Ordered:
        start: int
        end: int | None = None

        def __post_init__(self) -> None:
            if self.end is not None and self.end < self.start:
                raise ValueError("ends before it starts")

    @dataclass(frozen=True, slots=True)
    class Single:
        value: object

    @dataclass(frozen=True, slots=True)
    class Empty:
        pass

    return Named, Ordered, Single, Empty


BOTH = pytest.mark.parametrize(
    "classes",
    [
        pytest.param(make(dataclasses.dataclass), id="standard library"),
        pytest.param(make(briefing.frozen.dataclass), id="ours"),
    ],
)


@briefing.frozen.dataclass(frozen=True, slots=True, kw_only=True)
class Stored:
    """At module level, as pickling wants it."""

    name: str
    size: int = 0


@BOTH
def test_construction(classes: tuple[Any, ...]) -> None:
    named, ordered, single, empty = classes
    value = named(text="a", known=True)
    assert (value.text, value.parts, value.known, value.size) == ("a", (), True, 1)
    assert ordered(1, 2).end == ordered(1, end=2).end == 2
    assert single([1]).value == [1]
    assert empty() == empty()


@BOTH
def test_what_construction_refuses(classes: tuple[Any, ...]) -> None:
    named, ordered, _, empty = classes
    for call in (
        lambda: named(),
        lambda: named("a"),
        lambda: named(text="a", other=1),
        lambda: ordered(),
        lambda: ordered(1, 2, 3),
        lambda: empty(1),
    ):
        with pytest.raises(TypeError):
            call()
    with pytest.raises(ValueError, match="ends before"):
        ordered(2, 1)


@BOTH
def test_frozen_and_slotted(classes: tuple[Any, ...]) -> None:
    value = classes[0](text="a")
    for change in (
        lambda: setattr(value, "text", "b"),
        lambda: setattr(value, "other", 1),
        lambda: delattr(value, "text"),
    ):
        with pytest.raises((dataclasses.FrozenInstanceError, TypeError)):
            change()
    assert not hasattr(value, "__dict__")
    assert value.text == "a"


@BOTH
def test_equality_and_hash_are_by_content(classes: tuple[Any, ...]) -> None:
    named, ordered, single, empty = classes
    assert named(text="a") == named(text="a") != named(text="b")
    assert len({named(text="a"), named(text="a"), named(text="b")}) == 2
    assert ordered(1, 2) != (1, 2)
    assert single(1) == single(1) != single(2)
    assert single(1) != 1
    assert hash(empty()) == hash(empty())
    with pytest.raises(TypeError, match="unhashable"):
        hash(single([]))


@BOTH
def test_order(classes: tuple[Any, ...]) -> None:
    named, ordered, *_ = classes
    first, second = ordered(1, 5), ordered(2, 3)
    assert first < second
    assert first <= second
    assert second > first
    assert second >= first
    assert sorted([second, first]) == [first, second]
    for wrong in (lambda: named(text="a") < named(text="b"), lambda: first < (2, 3)):
        with pytest.raises(TypeError):
            wrong()


@BOTH
def test_representation(classes: tuple[Any, ...]) -> None:
    named, ordered, _, empty = classes
    assert repr(named(text="a")).endswith("Named(text='a', parts=(), known=False)")
    assert repr(ordered(1)).endswith("Ordered(start=1, end=None)")
    assert repr(empty()).endswith("Empty()")


@BOTH
def test_it_is_a_dataclass_to_the_standard_library(classes: tuple[Any, ...]) -> None:
    named, ordered, *_ = classes
    value = named(text="a", parts=(1,))
    assert dataclasses.is_dataclass(named)
    assert [field.name for field in dataclasses.fields(value)] == ["text", "parts", "known"]
    assert dataclasses.replace(value, known=True) == named(text="a", parts=(1,), known=True)
    assert dataclasses.asdict(value) == {"text": "a", "parts": (1,), "known": False}
    match ordered(1, 2):
        case ordered(start, end):
            assert (start, end) == (1, 2)


@BOTH
def test_the_constructor_is_one_of_the_class_s_own_parameters(classes: tuple[Any, ...]) -> None:
    named, ordered, *_ = classes
    assert [parameter.name for parameter in parameters(named)] == ["text", "parts", "known"]
    assert {parameter.kind for parameter in parameters(named)} == {inspect.Parameter.KEYWORD_ONLY}
    assert [parameter.default for parameter in parameters(ordered)] == [
        inspect.Parameter.empty,
        None,
    ]

    class Heir(ordered):  # type: ignore[misc,valid-type]
        """What is made by way of an heir must do for the class, too."""

        __slots__ = ()

    assert (Heir(1).end, ordered(1).end, Heir(1) == ordered(1)) == (None, None, False)


def parameters(cls: Any) -> list[inspect.Parameter]:
    return list(inspect.signature(cls).parameters.values())


@BOTH
def test_copies(classes: tuple[Any, ...]) -> None:
    value = classes[0](text="a", parts=(1, 2))
    assert copy.copy(value) == copy.deepcopy(value) == value


def test_pickling() -> None:
    value = Stored(name="a", size=2)
    assert pickle.loads(pickle.dumps(value)) == value
    assert Stored.__doc__ == "At module level, as pickling wants it."
    assert Stored.__qualname__ == "Stored"
    assert Stored.__module__ == __name__


def test_anything_else_is_refused() -> None:
    with pytest.raises(TypeError, match="only frozen"):
        briefing.frozen.dataclass(frozen=False, slots=True)
