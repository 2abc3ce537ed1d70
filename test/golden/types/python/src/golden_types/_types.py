"""The values of the API."""

from __future__ import annotations

import builtins as _builtins
import enum
import typing as _typing
from collections import abc as _abc
from dataclasses import dataclass

from ._runtime.values import Err, Ok, Some


@dataclass(frozen=True, slots=True, kw_only=True)
class Scalars:
    """The type `scalars` of the interface."""

    a: bool
    b: int
    c: int
    d: int
    e: int
    f: int
    g: int
    h: int
    i: int
    j: float
    k: float
    l: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Nested:
    """The type `nested` of the interface."""

    inner: Scalars
    texts: _abc.Sequence[str]
    bytes: _builtins.bytes
    longs: _abc.Sequence[int]
    switches: _abc.Sequence[bool]
    maybe: Some[int | None] | None = None


class Color(enum.Enum):
    """The type `color` of the interface."""

    RED = "red"
    DARK_BLUE = "dark-blue"


class Access(enum.Flag):
    """The type `access` of the interface."""

    READ = 1 << 0
    WRITE_ALL = 1 << 1


@dataclass(frozen=True, slots=True)
class MixedA:
    """The case `a` of Mixed."""

    value: int


@dataclass(frozen=True, slots=True)
class MixedB:
    """The case `b` of Mixed."""

    value: float


@dataclass(frozen=True, slots=True)
class MixedC:
    """The case `c` of Mixed."""

    value: int


@dataclass(frozen=True, slots=True)
class MixedD:
    """The case `d` of Mixed."""

    value: float


@dataclass(frozen=True, slots=True)
class MixedE:
    """The case `e` of Mixed."""

    value: str


@dataclass(frozen=True, slots=True)
class MixedF:
    """The case `f` of Mixed."""

    value: Nested


@dataclass(frozen=True, slots=True)
class MixedG:
    """The case `g` of Mixed."""


Mixed: _typing.TypeAlias = MixedA | MixedB | MixedC | MixedD | MixedE | MixedF | MixedG
"""The type `mixed` of the interface."""
MaybeText: _typing.TypeAlias = str | None
"""The type `maybe-text` of the interface."""
Outcome: _typing.TypeAlias = Ok[int] | Err[str]
"""The type `outcome` of the interface."""
