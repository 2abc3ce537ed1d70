"""A memory of the host's own, in which the values of a call lie as the Canonical ABI lays them out.

Printed code carries them to the guest and back, so that a call is one crossing, whatever it passes. Nobody keeps anything here while the guest
or the application runs: each call begins anew, and allocating is to count up.

What is long lies in the guest's memory instead, and is not copied twice; then its length has the bit `IN_PLACE`.
"""

from __future__ import annotations

from collections.abc import Callable
from struct import Struct
from typing import Any

from .memory import MAX_BYTES, Host, Memory, Utf8Memory
from .store import CoreStore

IN_PLACE = 1 << 31
"""Set in the length of what lies in the guest's memory, and in the pointer to a result of which the guest holds some."""
_LONG = 8192
"""Bytes above which a string or a list of numbers is written to its place in the guest."""
_HELD = 8
"""Where the guest's own result stands while it holds some of what the result refers to."""
_PAGE = 1 << 16
_U32 = Struct("I")


class Exchange(Utf8Memory):
    """The exchange as one function's canonical options see it."""

    __slots__ = ("_guest", "_is_utf8", "_start", "_top")

    def __init__(self, host: Host, store: CoreStore, guest: Memory, start: int) -> None:
        """`guest` is the memory of the same function; `start` is where allocating begins."""
        super().__init__(host, store)
        self._guest = guest
        self._is_utf8 = type(guest) is Utf8Memory
        self._start = self._top = start

    def require(self, pointer: int, align: int, size: int) -> int:
        """Where a result is, or goes to. What was lowered before is the guest's by now."""
        self._top = self._start
        pointer &= IN_PLACE - 1
        if pointer + size > self.size or self._moves:
            self._reach(pointer + size)
        return pointer

    def allocate(self, align: int, size: int) -> int:
        """Takes bytes. The guest does not run."""
        if size > MAX_BYTES:
            raise ValueError(f"{size} bytes are too many for one value, the limit is {MAX_BYTES}")
        pointer = (self._top + align - 1) & -align
        self._top = end = pointer + size
        if end > self.size or self._moves:
            self._reach(end)
        return pointer

    def _reach(self, end: int) -> None:
        """Looks at the memory again, and grows it if it is too small."""
        self.look()
        if end > self.size and self._extern is not None:
            self._store.grow(self._extern, (end - self.size + _PAGE - 1) // _PAGE)
            self.look()

    def write_bytes(self, data: bytes) -> tuple[int, int]:
        """See `Memory`."""
        if len(data) <= _LONG:
            return super().write_bytes(data)
        pointer, length = self._guest.write_bytes(data)
        return pointer, length | IN_PLACE

    def write_packed(self, data: bytes, size: int) -> tuple[int, int]:
        """See `Memory`."""
        if len(data) <= _LONG:
            return super().write_packed(data, size)
        pointer, length = self._guest.write_packed(data, size)
        return pointer, length | IN_PLACE

    def write_string(self, text: str) -> tuple[int, int]:
        """See `Memory`."""
        data = text.encode()
        length = len(data)
        if length > _LONG and self._is_utf8:
            return self.write_bytes(data)
        pointer = self._top
        self._top = end = pointer + length
        if end > self.size or self._moves:
            self._reach(end)
        self.view[pointer:end] = data
        return pointer, length

    def read_bytes(self, pointer: int, length: int) -> bytes:
        """See `Memory`."""
        if length & IN_PLACE:
            return self._guest.read_bytes(pointer, length ^ IN_PLACE)
        return super().read_bytes(pointer, length)

    def _cast(self, code: Any, pointer: int, length: int) -> Any:
        if length & IN_PLACE:
            return self._guest._cast(code, pointer, length ^ IN_PLACE)
        return super()._cast(code, pointer, length)

    def read_string(self, pointer: int, length: int) -> str:
        """See `Memory`. Printed code has validated what is not in its place."""
        end = pointer + length
        if end > self.size or self._moves:
            if length & IN_PLACE:
                return self._guest.read_string(pointer, length ^ IN_PLACE)
            self._reach(end)
        return str(self.view[pointer:end], "utf-8")

    def ending(self, free: Callable[[], object] | None) -> Callable[[], object]:
        """What ends a call, in place of post-return: printed code frees results, but for one of which the guest holds some."""
        slots = self._store.slots.u32

        def end() -> object:
            self._top = self._start
            if free is None or slots[0] < IN_PLACE:
                return None
            slots[0] = _U32.unpack_from(self.view, _HELD)[0]
            return free()

        return end
