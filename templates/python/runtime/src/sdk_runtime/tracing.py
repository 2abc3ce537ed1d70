"""Trace functions, of debuggers and the like, around the guest: needed in Python 3.10 alone.

There a trace function that raises when a generator is resumed ends it before its `try`; later versions take `f_trace = None` for an answer. So
none is set while the guest runs, except within the imports that it calls.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from typing import Any


class Tracing:
    """Of one store, in which there is one thread at a time."""

    __slots__ = ("_trace",)

    def __init__(self) -> None:
        """Nothing is traced."""
        self._trace: Any = None

    def apart(self, call: Callable[[], object]) -> Callable[[], object]:
        """Enters the guest, and takes the trace function away until it returns."""

        def untraced() -> object:
            outer, self._trace = self._trace, sys.gettrace()
            sys.settrace(None)
            try:
                return call()
            finally:
                trace, self._trace = self._trace, outer
                sys.settrace(trace)

        return untraced

    def within(self, body: Callable[[], None]) -> Callable[[], None]:
        """What the guest calls, with the trace function. It may set another."""

        def traced() -> None:
            sys.settrace(self._trace)
            try:
                body()
            finally:
                self._trace = sys.gettrace()
                sys.settrace(None)

        return traced
