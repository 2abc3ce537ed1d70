"""Randomness for keys and secrets: the system's, or what the application gives in tests."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any

from ..engine import survive_forks
from ..errors import TrapError
from .layer_memory import LayerMemory
from .settings import RandomSource

if TYPE_CHECKING:
    from .host import Ask, Body, Host

MOST = 1 << 16
"""Bytes at once."""


class RandomPool:
    """Fills a part of the layer's memory, always the same one: the layer has a pool there.

    A forked child has the pool as well, so it is filled again: no two processes have the same random bytes.
    """

    def __init__(self, source: RandomSource | None) -> None:
        """None for the system's."""
        self._source = source
        self._filled: tuple[LayerMemory, int, int] | None = None
        survive_forks(self)

    def fill(self, memory: LayerMemory, to: int, length: int) -> None:
        """Raises what the application raises."""
        if length > MOST:
            raise TrapError("the WASI layer asked for too many random bytes at once")
        target = memory.range(to, length)
        if self._source is None:
            target[:] = os.urandom(length)
            self._filled = (memory, to, length)
        else:
            target[:] = _given(self._source(length), length)

    def end(self) -> None:
        """The memory is about to go."""
        self._filled = None

    def after_fork(self) -> None:
        """In the child."""
        if self._filled is not None:
            memory, to, length = self._filled
            memory.range(to, length)[:] = os.urandom(length)


def _given(data: Any, length: int) -> bytes:
    if not isinstance(data, bytes):
        raise TypeError(f"random: expected bytes, got {type(data).__name__}")
    if len(data) != length:
        raise ValueError(f"random: expected {length} bytes, got {len(data)}")
    return data


def random(host: Host, ask: Ask) -> Body:
    """`host.random`"""
    words, memory, pool = ask.frame.u32, ask.memory, host.random

    def body() -> None:
        pool.fill(memory, words[0], words[2])

    return body
