"""A guest's memory as one function's canonical options see it: with its `realloc` and its string encoding.

Pointers and lengths come from the guest: nothing is read or written before it is known to lie inside. They are Python integers, so sums
of them do not wrap. Reading stops the guest with `TrapError`; the caller has checked what is written.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from struct import calcsize
from typing import Any, Protocol

from .errors import TrapError
from .store import CoreStore, Extern

MAX_BYTES = (1 << 28) - 1
"""Largest byte length of a string or list (Canonical ABI, `REALLOC_I32_MAX`)."""
_UTF16_TAG = 1 << 31
NO_LEAVE = 2


class Host(Protocol):
    """The instance, as far as memory needs it."""

    state: int


class Memory:
    """Reads and writes values. `view` is what is known of the memory's bytes; it may be shorter than the memory, never longer."""

    __slots__ = ("_extern", "_host", "_moves", "_realloc", "_realloc_words", "_store", "size", "view")

    def __init__(self, host: Host, store: CoreStore) -> None:
        """Memory of a core instance that does not exist yet; see `bind`."""
        self._host = host
        self._store = store
        self._moves = store.memories_move
        self._extern: Extern | None = None
        self._realloc: Callable[[], object] | None = None
        self._realloc_words = store.side_slots.u32
        self.view = memoryview(b"")
        self.size = 0

    def bind(self, memory: Extern, realloc: Extern | None) -> None:
        """Tells which memory it is, as soon as there is one."""
        self._extern = memory
        if realloc is not None:
            self._realloc = self._store.caller(realloc, side=True)
        self.look()

    def look(self) -> None:
        """Looks at the memory again, which may have grown."""
        if self._extern is not None:
            self.view = self._store.memory_view(self._extern)
            self.size = len(self.view)

    def require(self, pointer: int, align: int, size: int) -> int:
        """Makes sure that `size` bytes at `pointer` can be read and written; returns the pointer."""
        if pointer & (align - 1):
            raise TrapError(f"pointer {pointer} is not aligned to {align}")
        if pointer + size > self.size or self._moves:
            self.look()
            if pointer + size > self.size:
                raise TrapError(f"pointer {pointer} with {size} bytes is out of bounds of memory")
        return pointer

    def span(self, pointer: int, align: int, size: int) -> memoryview:
        """The bytes of a list that the guest gave; valid until the guest runs again."""
        if size > MAX_BYTES:
            raise TrapError(f"a list of {size} bytes is too long")
        self.require(pointer, align, size)
        return self.view[pointer : pointer + size]

    def allocate(self, align: int, size: int) -> int:
        """Asks the guest for bytes. It must not call imports meanwhile."""
        if size > MAX_BYTES:
            raise ValueError(f"{size} bytes are too many for one value, the limit is {MAX_BYTES}")
        words = self._realloc_words
        words[0] = words[4] = 0
        words[8] = align
        words[12] = size
        self._host.state = NO_LEAVE
        realloc = self._realloc
        if realloc is None:
            raise TrapError("the component gives no realloc for this function")
        error = realloc()
        if error or self._store.trap:
            raise self._store.failure(error)
        pointer = words[0]
        if pointer & (align - 1) or pointer + size > self.size or self._moves:
            self.require(pointer, align, size)
        return pointer

    def write_bytes(self, data: bytes) -> tuple[int, int]:
        """Lowers `list<u8>`: pointer and length."""
        length = len(data)
        pointer = self.allocate(1, length)
        self.view[pointer : pointer + length] = data
        return pointer, length

    def write_packed(self, data: bytes, size: int) -> tuple[int, int]:
        """Lowers a list of numbers of `size` bytes each: pointer and length."""
        pointer = self.allocate(size, len(data))
        self.view[pointer : pointer + len(data)] = data
        return pointer, len(data) // size

    def read_bytes(self, pointer: int, length: int) -> bytes:
        """Lifts `list<u8>`."""
        return bytes(self.span(pointer, 1, length))

    def read_integers(self, code: str, pointer: int, length: int) -> list[int]:
        """Lifts a list of integers, given the `struct` code of one."""
        values: list[int] = self._cast(code, pointer, length).tolist()
        return values

    def read_floats(self, code: str, pointer: int, length: int) -> list[float]:
        """Lifts a list of floats. Every NaN becomes the canonical one."""
        floats = self._cast(code, pointer, length)
        values: list[float] = floats.tolist()
        if floats != floats:  # only a NaN differs from itself
            return [value if value == value else math.nan for value in values]
        return values

    def _cast(self, code: Any, pointer: int, length: int) -> Any:
        size = calcsize(code)
        span: Any = self.span(pointer, size, length * size)
        return span.cast(code)

    def read_string(self, pointer: int, length: int) -> str:
        """Lifts a string; `length` is in code units, and may carry the tag of `latin1+utf16`."""
        raise NotImplementedError

    def write_string(self, text: str) -> tuple[int, int]:
        """Lowers a string that has no lone surrogate: pointer and length in code units."""
        raise NotImplementedError


class Utf8Memory(Memory):
    """Strings are UTF-8."""

    __slots__ = ()

    def read_string(self, pointer: int, length: int) -> str:
        """See `Memory`."""
        end = pointer + length
        if end > self.size or length > MAX_BYTES or self._moves:
            self.span(pointer, 1, length)
        try:
            return str(self.view[pointer:end], "utf-8")
        except UnicodeDecodeError:
            raise TrapError("a string is not valid UTF-8") from None

    def write_string(self, text: str) -> tuple[int, int]:
        """See `Memory`."""
        data = text.encode()
        length = len(data)
        pointer = self.allocate(1, length)
        self.view[pointer : pointer + length] = data
        return pointer, length


class Utf16Memory(Memory):
    """Strings are UTF-16, little-endian."""

    __slots__ = ()

    def read_string(self, pointer: int, length: int) -> str:
        """See `Memory`."""
        try:
            return str(self.span(pointer, 2, 2 * length), "utf-16-le")
        except UnicodeDecodeError:
            raise TrapError("a string is not valid UTF-16") from None

    def write_string(self, text: str) -> tuple[int, int]:
        """See `Memory`."""
        data = text.encode("utf-16-le")
        pointer = self.allocate(2, len(data))
        self.view[pointer : pointer + len(data)] = data
        return pointer, len(data) // 2


class Latin1Memory(Utf16Memory):
    """Strings are Latin-1, or UTF-16 if the length carries the tag."""

    __slots__ = ()

    def read_string(self, pointer: int, length: int) -> str:
        """See `Memory`."""
        if length & _UTF16_TAG:
            return super().read_string(pointer, length ^ _UTF16_TAG)
        return str(self.span(pointer, 2, length), "latin-1")

    def write_string(self, text: str) -> tuple[int, int]:
        """See `Memory`."""
        data = _latin1(text)
        if data is None:
            pointer, length = super().write_string(text)
            return pointer, length | _UTF16_TAG
        pointer = self.allocate(2, len(data))
        self.view[pointer : pointer + len(data)] = data
        return pointer, len(data)


def _latin1(text: str) -> bytes | None:
    try:
        return text.encode("latin-1")
    except UnicodeEncodeError:
        return None


MEMORIES: dict[str, type[Memory]] = {"utf8": Utf8Memory, "utf16": Utf16Memory, "latin1+utf16": Latin1Memory}
