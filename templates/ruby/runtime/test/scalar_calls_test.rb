# frozen_string_literal: true

require_relative "test_helper"

# `call0` to `call2` are `call` without a block: what holds for that must hold for them.
class ScalarCallsTest < Minitest::Test
  ADD, ASK, SPIN, STOP = Guest::NUMBERS.values_at(:add, :ask, :spin, :stop)
  BARE = [ADD, ASK, SPIN, STOP].freeze

  def start(**, &) = Guest.open(bare: BARE, **, &).entry

  def test_on_an_instance_a_pool_and_with_a_timeout
    pool = Guest.open_pool(2, bare: BARE).entry

    [start, pool, start(timeout: 5)].each do |entry|
      assert_equal 5, entry.call2(ADD, 2, 3)
      assert_equal 3, entry.call1(ASK, 3)
    end
  end

  def test_a_trap_kills
    entry = start

    assert_raises(SdkPackage::TrapError) { entry.call0(STOP) }
    refute_nil assert_raises(SdkPackage::ClosedError) { entry.call2(ADD, 2, 3) }.cause
  end

  def test_an_import_that_raises_kills
    entry = start { raise "no" }

    assert_equal("no", assert_raises(RuntimeError) { entry.call1(ASK, 1) }.message)
    assert_raises(SdkPackage::ClosedError) { entry.call1(ASK, 1) }
  end

  def test_throw_passes_and_kills
    entry = start { throw :out, 7 }

    assert_equal(7, catch(:out) { entry.call1(ASK, 1) })
    assert_raises(SdkPackage::ClosedError) { entry.call1(ASK, 1) }
  end

  def test_an_import_cannot_call_back
    entry = start { entry.call2(ADD, 1, 1) }

    assert_raises(SdkPackage::ReentrancyError) { entry.call1(ASK, 1) }
  end

  def test_a_timeout
    assert_raises(SdkPackage::CallTimeoutError) { start(timeout: 0.05).call0(SPIN) }
  end

  def test_every_thread_gets_its_own_result
    entry = start
    threads = Array.new(8) { |i| Thread.new { Array.new(200) { entry.call2(ADD, i, 1) }.uniq } }

    assert_equal(Array.new(8) { |i| [i + 1] }, threads.map(&:value))
  end
end
