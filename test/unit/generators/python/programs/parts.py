"""Calls between the parts of a component: what goes through, what a part breaks, and where the printed modules come from."""

import os
import shutil
import sys
import tempfile
from importlib import resources
from pathlib import Path

import t_parts
from t_parts import ClosedError, Parts, SdkError, TrapError


def failure(call) -> str:
    try:
        return f"returned {call()}"
    except Exception as error:
        return f"{type(error).__name__}: {error}"


client = Parts()
for _ in range(3):
    assert [client.sum(4096, length) for length in (0, 1, 64, 65, 4096)] == [0, 1, 64, 65, 4096]
    client.lend(True)
assert failure(lambda: client.lend(False)) == "TrapError: borrowed handles remain at the end of a call of lend"
assert failure(lambda: client.sum(0, 0)).startswith("ClosedError: ")
assert failure(lambda: Parts().sum(3 * 65536, 70)) == "TrapError: a pointer is out of bounds, in a call of sum"
assert failure(lambda: Parts().sum(0, 1 << 28)) == "TrapError: a string or list is too long, in a call of sum"
assert failure(lambda: Parts().say(0xFF)) == "TrapError: a string is not UTF-8, in a call of say"
short = "SdkError: memory_limit: 65536 bytes are too few, the component starts with 131072"
assert failure(lambda: Parts(memory_limit=65536)) == short
assert Parts(memory_limit=2 * 65536, timeout=5).sum(4096, 4096) == 4096

own = Path(str(resources.files(t_parts) / "parts.wasm"))
assert Parts(artifact=own.read_bytes()).sum(4096, 70) == 70
with tempfile.TemporaryDirectory() as folder:
    alone, copy = Path(folder, "alone.wasm"), Path(folder, "with-plan.wasm")
    shutil.copy(own, alone)
    assert Parts(artifact=alone).sum(4096, 71) == 71
    for suffix in ("", ".plan.json"):
        shutil.copy(f"{own}{suffix}", f"{copy}{suffix}")
    assert failure(lambda: Parts(artifact=copy)).startswith("FileNotFoundError: ")
    beside = Path(f"{copy}.adapters.wasm")
    beside.write_bytes(b"x" * os.path.getsize(f"{own}.adapters.wasm"))
    other = "SdkError: the file of adapters is not the one of its link plan, whose SHA-256 is "
    assert failure(lambda: Parts(artifact=copy)).startswith(other)
    shutil.copy(f"{own}.adapters.wasm", beside)
    assert Parts(artifact=copy).sum(4096, 72) == 72

assert issubclass(TrapError, SdkError) and issubclass(ClosedError, SdkError)
sys.stdout.write("done\n")
