"""The errors that this package raises on its own account; those of the API's `result` types are derived from `SdkError` beside them."""

from __future__ import annotations

from typing import Any, ClassVar

from .wit_text import Cases, wit_text


class SdkError(Exception):
    """Base of every error that this package raises on its own account."""


class PayloadError(SdkError):
    """Base of the errors that stand for an error case with a type of its own."""

    payload: Any
    """The value of the error case."""
    _type_name: ClassVar[str]
    """Its WIT type."""
    _cases: ClassVar[Cases]
    """The WIT names of variant cases by their classes."""

    def __init__(self, payload: Any) -> None:
        """The message is made when it is asked for. `args` was set by `BaseException.__new__`."""
        self.payload = payload

    def __str__(self) -> str:
        """The payload's own message, else e.g. `invoice-error: unknown-sku("nope")`."""
        return _message(self.payload, self._type_name, self._cases)


class ResultError(SdkError):
    """A function gave its error case, and that case has no class of its own."""

    payload: object
    """The value of the error case, None where it has none."""

    def __init__(self, payload: object = None) -> None:
        """A text payload is the message."""
        self.payload = payload

    def __str__(self) -> str:
        """The payload, or its own message."""
        return "the call failed" if self.payload is None else _message(self.payload, "error", {})


def _message(payload: object, type_name: str, cases: Cases) -> str:
    own = getattr(payload, "message", payload)
    return own if isinstance(own, str) and own else f"{type_name}: {wit_text(payload, cases)}"


class TrapError(SdkError):
    """The component failed: it trapped, or broke the rules of its interface. The instance that it ran in is dead."""

    code: str | None
    """The engine's name for the reason, e.g. `unreachable`; None where there is none."""
    guest_frames: tuple[str, ...]
    """The functions of the component that were running, the innermost first."""
    stderr: str
    """The last 8 KiB of what the component had printed as an error, a panic's message for one; they stand in the text, too."""

    def __init__(self, message: str, code: str | None = None, guest_frames: tuple[str, ...] = ()) -> None:
        """Keeps what the engine knows of the failure."""
        super().__init__(message)
        self.code = code
        self.guest_frames = guest_frames
        self.stderr = ""

    def __str__(self) -> str:
        """What happened, and what the component had to say."""
        message = super().__str__()
        return f"{message}; it had printed:\n{self.stderr}" if self.stderr else message


class ExitError(SdkError):
    """The component ended the program, also with code 0. The instance that it ran in is dead."""

    code: int
    """0 for success."""

    def __init__(self, code: int) -> None:
        """Keeps the code."""
        super().__init__(code)
        self.code = code

    def __str__(self) -> str:
        """Names the code."""
        return f"the component ended the program with exit code {self.code}"


class ClosedError(SdkError):
    """Something was used after it was closed, spent, or killed by an earlier failure (then that is the `__cause__`)."""


class CallTimeoutError(SdkError, TimeoutError):
    """A call took longer than the client's timeout."""


class ReentrancyError(SdkError):
    """An import called back into the client that was calling it."""
