"""One instance of the component: who may enter it, in which state it is, and how it dies.

A call, as generated code makes it:

    turn = 0
    try:
        instance.acquire()
        if instance.state:
            raise instance.refusal()
        turn = instance.state = TAKEN
        ...  # lower the arguments, `run`, lift the result, `finish`
        instance.release()
        return result
    except BaseException as error:
        with instance.leaving:
            instance.fail(error, turn)
        raise

A signal's handler and the like run between any two calls of functions, and may raise. So nothing is called between the look at the state and
its change, and `leaving` releases the lock whatever strikes. `with` on the lock itself would take three times as long. A call that was struck
twice may leave a state that is not IDLE behind; whoever takes the lock then finds out.
"""

from __future__ import annotations

import contextlib
import math
import threading
import time
from collections import deque
from collections.abc import Callable, Mapping
from contextlib import AbstractContextManager
from functools import partial
from typing import Any, NamedTuple

from .builtins import Destructor
from .engine import open_store, start_clock, stop_clock, survive_forks
from .errors import CallTimeoutError, ClosedError, ReentrancyError, SdkError, TrapError
from .host_objects import HostObjects
from .link import Binder, Export, link, whole_call
from .memory import NO_LEAVE
from .program import Glue, Program
from .task import Task
from .unique import Unique
from .wasi.host import Host
from .wasi.settings import Settings

IDLE, RUNNING, DEAD, TAKEN = 0, 1, 3, 4
"""With `NO_LEAVE`, the states: nobody is inside; the guest runs, and may call imports; never again; a call has not entered the guest yet."""
MOST_NESTED = 16
"""Destructors that run inside one another. What they drop beyond that is destroyed when they have returned: a long list would take the stack."""
MOST_POSTPONED = 1 << 20
"""Resources that wait for that. No honest guest comes near, and they take the process's memory."""


class Limits(NamedTuple):
    """What a client allows each of its instances."""

    memory: int | None
    """Bytes of all memories and tables together."""
    timeout: float | None
    """Seconds of each call, waiting included."""
    wasi: Settings | None = None
    """What it gives them of WASI."""


def _leaving(lock: Any) -> Any:
    """A context that releases the lock at its end if this thread holds it. It consists of C functions, so that nothing strikes in it."""
    exits: dict[bool, Any] = {True: lock.__exit__, False: _nothing}
    choose: Any = map(exits.__getitem__, iter(lock._is_owned, None))
    members = {"__enter__": lock._is_owned, "__exit__": property(partial(next, choose))}
    return type("Leaving", (), members)()


def _nothing(*_: object) -> None:
    pass


