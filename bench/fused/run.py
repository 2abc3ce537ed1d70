"""usage: run.py PACKAGES COMPONENTS [--quick | --start CONTENDER COMPONENT]: fused calls in wasmtime, ours beside its own component API, or a cold
start; rows of JSON."""

import json
import sys
import time
from importlib import import_module
from pathlib import Path

from wasmtime import Engine, Store
from wasmtime.component import Component, Linker

packages, components = Path(sys.argv[1]), Path(sys.argv[2])
flag, *started = [*sys.argv[3:], ""]
rounds = 5 if flag == "--quick" else 25
OPERATIONS = ["scalar", "text", "item", "items", "bytes"]
SLICE_SECONDS = 0.02  # about


def ours(name):
    sys.path.insert(0, str(packages / name / "python/src"))
    package = import_module(f"bench_{name}")
    return package.Fused


def component(name):
    path = components / f"{name}.wasm"

    class Client:
        def __init__(self):
            engine = Engine()
            self.store = Store(engine)
            self.instance = Linker(engine).instantiate(self.store, Component(engine, path.read_bytes()))

        def __getattr__(self, op):
            function = self.instance.get_func(self.store, op)
            setattr(self, op, lambda n: function(self.store, n))
            return self.__dict__[op]

    return Client


CONTENDERS = {"ours": ours, "component": component}


def start(contender, name, _):
    begin = time.perf_counter()
    CONTENDERS[contender](name)()
    return {"lang": "python", "fusedStart": name, "contender": contender, "ms": (time.perf_counter() - begin) * 1e3}


def slice_of(client, op, count):
    begin = time.process_time()
    getattr(client, op)(count)
    return time.process_time() - begin


def calibrated(client, op):
    count = 1
    while (seconds := slice_of(client, op, count)) < SLICE_SECONDS / 4:
        count *= 2
    return int(count * SLICE_SECONDS / seconds) + 1


def calls():
    clients = {contender: prepare("parts")() for contender, prepare in CONTENDERS.items()}
    for op in OPERATIONS:
        counts = {contender: calibrated(client, op) for contender, client in clients.items()}
        found = {contender: [] for contender in clients}
        for _ in range(rounds):
            for contender, client in clients.items():
                count = counts[contender]
                found[contender].append(slice_of(client, op, count) * 1e9 / count)
        for contender, times in found.items():
            yield {"lang": "python", "fused": op, "contender": contender, "ns": sorted(times)[len(times) // 2], "all": times}


for row in [start(*started)] if flag == "--start" else calls():
    print(json.dumps(row))
