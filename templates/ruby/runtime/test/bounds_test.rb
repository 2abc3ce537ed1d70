# frozen_string_literal: true

require_relative "test_helper"

# What memories and tables may grow to, one by one and together.
class BoundsTest < Minitest::Test
  MIB = 1 << 20
  PAGE = 1 << 16

  def test_what_a_module_declares
    core = declared(<<~WAT)
      (module (import "" "t" (table 9 funcref)) (type $f (func)) (global $g (import "" "g") i32)
        (table 1 2 funcref) (table 3 (ref null $f) (ref.null $f)) (table 4 (ref null $f) (ref.func $x)) (table 5 externref)
        (memory 1) (memory 2 3) (func $x (type $f)))
    WAT

    assert_equal [[1, 2], [3, nil], [4, nil], [5, nil]], core.tables.map(&:to_a)
    assert_equal [[1, nil], [2, 3]], core.memories.map(&:to_a)
  end

  def test_one_memory_and_fixed_tables_have_the_limit
    assert_equal 5 * MIB, limits("(module (memory 1) (table 7 7 funcref))", 5 * MIB)[:memory_size]
    assert_equal({ table_elements: 100_000 }, limits("(module (memory 1))", nil))
    assert_equal 200_000, limits("(module (table 200000 funcref))", nil)[:table_elements]
  end

  def test_tables_and_memories_share_it
    found = limits("(module (memory 1) (table 1 funcref))", 2 * MIB)

    assert_equal 100_000, found[:table_elements]
    assert_equal ((2 * MIB) - 800_000) / PAGE * PAGE, found[:memory_size]
    assert_equal [1, 9 * PAGE], limits("(module (memory 1) (table 1 funcref))", (9 * PAGE) + 8).values_at(:table_elements, :memory_size)
    assert_equal 8 * PAGE, limits("(module (memory 1) (memory 3) (memory 4 4))", 20 * PAGE)[:memory_size]
  end

  def test_modules_that_come_with_the_component_do_not_count
    core = declared("(module (memory 2) (table 1 funcref))")
    ours = [declared("(module (memory 5) (table 9 funcref))"), declared("(module (memory 1))")]

    assert_equal [5 * PAGE, 9], Guest::RUNTIME::Bounds.new([core], ours).store_limits((2 * PAGE) + 8).values
    assert_equal [7 * PAGE, 9], Guest::RUNTIME::Bounds.new([core], ours).store_limits((7 * PAGE) + 8).values
    assert_equal 8 * PAGE, Guest::RUNTIME::Bounds.new([], ours).store_limits(8 * PAGE)[:memory_size]
  end

  def test_too_little_to_begin_with
    error = assert_raises(ArgumentError) { limits("(module (memory 3) (table 10 funcref))", PAGE) }

    assert_equal "memory_limit: 65536 bytes are too few, the component needs 196688", error.message
  end

  def test_a_guest_is_told
    wasm = Wasmtime.wat2wasm(<<~WAT)
      (module (memory (export "m") 1) (table $t 1 funcref)
        (func (export "pages") (param i32) (result i32) (memory.grow (local.get 0)))
        (func (export "elements") (param i32) (result i32) (table.grow $t (ref.null func) (local.get 0))))
    WAT
    engine = Guest::RUNTIME::Engine.current
    store = Guest::RUNTIME::Engine.open_store(engine, Guest::RUNTIME::Bounds.new([Guest::RUNTIME::CoreModule.new(wasm)]).store_limits(MIB))
    core = Wasmtime::Instance.new(store, Wasmtime::Module.new(engine, wasm), [])

    assert_equal [-1, 1, 2], [core.invoke("pages", 3), core.invoke("pages", 1), core.invoke("pages", 0)]
    assert_equal [-1, 1], [core.invoke("elements", 100_000), core.invoke("elements", 99_999)]
  end

  private

  def declared(wat) = Guest::RUNTIME::CoreModule.new(Wasmtime.wat2wasm(wat))
  def limits(wat, limit) = Guest::RUNTIME::Bounds.new([declared(wat)]).store_limits(limit)
end
