"""The values of the API."""

from __future__ import annotations

import typing as _typing
from collections import abc as _abc
from dataclasses import dataclass

if _typing.TYPE_CHECKING:
    from ._aio import AsyncSession, AsyncToken
    from ._imports import AsyncBlob, AsyncImportedToken, Blob, ImportedToken
    from ._services import Session, Token


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportedPair:
    """The type `pair` of the interface."""

    a: ImportedToken | AsyncImportedToken
    n: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """The type `pair` of the interface."""

    a: Token | AsyncToken
    n: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """The type `held` of the interface."""

    owner: Session | AsyncSession
    data: _abc.Sequence[Blob | AsyncBlob]
