# frozen_string_literal: true

require_relative "test_helper"

# Who may enter an instance, and how it dies.
class InstanceTest < Minitest::Test
  def test_calls
    client = Guest.open

    assert_equal 5, client.number(:add, 2, 3)
    assert_equal 7, client.number(:ask, 7)
  end

  def test_a_trap_kills_the_instance_and_tells_why
    client = Guest.open
    trap = assert_raises(SdkPackage::TrapError) { client.number(:stop) }

    assert_equal :unreachable_code_reached, trap.code
    assert_equal 1, trap.guest_frames.length
    closed = assert_raises(SdkPackage::ClosedError) { client.number(:add, 1, 1) }
    assert_same trap, closed.cause
    assert_equal 2, Guest.open.number(:add, 1, 1)
  end

  def test_endless_recursion_is_a_trap
    assert_equal :stack_overflow, assert_raises(SdkPackage::TrapError) { Guest.open.number(:deep) }.code
  end

  def test_an_exception_out_of_an_import_passes_and_kills
    client = Guest.open { raise KeyError, "mine" }

    assert_equal "mine", assert_raises(KeyError) { client.number(:ask, 1) }.message
    assert_kind_of KeyError, assert_raises(SdkPackage::ClosedError) { client.number(:add, 1, 1) }.cause
  end

  def test_throw_passes_and_kills
    client = Guest.open { throw :out, 42 }

    assert_equal(42, catch(:out) { client.number(:ask, 1) })
    assert_raises(SdkPackage::ClosedError) { client.number(:add, 1, 1) }
  end

  def test_break_out_of_an_import_is_no_crash
    client = leave_by_break { |tick| Guest.open(&tick) }

    assert_raises(LocalJumpError) { client.number(:ask, 1) }
    assert_raises(SdkPackage::ClosedError) { client.number(:add, 1, 1) }
  end

  def leave_by_break
    yield(proc { break 1 })
  end

  def test_interrupt_passes_as_itself
    client = Guest.open { raise Interrupt }

    assert_raises(Interrupt) { client.number(:ask, 1) }
  end

  def test_an_import_cannot_call_back
    client = nil
    error = nil
    client = Guest.open do |count|
      error = assert_raises(SdkPackage::ReentrancyError) { client.number(:add, 1, 1) }
      assert_raises(SdkPackage::ReentrancyError) { client.entry.close }
      count + 1
    end

    assert_equal 1, client.number(:ask, 1)
    refute_nil error
    assert_equal 2, client.number(:add, 1, 1)
  end

  def test_a_closed_client
    client = Guest.open
    2.times { client.entry.close }

    assert_predicate client.entry, :closed?
    assert_raises(SdkPackage::ClosedError) { client.number(:add, 1, 1) }
  end

  def test_timeout
    client = Guest.open(timeout: 0.05)

    assert_equal 2, client.number(:add, 1, 1)
    assert_raises(SdkPackage::CallTimeoutError) { client.number(:spin) }
    assert_raises(SdkPackage::ClosedError) { client.number(:add, 1, 1) }
  end

  def test_a_timeout_covers_every_entry
    client = -> { Guest.open(timeout: 0.05, program: Guest.compiled(posts: { make: "spin_post" })) }

    assert_raises(SdkPackage::CallTimeoutError) { client.call.echo("x" * 23) }
    assert_raises(SdkPackage::CallTimeoutError) { client.call.number(:make, 1) }
    assert_raises(SdkPackage::CallTimeoutError) { Guest.open(timeout: 0.05).make(998).close }
  end

  def test_a_timeout_covers_the_start_function
    assert_raises(SdkPackage::CallTimeoutError) { Guest.open(timeout: 0.05, program: Guest.starting("(loop $again (br $again))")) }
  end

  # By the clock, not by how often other threads let the interpreter end an epoch: two of them would make this 10 s.
  def test_a_timeout_beside_busy_threads
    busy = Array.new(2) { Thread.new { loop { 1 + 1 } } }
    started = Process.clock_gettime(Process::CLOCK_MONOTONIC)
    assert_raises(SdkPackage::CallTimeoutError) { Guest.open(timeout: 0.5).number(:spin) }

    assert_operator Process.clock_gettime(Process::CLOCK_MONOTONIC) - started, :<, 4
  ensure
    busy.each(&:kill)
  end

  def test_a_signal_handler_is_told
    client = Guest.open
    errors = [client, Guest.open(timeout: 5), Guest.open_pool(1)].map do |each|
      handled = Queue.new
      before = trap("USR1") { handled << (each.number(:add, 1, 1) rescue $!) } # rubocop:disable Style/RescueModifier, Style/SpecialGlobalVars
      Process.kill("USR1", Process.pid)
      handled.pop
    ensure
      trap("USR1", before)
    end
    errors.each { |error| assert_match(/signal handler/, error.message) && assert_nil(error.cause) }

    assert_equal 2, client.number(:add, 1, 1)
  end

  # The trap's own words and frames first: what was missing may have been wanted only to print a panic.
  def test_a_function_without_an_implementation
    plan = JSON.parse(Guest.plan)
    plan["hostFunctions"][0] = { "kind" => "trap", "name" => 'wasi:cli/exit#"', "params" => ["i32"], "results" => ["i32"] }
    program = Guest::RUNTIME::Program.new(Guest::RUNTIME::Plan.read(JSON.generate(plan), "f" * 64), "guest.wasm") { Guest::WAT }
    client = Guest.open(program: program.compile(Guest::RUNTIME::CompileCache.new(false)))
    error = assert_raises(SdkPackage::TrapError) { client.number(:ask, 1) }

    assert_match(%r{\Awasm `unreachable` instruction executed: .*wasi:cli/exit#", which this package does not provide\z}, error.message)
    assert_equal [:unreachable_code_reached, 2], [error.code, error.guest_frames.length]
  end

  def test_the_engines_errors_are_no_causes
    assert_nil assert_raises(SdkPackage::TrapError) { Guest.open.number(:stop) }.cause
    client = nil
    client = Guest.open { assert_nil(assert_raises(SdkPackage::ReentrancyError) { client.number(:add, 1, 1) }.cause) && 1 }

    assert_equal 1, client.number(:ask, 1)
  end

  def test_an_interruption_takes_effect_at_the_timeout_at_the_latest
    client = Guest.open(timeout: 0.2)
    started = Process.clock_gettime(Process::CLOCK_MONOTONIC)

    assert_raises(Timeout::Error, SdkPackage::CallTimeoutError) { Timeout.timeout(0.05) { client.number(:spin) } }
    assert_operator Process.clock_gettime(Process::CLOCK_MONOTONIC) - started, :<, 2
    assert_raises(SdkPackage::ClosedError) { client.number(:add, 1, 1) }
  end

  def test_an_interruption_of_an_import_passes_and_kills
    client = Guest.open { sleep }

    assert_raises(Timeout::Error) { Timeout.timeout(0.05) { client.number(:ask, 1) } }
    refute_nil assert_raises(SdkPackage::ClosedError) { client.number(:add, 1, 1) }.cause
  end

  def test_a_killed_thread_leaves_a_dead_client
    inside = Queue.new
    client = Guest.open { (inside << true) && sleep }
    thread = Thread.new { client.number(:ask, 1) }
    inside.pop
    thread.kill.join

    assert_raises(SdkPackage::ClosedError) { client.number(:add, 1, 1) }
  end

  def test_a_timeout_while_waiting_harms_nothing
    client = Guest.open(timeout: 0.1) { |count| sleep(0.3) || (count + 1) }
    other = Thread.new { assert_raises(SdkPackage::CallTimeoutError) { client.number(:add, 1, 1) } }
    client.number(:ask, 1)
    other.join

    assert_equal 2, client.number(:add, 1, 1)
  rescue SdkPackage::CallTimeoutError
    other.join
  end

  def test_a_bare_function_that_has_a_post_return_function
    client = Guest.open(program: Guest.compiled(posts: { add: "post" }), bare: [Guest::NUMBERS[:add]])

    assert_equal(5, client.entry.call(Guest::NUMBERS[:add]) { |core| core.call(2, 3) })
    assert_equal 3, client.number(:ask, 3)
  end

  def test_a_post_return_function_must_not_call_imports
    client = Guest.open(program: Guest.compiled(posts: { add: "ask_post" }), bare: [Guest::NUMBERS[:add]])

    assert_match(/leave/, assert_raises(SdkPackage::TrapError) { client.entry.call(Guest::NUMBERS[:add]) { |core| core.call(2, 3) } }.message)
  end

  def test_memory_limit
    client = Guest.open(memory: 1 << 20)

    assert_equal 1000, client.echo("x" * 1000).length
    assert_raises(SdkPackage::TrapError) { client.echo("x" * (2 << 20)) }
  end
end
