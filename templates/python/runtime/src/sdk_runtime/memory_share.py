"""How the bytes that a client allows an instance are shared by its memories and tables.

The engine knows one limit for every memory of a store and one for every table, which it asks when one is made and when one grows. So the limits
are set anew for each core instance that is made, and for good at the end.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from .core_sizes import CoreSizes, Size
from .errors import SdkError

PRINTED_BYTES = 1 << 24
"""What memories and tables of printed modules may start with together. They are not counted, since they are no part of the guest."""
LAYER_BYTES = 1 << 25
"""Likewise of the WASI layer."""
TABLE_ELEMENTS = 100_000
"""What a table may grow to, unless it starts with more."""
_ELEMENT = 8
"""Bytes of a table's element."""


class Share(NamedTuple):
    """What each memory and each table may have."""

    memory: int | None
    """Bytes; None for what the engine allows."""
    table: int
    """Elements."""

    def making(self, module: CoreSizes) -> Share:
        """While an instance is made: what it starts with was counted."""
        memory = None if self.memory is None else max([self.memory, *(it.minimum for it in module.memories)])
        return Share(memory, max([self.table, *(it.minimum for it in module.tables)]))


def share(
    modules: Sequence[CoreSizes],
    limit: int | None,
    printed: Sequence[CoreSizes] = (),
    layer: Sequence[CoreSizes] = (),
) -> Share:
    """Shares `limit` bytes out; `modules` are those of all core instances. What is there from the beginning counts first.

    What `printed` modules and the WASI `layer` have is no part of the guest. Their memories may grow as far as the guest's.

    Raises:
        SdkError: The limit is less than that.
    """
    if _needed(layer) > LAYER_BYTES:
        raise SdkError(f"link plan: layer: its modules start with {_needed(layer)} bytes")
    if limit is None:
        return Share(None, TABLE_ELEMENTS)
    if _needed(printed) > max(limit, PRINTED_BYTES):
        raise SdkError(f"link plan: adapters: their modules start with {_needed(printed)} bytes")
    memories = [it for module in modules for it in module.memories]
    tables = [it for module in modules for it in module.tables]
    needed = _needed(modules)
    if needed > limit:
        raise SdkError(f"memory_limit: {limit} bytes are too few, the component starts with {needed}")
    elements = TABLE_ELEMENTS
    if _total(memories, 0) + _ELEMENT * _total(tables, elements) > limit:
        elements = 0
    return Share(_level(memories, limit - _ELEMENT * _total(tables, elements)), elements)


def _needed(modules: Sequence[CoreSizes]) -> int:
    memories = _total((it for module in modules for it in module.memories), 0)
    return memories + _ELEMENT * _total((it for module in modules for it in module.tables), 0)


def _total(sizes: Iterable[Size], level: int) -> int:
    """If each has grown to the level, as far as it may."""
    return sum(max(it.minimum, level if it.maximum is None else min(level, it.maximum)) for it in sizes)


def _level(memories: Sequence[Size], limit: int) -> int:
    """What each may grow to, so that all of them together stay within the limit."""
    low, high = 0, limit
    while low < high:
        middle = (low + high + 1) // 2
        if _total(memories, middle) <= limit:
            low = middle
        else:
            high = middle - 1
    return low
