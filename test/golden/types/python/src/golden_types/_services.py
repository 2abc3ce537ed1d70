"""The services of the client, and the resources that they make."""

from __future__ import annotations

import typing as _typing
from collections import abc as _abc

from . import _abi
from ._runtime.instance import Instance as _Instance
from ._runtime.values import Err, Ok, Some
from ._types import Access, Color, MaybeText, Mixed, Nested, Outcome, Scalars


class Values:
    """The interface `values`."""

    def __init__(self, guest: _Instance) -> None:
        """Made by the client."""
        self._guest = guest

    def scalar(
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
        return _abi.call_values_scalar(self._guest, a, b, c, d, e, f, g, h, i, j, k, l)

    def spilled(self, v: Scalars, w: Nested) -> Nested:
        """Calls `spilled` of the interface."""
        return _abi.call_values_spilled(self._guest, _abi.take_values_spilled(v, w))

    def choose(self, m: Mixed, c: Color | _typing.Literal["red", "dark-blue"], a: Access) -> Mixed:
        """Calls `choose` of the interface."""
        return _abi.call_values_choose(self._guest, _abi.take_values_choose(m, c, a))

    def fixed(self, a: _abc.Sequence[int], b: _abc.Sequence[str]) -> tuple[list[int], list[str]]:
        """Calls `fixed` of the interface."""
        return _abi.call_values_fixed(self._guest, _abi.take_values_fixed(a, b))

    def lookup(self, m: _abc.Mapping[str, bytes]) -> dict[int, Color]:
        """Calls `lookup` of the interface."""
        return _abi.call_values_lookup(self._guest, _abi.take_values_lookup(m))

    def options(
        self,
        first: int,
        *,
        a: int | None = None,
        b: MaybeText = None,
        last: Some[bool | None] | None = None,
    ) -> Access | None:
        """Calls `options` of the interface."""
        return _abi.call_values_options(self._guest, first, a, b, last)

    def results(
        self,
        r: tuple[Outcome, Ok[None] | Err[None], Ok[None] | Err[Color], Ok[float] | Err[None]],
    ) -> tuple[Outcome, Ok[None] | Err[None]]:
        """Calls `results` of the interface."""
        return _abi.call_values_results(self._guest, _abi.take_values_results(r))

    def fails(self) -> int:
        """Calls `fails` of the interface.

        Raises:
            ResultError: The call failed, with a payload of type str.
        """
        return _abi.call_values_fails(self._guest)

    def fails_with(self) -> Color:
        """Calls `fails-with` of the interface.

        Raises:
            MixedError: The call failed.
        """
        return _abi.call_values_fails_with(self._guest)

    def fails_plainly(self) -> None:
        """Calls `fails-plainly` of the interface.

        Raises:
            ResultError: The call failed, without payload.
        """
        _abi.call_values_fails_plainly(self._guest)

    def matrix(self, rows: _abc.Sequence[_abc.Sequence[float]]) -> list[list[float]]:
        """Calls `matrix` of the interface."""
        return _abi.call_values_matrix(self._guest, _abi.take_values_matrix(rows))
