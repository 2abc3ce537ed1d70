"""What a call has borrowed, and what is lent to it (Canonical ABI, "Task State" and "Subtask State")."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .handles import Handle


class Task:
    """One call: from the application, between component instances, or of an import."""

    __slots__ = ("borrows", "lent")

    def __init__(self) -> None:
        """Nothing is borrowed."""
        self.borrows = 0
        """Borrowed handles that it has not dropped yet."""
        self.lent: list[Handle] = []
        """Handles that others have lent to it."""

    def lend(self, handle: Handle) -> None:
        """The handle cannot be moved or dropped until the call ends."""
        handle.lends += 1
        self.lent.append(handle)

    def end_loans(self) -> None:
        """The call returns: what was lent to it is its owner's alone again."""
        for handle in self.lent:
            handle.lends -= 1
        self.lent.clear()
