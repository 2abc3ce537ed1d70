"""The engine that all clients of this package share, its epochs, and what a fork changes.

An epoch ends every 20 ms while there are clients. That is how a call is interrupted: by its timeout, or by a signal like Ctrl-C.
"""

from __future__ import annotations

import os
import threading
import time
import weakref
from typing import Protocol

import wasmtime

from .c_library import pin_memories
from .epochs import EPOCH_SECONDS
from .fast import FastStore, fast_is_available
from .public import PublicStore, renew_lock
from .store import CoreStore


class Survivor(Protocol):
    """Something with locks."""

    def after_fork(self) -> None:
        """Called in the child."""
        ...


_survivors: weakref.WeakSet[Survivor] = weakref.WeakSet()
_clocked: weakref.WeakSet[object] = weakref.WeakSet()
_lock = threading.Lock()
_engine: wasmtime.Engine | None = None
_before_fork: list[wasmtime.Engine] = []
_ticker: threading.Thread | None = None


def engine() -> wasmtime.Engine:
    """The process's engine; made at the first call, and once more in a forked child."""
    global _engine
    with _lock:
        if _engine is None:
            _engine = wasmtime.Engine(_config())
        return _engine


def _config() -> wasmtime.Config:
    config = wasmtime.Config()
    config.epoch_interruption = True
    pin_memories(config)
    if _before_fork:
        config.parallel_compilation = False  # the threads for it did not survive the fork, and would be waited for
    return config


def open_store() -> CoreStore:
    """A new store on the engine: the fast one where it works, unless `SDK_RUNTIME_STORE=public` is in the environment."""
    chosen = engine()
    if fast_is_available(chosen) and os.environ.get("SDK_RUNTIME_STORE") != "public":
        return FastStore(chosen)
    return PublicStore(chosen)


def survive_forks(survivor: Survivor) -> None:
    """Has `after_fork` called in each child, as long as the object lives."""
    _survivors.add(survivor)


def start_clock(client: object) -> None:
    """Ends epochs until `stop_clock`, or as long as the object lives."""
    _clocked.add(client)
    _start_ticker()


def stop_clock(client: object) -> None:
    """The client makes no more calls."""
    _clocked.discard(client)


def _start_ticker() -> None:
    global _ticker
    with _lock:
        if _ticker is None:
            _ticker = threading.Thread(target=_tick, name="sdk-epochs", daemon=True)
            _ticker.start()


def _tick() -> None:
    global _ticker
    while True:
        time.sleep(EPOCH_SECONDS)
        with _lock:
            if not _clocked:
                _ticker = None
                return
            engines = _before_fork if _engine is None else [*_before_fork, _engine]
        for one in engines:
            one.increment_epoch()


def _after_fork() -> None:
    """Instances go on in the child; threads, and locks that other threads held, do not."""
    global _lock, _engine, _ticker
    _lock = threading.Lock()
    renew_lock()
    _ticker = None
    if _engine is not None:
        _before_fork.append(_engine)
        _engine = None
    for survivor in list(_survivors):
        survivor.after_fork()
    if _clocked:
        _start_ticker()


if hasattr(os, "register_at_fork"):
    os.register_at_fork(after_in_child=_after_fork)
