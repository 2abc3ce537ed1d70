"""The errors that this package raises on its own account; those of the API's `result` types are derived from `SdkError` beside them."""

from __future__ import annotations


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
