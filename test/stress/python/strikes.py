"""Threads that are struck by asynchronous exceptions while they call a client that they share.

When everybody has left, the lock is free: the client goes on, or says that it is closed. `STRIKES` is how many each kind of client gets.
"""

from __future__ import annotations

import ctypes
import faulthandler
import os
import random
import sys
import threading
import time
from pathlib import Path

ROOT = Path(__file__).parents[3] / "templates/python/runtime"
sys.path[:0] = [str(ROOT / "src"), str(ROOT / "tests")]

from guest import call  # noqa: E402
from test_calls import TWICE, echo  # noqa: E402
from test_pool import pool_of  # noqa: E402
from test_pool import run as run_in_pool  # noqa: E402

from sdk_runtime.errors import SdkError  # noqa: E402

STRIKES = int(os.environ.get("STRIKES", "6000"))
A_ROUND = 30


class StruckError(Exception):
    """What strikes."""


def strike(thread):
    ctypes.pythonapi.PyThreadState_SetAsyncExc(ctypes.c_ulong(thread.ident), ctypes.py_object(StruckError))


def client_of(kind):
    if kind == "pool":
        pool = pool_of(lambda n: n + 1, 2)
        return lambda: run_in_pool(pool, 1) == 2
    instance = echo(lambda n: n + 1, timeout=30.0 if kind == "timed" else None)
    return lambda: call(instance, TWICE, 1) == 3


def interrupted(use):
    """Threads that have been struck, and whether one got a wrong result."""
    going = True
    wrong = []

    def work():
        while going:
            try:
                while going:
                    if not use():
                        wrong.append(True)
            except (StruckError, SdkError):
                continue

    users = [threading.Thread(target=work, daemon=True) for _ in range(4)]
    for user in users:
        user.start()
    for _ in range(A_ROUND):
        time.sleep(0.0005)
        strike(random.choice(users))
    going = False
    return users, wrong


def is_free(use):
    def probe():
        try:
            use()
        except SdkError:
            pass
        answered.set()

    answered = threading.Event()
    threading.Thread(target=probe, daemon=True).start()
    return answered.wait(10)


def check(kind):
    for _ in range(STRIKES // A_ROUND):
        use = client_of(kind)
        users, wrong = interrupted(use)
        for user in users:
            user.join(10)
        assert not any(user.is_alive() for user in users), f"{kind}: a call waits for ever"
        assert not wrong, f"{kind}: a wrong result"
        assert is_free(use), f"{kind}: the lock is not free"
    print(f"{sys.version.split()[0]}, {os.environ.get('SDK_RUNTIME_STORE', 'fast')} store, {kind}: {STRIKES} strikes")


faulthandler.enable()
threading.excepthook = lambda _: None  # a thread that is struck outside of the client does not go on
sys.unraisablehook = lambda _: None  # or in a finalizer
sys.setswitchinterval(1e-4)
for client in ("plain", "timed", "pool"):
    check(client)
sys.stdout.flush()
os._exit(0)
