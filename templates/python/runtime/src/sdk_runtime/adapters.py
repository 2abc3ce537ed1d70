"""What printed modules, which carry calls between the component instances of an artifact, ask of the host."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from .errors import TrapError
from .handles import HandleTable
from .plan import BareFunction, TransferFunction
from .store import Frame
from .task import Task

if TYPE_CHECKING:
    from .instance import Instance

MOST_DEEP = 1 << 16
"""Calls inside one another: more are no honest guest's, and would fill the memory of the process."""
MOST_LOANS = 1 << 22
"""Handles that are lent to one call, likewise."""
RULES = (
    "a component called out where it may not",
    "a component was called that a call is in already",
    "a pointer is not aligned",
    "a pointer is out of bounds",
    "a string or list is too long",
    "an allocation is not aligned",
    "an allocation is out of bounds",
    "a discriminant is out of range",
    "a char is no Unicode scalar value",
    "a string is not UTF-8",
    "a string is not UTF-16",
)
"""What printed code checks, by the numbers that it has for them."""

# (module
#   (import "" "to" (memory 0)) (import "" "from" (memory 0))
#   (func (export "copy") (param i32 i32 i32)
#     (memory.copy 0 1 (local.get 0) (local.get 1) (local.get 2))))
COPY = (
    b"\0asm\x01\0\0\0\x01\x07\x01\x60\x03\x7f\x7f\x7f\0\x02\x11\x02\0\x02to\x02\0\0\0\x04from\x02\0\0\x03\x02\x01\0"
    b"\x07\x08\x01\x04copy\0\0\x0a\x0e\x01\x0c\0\x20\0\x20\x01\x20\x02\xfc\x0a\0\x01\x0b"
)
"""The `copy` of two memories: a core instance of its own, so that bytes pass without a call to Python."""


class AdapterFunctions:
    """The behaviour of such host functions in one instance."""

    __slots__ = ("_functions", "_homes", "_hosts", "_tables", "_tasks")

    def __init__(
        self,
        instance: Instance,
        tables: Sequence[HandleTable],
        homes: Sequence[HandleTable | None],
        functions: Sequence[str],
    ) -> None:
        """Handle tables by component instance, and for each resource the one of whoever defines it; the names of functions, for errors."""
        self._tasks = instance.tasks
        self._hosts = instance.hosts
        self._tables = tables
        self._homes = homes
        self._functions = functions

    def body(self, host: TransferFunction | BareFunction, frame: Frame) -> Callable[[], None]:
        """What one of them does at each call."""
        if host["kind"] == "transfer-own":
            return self._transfer_own(host, frame)
        if host["kind"] == "transfer-borrow":
            return self._transfer_borrow(host, frame)
        if host["kind"] == "enter-call":
            return self._enter_call()
        if host["kind"] == "exit-call":
            return self._exit_call(frame)
        return self._fault(frame)

    def _fault(self, frame: Frame) -> Callable[[], None]:
        words = frame.u32

        def body() -> None:
            rule = words[0]
            broken = RULES[rule] if rule < len(RULES) else "a rule of the canonical ABI is broken"
            raise TrapError(f"{broken}, in a call of {self._name(words[2])}")

        return body

    def _transfer_own(self, host: TransferFunction, frame: Frame) -> Callable[[], None]:
        resource, source, target = host["resource"], self._tables[host["from"]], self._tables[host["to"]]
        words = frame.u32

        def body() -> None:
            try:
                words[0] = target.add(resource, source.take(words[0], resource))
            except TrapError as error:
                raise self._in_call(error, words[2]) from None

        return body

    def _transfer_borrow(self, host: TransferFunction, frame: Frame) -> Callable[[], None]:
        """The component instance that defines the resource gets its own representation."""
        resource, source, target = host["resource"], self._tables[host["from"]], self._tables[host["to"]]
        home = self._homes[resource]
        hosts, tasks, words = self._hosts, self._tasks, frame.u32

        def body() -> None:
            try:
                handle = source.get(words[0], resource)
                task = tasks[-1]
                if len(task.lent) == MOST_LOANS:
                    raise TrapError("too many handles are lent to one call")
                task.lend(handle)
                rep = handle.rep
                if home is None:
                    hosts.lend(rep)
                words[0] = rep if target is home else target.add(resource, rep, own=False)
            except TrapError as error:
                raise self._in_call(error, words[2]) from None

        return body

    def _enter_call(self) -> Callable[[], None]:
        tasks = self._tasks

        def body() -> None:
            if len(tasks) > MOST_DEEP:
                raise TrapError("too many calls are inside one another")
            tasks.append(Task())

        return body

    def _exit_call(self, frame: Frame) -> Callable[[], None]:
        tasks, words = self._tasks, frame.u32

        def body() -> None:
            task = tasks[-1]
            if task.borrows or len(tasks) == 1:
                raise TrapError(f"borrowed handles remain at the end of a call of {self._name(words[0])}")
            task.end_loans()
            tasks.pop()

        return body

    def _in_call(self, error: TrapError, function: int) -> TrapError:
        return TrapError(f"{error}, in a call of {self._name(function)}")

    def _name(self, function: int) -> str:
        return self._functions[function] if function < len(self._functions) else "a function"
