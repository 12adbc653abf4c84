"""Make frozen dataclasses in a tenth of the standard library's time.

The package has about a hundred of them. In Python 3.11 each costs some 0.6 ms at start-up, as its methods are six texts
that are compiled one by one: 65 of the 280 ms of a whole `briefing summary`, as measured. Here nothing is compiled for
a class; equality, hash, order and representation are shared functions over
`operator.attrgetter`. What comes out is a dataclass to all who ask: `fields`, `replace`, `is_dataclass`, `match`,
`copy`, `pickle`, `inspect.signature`. A type checker sees the original.
"""

from __future__ import annotations

import dataclasses
from functools import cache
from operator import attrgetter
from types import CodeType, FunctionType, MethodType
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from dataclasses import dataclass as dataclass
else:

    def dataclass(*, frozen, slots, kw_only=False, order=False):
        """Make a class a frozen dataclass with slots, as `dataclasses.dataclass` does.

        Fields have plain defaults and no `field()`, and no base class has fields.
        """
        if not (frozen and slots):
            raise TypeError("only frozen dataclasses with slots are made here")
        return lambda cls: _freeze(cls, kw_only=kw_only, order=order)


def _freeze(cls: Any, *, kw_only: bool, order: bool) -> Any:
    """The class anew, as slots can only be given to a class that is being made."""
    annotations = cls.__annotations__
    names = tuple(annotations)
    namespace = dict(cls.__dict__)
    defaults = {name: namespace.pop(name) for name in names if name in namespace}
    for own in ("__dict__", "__weakref__"):
        namespace.pop(own, None)
    values = attrgetter(*names) if len(names) > 1 else _all_of(names)

    def __eq__(self: Any, other: object) -> Any:
        if other.__class__ is self.__class__:
            return values(self) == values(other)
        return NotImplemented

    def __hash__(self: Any) -> int:
        return hash(values(self))

    def __repr__(self: Any) -> str:
        shown = ", ".join(f"{name}={getattr(self, name)!r}" for name in names)
        return f"{self.__class__.__qualname__}({shown})"

    namespace |= {
        "__slots__": names,
        "__match_args__": () if kw_only else names,
        "__dataclass_fields__": _Fields(annotations, defaults, kw_only=kw_only),
        "__init__": _Constructor(names, defaults, kw_only=kw_only),
        "__eq__": __eq__,
        "__hash__": __hash__,
        "__repr__": __repr__,
        "__setattr__": _refuse,
        "__delattr__": _refuse,
        "__setstate__": _restore,
    }
    if order:
        namespace |= _order(values)
    return type(cls)(cls.__name__, cls.__bases__, namespace)


class _Constructor:
    """`__init__`, made when it is first asked for: half of the classes of a short run are never filled.

    Nothing is as fast to call as a function of the class's own parameters, and nothing as slow to make as one from a
    text. So there is one text for each number of fields, and its code is given the names of the class.
    """

    def __init__(self, names: tuple[str, ...], defaults: dict[str, Any], *, kw_only: bool) -> None:
        self.names, self.defaults, self.kw_only = names, defaults, kw_only

    def __get__(self, instance: Any, owner: Any) -> Any:
        made = _bearer(owner, "__init__", self)
        names, defaults = self.names, self.defaults
        code = _code(len(names), hasattr(made, "__post_init__"))
        named = len(names) if self.kw_only else 0
        init = FunctionType(
            code.replace(
                co_varnames=("self", *names),
                co_argcount=code.co_argcount - named,
                co_kwonlyargcount=named,
            ),
            {f"set_{at}": made.__dict__[name].__set__ for at, name in enumerate(names)},
            "__init__",
            None if self.kw_only else tuple(defaults.values()),
        )
        init.__kwdefaults__ = defaults if self.kw_only else None
        init.__qualname__ = f"{made.__qualname__}.__init__"
        made.__init__ = init
        return init if instance is None else MethodType(init, instance)


@cache
def _code(size: int, has_post_init: bool) -> CodeType:
    """Of a function that fills so many slots, behind the back of `__setattr__`."""
    lines = [f" set_{at}(self, _{at})" for at in range(size)]
    lines += [" self.__post_init__()"] if has_post_init else []
    parameters = ", ".join(["self", *(f"_{at}" for at in range(size))])
    known: dict[str, Any] = {}
    exec(f"def __init__({parameters}):\n" + "\n".join(lines or [" pass"]), known)
    code: CodeType = known["__init__"].__code__
    return code


class _Fields:
    """What `dataclasses` asks a class for: a `Field` by each name, made when it first asks."""

    def __init__(
        self, annotations: dict[str, Any], defaults: dict[str, Any], *, kw_only: bool
    ) -> None:
        self.annotations, self.defaults, self.kw_only = annotations, defaults, kw_only

    def __get__(self, instance: Any, owner: Any) -> Any:
        fields = {}
        for name, annotation in self.annotations.items():
            default = self.defaults.get(name, dataclasses.MISSING)
            field: Any = dataclasses.field(default=default, kw_only=self.kw_only)
            field.name, field.type = name, annotation
            field._field_type = _usual_field()._field_type
            fields[name] = field
        _bearer(owner, "__dataclass_fields__", self).__dataclass_fields__ = fields
        return fields


@cache
def _usual_field() -> Any:
    """A field as the standard library makes it, for the mark that tells it from a class variable."""

    @dataclasses.dataclass(init=False, repr=False, eq=False)
    class Usual:
        """Without a docstring, `inspect` would be asked to write one."""

        field: int

    return dataclasses.fields(Usual)[0]


def _bearer(owner: Any, name: str, value: object) -> Any:
    """The class that has that attribute itself: `owner` may be made from it."""
    return next(cls for cls in owner.__mro__ if cls.__dict__.get(name) is value)


def _all_of(names: tuple[str, ...]) -> Any:
    """What `attrgetter` is for two names and more: the values as a tuple."""
    return lambda self: tuple(getattr(self, name) for name in names)


def _order(values: Any) -> dict[str, Any]:
    def __lt__(self: Any, other: object) -> Any:
        return values(self) < values(other) if other.__class__ is self.__class__ else NotImplemented

    def __le__(self: Any, other: object) -> Any:
        return (
            values(self) <= values(other) if other.__class__ is self.__class__ else NotImplemented
        )

    # Python turns a > b round to b < a, and >= likewise.
    return {"__lt__": __lt__, "__le__": __le__}


def _refuse(self: Any, name: str, *_: object) -> None:
    raise dataclasses.FrozenInstanceError(f"cannot change field {name!r}")


def _restore(self: Any, state: tuple[None, dict[str, object]]) -> None:
    """Fill an instance that `copy` or `pickle` has made."""
    for name, value in state[1].items():
        object.__setattr__(self, name, value)
