"""Which memories and tables a core module makes. The engine tells of those that are exported only."""

from __future__ import annotations

from typing import NamedTuple

_TABLES, _MEMORIES = 4, 5
_HAS_MAXIMUM, _HAS_PAGE_SIZE = 1, 8
_PAGE = 1 << 16


class Size(NamedTuple):
    """Of a memory in bytes, of a table in elements."""

    minimum: int
    maximum: int | None


class CoreSizes(NamedTuple):
    """What one instance of a module makes."""

    memories: tuple[Size, ...]
    tables: tuple[Size, ...]


def core_sizes(binary: bytes) -> CoreSizes:
    """Of a module that the engine has taken."""
    memories: tuple[Size, ...] = ()
    tables: tuple[Size, ...] = ()
    reader = _Reader(binary, 8)
    while reader.at < len(binary):
        section, length = reader.byte(), reader.number()
        inside = _Reader(binary, reader.at)
        if section == _MEMORIES:
            memories = tuple(inside.memory() for _ in range(inside.number()))
        elif section == _TABLES:
            tables = tuple(inside.table() for _ in range(inside.number()))
        reader.at += length
    return CoreSizes(memories, tables)


class _Reader:
    def __init__(self, binary: bytes, at: int) -> None:
        self.binary = binary
        self.at = at

    def byte(self) -> int:
        self.at += 1
        return self.binary[self.at - 1]

    def number(self) -> int:
        value = shift = 0
        while True:
            byte = self.byte()
            value |= (byte & 0x7F) << shift
            shift += 7
            if byte < 0x80:
                return value

    def limits(self) -> tuple[int, int, int | None]:
        flags = self.byte()
        minimum = self.number()
        return flags, minimum, self.number() if flags & _HAS_MAXIMUM else None

    def memory(self) -> Size:
        flags, minimum, maximum = self.limits()
        page = 1 << self.number() if flags & _HAS_PAGE_SIZE else _PAGE
        return Size(minimum * page, None if maximum is None else maximum * page)

    def table(self) -> Size:
        has_start = self.binary[self.at] == 0x40
        if has_start:
            self.at += 2
        self.reference()
        _, minimum, maximum = self.limits()
        if has_start:
            self.expression()
        return Size(minimum, maximum)

    def reference(self) -> None:
        if self.byte() in (0x63, 0x64):
            self.number()

    def expression(self) -> None:
        """What a table starts with: `ref.func`, `global.get`, `ref.null`, each with a number behind it."""
        while self.byte() != 0x0B:
            self.number()
