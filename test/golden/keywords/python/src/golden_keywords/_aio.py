"""The services of the async client, and the resources that they make."""

from __future__ import annotations

import typing as _typing
from collections import abc as _abc

from . import _abi
from ._runtime.aio import AsyncGuest as _AsyncGuest
from ._runtime.aio import Opening
from ._runtime.aio import worker as _worker
from ._runtime.resources import OwnHandle as _OwnHandle
from ._runtime.resources import close_handle as _close_handle
from ._types import ApiObject, Inherited, Kind, Static, Url


class AsyncApiArrayLike(_OwnHandle):
    """The resource `array-like` of the interface."""

    __slots__ = ()
    _number = 0

    async def new(self) -> int:
        """Calls `new` of the interface."""
        return await _worker(self).run(_abi.call_apiarraylike_new, self)

    async def close_array_like(self) -> None:
        """Calls `close` of the interface."""
        await _worker(self).run(_abi.call_apiarraylike_close_array_like, self)

    async def constructor(self) -> None:
        """Calls `constructor` of the interface."""
        await _worker(self).run(_abi.call_apiarraylike_constructor, self)

    async def delete(self, end: int, res: int) -> None:
        """Calls `delete` of the interface."""
        await _worker(self).run(_abi.call_apiarraylike_delete, self, end, res)

    async def object_id(self) -> int:
        """Calls `object-id` of the interface."""
        return await _worker(self).run(_abi.call_apiarraylike_object_id, self)

    async def close(self) -> None:
        """Ends the handle. Does nothing to one that is closed or was given away."""
        await _worker(self).run(_close_handle, self)

    async def __aenter__(self) -> AsyncApiArrayLike:
        """The handle itself."""
        return self

    async def __aexit__(self, *_: object) -> None:
        """Ends the handle."""
        await self.close()


class _AsyncApiArrayLikeFactory:
    """Makes AsyncApiArrayLike."""

    def __init__(self, guest: _AsyncGuest) -> None:
        """The client's own instance of the component."""
        self._guest = guest

    def __call__(self, new: int) -> Opening[AsyncApiArrayLike]:
        """Makes a new `array-like`."""
        return Opening(lambda: self._guest.call(_abi.call_apiarraylike_arraylike, new))

    async def prototype(self) -> None:
        """Calls `prototype` of the interface."""
        await self._guest.call(_abi.call_apiarraylike_prototype)

    async def name(self) -> str:
        """Calls `name` of the interface."""
        return await self._guest.call(_abi.call_apiarraylike_name)


class AsyncApi:
    """The interface `api`."""

    def __init__(self, guest: _AsyncGuest) -> None:
        """Made by the client."""
        self._guest = guest
        self.ArrayLike = _AsyncApiArrayLikeFactory(guest)

    async def new(self, new: int, undefined: int, *, class_: str | None = None) -> int | None:
        """Calls `new` of the interface."""
        return await self._guest.call(_abi.call_api_new, new, class_, undefined)

    async def get(self) -> ApiObject:
        """Calls `get` of the interface."""
        return await self._guest.call(_abi.call_api_get)

    async def set(
        self,
        o: ApiObject,
        i: Inherited,
        e: Kind | _typing.Literal["new", "class", "end", "none", "default"],
        v: Static,
    ) -> None:
        """Calls `set` of the interface."""
        await self._guest.call(_abi.call_api_set, _abi.take_api_set(o, i, e, v))

    async def static_one(
        self,
        arguments: int,
        eval: int,
        options: int,
        memory: str,
        ctx: int,
        self_: int,
        range: int,
        lambda_: int,
    ) -> str:
        """Calls `static-one` of the interface."""
        return await self._guest.call(
            _abi.call_api_static_one,
            arguments,
            eval,
            options,
            memory,
            ctx,
            self_,
            range,
            lambda_,
        )

    async def then(self) -> None:
        """Calls `then` of the interface.

        Raises:
            ApiError: The call failed.
        """
        await self._guest.call(_abi.call_api_then)

    async def load(self, *, range: int | None = None) -> None:
        """Calls `load` of the interface."""
        await self._guest.call(_abi.call_api_load, range)

    async def link(self, u: Url, url_x: Url) -> None:
        """Calls `link` of the interface."""
        await self._guest.call(_abi.call_api_link, u, url_x)

    async def words(
        self,
        payload: _abc.Sequence[str],
        at: _abc.Sequence[str],
        err: _abc.Sequence[str],
        result: _abc.Sequence[str],
        call: _abc.Sequence[str],
        memory: _abc.Sequence[str],
        refused: _abc.Sequence[str],
        bad: _abc.Sequence[str],
        ctx: str,
    ) -> str:
        """Calls `words` of the interface.

        Raises:
            ResultError: The call failed, with a payload of type str.
        """
        return await self._guest.call(
            _abi.call_api_words,
            _abi.take_api_words(payload, at, err, result, call, memory, refused, bad, ctx),
        )

    async def choose(
        self,
        options: int,
        svc: int,
        returned: int,
        result: int,
        call: int,
        *,
        limit: int | None = None,
    ) -> int:
        """Calls `choose` of the interface."""
        return await self._guest.call(_abi.call_api_choose, options, svc, returned, result, call, limit)
