"""usage: ours.py PACKAGE_FOLDER [CACHE_FOLDER]

One cold process of our Python package. A client compiles and instantiates in one, so compiling is what
the first takes beyond a further one.
"""

import gc
import json
import statistics
import sys
import time

package, cache = (*sys.argv[1:], False)[:2]
sys.path.insert(0, package)
from bench_micro import Imports, Micro  # noqa: E402

MORE = 8


class Host:
    def tick(self, n):
        return n + 1


def client():
    return Micro(imports=Imports(host=Host()), cache=cache)


def resident():
    with open("/proc/self/status") as status:
        return next(int(line.split()[1]) for line in status if line.startswith("VmRSS"))


begin, begin_cpu = time.perf_counter(), time.process_time()
kept = [client()]
opened = time.perf_counter()
assert kept[0].ops.add(1, 2) == 3
called, called_cpu = time.perf_counter(), time.process_time()

opening = []
gc.collect()
before = resident()
begin_more = time.perf_counter()
for _ in range(MORE):
    begin_one = time.perf_counter()
    kept.append(client())
    opening.append(time.perf_counter() - begin_one)
    kept[-1].ops.add(1, 2)
each = (time.perf_counter() - begin_more) / MORE
gc.collect()
after = resident()
instantiate = statistics.median(opening)
print(
    json.dumps(
        {
            "compile_ms": (opened - begin - instantiate) * 1e3,
            "instantiate_ms": instantiate * 1e3,
            "call_ms": (called - opened) * 1e3,
            "ready_ms": (called - begin) * 1e3,
            "cpu_ms": (called_cpu - begin_cpu) * 1e3,
            "more_ms": each * 1e3,
            "instance_kb": (after - before) / MORE,
            "rss_kb": after,
        }
    )
)
