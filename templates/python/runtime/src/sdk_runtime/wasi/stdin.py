"""What the application gives a component to read."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from .layer_memory import END, FAILED, MOST_READ, PENDING
from .news import News
from .settings import BinaryReader

if TYPE_CHECKING:
    from .host import Ask, Body, Host


class Stdin:
    """Bytes that are there at once, or a file.

    A file may keep its reader waiting, so a thread reads it, a piece at a time and only when the component wants one.
    """

    def __init__(self, source: bytes | BinaryReader, news: News) -> None:
        """`news` is told when a file has given something."""
        self._unread = memoryview(source if isinstance(source, bytes) else b"")
        self._next = None if isinstance(source, bytes) else _pieces(source)
        self._news = news
        self._thread: threading.Thread | None = None
        self._error: BaseException | None = None

    def is_ready(self) -> bool:
        """Whether a read gives bytes, the end, or a failure. Else there will be something at some time."""
        if self._unread or self._next is None or self._error is not None:
            return True
        if self._thread is None or not self._thread.is_alive():  # it does not survive a fork
            self._thread = threading.Thread(target=self._read, args=(self._next,), name="sdk-stdin", daemon=True)
            self._thread.start()
        return False

    def read(self, most: int) -> memoryview | int:
        """At most so many bytes, or what the layer is told instead.

        Raises:
            BaseException: What the file raised, if it was no OSError.
        """
        if not self.is_ready():
            return PENDING
        if self._unread:
            data, self._unread = self._unread[:most], self._unread[most:]
            return data
        if self._error is None:
            return END
        if isinstance(self._error, OSError):
            return FAILED
        raise self._error

    def _read(self, piece: Callable[[int], Any]) -> None:
        """In a thread."""
        error: BaseException | None = None
        data: Any = b""
        try:
            data = piece(MOST_READ) or b""
            if not isinstance(data, bytes):
                raise TypeError(f"stdin: expected bytes, got {type(data).__name__}")
        except BaseException as raised:
            error = raised
        condition = self._news.condition
        with condition:
            self._error = error
            if data and error is None:
                self._unread = memoryview(data)
            else:
                self._next = None
            self._thread = None
            condition.notify_all()


def _pieces(reader: Any) -> Callable[[int], Any]:
    """`read` of a buffered file waits until all that is asked for is there, `read1` does not."""
    read: Callable[[int], Any] = getattr(reader, "read1", reader.read)
    return read


def read_stdin(host: Host, ask: Ask) -> Body:
    """`host.read-stdin`"""
    words, memory, stdin = ask.frame.u32, ask.memory, host.stdin

    def body() -> None:
        data = stdin.read(min(words[2], MOST_READ))
        if isinstance(data, int):
            words[0] = data
        else:
            memory.range(words[0], len(data))[:] = data
            words[0] = len(data)

    return body
