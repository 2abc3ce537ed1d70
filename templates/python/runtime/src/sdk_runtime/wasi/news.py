"""How threads that do something for a component tell the one that waits for it."""

from __future__ import annotations

import threading

from ..engine import survive_forks


class News:
    """That a handle may have become ready."""

    def __init__(self) -> None:
        """Nobody waits."""
        self.condition = threading.Condition()
        survive_forks(self)

    def after_fork(self) -> None:
        """Another thread may have held the lock."""
        self.condition = threading.Condition()
