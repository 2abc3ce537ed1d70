"""The errors that this package raises on its own account; those of the API's `result` types are derived from `SdkError` beside them."""

from __future__ import annotations

import enum
import json
from collections.abc import Mapping
from typing import Any, ClassVar


class SdkError(Exception):
    """Base of every error that this package raises on its own account."""


class ResultError(SdkError):
    """A function gave its error case, and that case has no class of its own."""

    payload: object
    """The value of the error case, None where it has none."""

    def __init__(self, payload: object = None) -> None:
        """Keeps the payload; a text payload is the message."""
        super().__init__(payload if isinstance(payload, str) else f"error: {payload!r}")
        self.payload = payload


class PayloadError(SdkError):
    """Base of the errors that stand for an error case with a type of its own."""

    payload: Any
    """The value of the error case."""
    _type_name: ClassVar[str]
    """Its WIT type."""
    _cases: ClassVar[Mapping[Any, str]]
    """The WIT names of variant cases by their classes."""

    def __init__(self, payload: Any) -> None:
        """The message is made when it is asked for. `args` was set by `BaseException.__new__`."""
        self.payload = payload

    def __str__(self) -> str:
        """The payload's own message, else e.g. `invoice-error: unknown-sku("nope")`."""
        message = getattr(self.payload, "message", self.payload)
        return message if isinstance(message, str) else f"{self._type_name}: {_describe(self.payload, self._cases)}"


def _describe(payload: Any, cases: Mapping[Any, str]) -> str:
    """E.g. `unknown-sku("nope")`."""
    case = cases.get(type(payload))
    if case is not None:
        return f"{case}({_describe(payload.value, cases)})" if hasattr(payload, "value") else case
    if isinstance(payload, enum.Flag):
        return repr(payload)
    if isinstance(payload, enum.Enum):
        return str(payload.value)
    return json.dumps(payload, ensure_ascii=False) if isinstance(payload, str) else repr(payload)


class TrapError(SdkError):
    """The component failed: it trapped, or broke the rules of its interface. The instance that it ran in is dead."""

    code: str | None
    """The engine's name for the reason, e.g. `unreachable`; None where there is none."""
    guest_frames: tuple[str, ...]
    """The functions of the component that were running, the innermost first."""

    def __init__(self, message: str, code: str | None = None, guest_frames: tuple[str, ...] = ()) -> None:
        """Keeps what the engine knows of the failure."""
        super().__init__(message)
        self.code = code
        self.guest_frames = guest_frames


class ClosedError(SdkError):
    """Something was used after it was closed, spent, or killed by an earlier failure (then that is the `__cause__`)."""


class CallTimeoutError(SdkError, TimeoutError):
    """A call took longer than the client's timeout."""


class ReentrancyError(SdkError):
    """An import called back into the client that was calling it."""
