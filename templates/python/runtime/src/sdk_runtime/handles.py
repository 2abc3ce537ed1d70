"""The handle table of one component instance (Canonical ABI, "Table" and "Resource State")."""

from __future__ import annotations

from .errors import TrapError
from .task import Task

MAX_HANDLES = 1 << 23
"""The ABI allows 2^28 - 1; no honest guest comes near, and another would fill the memory of the process."""


class Handle:
    """One entry: a handle that the guest holds."""

    __slots__ = ("borrower", "lends", "rep", "resource")

    def __init__(self, resource: int, rep: int, borrower: Task | None) -> None:
        """An own handle, or one that `borrower` must drop before it ends."""
        self.resource = resource
        self.rep = rep
        self.borrower = borrower
        self.lends = 0
        """To how many calls it is lent."""


class HandleTable:
    """Indices start at 1, and the index freed last is the first to be used again, as the specification demands."""

    __slots__ = ("_entries", "_free", "_tasks")

    def __init__(self, tasks: list[Task]) -> None:
        """An empty table. `tasks` are the call from the application, and inside it those between component instances."""
        self._entries: list[Handle | None] = [None]
        self._free: list[int] = []
        self._tasks = tasks

    def add(self, resource: int, rep: int, own: bool = True) -> int:
        """Gives the guest a handle and returns its index. A borrowed one belongs to the innermost call."""
        borrower = None if own else self._tasks[-1]
        handle = Handle(resource, rep, borrower)
        if borrower is not None:
            borrower.borrows += 1
        if self._free:
            index = self._free.pop()
            self._entries[index] = handle
            return index
        if len(self._entries) > MAX_HANDLES:
            raise TrapError("too many handles")
        self._entries.append(handle)
        return len(self._entries) - 1

    def get(self, index: int, resource: int) -> Handle:
        """The entry at an index that the guest gave."""
        handle = self._entries[index] if index < len(self._entries) else None
        if handle is None:
            raise TrapError(f"unknown handle index {index}")
        if handle.resource != resource:
            raise TrapError(f"handle index {index} used with the wrong type")
        return handle

    def take(self, index: int, resource: int) -> int:
        """Lifts an own handle: returns the representation, and the guest has the handle no more."""
        handle = self.get(index, resource)
        if handle.borrower is not None:
            raise TrapError("cannot lift a borrow as an own handle")
        self._remove(index, handle)
        return handle.rep

    def drop(self, index: int, resource: int) -> Handle:
        """`resource.drop`: the guest gives a handle up. Returns the entry that was there."""
        handle = self.get(index, resource)
        self._remove(index, handle)
        if handle.borrower is not None:
            handle.borrower.borrows -= 1
        return handle

    def _remove(self, index: int, handle: Handle) -> None:
        if handle.lends:
            raise TrapError("cannot remove owned resource while borrowed")
        self._entries[index] = None
        self._free.append(index)
