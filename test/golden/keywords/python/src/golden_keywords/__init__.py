"""The API of keywords."""

from ._aio import AsyncApi, AsyncApiArrayLike
from ._client import AsyncKeywords, Keywords
from ._errors import ApiError
from ._imports import AsyncImports, AsyncImportsImport, Imports, ImportsImport
from ._runtime.aio import Opening
from ._runtime.errors import CallTimeoutError, ClosedError, ReentrancyError, ResultError, SdkError, TrapError
from ._runtime.values import Err, Ok, Some
from ._services import Api, ApiArrayLike
from ._types import (
    ApiErrorPayload,
    ApiErrorPayloadObjectId,
    ApiErrorPayloadType,
    ApiObject,
    Inherited,
    Kind,
    Static,
    StaticDefault,
    StaticNew,
    StaticSelf,
    Url,
)

__all__ = [
    "Api",
    "ApiArrayLike",
    "ApiError",
    "ApiErrorPayload",
    "ApiErrorPayloadObjectId",
    "ApiErrorPayloadType",
    "ApiObject",
    "AsyncApi",
    "AsyncApiArrayLike",
    "AsyncImports",
    "AsyncImportsImport",
    "AsyncKeywords",
    "CallTimeoutError",
    "ClosedError",
    "Err",
    "Imports",
    "ImportsImport",
    "Inherited",
    "Keywords",
    "Kind",
    "Ok",
    "Opening",
    "ReentrancyError",
    "ResultError",
    "SdkError",
    "Some",
    "Static",
    "StaticDefault",
    "StaticNew",
    "StaticSelf",
    "TrapError",
    "Url",
]

# Tracebacks name an exception as it is imported.
for _error in (ApiError, CallTimeoutError, ClosedError, ReentrancyError, ResultError, SdkError, TrapError):
    _error.__module__ = __name__
del _error
