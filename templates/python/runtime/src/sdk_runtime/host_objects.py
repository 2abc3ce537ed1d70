"""The application's own objects behind imported resources, by the representation under which the guest holds them."""

from __future__ import annotations

from .errors import TrapError


class _Entry:
    __slots__ = ("borrows", "owns", "value")

    def __init__(self, value: object) -> None:
        self.value = value
        self.owns = 0
        self.borrows = 0


class HostObjects:
    """One object has one representation as long as the guest holds a handle to it, so that the same object comes back."""

    __slots__ = ("_by_identity", "_entries", "_next")

    def __init__(self) -> None:
        """Nothing is given yet."""
        self._entries: dict[int, _Entry] = {}
        self._by_identity: dict[int, int] = {}
        self._next = 1

    def give(self, value: object, own: bool) -> int:
        """Counts one more handle to the object; returns its representation."""
        rep = self._by_identity.get(id(value))
        if rep is None:
            rep = self._next
            self._next += 1
            self._by_identity[id(value)] = rep
            self._entries[rep] = _Entry(value)
        entry = self._entries[rep]
        if own:
            entry.owns += 1
        else:
            entry.borrows += 1
        return rep

    def lend(self, rep: int) -> None:
        """Counts one more borrowed handle: the guest lends its own from one part to another."""
        self._entry(rep).borrows += 1

    def get(self, rep: int) -> object:
        """The object of a handle that the guest holds."""
        return self._entry(rep).value

    def take(self, rep: int, own: bool) -> tuple[object, bool]:
        """Counts one handle less; returns the object, and whether that was its last own handle."""
        entry = self._entry(rep)
        if own:
            entry.owns -= 1
        else:
            entry.borrows -= 1
        if not entry.owns and not entry.borrows:
            del self._entries[rep]
            del self._by_identity[id(entry.value)]
        return entry.value, own and not entry.owns

    def _entry(self, rep: int) -> _Entry:
        entry = self._entries.get(rep)
        if entry is None:
            raise TrapError(f"unknown host resource {rep}")
        return entry
