from __future__ import annotations

import math
from typing import Any

import pytest
from guest import REALLOC, make_plan, open_instance

from sdk_runtime.errors import TrapError
from sdk_runtime.memory import MAX_BYTES, Memory


def open_memory(encoding: str = "utf8", realloc: str = REALLOC) -> Memory:
    plan, component = make_plan([f'(module {realloc} (func (export "x")))'], {"x": {"options": 1}})
    options: Any = plan["options"][1]
    options["encoding"] = encoding
    return open_instance(plan, component).exports[0].memory


@pytest.mark.parametrize("encoding", ["utf8", "utf16", "latin1+utf16"])
@pytest.mark.parametrize("text", ["", "plain", "Grüße", "世界 🚀", "é" * 1000])
def test_strings_come_back(encoding: str, text: str) -> None:
    memory = open_memory(encoding)
    assert memory.read_string(*memory.write_string(text)) == text


@pytest.mark.parametrize("encoding", ["utf8", "utf16", "latin1+utf16"])
@pytest.mark.parametrize("text", ["", "plain", "Grüße", "世界 🚀"])
def test_a_string_is_allocated_once(encoding: str, text: str) -> None:
    memory = open_memory(
        encoding,
        """(memory (export "memory") 1) (global $used (mut i32) (i32.const 0))
      (func (export "realloc") (param i32 i32 i32 i32) (result i32)
        (if (i32.or (i32.or (local.get 0) (local.get 1)) (global.get $used)) (then unreachable))
        (global.set $used (i32.const 1))
        (i32.const 8))""",
    )
    assert memory.read_string(*memory.write_string(text)) == text


def test_lowering_grows_the_view_with_the_memory() -> None:
    memory = open_memory(
        realloc="""(memory (export "memory") 1)
      (func (export "realloc") (param i32 i32 i32 i32) (result i32) (local i32)
        (local.set 4 (i32.mul (memory.size) (i32.const 65536)))
        (drop (memory.grow (i32.const 2))) (local.get 4))"""
    )
    pointer, length = memory.write_bytes(b"x" * 100000)
    assert memory.read_bytes(pointer, length) == b"x" * 100000


@pytest.mark.parametrize(
    ("pointer", "length"), [(65530, 7), (65537, 0), (0xFFFFFFFF, 1), (0xFFFFFFFF, 0), (0, 65537), (1, 0xFFFFFFFF)]
)
def test_a_string_out_of_bounds_traps(pointer: int, length: int) -> None:
    with pytest.raises(TrapError):
        open_memory().read_string(pointer, length)


@pytest.mark.parametrize(("pointer", "length"), [(65528, 2), (4, 1), (0, 0x20000001), (0xFFFFFFF8, 1), (0x10008, 0)])
def test_a_list_out_of_bounds_or_misaligned_traps(pointer: int, length: int) -> None:
    with pytest.raises(TrapError):
        open_memory().read_floats("d", pointer, length)


def test_invalid_text_traps() -> None:
    memory = open_memory()
    memory.view[0] = 0xFF
    with pytest.raises(TrapError, match="UTF-8"):
        memory.read_string(0, 1)
    memory = open_memory("utf16")
    memory.view[0:2] = b"\x00\xd8"
    with pytest.raises(TrapError, match="UTF-16"):
        memory.read_string(0, 1)
    with pytest.raises(TrapError, match="aligned"):
        memory.read_string(1, 0)


@pytest.mark.parametrize("answer", ["(i32.const 3)", "(i32.const 65536)", "(i32.const -8)"])
def test_a_bad_realloc_traps(answer: str) -> None:
    memory = open_memory(
        realloc=f"""(memory (export "memory") 1)
      (func (export "realloc") (param i32 i32 i32 i32) (result i32) {answer})"""
    )
    with pytest.raises(TrapError):
        memory.allocate(8, 8)


def test_too_long_a_value_is_refused_before_the_guest_is_entered() -> None:
    with pytest.raises(ValueError, match="too many"):
        open_memory().allocate(1, MAX_BYTES + 1)


def test_every_nan_is_the_canonical_one() -> None:
    memory = open_memory()
    memory.view[0:16] = bytes.fromhex("010000000000f0ff000000000000f03f")
    values = memory.read_floats("d", 0, 2)
    assert math.isnan(values[0])
    assert values[0] is math.nan
    assert values[1] == 1.0
