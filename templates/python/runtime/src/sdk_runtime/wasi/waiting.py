"""Waiting: for handles that become ready, and for the time. The only place where a component keeps its caller waiting."""

from __future__ import annotations

import math
import threading
import time
from collections.abc import Sequence
from typing import TYPE_CHECKING

from ..awaiting import running_call
from ..epochs import overdue, stop_if_unwanted

if TYPE_CHECKING:
    from .host import Ask, Body, Host

_NEVER = (1 << 64) - 1
_SLICE = 0.05
"""Seconds after which a call of an async client looks whether anybody still waits for it."""


def ready(host: Host, ask: Ask) -> Body:
    """`host.ready`"""
    words, memory = ask.frame.u32, ask.memory

    def body() -> None:
        handles = memory.words(words[0], words[2])
        found = [index for index, handle in enumerate(handles) if host.is_ready(handle)]
        memory.range(words[4], 4 * len(found)).cast("I")[:] = memoryview(_packed(found)).cast("I")
        words[0] = len(found)

    return body


def _packed(numbers: list[int]) -> bytes:
    return b"".join(number.to_bytes(4, "little") for number in numbers)


def wait(host: Host, ask: Ask) -> Body:
    """`host.wait`"""
    words, deadlines, memory = ask.frame.u32, ask.frame.u64, ask.memory

    def body() -> None:
        _wait(host, memory.words(words[0], words[2]), deadlines[2])

    return body


def _wait(host: Host, handles: Sequence[int], deadline: int) -> None:
    """Returns at the deadline of the monotonic clock at the latest.

    Raises:
        CallTimeoutError: The call's time was up before.
        ClosedError: Nobody waits for the call any more.
    """
    left = math.inf if deadline == _NEVER else max(deadline - host.clocks.monotonic(), 0) / 1e9
    latest = time.monotonic() + left
    end = min(latest, host.instance.store.deadline)
    condition = host.news.condition
    with condition:
        while not any(map(host.is_ready, handles)):
            now = time.monotonic()
            if now >= end:
                if end < latest:
                    raise overdue()
                host.clocks.pass_to(deadline)
                return
            stop_if_unwanted()
            most = threading.TIMEOUT_MAX if running_call.get() is None else _SLICE
            condition.wait(min(end - now, most))
