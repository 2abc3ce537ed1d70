"""The host functions that are not the application's: resource built-ins, and stubs for what has no implementation."""

from __future__ import annotations

from collections.abc import Callable
from inspect import isawaitable
from typing import TYPE_CHECKING

from .awaiting import wait_for
from .handles import HandleTable
from .plan import Resource
from .store import Frame
from .traps import MissingFunctionError

if TYPE_CHECKING:
    from .instance import Instance


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
    instance: Instance, frame: Frame, table: HandleTable, resource: int, plan: Resource
) -> Callable[[], None]:
    """`canon resource.drop`: runs the destructor, or tells the application's object, if that was the last own handle."""
    words = frame.u32

    def drop_defined() -> None:
        instance.check_may_leave()
        handle = table.remove(words[0], resource)
        if handle.own:
            instance.destroy(resource, handle.rep)

    def drop_imported() -> None:
        instance.check_may_leave()
        handle = table.remove(words[0], resource)
        value, last = instance.hosts.take(handle.rep, handle.own)
        if last:
            close = getattr(value, "close", None)
            result = None if close is None else close()
            if isawaitable(result):
                wait_for(result)

    return drop_imported if plan["kind"] == "imported" else drop_defined
