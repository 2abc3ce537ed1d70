"""The values of the API."""

from __future__ import annotations

import enum
import typing as _typing
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class ApiObject:
    """The type `object` of the interface."""

    to_string: str | None = None
    constructor: int | None = None
    value_of: int
    class_: bool
    new: int


class Inherited(enum.Flag):
    """The type `inherited` of the interface."""

    CONSTRUCTOR = 1 << 0
    TO_STRING = 1 << 1
    NEW = 1 << 2
    NONE = 1 << 3


class Kind(enum.Enum):
    """The type `kind` of the interface."""

    NEW = "new"
    CLASS = "class"
    END = "end"
    NONE = "none"
    DEFAULT = "default"


@dataclass(frozen=True, slots=True)
class StaticNew:
    """The case `new` of Static."""

    value: int


@dataclass(frozen=True, slots=True)
class StaticDefault:
    """The case `default` of Static."""


@dataclass(frozen=True, slots=True)
class StaticSelf:
    """The case `self` of Static."""

    value: str


@dataclass(frozen=True, slots=True)
class ApiErrorPayloadType:
    """The case `type` of ApiErrorPayload."""

    value: str


@dataclass(frozen=True, slots=True)
class ApiErrorPayloadObjectId:
    """The case `object-id` of ApiErrorPayload."""


Static: _typing.TypeAlias = StaticNew | StaticDefault | StaticSelf
"""The type `static` of the interface."""
ApiErrorPayload: _typing.TypeAlias = ApiErrorPayloadType | ApiErrorPayloadObjectId
"""The type `error` of the interface."""
Url: _typing.TypeAlias = str
"""The type `url` of the interface."""
