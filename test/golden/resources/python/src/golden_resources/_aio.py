"""The services of the async client, and the resources that they make."""

from __future__ import annotations

from collections import abc as _abc

from . import _abi
from ._imports import AsyncBlob
from ._runtime.aio import AsyncGuest as _AsyncGuest
from ._runtime.aio import Opening
from ._runtime.aio import worker as _worker
from ._runtime.resources import OwnHandle as _OwnHandle
from ._runtime.resources import close_handle as _close_handle
from ._types import Held, Pair


class AsyncToken(_OwnHandle):
    """The resource `token` of the interface."""

    __slots__ = ()
    _number = 2

    async def value(self) -> str:
        """Calls `value` of the interface."""
        return await _worker(self).run(_abi.call_token_value, self)

    async def close(self) -> None:
        """Ends the handle. Does nothing to one that is closed or was given away."""
        await _worker(self).run(_close_handle, self)

    async def __aenter__(self) -> AsyncToken:
        """The handle itself."""
        return self

    async def __aexit__(self, *_: object) -> None:
        """Ends the handle."""
        await self.close()


class _AsyncTokenFactory:
    """Makes AsyncToken."""

    def __init__(self, guest: _AsyncGuest) -> None:
        """The client's own instance of the component."""
        self._guest = guest


class AsyncSession(_OwnHandle):
    """A conversation with the guest."""

    __slots__ = ()
    _number = 3

    async def attach(self, data: AsyncBlob, peek: AsyncBlob) -> None:
        """Calls `attach` of the interface."""
        await _worker(self).run(_abi.call_session_attach, self, data, peek)

    async def detach(self) -> AsyncBlob | None:
        """Calls `detach` of the interface."""
        _made: AsyncBlob | None = await _worker(self).run(_abi.call_session_detach, self)
        return _made

    async def close(self) -> None:
        """Ends the handle. Does nothing to one that is closed or was given away."""
        await _worker(self).run(_close_handle, self)

    async def __aenter__(self) -> AsyncSession:
        """The handle itself."""
        return self

    async def __aexit__(self, *_: object) -> None:
        """Ends the handle."""
        await self.close()


class _AsyncSessionFactory:
    """Makes AsyncSession."""

    def __init__(self, guest: _AsyncGuest) -> None:
        """The client's own instance of the component."""
        self._guest = guest

    def __call__(self, *, limit: int | None = None) -> Opening[AsyncSession]:
        """Makes a new `session`."""
        return Opening(lambda: self._guest.call(_abi.call_session_session, limit))

    async def join(self, others: _abc.Sequence[AsyncSession]) -> AsyncSession:
        """Calls `join` of the interface.

        Raises:
            ResultError: The call failed, with a payload of type str.
        """
        _made: AsyncSession = await self._guest.call(_abi.call_session_join, _abi.take_session_join(others))
        return _made


class AsyncSessions:
    """The interface `sessions`."""

    def __init__(self, guest: _AsyncGuest) -> None:
        """Made by the client."""
        self._guest = guest
        self.Session = _AsyncSessionFactory(guest)

    async def hold(self, what: Held) -> Held:
        """Calls `hold` of the interface."""
        _made: Held = await self._guest.call(_abi.call_sessions_hold, _abi.take_sessions_hold(what))
        return _made

    async def inspect(self, s: AsyncSession, others: tuple[AsyncSession, AsyncSession | None]) -> int:
        """Calls `inspect` of the interface."""
        return await self._guest.call(_abi.call_sessions_inspect, _abi.take_sessions_inspect(s, others))


class AsyncShared:
    """The interface `shared`."""

    def __init__(self, guest: _AsyncGuest) -> None:
        """Made by the client."""
        self._guest = guest
        self.Token = _AsyncTokenFactory(guest)

    async def swap(self, p: Pair) -> Pair:
        """Calls `swap` of the interface."""
        _made: Pair = await self._guest.call(_abi.call_shared_swap, _abi.take_shared_swap(p))
        return _made
