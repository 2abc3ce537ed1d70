"""A lift that fails in the middle of a list, and then the collector: frames in a cycle must not hold a buffer that is exported."""

import gc

from test_one import Imports, One, TrapError


class Host:
    def tick(self, n: int) -> int:
        return n


class Keeper:
    pass


for _ in range(10):
    client = One(imports=Imports(host=Host()))
    try:
        client.api.wrong_items()
    except TrapError as error:
        # Newer than the frames of the call: CPython up to 3.11 crashes if it clears a memoryview before what holds its buffer.
        keeper = Keeper()
        keeper.error = error
        error.keeper = keeper
    else:
        raise AssertionError("no trap")
    del client, keeper
    gc.collect()
print("done")
