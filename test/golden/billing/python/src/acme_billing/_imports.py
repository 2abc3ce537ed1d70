"""What the application provides."""

from __future__ import annotations

import typing as _typing
from collections import abc as _abc
from dataclasses import dataclass

from ._types import Level


class Host(_typing.Protocol):
    """What the SDK asks of the application that embeds it."""

    def log(self, level: Level, message: str) -> None:
        """Calls `log` of the interface."""
        ...

    def rate(self, base: str, quote: str) -> float:
        """Calls `rate` of the interface."""
        ...


class AsyncHost(_typing.Protocol):
    """What the SDK asks of the application that embeds it."""

    def log(self, level: Level, message: str) -> None | _abc.Awaitable[None]:
        """Calls `log` of the interface."""
        ...

    def rate(self, base: str, quote: str) -> float | _abc.Awaitable[float]:
        """Calls `rate` of the interface."""
        ...


@dataclass(frozen=True, kw_only=True)
class Imports:
    """What the component asks of the application."""

    host: Host
    """The interface `host`."""


@dataclass(frozen=True, kw_only=True)
class AsyncImports:
    """What the component asks of the application."""

    host: AsyncHost
    """The interface `host`."""
