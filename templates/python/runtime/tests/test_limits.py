"""Memories and tables are limited together."""

from __future__ import annotations

import pytest
import wasmtime
from guest import call, make_plan, open_instance

from sdk_runtime.core_sizes import Size, core_sizes
from sdk_runtime.errors import SdkError
from sdk_runtime.instance import Instance
from sdk_runtime.memory_share import TABLE_ELEMENTS

PAGE = 1 << 16
GROWING = """(module
  (memory $a 1) (memory $b 2 40) (table $t 10 funcref) (table $u 5 20 externref)
  (func (export "a") (param i32) (result i32) (memory.grow $a (local.get 0)))
  (func (export "b") (param i32) (result i32) (memory.grow $b (local.get 0)))
  (func (export "t") (param i32) (result i32) (table.grow $t (ref.null func) (local.get 0)))
  (func (export "u") (param i32) (result i32) (table.grow $u (ref.null extern) (local.get 0))))"""
A, B, T, U = range(4)
REFUSED = (1 << 32) - 1


def growing(limit: int | None, modules: int = 1) -> Instance:
    plan, component = make_plan([GROWING] * modules, {name: {} for name in "abtu"})
    return open_instance(plan, component, memory=limit)


def test_a_table_has_a_limit_without_one_for_memory() -> None:
    instance = growing(None)
    assert call(instance, T, TABLE_ELEMENTS - 10 + 1) == REFUSED
    assert call(instance, T, TABLE_ELEMENTS - 10) == 10
    assert call(instance, T, 1) == REFUSED
    assert call(instance, U, 15) == 5
    assert call(instance, U, 1) == REFUSED
    assert call(instance, A, 1000) == 1


def test_memories_share_what_the_tables_leave() -> None:
    tables = 8 * (TABLE_ELEMENTS + 20)
    instance = growing(tables + 20 * PAGE)
    assert call(instance, A, 10) == REFUSED
    assert call(instance, A, 9) == 1
    assert call(instance, B, 9) == REFUSED
    assert call(instance, B, 8) == 2
    assert call(instance, T, TABLE_ELEMENTS - 10) == 10


def test_a_memory_that_may_grow_no_further_leaves_the_rest_to_the_others() -> None:
    instance = growing(8 * (TABLE_ELEMENTS + 20) + 100 * PAGE)
    assert call(instance, B, 38) == 2
    assert call(instance, A, 60) == REFUSED
    assert call(instance, A, 59) == 1


def test_where_the_limit_is_low_tables_do_not_grow() -> None:
    instance = growing(10 * PAGE)
    assert call(instance, T, 1) == REFUSED
    assert call(instance, A, 3) == 1
    assert call(instance, A, 1) == REFUSED


def test_all_core_instances_count() -> None:
    with pytest.raises(
        SdkError, match=f"memory_limit: {5 * PAGE} bytes are too few, the component starts with {6 * PAGE + 2 * 120}"
    ):
        growing(5 * PAGE, modules=2)
    instance = growing(20 * PAGE + 2 * 120, modules=2)
    assert call(instance, A, 5) == REFUSED
    assert call(instance, A, 3) == 1


def test_a_memory_that_starts_large_is_made_and_the_small_ones_stay_within_the_limit() -> None:
    plan, component = make_plan(["(module (memory 50))", GROWING], {name: {} for name in "abtu"})
    instance = open_instance(plan, component, memory=60 * PAGE)
    assert call(instance, A, 4) == REFUSED
    assert call(instance, A, 3) == 1


def test_sizes_are_read_from_any_module() -> None:
    text = """(module (import "m" "m" (memory 9)) (memory 3 4) (memory 200) (func $f)
      (table 7 9 funcref) (table 2 (ref func) (ref.func $f)) (table 300 externref))"""
    try:
        found = core_sizes(bytes(wasmtime.wat2wasm(text)))
    except wasmtime.WasmtimeError:
        pytest.skip("the engine's text format has no tables with a start")
    assert found.memories == (Size(3 * PAGE, 4 * PAGE), Size(200 * PAGE, None))
    assert found.tables == (Size(7, 9), Size(2, None), Size(300, None))
