# frozen_string_literal: true

require_relative "test_helper"

# Guests that use up their stack, wherever they are called: a trap, and the process goes on.
class StackTest < Minitest::Test
  def test_recursion_in_a_fiber_is_a_trap
    5.times do
      assert_equal :stack_overflow, Fiber.new { overflow }.resume
      assert_equal :stack_overflow, Enumerator.new { |yielder| yielder << overflow }.next
    end
    assert_sound
  end

  def test_recursion_deep_in_a_thread_is_a_trap
    [0, 100, 300, 500, 700].each do |depth|
      assert_equal(:stack_overflow, Thread.new { below(depth) { overflow } }.value)
      assert_equal(:stack_overflow, below(depth) { overflow })
    end
    assert_sound
  end

  # Each import calls the next client, and the last guest uses up its stack.
  def test_recursion_in_nested_clients_is_a_trap
    [nested(30), Thread.new { nested(30) }.value, Fiber.new { nested(30) }.resume].each { |code| assert_equal :stack_overflow, code }
    assert_sound
  end

  def test_an_import_of_a_call_in_a_fiber_cannot_call_back
    client = nil
    client = Guest.open { client.number(:add, 1, 1) }

    assert_raises(SdkPackage::ReentrancyError) { Fiber.new { client.number(:ask, 1) }.resume }
    assert_raises(SdkPackage::ClosedError) { client.number(:add, 1, 1) }
    client.entry.close
  end

  def test_a_fiber_in_an_import_cannot_call_back
    [-> { Guest.open(&_1) }, -> { Guest.open_pool(1, &_1) }].each do |open|
      client = nil
      client = open.call(proc { Fiber.new { client.number(:add, 1, 1) }.resume })

      assert_raises(SdkPackage::ReentrancyError) { client.number(:ask, 1) }
    end
  end

  def test_a_fiber_cannot_be_left_in_an_import
    client = Guest.open { Fiber.yield }

    assert_raises(FiberError) { Fiber.new { client.number(:ask, 1) }.resume }
    assert_raises(SdkPackage::ClosedError) { client.number(:add, 1, 1) }
  end

  def test_throw_and_exceptions_come_back_to_a_fiber
    thrown = Fiber.new { catch(:out) { Guest.open { throw :out, 42 }.number(:ask, 1) } }.resume

    assert_equal 42, thrown
    assert_raises(KeyError) { Fiber.new { Guest.open { raise KeyError }.number(:ask, 1) }.resume }
  end

  def test_an_interruption_reaches_an_import_that_a_fiber_called
    client = Guest.open { sleep }

    assert_raises(Timeout::Error) { Timeout.timeout(0.05) { Fiber.new { client.number(:ask, 1) }.resume } }
    assert_kind_of Timeout::ExitException, assert_raises(SdkPackage::ClosedError) { client.number(:add, 1, 1) }.cause
  end

  def test_destructors_that_drop_the_next_of_ten_thousand
    [:call.to_proc, -> { Thread.new(&_1).value }, -> { Fiber.new(&_1).resume }].each do |run|
      client = Guest.open
      run.call(-> { client.chain(10_000).close })

      assert_equal 10_000, client.number(:destroyed)
    end
  end

  def test_a_guest_that_makes_ever_more_wait_is_ended
    client = Guest.open
    thing = client.chain(100, name: :endless)

    error = assert_raises(SdkPackage::TrapError) { thing.close }

    assert_match(/too many destructors are inside one another/, error.message)
    assert_raises(SdkPackage::ClosedError) { client.number(:destroyed) }
  end

  private

  def overflow
    assert_raises(SdkPackage::TrapError) { Guest.open.number(:deep) }.code
  end

  def below(depth, &)
    depth.zero? ? yield : [nil].map { below(depth - 1, &) }.first
  end

  def nested(depth)
    code = nil
    Guest.open { |count| (code = depth.zero? ? overflow : nested(depth - 1)) && (count + 1) }.number(:ask, 1)
    code
  end

  # The engine keeps its books about who is in a guest.
  def assert_sound
    GC.start
    assert_raises(SdkPackage::TrapError) { Guest.open.number(:stop) }
  end
end
