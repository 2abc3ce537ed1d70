"""The oracle: carries out exchanges between the parts of a component with wasmtime's own component API.

Reads one JSON object a line: `{"component": base64, "exchanges": [[fresh, [[export, at, base64]...], [[export, at, length]...]]...]}`. Answers each
with a line: `[{"peeked": [base64...], "called": n} | {"trap": text}...]`. Instances are kept from one exchange to the next until one traps or `fresh`
asks for a new one.
"""

import base64
import json
import sys

from wasmtime import Config, Engine, Store, Trap, WasmtimeError
from wasmtime.component import Component, Instance, Linker

config = Config()
config.wasm_component_model_map = True
engine = Engine(config)


class Parts:
    """An instance of the component, and how often it called the host."""

    def __init__(self, component: Component) -> None:
        self.called = 0
        linker = Linker(engine)
        with linker.root() as root:
            root.add_func("call-out", self._call_out)
        self._store = Store(engine)
        self._instance: Instance = linker.instantiate(self._store, component)
        self._functions: dict[str, object] = {}

    def _call_out(self, _store: object) -> None:
        self.called += 1

    def close(self) -> None:
        """Gives the memories back at once: they take so much address space that waiting for the garbage collector is too late."""
        self._store.close()

    def call(self, name: str, *args: object) -> object:
        function = self._functions.get(name)
        if function is None:
            function = self._functions[name] = self._instance.get_func(self._store, name)
        return function(self._store, *args)


def exchange(parts: Parts, pokes: list, peeks: list) -> dict:
    for name, at, data in pokes:
        parts.call(name, at, base64.b64decode(data).decode("latin-1"))
    before = parts.called
    try:
        parts.call("run")
    except (Trap, WasmtimeError) as error:
        return {"trap": str(error)}
    called = parts.called - before
    peeked = [base64.b64encode(parts.call(name, at, length).encode("latin-1")).decode() for name, at, length in peeks]
    return {"peeked": peeked, "called": called}


def answers(request: dict) -> list:
    component = Component(engine, base64.b64decode(request["component"]))
    parts = None
    found = []
    for fresh, pokes, peeks in request["exchanges"]:
        if fresh and parts is not None:
            parts.close()
            parts = None
        if parts is None:
            parts = Parts(component)
        found.append(exchange(parts, pokes, peeks))
        if "trap" in found[-1]:
            parts.close()
            parts = None
    if parts is not None:
        parts.close()
    return found


for line in sys.stdin:
    print(json.dumps(answers(json.loads(line))), flush=True)
