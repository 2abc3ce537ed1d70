"""The services of the client, and the resources that they make."""

from __future__ import annotations

import typing as _typing
from collections import abc as _abc

from . import _abi
from ._runtime.instance import Instance as _Instance
from ._runtime.resources import OwnHandle as _OwnHandle
from ._runtime.resources import close_handle as _close_handle
from ._types import ApiObject, Inherited, Kind, Static, Url


class ApiArrayLike(_OwnHandle):
    """The resource `array-like` of the interface."""

    __slots__ = ()
    _number = 0

    def new(self) -> int:
        """Calls `new` of the interface."""
        return _abi.call_apiarraylike_new(self)

    def close_array_like(self) -> None:
        """Calls `close` of the interface."""
        _abi.call_apiarraylike_close_array_like(self)

    def constructor(self) -> None:
        """Calls `constructor` of the interface."""
        _abi.call_apiarraylike_constructor(self)

    def delete(self, end: int, res: int) -> None:
        """Calls `delete` of the interface."""
        _abi.call_apiarraylike_delete(self, end, res)

    def object_id(self) -> int:
        """Calls `object-id` of the interface."""
        return _abi.call_apiarraylike_object_id(self)

    def close(self) -> None:
        """Ends the handle. Does nothing to one that is closed or was given away."""
        _close_handle(self)

    def __enter__(self) -> ApiArrayLike:
        """The handle itself."""
        return self

    def __exit__(self, *_: object) -> None:
        """Ends the handle."""
        _close_handle(self)


class _ApiArrayLikeFactory:
    """Makes ApiArrayLike."""

    def __init__(self, guest: _Instance) -> None:
        """The client's own instance of the component."""
        self._guest = guest

    def __call__(self, new: int) -> ApiArrayLike:
        """Makes a new `array-like`."""
        _made: ApiArrayLike = _abi.call_apiarraylike_arraylike(self._guest, new)
        return _made

    def prototype(self) -> None:
        """Calls `prototype` of the interface."""
        _abi.call_apiarraylike_prototype(self._guest)

    def name(self) -> str:
        """Calls `name` of the interface."""
        return _abi.call_apiarraylike_name(self._guest)


class Api:
    """The interface `api`."""

    def __init__(self, guest: _Instance) -> None:
        """Made by the client."""
        self._guest = guest
        self.ArrayLike = _ApiArrayLikeFactory(guest)

    def new(self, new: int, undefined: int, *, class_: str | None = None) -> int | None:
        """Calls `new` of the interface."""
        return _abi.call_api_new(self._guest, new, class_, undefined)

    def get(self) -> ApiObject:
        """Calls `get` of the interface."""
        return _abi.call_api_get(self._guest)

    def set(
        self,
        o: ApiObject,
        i: Inherited,
        e: Kind | _typing.Literal["new", "class", "end", "none", "default"],
        v: Static,
    ) -> None:
        """Calls `set` of the interface."""
        _abi.call_api_set(self._guest, _abi.take_api_set(o, i, e, v))

    def static_one(
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
        return _abi.call_api_static_one(self._guest, arguments, eval, options, memory, ctx, self_, range, lambda_)

    def then(self) -> None:
        """Calls `then` of the interface.

        Raises:
            ApiError: The call failed.
        """
        _abi.call_api_then(self._guest)

    def load(self, *, range: int | None = None) -> None:
        """Calls `load` of the interface."""
        _abi.call_api_load(self._guest, range)

    def link(self, u: Url, url_x: Url) -> None:
        """Calls `link` of the interface."""
        _abi.call_api_link(self._guest, u, url_x)

    def words(
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
        return _abi.call_api_words(
            self._guest,
            _abi.take_api_words(payload, at, err, result, call, memory, refused, bad, ctx),
        )

    def choose(self, options: int, svc: int, returned: int, result: int, call: int, *, limit: int | None = None) -> int:
        """Calls `choose` of the interface."""
        return _abi.call_api_choose(self._guest, options, svc, returned, result, call, limit)
