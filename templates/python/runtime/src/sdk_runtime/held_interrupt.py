"""Ctrl-C while callbacks of the binding may run.

A signal's handler runs on the first instruction of whatever Python function is entered next, also of the binding's callbacks, where ctypes drops
what it raises and gives the engine garbage. So the application's handler waits for a place where an exception can leave.
"""

from __future__ import annotations

import signal
import threading
from typing import Any


class HeldInterrupt:
    """Holds SIGINT back in the main thread, the only one that runs handlers; elsewhere it does nothing."""

    def __init__(self) -> None:
        """Nothing is held."""
        self._handler: Any = None
        self._came = False

    def hold(self) -> None:
        """From now on Ctrl-C only leaves a note."""
        if threading.get_ident() == threading.main_thread().ident and callable(signal.getsignal(signal.SIGINT)):
            self._handler = signal.signal(signal.SIGINT, self._note)

    def release(self) -> None:
        """Puts the application's handler back, and calls it if Ctrl-C came meanwhile."""
        handler, self._handler = self._handler, None
        if handler is not None:
            signal.signal(signal.SIGINT, handler)
            self._deliver(handler)

    def look(self) -> None:
        """Calls the application's handler if Ctrl-C came meanwhile; goes on to hold."""
        if self._handler is not None:
            self._deliver(self._handler)

    def _note(self, *_: object) -> None:
        self._came = True

    def _deliver(self, handler: Any) -> None:
        if self._came:
            self._came = False
            handler(signal.SIGINT, None)
