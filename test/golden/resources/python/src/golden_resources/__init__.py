"""The API of resources."""

from ._aio import AsyncSession, AsyncSessions, AsyncShared, AsyncToken
from ._client import AsyncResources, Resources
from ._imports import (
    AsyncBlob,
    AsyncImportedShared,
    AsyncImportedToken,
    AsyncImports,
    AsyncStore,
    Blob,
    ImportedShared,
    ImportedToken,
    Imports,
    Store,
)
from ._runtime.aio import Opening
from ._runtime.errors import CallTimeoutError, ClosedError, ReentrancyError, ResultError, SdkError, TrapError
from ._runtime.values import Err, Ok, Some
from ._services import Session, Sessions, Shared, Token
from ._types import Held, ImportedPair, Pair

__all__ = [
    "AsyncBlob",
    "AsyncImportedShared",
    "AsyncImportedToken",
    "AsyncImports",
    "AsyncResources",
    "AsyncSession",
    "AsyncSessions",
    "AsyncShared",
    "AsyncStore",
    "AsyncToken",
    "Blob",
    "CallTimeoutError",
    "ClosedError",
    "Err",
    "Held",
    "ImportedPair",
    "ImportedShared",
    "ImportedToken",
    "Imports",
    "Ok",
    "Opening",
    "Pair",
    "ReentrancyError",
    "Resources",
    "ResultError",
    "SdkError",
    "Session",
    "Sessions",
    "Shared",
    "Some",
    "Store",
    "Token",
    "TrapError",
]

# Tracebacks name an exception as it is imported.
for _error in (CallTimeoutError, ClosedError, ReentrancyError, ResultError, SdkError, TrapError):
    _error.__module__ = __name__
del _error
