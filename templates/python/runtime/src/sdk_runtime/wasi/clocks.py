"""What a component takes for the time."""

from __future__ import annotations

import time
from datetime import datetime, timedelta, timezone
from typing import TYPE_CHECKING, Any

from ..checks import is_a
from .settings import Clock

if TYPE_CHECKING:
    from .host import Ask, Body, Host

_EPOCH = datetime(1970, 1, 1, tzinfo=timezone.utc)
_MICROSECOND = timedelta(microseconds=1)
_LATEST = (1 << 64) - 1


class Clocks:
    """In nanoseconds: the system's clocks, or the one clock of the application, which both follow."""

    __slots__ = ("_clock", "_latest")

    def __init__(self, clock: Clock | None) -> None:
        """None for the system's."""
        self._clock = clock
        self._latest = 0

    def wall(self) -> int:
        """Since 1970."""
        return time.time_ns() if self._clock is None else _nanoseconds(self._clock())

    def monotonic(self) -> int:
        """Never less than before."""
        if self._clock is None:
            return time.monotonic_ns()
        self._latest = max(self._latest, _nanoseconds(self._clock()))
        return self._latest

    def pass_to(self, deadline: int) -> None:
        """So much time as was left was waited for; the application's clock may stand still."""
        self._latest = max(self._latest, deadline)


def _nanoseconds(moment: Any) -> int:
    """One before 1970, or far ahead, stays within 64 bits."""
    if not is_a(moment, datetime):
        raise TypeError(f"clock: expected datetime, got {type(moment).__name__}")
    if moment.tzinfo is None:
        raise ValueError("clock: it gave a datetime without time zone")
    since: int = (moment - _EPOCH) // _MICROSECOND * 1000
    return min(max(since, 0), _LATEST)


def wall_now(host: Host, ask: Ask) -> Body:
    """`host.wall-now`"""
    words, clocks = ask.frame.u64, host.clocks

    def body() -> None:
        words[0] = clocks.wall()

    return body


def monotonic_now(host: Host, ask: Ask) -> Body:
    """`host.monotonic-now`"""
    words, clocks = ask.frame.u64, host.clocks

    def body() -> None:
        words[0] = clocks.monotonic()

    return body
