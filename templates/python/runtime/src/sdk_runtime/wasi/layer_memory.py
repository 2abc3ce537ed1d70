"""The memory into which the layer's pointers lead."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from struct import pack

from ..errors import TrapError
from ..store import CoreStore, Extern

PENDING, END, FAILED = 0xFFFF_FFFF, 0xFFFF_FFFE, 0xFFFF_FFFD
"""In the place of a length: nothing yet, no more, no more since it failed."""
MOST_READ = 1 << 16
"""Bytes of one read."""


class LayerMemory:
    """It belongs to the instance that imports the functions which get the pointers, and is there once that is made."""

    __slots__ = ("_find", "_store", "_view")

    def __init__(self, store: CoreStore, find: Callable[[], Extern | None]) -> None:
        """`find` gives the memory, as soon as there is one."""
        self._store = store
        self._find = find
        self._view = memoryview(bytearray())

    def range(self, pointer: int, length: int) -> memoryview:
        """Bytes to read or write, valid until the guest runs again.

        Raises:
            TrapError: They are not all inside.
        """
        end = pointer + length
        if end > len(self._view):
            memory = self._find()
            if memory is None:
                raise TrapError("the WASI layer called out before its memory was there")
            self._view = self._store.memory_view(memory)
            if end > len(self._view):
                raise TrapError("the WASI layer gave a range outside of its memory")
        return self._view[pointer:end]

    def give(self, pointer: int, capacity: int, data: bytes) -> int:
        """Writes bytes where there is room for all of them; returns how many they are."""
        if capacity >= len(data):
            self.range(pointer, len(data))[:] = data
        return len(data)

    def words(self, pointer: int, count: int) -> Sequence[int]:
        """A list of u32."""
        words: Sequence[int] = self.range(pointer, 4 * count).cast("I").tolist()
        return words


def texts(parts: Sequence[bytes]) -> bytes:
    """Each after its length, as the layer reads them."""
    return b"".join(pack("<I", len(part)) + part for part in parts)
