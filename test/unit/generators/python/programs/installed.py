"""The package as pip has installed it, in a venv of its own."""

import importlib.metadata
import pickle
import sys
import zipfile
from importlib import resources

import test_one


class Host:
    def tick(self, n: int) -> int:
        return n + 1


with test_one.One(imports=test_one.Imports(host=Host())) as client:
    assert client.api.add(20, 22) == 42
    assert client.api.tick(1) == 2

# Exceptions are named as they are imported, in tracebacks and in pickles.
assert repr(test_one.TrapError) == "<class 'test_one.TrapError'>"
trap = pickle.loads(pickle.dumps(test_one.TrapError("stopped", "unreachable", ("f",))))
assert (str(trap), trap.code, trap.guest_frames) == ("stopped", "unreachable", ("f",))

metadata = importlib.metadata.metadata("test-one")
assert metadata["Version"] == "1.0.0"
assert metadata["Requires-Python"] == ">=3.10"
assert metadata.get_all("Requires-Dist") == ["wasmtime>=30.0.0"]
assert resources.files("test_one").joinpath("py.typed").is_file()
assert test_one.__file__.startswith(sys.prefix), test_one.__file__

# Nothing but the package and its metadata.
names = zipfile.ZipFile(sys.argv[1]).namelist()
assert all(name.startswith(("test_one/", "test_one-1.0.0.dist-info/")) for name in names), names
assert {"test_one/one.wasm", "test_one/one.wasm.plan.json", "test_one/_runtime/instance.py"} <= set(names)
print("done")
