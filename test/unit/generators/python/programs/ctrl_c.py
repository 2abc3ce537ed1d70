"""Ctrl-C while the guest computes: it is KeyboardInterrupt at once, that client is dead, and others are well."""

import os
import signal
import threading
import time

from test_one import ClosedError, Imports, One


class Host:
    def tick(self, n: int) -> int:
        return n


other = One(imports=Imports(host=Host()))
client = One(imports=Imports(host=Host()))
threading.Timer(0.2, lambda: os.kill(os.getpid(), signal.SIGINT)).start()
started = time.monotonic()
try:
    client.api.spin()
except KeyboardInterrupt as error:
    interrupt = error
assert 0.15 < time.monotonic() - started < 3
try:
    client.api.add(1, 2)
except ClosedError as error:
    assert error.__cause__ is interrupt
else:
    raise AssertionError("the client goes on")
client.close()
assert other.api.add(1, 2) == 3

# A handler that does not raise lets the guest go on.
seen = []
signal.signal(signal.SIGINT, lambda *_: seen.append(time.monotonic()))
threading.Timer(0.1, lambda: os.kill(os.getpid(), signal.SIGINT)).start()
with One(imports=Imports(host=Host()), timeout=1) as timed:
    started = time.monotonic()
    try:
        timed.api.spin()
    except TimeoutError:
        ended = time.monotonic()
assert ended - started > 0.9
assert len(seen) == 1 and seen[0] - started < 0.8
print("done")
