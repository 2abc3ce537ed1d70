"""The services of the async client, and the resources that they make."""

from __future__ import annotations

import typing as _typing
from collections import abc as _abc

from . import _abi
from ._runtime.aio import AsyncGuest as _AsyncGuest
from ._runtime.values import Err, Ok, Some
from ._types import Access, Color, MaybeText, Mixed, Nested, Outcome, Scalars


class AsyncValues:
    """The interface `values`."""

    def __init__(self, guest: _AsyncGuest) -> None:
        """Made by the client."""
        self._guest = guest

    async def scalar(
        self,
        a: bool,
        b: int,
        c: int,
        d: int,
        e: int,
        f: int,
        g: int,
        h: int,
        i: int,
        j: float,
        k: float,
        l: str,
    ) -> str:
        """Calls `scalar` of the interface."""
        return await self._guest.call(_abi.call_values_scalar, a, b, c, d, e, f, g, h, i, j, k, l)

    async def spilled(self, v: Scalars, w: Nested) -> Nested:
        """Calls `spilled` of the interface."""
        return await self._guest.call(_abi.call_values_spilled, _abi.take_values_spilled(v, w))

    async def choose(self, m: Mixed, c: Color | _typing.Literal["red", "dark-blue"], a: Access) -> Mixed:
        """Calls `choose` of the interface."""
        return await self._guest.call(_abi.call_values_choose, _abi.take_values_choose(m, c, a))

    async def fixed(self, a: _abc.Sequence[int], b: _abc.Sequence[str]) -> tuple[list[int], list[str]]:
        """Calls `fixed` of the interface."""
        return await self._guest.call(_abi.call_values_fixed, _abi.take_values_fixed(a, b))

    async def lookup(self, m: _abc.Mapping[str, bytes]) -> dict[int, Color]:
        """Calls `lookup` of the interface."""
        return await self._guest.call(_abi.call_values_lookup, _abi.take_values_lookup(m))

    async def options(
        self,
        first: int,
        *,
        a: int | None = None,
        b: MaybeText = None,
        last: Some[bool | None] | None = None,
    ) -> Access | None:
        """Calls `options` of the interface."""
        return await self._guest.call(_abi.call_values_options, first, a, b, last)

    async def results(
        self,
        r: tuple[Outcome, Ok[None] | Err[None], Ok[None] | Err[Color], Ok[float] | Err[None]],
    ) -> tuple[Outcome, Ok[None] | Err[None]]:
        """Calls `results` of the interface."""
        return await self._guest.call(_abi.call_values_results, _abi.take_values_results(r))

    async def fails(self) -> int:
        """Calls `fails` of the interface.

        Raises:
            ResultError: The call failed, with a payload of type str.
        """
        return await self._guest.call(_abi.call_values_fails)

    async def fails_with(self) -> Color:
        """Calls `fails-with` of the interface.

        Raises:
            MixedError: The call failed.
        """
        return await self._guest.call(_abi.call_values_fails_with)

    async def fails_plainly(self) -> None:
        """Calls `fails-plainly` of the interface.

        Raises:
            ResultError: The call failed, without payload.
        """
        await self._guest.call(_abi.call_values_fails_plainly)

    async def matrix(self, rows: _abc.Sequence[_abc.Sequence[float]]) -> list[list[float]]:
        """Calls `matrix` of the interface."""
        return await self._guest.call(_abi.call_values_matrix, _abi.take_values_matrix(rows))
