"""HTTP, which nothing allows: every request fails, and nothing is resolved."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .layer_memory import END

if TYPE_CHECKING:
    from .host import Ask, Body, Host

_REQUEST_DENIED = 15
"""The case of `error-code` in `wasi:http/types`."""
_FAILURE = bytes((_REQUEST_DENIED, 0, 0, 0, 0))
"""With an empty text."""


class Requests:
    """Those of one instance."""

    def __init__(self) -> None:
        """None yet."""
        self._made = 0

    def start(self) -> int:
        """Its number."""
        self._made += 1
        return self._made

    def is_ready(self, _handle: int) -> bool:
        """All has failed at once."""
        return True


def start(host: Host, ask: Ask) -> Body:
    """`http.start`"""
    words, requests = ask.frame.u32, host.requests

    def body() -> None:
        words[0] = requests.start()

    return body


def answer(_: Host, ask: Ask) -> Body:
    """`http.answer`"""
    return _told(ask, b"\1" + _FAILURE)


def failure(_: Host, ask: Ask) -> Body:
    """`http.failure`"""
    return _told(ask, _FAILURE)


def _told(ask: Ask, data: bytes) -> Body:
    words, memory = ask.frame.u32, ask.memory

    def body() -> None:
        words[0] = memory.give(words[2], words[4], data)

    return body


def read(_: Host, ask: Ask) -> Body:
    """`http.read`"""
    words = ask.frame.u32

    def body() -> None:
        words[0] = END

    return body


def write(_: Host, ask: Ask) -> Body:
    """`http.write`: what comes after the exchange is over is taken and discarded."""
    words = ask.frame.u32

    def body() -> None:
        words[0] = words[4]

    return body


def finish(_: Host, __: Ask) -> Body:
    """`http.finish`"""
    return _nothing


def cancel(_: Host, __: Ask) -> Body:
    """`http.cancel`"""
    return _nothing


def _nothing() -> None:
    pass
