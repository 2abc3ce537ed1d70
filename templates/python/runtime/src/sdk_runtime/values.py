"""Values of WIT types that Python has no type for."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Generic, TypeVar

T = TypeVar("T")


@dataclass(frozen=True)
class Some(Generic[T]):
    """A value of an option that is itself optional; no value is None."""

    value: T


@dataclass(frozen=True)
class Ok(Generic[T]):
    """The good case of a result that is not a function's own."""

    value: T


@dataclass(frozen=True)
class Err(Generic[T]):
    """The error case of a result that is not a function's own."""

    value: T
