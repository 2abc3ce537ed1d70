"""Arguments are read once, before the call waits, and nothing of the application runs afterwards."""

import asyncio
import threading
from collections.abc import Sequence

from test_arguments import Arguments, AsyncArguments, AsyncImports, Imports, Item, ShapeCircle


class Watched(Sequence):
    """Tells when its last element is read."""

    def __init__(self, values):
        self.values = values
        self.read = threading.Event()

    def __len__(self):
        return len(self.values)

    def __getitem__(self, at):
        return self.values[at]

    def __iter__(self):
        yield from self.values[:-1]
        self.read.set()
        yield self.values[-1]


class Host:
    def __init__(self):
        self.entered = threading.Event()
        self.left = threading.Event()

    def hold(self):
        self.entered.set()
        self.left.wait()


class Lying(str):
    def encode(self, *_):
        return b"a lie that is longer"

    def isascii(self):
        return True


def another_thread_changes_them():
    host = Host()
    with Arguments(imports=Imports(host=host)) as client:
        items = Watched([Item(id=1, tags=["a"]), Item(id=2, tags=["b"])])
        results = []
        holder = threading.Thread(target=client.api.hold)
        holder.start()
        host.entered.wait()
        waiting = threading.Thread(target=lambda: results.append(client.api.total(items)))
        waiting.start()
        assert items.read.wait(30)
        items.values[0].tags[0] = None
        items.values[:] = [None]
        host.left.set()
        holder.join()
        waiting.join()
        assert results == [3], results
        assert client.api.total([Item(id=4, tags=[])]) == 4


async def a_task_changes_them():
    host = Host()
    async with AsyncArguments(imports=AsyncImports(host=host)) as client:
        holder = asyncio.create_task(client.api.hold())
        await asyncio.to_thread(host.entered.wait)
        items = Watched([Item(id=1, tags=["a"])])
        waiting = asyncio.create_task(client.api.total(items))
        await asyncio.sleep(0)
        assert items.read.is_set()
        items.values[:] = [None]
        host.left.set()
        await holder
        assert await waiting == 1


def refused(expected, function, *arguments):
    try:
        function(*arguments)
    except (TypeError, ValueError) as error:
        assert str(error) == expected, str(error)
    else:
        raise AssertionError(f"nothing raised, expected {expected}")


def paths():
    host = Host()
    with Arguments(imports=Imports(host=host)) as client:
        assert client.api.length(Lying("né")) == 3
        refused("of: expected Shape, got str", client.api.area, "circle")
        refused("of.value: 4294967296 is out of range for u32", client.api.area, ShapeCircle(1 << 32))
        refused("items[1].tags[0]: expected str, got int", client.api.total, [Item(id=1, tags=[]), Item(id=1, tags=[5])])
        refused("of: 268435456 bytes are too many for one string", client.api.length, "x" * (1 << 28))
        assert client.api.area(ShapeCircle(7)) == 7


another_thread_changes_them()
asyncio.run(a_task_changes_them())
paths()
print("done")
