"""The services of the client, and the resources that they make."""

from __future__ import annotations

from collections import abc as _abc

from . import _abi
from ._imports import Blob
from ._runtime.instance import Instance as _Instance
from ._runtime.resources import OwnHandle as _OwnHandle
from ._runtime.resources import close_handle as _close_handle
from ._types import Held, Pair


class Token(_OwnHandle):
    """The resource `token` of the interface."""

    __slots__ = ()
    _number = 2

    def value(self) -> str:
        """Calls `value` of the interface."""
        return _abi.call_token_value(self)

    def close(self) -> None:
        """Ends the handle. Does nothing to one that is closed or was given away."""
        _close_handle(self)

    def __enter__(self) -> Token:
        """The handle itself."""
        return self

    def __exit__(self, *_: object) -> None:
        """Ends the handle."""
        _close_handle(self)


class _TokenFactory:
    """Makes Token."""

    def __init__(self, guest: _Instance) -> None:
        """The client's own instance of the component."""
        self._guest = guest


class Session(_OwnHandle):
    """A conversation with the guest."""

    __slots__ = ()
    _number = 3

    def attach(self, data: Blob, peek: Blob) -> None:
        """Calls `attach` of the interface."""
        _abi.call_session_attach(self, data, peek)

    def detach(self) -> Blob | None:
        """Calls `detach` of the interface."""
        _made: Blob | None = _abi.call_session_detach(self)
        return _made

    def close(self) -> None:
        """Ends the handle. Does nothing to one that is closed or was given away."""
        _close_handle(self)

    def __enter__(self) -> Session:
        """The handle itself."""
        return self

    def __exit__(self, *_: object) -> None:
        """Ends the handle."""
        _close_handle(self)


class _SessionFactory:
    """Makes Session."""

    def __init__(self, guest: _Instance) -> None:
        """The client's own instance of the component."""
        self._guest = guest

    def __call__(self, *, limit: int | None = None) -> Session:
        """Makes a new `session`."""
        _made: Session = _abi.call_session_session(self._guest, limit)
        return _made

    def join(self, others: _abc.Sequence[Session]) -> Session:
        """Calls `join` of the interface.

        Raises:
            ResultError: The call failed, with a payload of type str.
        """
        _made: Session = _abi.call_session_join(self._guest, _abi.take_session_join(others))
        return _made


class Sessions:
    """The interface `sessions`."""

    def __init__(self, guest: _Instance) -> None:
        """Made by the client."""
        self._guest = guest
        self.Session = _SessionFactory(guest)

    def hold(self, what: Held) -> Held:
        """Calls `hold` of the interface."""
        _made: Held = _abi.call_sessions_hold(self._guest, _abi.take_sessions_hold(what))
        return _made

    def inspect(self, s: Session, others: tuple[Session, Session | None]) -> int:
        """Calls `inspect` of the interface."""
        return _abi.call_sessions_inspect(self._guest, _abi.take_sessions_inspect(s, others))


class Shared:
    """The interface `shared`."""

    def __init__(self, guest: _Instance) -> None:
        """Made by the client."""
        self._guest = guest
        self.Token = _TokenFactory(guest)

    def swap(self, p: Pair) -> Pair:
        """Calls `swap` of the interface."""
        _made: Pair = _abi.call_shared_swap(self._guest, _abi.take_shared_swap(p))
        return _made