class Instance(Unique):
    """Entered by one thread at a time."""

    # Not for their size: more than 30 attributes of an instance make each of them slower.
    __slots__ = (
        "__weakref__",
        "_cause",
        "_closed",
        "_dropped",
        "_lock",
        "_nested",
        "_postponed",
        "_timeout",
        "acquire",
        "calls",
        "classes",
        "destructors",
        "exports",
        "f32",
        "f64",
        "hosts",
        "leaving",
        "release",
        "resource_homes",
        "resources",
        "s32",
        "s64",
        "slots",
        "state",
        "store",
        "tasks",
        "trap",
        "u32",
        "u64",
        "wasi",
        "worker",
    )

    def __init__(
        self,
        program: Program,
        glue: Glue,
        binders: Mapping[str, Binder],
        classes: tuple[Any, ...],
        limits: Limits,
    ) -> None:
        """Instantiates the component. Imports may be called meanwhile.

        Raises:
            TrapError: It trapped.
        """
        self._cause: BaseException | None = None
        self._closed = False
        self._dropped: deque[tuple[int, int]] = deque()
        self._postponed: deque[tuple[Destructor, int]] = deque()
        self._nested = 0
        self._timeout = limits.timeout
        self.worker: object = None
        """The `AsyncGuest` that makes the calls, if any."""
        self.classes = classes
        """The class of each resource of the glue that the component exports, None for those that it imports; empty if it exports none."""
        self.exports: tuple[Export, ...] = ()
        self.calls: tuple[Callable[[], object], ...] = ()
        """What `run` and `finish` do, in one, for functions whose result is a number, or none."""
        self.state = IDLE
        self.hosts = HostObjects()
        self.tasks = [Task()]
        """The call from the application, and inside it those between component instances."""
        self.wasi: Host | None = None
        """Where the component gets WASI from."""
        self.store = open_store()
        self.trap = self.store.trap
        self.slots = self.store.slots
        self.u32, self.u64 = self.slots.u32, self.slots.u64
        self.s32, self.s64 = self.slots.s32, self.slots.s64
        self.f32, self.f64 = self.slots.f32, self.slots.f64
        self._make_lock()
        survive_forks(self)
        start_clock(self)
        self.store.room.check()
        with self._lock:
            self.store.deadline = self._deadline()
            self.state = RUNNING
            try:
                linked = link(self, program, glue, binders, limits)
            except BaseException as error:
                self._end(error)
                raise
            self.exports, self.resources, self.resource_homes, self.destructors = linked
            self.calls = tuple(map(whole_call, self.exports))
            self.state = IDLE

    def _make_lock(self) -> None:
        # Reentrant, so that who calls back is refused by the state instead of waiting for itself.
        self._lock = threading.RLock()
        take = self._lock.acquire if self._timeout is None else self._acquire_in_time
        self.acquire = self.store.room.before(take)
        self.release: Callable[[], None] = self._lock.release
        self.leaving: AbstractContextManager[bool] = _leaving(self._lock)

    def _acquire_in_time(self) -> None:
        deadline = self._deadline()
        if not self._lock.acquire(timeout=self._timeout or 0):
            raise CallTimeoutError("the client was busy with other calls for longer than its timeout")
        if self.state == IDLE:
            self.store.deadline = deadline

    def _deadline(self) -> float:
        return math.inf if self._timeout is None else time.monotonic() + self._timeout

    def refusal(self) -> SdkError:
        """Why the guest cannot be entered: the error for a state that is not IDLE. This thread has taken the lock."""
        if self.state != DEAD:
            if self._is_inside():
                return ReentrancyError(
                    "the client was called in the middle of its own call, by an import or a signal's handler"
                )
            self._end(ClosedError("a call was interrupted"))
        if self._closed:
            return ClosedError("the client is closed")
        error = ClosedError("the client cannot be used any more, an earlier call failed")
        error.__cause__ = self._cause
        return error

    def is_entered(self) -> bool:
        """Whether this thread is in the middle of a call."""
        lock: Any = self._lock
        owned: bool = lock._is_owned()  # what threading.Condition asks
        return owned

    def is_free(self) -> bool:
        """Whether no other thread is in the middle of a call."""
        free = self._lock.acquire(False)
        if free:
            self._lock.release()
        return free

    def _is_inside(self) -> bool:
        """Whether a call of this thread is going on, around the one that has just taken the lock."""
        self._lock.release()
        try:
            return self.is_entered()
        finally:
            self._lock.acquire()

    def run(self, export: Export) -> None:
        """Calls the guest with the arguments in `slots`; its flat result is there afterwards. `finish` must follow."""
        self.state = RUNNING
        error = export.call()
        if error or self.trap:
            raise self.store.failure(error)

    def finish(self, export: Export) -> None:
        """Ends a call whose result is lifted: lets the guest free it. Slot 0 still holds the flat result."""
        if self.tasks[0].borrows:
            raise TrapError("borrow handles still remain at the end of the call")
        if export.post_return is not None:
            self.state = NO_LEAVE
            error = export.post_return()
            if error or self.trap:
                raise self.store.failure(error)
        self.state = IDLE

    def fail(self, error: BaseException, turn: int) -> None:
        """Ends a call that an exception leaves, if it was its `turn`. Unless the exception came before the guest ran, the instance is dead."""
        if turn and self.is_entered():
            if self.state in (RUNNING, NO_LEAVE):
                self._end(error)
            elif self.state == TAKEN:
                self.state = IDLE

    def _end(self, cause: BaseException | None = None) -> None:
        self.state = DEAD
        self._cause = cause
        if self.wasi is not None and isinstance(cause, TrapError):
            cause.stderr = self.wasi.stderr.text()
        self._dropped.clear()
        stop_clock(self)

    def check_may_leave(self) -> None:
        """Called by host functions before they do anything.

        Raises:
            TrapError: The guest is in `realloc` or a post-return function.
        """
        if self.state != RUNNING:
            raise TrapError("cannot leave component instance")

    def drop(self, resource: int, rep: int) -> None:
        """Drops an own handle of the application: at once, or when the running call has ended. Never waits.

        Raises:
            TrapError: The destructor ran, and trapped.
        """
        if not self._lock.acquire(False):
            self.queue_drop(resource, rep)
            return
        try:
            if self.state == IDLE:
                self._destroy_alone(resource, rep)
            elif self.state != DEAD:
                self.queue_drop(resource, rep)
        finally:
            self._lock.release()

    def queue_drop(self, resource: int, rep: int) -> None:
        """What finalizers do: they run anywhere, so they must not enter the guest. The call that releases the lock next does it."""
        self._dropped.append((resource, rep))
        self.release = self._drop_and_release

    def _drop_and_release(self) -> None:
        """Nobody waits for these drops: a trap is told by the calls that come after."""
        self.release = self._lock.release
        with contextlib.suppress(SdkError):
            while self._dropped and self.state == IDLE:
                self._destroy_alone(*self._dropped.popleft())
        self._lock.release()

    def _destroy_alone(self, resource: int, rep: int) -> None:
        """Drops while no call is going on."""
        self.store.room.check()
        self.store.deadline = self._deadline()
        try:
            destructor = self.destructors[resource]
            if destructor is not None:
                self.destroy(destructor, rep)
            self.state = IDLE
        except BaseException as error:
            self._end(error)
            raise

    def destroy(self, destructor: Destructor, rep: int) -> None:
        """Ends a resource that the component defines."""
        if self._nested == MOST_NESTED:
            if len(self._postponed) == MOST_POSTPONED:
                raise TrapError("too many destructors are inside one another")
            self._postponed.append((destructor, rep))
            return
        self._nested += 1
        try:
            self._run_destructor(destructor, rep)
            while self._postponed and self._nested == MOST_NESTED:
                self._run_destructor(*self._postponed.popleft())
        finally:
            self._nested -= 1

    def _run_destructor(self, destructor: Destructor, rep: int) -> None:
        call = destructor.call
        if call is None:  # while its component is being made
            return
        self.store.room.headroom()
        self.state = RUNNING
        self.store.side_slots.u32[0] = rep
        error = call()
        if error or self.trap:
            raise self.store.failure(error)

    def close(self) -> None:
        """Frees everything, after a running call of another thread.

        Raises:
            ReentrancyError: It is called in the middle of a call of the same thread.
        """
        with self._lock:
            if self.state not in (IDLE, DEAD) and self._is_inside():
                raise self.refusal()
            if not self._closed:
                self._closed = True
                self._end()
                if self.wasi is not None:
                    self.wasi.end()
                self.exports = self.calls = self.destructors = ()
                self.store.close()

    def after_fork(self) -> None:
        """In the child: a call that another thread was in will never end."""
        if self._lock.acquire(False):
            self._lock.release()
            return
        self._make_lock()
        if self.state != IDLE:
            self._end(ClosedError("the process was forked while another thread was in a call"))
