# pyright: reportPrivateUsage=false
# What a handle is made of must not show in the classes of the API that derive from it.
"""Handles, lifted and lowered: to resources that the component exports, and to the application's own objects."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar, NoReturn

from .checks import Mismatch, expected, is_own
from .errors import ClosedError
from .link import Export, ImportCall

if TYPE_CHECKING:
    from typing_extensions import Self

    from .instance import Instance

Call = Export | ImportCall


class OwnHandle:
    """A resource that the component exports. The handle ends when it is closed, given away, or collected."""

    __slots__ = ("__weakref__", "_instance", "_rep", "_resource")
    _number: ClassVar[int]
    """The resource in the package's own order."""
    _instance: Instance
    _rep: int | None
    _resource: int

    def __new__(cls, *_: Any, **__: Any) -> Self:
        """Refused: handles come from a client."""
        raise TypeError(f"{cls.__name__} is made through a client")

    def __repr__(self) -> str:
        """E.g. `<Cart>`, `<Cart, closed>`."""
        return f"<{type(self).__name__}{', closed' if self._rep is None else ''}>"

    def __reduce__(self) -> NoReturn:
        """Refused: a second handle would drop the resource twice."""
        raise TypeError(
            f"{type(self).__name__} cannot be pickled or copied, it is a handle to a resource of a running component"
        )

    def __del__(self) -> None:
        """Leaves the drop to the next call: a finalizer may run anywhere."""
        rep = getattr(self, "_rep", None)
        if rep is not None:
            self._instance.queue_drop(self._resource, rep)


def new_handle(cls: type[OwnHandle], instance: Instance, resource: int, rep: int) -> OwnHandle:
    """A handle that the application now owns."""
    handle = object.__new__(cls)
    handle._instance = instance
    handle._resource = resource
    handle._rep = rep
    return handle


def close_handle(handle: OwnHandle) -> None:
    """Drops the resource, at once or after the running call. A handle that has ended stays as it is."""
    rep, handle._rep = handle._rep, None
    if rep is not None:
        handle._instance.drop(handle._resource, rep)


class Claims:
    """The handles among the arguments of one call: all can be used, and no one is given away and used at the same time."""

    __slots__ = ("_handles",)

    def __init__(self) -> None:
        """Nothing is claimed."""
        self._handles: list[tuple[OwnHandle, bool]] = []

    def add(self, handle: object, resource: int, name: str, own: bool) -> None:
        """Notes a handle of a resource; one that is given away must stand alone."""
        if not isinstance(handle, OwnHandle) or not is_own(handle, OwnHandle) or handle._number != resource:
            raise expected(name, handle)
        if any(handle is other and (own or owned) for other, owned in self._handles):
            raise Mismatch(ValueError, "the same handle is given away and used in one call")
        self._handles.append((handle, own))

    def validate(self, instance: Instance) -> None:
        """Called inside the instance, where no other thread can end a handle."""
        for handle, _ in self._handles:
            representation(handle, instance)

    def spend(self) -> None:
        """Ends those that are given away, once everything is lowered."""
        for handle, own in self._handles:
            if own:
                handle._rep = None


def representation(handle: OwnHandle, instance: Instance) -> int:
    """What the component knows the resource by.

    Raises:
        ClosedError: The handle has ended.
        ValueError: It is another client's.
    """
    rep = handle._rep
    if rep is None:
        raise ClosedError(f"this {type(handle).__name__} is closed, or was given away")
    if handle._instance is not instance:
        raise ValueError(f"this {type(handle).__name__} belongs to another client")
    return rep


def owner(handle: OwnHandle) -> Instance:
    """The instance that a handle lives in."""
    return handle._instance


def lower_own(call: Call, resource: int, handle: OwnHandle) -> int:
    """Gives an exported resource back to the component."""
    return call.table.add(call.instance.resources[resource], representation(handle, call.instance))


def lower_borrow(call: Call, resource: int, handle: OwnHandle) -> int:
    """Lends an exported resource; the component instance that defines it gets its own representation."""
    instance = call.instance
    rep = handle._rep
    if rep is None or handle._instance is not instance:
        rep = representation(handle, instance)
    if instance.resource_homes[resource] is call.table:
        return rep
    return call.table.add(instance.resources[resource], rep, own=False)


def lift_own(call: Call, resource: int, index: int) -> Any:
    """Takes an exported resource from the component."""
    instance = call.instance
    number = instance.resources[resource]
    return new_handle(instance.classes[resource], instance, number, call.table.take(index, number))


def lower_host_own(call: Call, resource: int, value: object) -> int:
    """Gives an object of the application to the component."""
    return call.table.add(call.instance.resources[resource], call.instance.hosts.give(value, own=True))


def lower_host_borrow(call: Call, resource: int, value: object) -> int:
    """Lends an object of the application to the component."""
    return call.table.add(call.instance.resources[resource], call.instance.hosts.give(value, own=False), own=False)


def lift_host_own(call: Call, resource: int, index: int) -> Any:
    """Gets an object of the application back."""
    rep = call.table.take(index, call.instance.resources[resource])
    return call.instance.hosts.take(rep, own=True)[0]


def lift_host_borrow(call: Any, resource: int, index: int) -> Any:
    """The object of the application that the component lends to an import."""
    handle = call.table.get(index, call.instance.resources[resource])
    call.lend(handle)
    return call.instance.hosts.get(handle.rep)
