"""What the application provides."""

from __future__ import annotations

import typing as _typing
from collections import abc as _abc
from dataclasses import dataclass


class ImportsImport(_typing.Protocol):
    """The interface `imports`, which the application provides."""

    def class_(self, end: int) -> int:
        """Calls `class` of the interface."""
        ...


class AsyncImportsImport(_typing.Protocol):
    """The interface `imports`, which the application provides."""

    def class_(self, end: int) -> int | _abc.Awaitable[int]:
        """Calls `class` of the interface."""
        ...


@dataclass(frozen=True, kw_only=True)
class Imports:
    """What the component asks of the application."""

    imports: ImportsImport
    """The interface `imports`."""


@dataclass(frozen=True, kw_only=True)
class AsyncImports:
    """What the component asks of the application."""

    imports: AsyncImportsImport
    """The interface `imports`."""
