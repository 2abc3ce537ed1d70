"""What the application provides."""

from __future__ import annotations

import typing as _typing
from collections import abc as _abc
from dataclasses import dataclass

from ._runtime.values import Err, Ok, Some
from ._types import Access, Color, MaybeText, Mixed, Nested, Outcome, Scalars


class ImportedValues(_typing.Protocol):
    """The interface `values`, which the application provides."""

    def scalar(
        self,
        a: bool,
        b: int,
        c: int,
        d: int,
        e: int,
        f: int,
        g: int,
        h: int,
        i: int,
        j: float,
        k: float,
        l: str,
    ) -> str:
        """Calls `scalar` of the interface."""
        ...

    def spilled(self, v: Scalars, w: Nested) -> Nested:
        """Calls `spilled` of the interface."""
        ...

    def choose(self, m: Mixed, c: Color, a: Access) -> Mixed:
        """Calls `choose` of the interface."""
        ...

    def fixed(self, a: list[int], b: list[str]) -> tuple[_abc.Sequence[int], _abc.Sequence[str]]:
        """Calls `fixed` of the interface."""
        ...

    def lookup(self, m: dict[str, bytes]) -> _abc.Mapping[int, Color]:
        """Calls `lookup` of the interface."""
        ...

    def options(self, first: int, *, a: int | None, b: MaybeText, last: Some[bool | None] | None) -> Access | None:
        """Calls `options` of the interface."""
        ...

    def results(
        self,
        r: tuple[Outcome, Ok[None] | Err[None], Ok[None] | Err[Color], Ok[float] | Err[None]],
    ) -> tuple[Outcome, Ok[None] | Err[None]]:
        """Calls `results` of the interface."""
        ...

    def fails(self) -> int:
        """Calls `fails` of the interface."""
        ...

    def fails_with(self) -> Color:
        """Calls `fails-with` of the interface."""
        ...

    def fails_plainly(self) -> None:
        """Calls `fails-plainly` of the interface."""
        ...

    def matrix(self, rows: list[list[float]]) -> _abc.Sequence[_abc.Sequence[float]]:
        """Calls `matrix` of the interface."""
        ...


class _Function_probe(_typing.Protocol):
    """The type of `probe`."""

    def __call__(self, m: list[int], *, depth: int | None) -> _abc.Sequence[int]:
        """Calls `probe` of the interface."""
        ...


class AsyncImportedValues(_typing.Protocol):
    """The interface `values`, which the application provides."""

    def scalar(
        self,
        a: bool,
        b: int,
        c: int,
        d: int,
        e: int,
        f: int,
        g: int,
        h: int,
        i: int,
        j: float,
        k: float,
        l: str,
    ) -> str | _abc.Awaitable[str]:
        """Calls `scalar` of the interface."""
        ...

    def spilled(self, v: Scalars, w: Nested) -> Nested | _abc.Awaitable[Nested]:
        """Calls `spilled` of the interface."""
        ...

    def choose(self, m: Mixed, c: Color, a: Access) -> Mixed | _abc.Awaitable[Mixed]:
        """Calls `choose` of the interface."""
        ...

    def fixed(
        self,
        a: list[int],
        b: list[str],
    ) -> tuple[_abc.Sequence[int], _abc.Sequence[str]] | _abc.Awaitable[tuple[_abc.Sequence[int], _abc.Sequence[str]]]:
        """Calls `fixed` of the interface."""
        ...

    def lookup(self, m: dict[str, bytes]) -> _abc.Mapping[int, Color] | _abc.Awaitable[_abc.Mapping[int, Color]]:
        """Calls `lookup` of the interface."""
        ...

    def options(
        self,
        first: int,
        *,
        a: int | None,
        b: MaybeText,
        last: Some[bool | None] | None,
    ) -> Access | None | _abc.Awaitable[Access | None]:
        """Calls `options` of the interface."""
        ...

    def results(
        self,
        r: tuple[Outcome, Ok[None] | Err[None], Ok[None] | Err[Color], Ok[float] | Err[None]],
    ) -> tuple[Outcome, Ok[None] | Err[None]] | _abc.Awaitable[tuple[Outcome, Ok[None] | Err[None]]]:
        """Calls `results` of the interface."""
        ...

    def fails(self) -> int | _abc.Awaitable[int]:
        """Calls `fails` of the interface."""
        ...

    def fails_with(self) -> Color | _abc.Awaitable[Color]:
        """Calls `fails-with` of the interface."""
        ...

    def fails_plainly(self) -> None | _abc.Awaitable[None]:
        """Calls `fails-plainly` of the interface."""
        ...

    def matrix(
        self,
        rows: list[list[float]],
    ) -> _abc.Sequence[_abc.Sequence[float]] | _abc.Awaitable[_abc.Sequence[_abc.Sequence[float]]]:
        """Calls `matrix` of the interface."""
        ...


class _AsyncFunction_probe(_typing.Protocol):
    """The type of `probe`."""

    def __call__(self, m: list[int], *, depth: int | None) -> _abc.Sequence[int] | _abc.Awaitable[_abc.Sequence[int]]:
        """Calls `probe` of the interface."""
        ...


@dataclass(frozen=True, kw_only=True)
class Imports:
    """What the component asks of the application."""

    values: ImportedValues
    """The interface `values`."""

    probe: _Function_probe
    """Calls `probe` of the interface."""


@dataclass(frozen=True, kw_only=True)
class AsyncImports:
    """What the component asks of the application."""

    values: AsyncImportedValues
    """The interface `values`."""

    probe: _AsyncFunction_probe
    """Calls `probe` of the interface."""
