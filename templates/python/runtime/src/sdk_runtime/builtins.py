"""The host functions that are not the application's: resource built-ins, and stubs for what has no implementation."""

from __future__ import annotations

from collections.abc import Callable
from inspect import isawaitable
from typing import TYPE_CHECKING

from .awaiting import wait_for
from .handles import HandleTable
from .store import Frame
from .traps import MissingFunctionError

if TYPE_CHECKING:
    from .instance import Instance


class Destructor:
    """What ends a resource of the component."""

    __slots__ = ("call",)

    def __init__(self) -> None:
        """The core instance that exports it need not be there yet."""
        self.call: Callable[[], object] | None = None


def trap(name: str) -> Callable[[], None]:
    """A function that only a component which uses it misses."""

    def body() -> None:
        raise MissingFunctionError(name)

    return body


def resource_new(instance: Instance, frame: Frame, table: HandleTable, resource: int) -> Callable[[], None]:
    """`canon resource.new`: rep to handle."""
    words = frame.u32

    def body() -> None:
        instance.check_may_leave()
        words[0] = table.add(resource, words[0])

    return body


def resource_rep(frame: Frame, table: HandleTable, resource: int) -> Callable[[], None]:
    """`canon resource.rep`: handle to rep. Allowed also where the guest may not leave."""
    words = frame.u32

    def body() -> None:
        words[0] = table.get(words[0], resource).rep

    return body


def resource_drop(
    instance: Instance, frame: Frame, table: HandleTable, resource: int, destructor: Destructor | None
) -> Callable[[], None]:
    """`canon resource.drop` of a resource of the component: runs the destructor, if that was the own handle."""
    words = frame.u32

    def body() -> None:
        instance.check_may_leave()
        handle = table.drop(words[0], resource)
        if handle.borrower is None and destructor is not None:
            instance.destroy(destructor, handle.rep)

    return body


def host_resource_drop(instance: Instance, frame: Frame, table: HandleTable, resource: int) -> Callable[[], None]:
    """The same of an imported resource: tells the application's object, if that was the last own handle."""
    words = frame.u32

    def body() -> None:
        instance.check_may_leave()
        handle = table.drop(words[0], resource)
        value, last = instance.hosts.take(handle.rep, handle.borrower is None)
        if last:
            close = getattr(value, "close", None)
            result = None if close is None else close()
            if isawaitable(result):
                wait_for(result)

    return body
