"""The handle table of one component instance (Canonical ABI, "Table" and "Resource State")."""

from __future__ import annotations

from .errors import TrapError

MAX_HANDLES = (1 << 28) - 1


class Handle:
    """One entry: a handle that the guest holds."""

    __slots__ = ("lends", "own", "rep", "resource")

    def __init__(self, resource: int, rep: int, own: bool) -> None:
        """An own handle, or a borrow that ends with the call that made it."""
        self.resource = resource
        self.rep = rep
        self.own = own
        self.lends = 0


class HandleTable:
    """Indices start at 1, and the index freed last is the first to be used again, as the specification demands."""

    __slots__ = ("_entries", "_free", "borrows")

    def __init__(self) -> None:
        """An empty table."""
        self._entries: list[Handle | None] = [None]
        self._free: list[int] = []
        self.borrows = 0
        """Borrows that the running call has given and the guest has not dropped."""

    def add(self, resource: int, rep: int, own: bool = True) -> int:
        """Gives the guest a handle and returns its index."""
        handle = Handle(resource, rep, own)
        if not own:
            self.borrows += 1
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

    def remove(self, index: int, resource: int) -> Handle:
        """Takes an entry away from the guest. A handle that is lent to a running call stays."""
        handle = self.get(index, resource)
        if handle.lends:
            raise TrapError("cannot remove owned resource while borrowed")
        self._entries[index] = None
        self._free.append(index)
        if not handle.own:
            self.borrows -= 1
        return handle

    def take_own(self, index: int, resource: int) -> int:
        """Lifts an own handle: returns the representation, and the guest has the handle no more."""
        handle = self.get(index, resource)
        if not handle.own:
            raise TrapError("cannot lift a borrow as an own handle")
        if handle.lends:
            raise TrapError("cannot remove owned resource while borrowed")
        self._entries[index] = None
        self._free.append(index)
        return handle.rep

    def end_borrows(self) -> None:
        """Called when a call returns: the guest must have dropped what it was lent."""
        if self.borrows:
            raise TrapError("borrow handles still remain at the end of the call")
