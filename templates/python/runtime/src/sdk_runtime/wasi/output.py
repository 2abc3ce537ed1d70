"""Standard output and error: to the application's writers, else nowhere. The end of standard error is kept, for the error of a trap."""

from __future__ import annotations

import io
from codecs import getincrementaldecoder
from collections.abc import Callable
from inspect import isawaitable
from typing import TYPE_CHECKING, Any

from ..awaiting import wait_for
from ..checks import is_a
from .settings import Output

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


class Writers:
    """The application's, for one instance."""

    __slots__ = ("stderr", "stdout")

    def __init__(self, stdout: Output | None, stderr: Output | None) -> None:
        """None for what is discarded."""
        self.stdout = None if stdout is None else _writer(stdout)
        self.stderr = None if stderr is None else _writer(stderr)


def _writer(output: Any) -> Callable[[bytes], object]:
    write: Callable[[Any], object] = getattr(output, "write", output)
    if not is_a(output, io.TextIOBase):
        return write
    # A piece may end inside a character; what is no UTF-8 becomes U+FFFD.
    decoder = getincrementaldecoder("utf-8")("replace")
    return lambda data: write(decoder.decode(data))


def write(host: Host, ask: Ask) -> Body:
    """`host.write`"""
    words, memory, tail = ask.frame.u32, ask.memory, host.stderr
    stdout, stderr = host.writers.stdout, host.writers.stderr

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
