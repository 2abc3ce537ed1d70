"""Standard output and error: to the application's writers, else nowhere. The end of standard error is kept, for the error of a trap."""

from __future__ import annotations

from inspect import isawaitable
from typing import TYPE_CHECKING

from ..awaiting import wait_for

if TYPE_CHECKING:
    from .host import Ask, Body, Host

STDOUT = 1
KEPT = 8192
"""Bytes that are kept."""


class Tail:
    """The last bytes of a stream."""

    __slots__ = ("_bytes",)

    def __init__(self) -> None:
        """Nothing was printed."""
        self._bytes = bytearray()

    def add(self, data: bytes) -> None:
        """More was printed."""
        self._bytes += data[-KEPT:]
        if len(self._bytes) > 2 * KEPT:
            del self._bytes[:-KEPT]

    def text(self) -> str:
        """Where it was cut, or is no UTF-8, there stands U+FFFD."""
        return self._bytes[-KEPT:].decode(errors="replace")


def write(host: Host, ask: Ask) -> Body:
    """`host.write`"""
    words, memory, tail = ask.frame.u32, ask.memory, host.stderr
    stdout, stderr = host.settings.stdout, host.settings.stderr

    def body() -> None:
        data = bytes(memory.range(words[2], words[4]))
        writer = stdout
        if words[0] != STDOUT:
            tail.add(data)
            writer = stderr
        if writer is not None:
            result = writer(data)
            if isawaitable(result):
                wait_for(result)

    return body
