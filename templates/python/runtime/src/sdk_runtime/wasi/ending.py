"""How a component ends by itself: its instance, never the process."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..errors import ExitError, TrapError

if TYPE_CHECKING:
    from .host import Ask, Body, Host


def exit(_: Host, ask: Ask) -> Body:
    """`host.exit`"""
    words = ask.frame.u32

    def body() -> None:
        raise ExitError(words[0])

    return body


def fail(_: Host, ask: Ask) -> Body:
    """`host.fail`"""
    words, memory = ask.frame.u32, ask.memory

    def body() -> None:
        raise TrapError(str(memory.range(words[0], words[2]), "utf-8", "replace"), "wasi")

    return body
