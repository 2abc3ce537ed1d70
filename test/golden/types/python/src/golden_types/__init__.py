"""The API of types."""

from ._aio import AsyncValues
from ._client import AsyncTypes, Types
from ._errors import MixedError
from ._imports import AsyncImportedValues, AsyncImports, ImportedValues, Imports
from ._runtime.aio import Opening
from ._runtime.errors import CallTimeoutError, ClosedError, ReentrancyError, ResultError, SdkError, TrapError
from ._runtime.values import Err, Ok, Some
from ._services import Values
from ._types import (
    Access,
    Color,
    MaybeText,
    Mixed,
    MixedA,
    MixedB,
    MixedC,
    MixedD,
    MixedE,
    MixedF,
    MixedG,
    Nested,
    Outcome,
    Scalars,
)

__all__ = [
    "Access",
    "AsyncImportedValues",
    "AsyncImports",
    "AsyncTypes",
    "AsyncValues",
    "CallTimeoutError",
    "ClosedError",
    "Color",
    "Err",
    "ImportedValues",
    "Imports",
    "MaybeText",
    "Mixed",
    "MixedA",
    "MixedB",
    "MixedC",
    "MixedD",
    "MixedE",
    "MixedError",
    "MixedF",
    "MixedG",
    "Nested",
    "Ok",
    "Opening",
    "Outcome",
    "ReentrancyError",
    "ResultError",
    "Scalars",
    "SdkError",
    "Some",
    "TrapError",
    "Types",
    "Values",
]

# Tracebacks name an exception as it is imported.
for _error in (CallTimeoutError, ClosedError, MixedError, ReentrancyError, ResultError, SdkError, TrapError):
    _error.__module__ = __name__
del _error
