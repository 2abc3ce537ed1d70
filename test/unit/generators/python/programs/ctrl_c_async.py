"""Ctrl-C while the guest of an async client computes without a timeout: asyncio.run raises KeyboardInterrupt, and the process ends."""

import asyncio
import os
import signal
import threading
import time

from test_one import AsyncImports, AsyncOne, Imports, One


class Host:
    def tick(self, n: int) -> int:
        return n


async def main() -> None:
    async with AsyncOne(imports=AsyncImports(host=Host())) as client:
        threading.Timer(0.2, lambda: os.kill(os.getpid(), signal.SIGINT)).start()
        await client.api.spin()


started = time.monotonic()
try:
    asyncio.run(main())
except KeyboardInterrupt:
    assert 0.15 < time.monotonic() - started < 3
else:
    raise AssertionError("not interrupted")
with One(imports=Imports(host=Host())) as other:
    assert other.api.add(1, 2) == 3
print("done")
