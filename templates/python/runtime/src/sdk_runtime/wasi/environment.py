"""Variables and arguments that the application gives."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from .layer_memory import texts

if TYPE_CHECKING:
    from .host import Ask, Body, Host


def environment(host: Host, ask: Ask) -> Body:
    """`host.environment`"""
    return _listing(host.settings.environment, ask)


def arguments(host: Host, ask: Ask) -> Body:
    """`host.arguments`"""
    return _listing(host.settings.arguments, ask)


def _listing(parts: Sequence[bytes], ask: Ask) -> Body:
    words, memory = ask.frame.u32, ask.memory

    def body() -> None:
        words[0] = memory.give(words[0], words[2], texts(parts))

    return body
