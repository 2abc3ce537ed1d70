# frozen_string_literal: true

require_relative "test_helper"

# Threads, forks, fibers, and the garbage collector.
class ConcurrencyTest < Minitest::Test
  # Raised by an import, by thread.
  class Mine < StandardError
  end

  def test_sixteen_threads_on_one_client
    client = Guest.open

    assert_equal(16 * 200, threads(16) { 200.times { |i| assert_equal i + 5, client.number(:add, i, 5) } }.sum)
  end

  def test_sixteen_threads_on_a_pool
    client = Guest.open_pool(4)

    assert_equal(16 * 100, threads(16) { 100.times { |i| assert_equal i + 1, client.number(:ask, i + 1) } }.sum)
    client.entry.close
    assert_raises(SdkPackage::ClosedError) { client.number(:add, 1, 1) }
  end

  def test_a_pool_replaces_what_died
    client = Guest.open_pool(2)
    5.times { assert_raises(SdkPackage::TrapError) { client.number(:stop) } }

    assert_equal 2, client.number(:add, 1, 1)
  end

  def test_a_pool_refuses_imports_that_call_back
    client = nil
    client = Guest.open_pool(2) { |count| client.number(:add, count, 1) }

    assert_raises(SdkPackage::ReentrancyError) { client.number(:ask, 1) }
  end

  def test_every_thread_gets_its_own_exception
    threads(16) do |number|
      50.times do |i|
        client = Guest.open { raise Mine, "#{number}-#{i}" }
        assert_equal "#{number}-#{i}", assert_raises(Mine) { client.number(:ask, 1) }.message
        client.entry.close
      end
    end
  end

  # Ruby wakes one of those who wait for a mutex. If that one is struck before it has the mutex, the next has to be woken.
  def test_an_interrupt_while_waiting_leaves_nobody_waiting
    inside = Queue.new
    leave = Queue.new
    client = Guest.open { |count| (inside << true) && leave.pop && (count + 1) }
    first = nil
    holder = Thread.new { client.number(:ask, 1) && first.raise("struck") }
    inside.pop
    first, waiting = Array.new(2) { Thread.new { client.number(:add, 1, 1) }.tap { |thread| Thread.pass until thread.stop? } }
    first.report_on_exception = false
    leave << true
    holder.join

    assert waiting.join(10), "waits for ever"
  end

  def test_a_client_made_before_a_fork
    skip "no fork here" unless Process.respond_to?(:fork)

    fresh = Guest.open
    used = Guest.open
    used.number(:add, 1, 1)
    pool = Guest.open_pool(2)
    timed = Guest.open(timeout: 0.1)
    assert_child do
      [fresh, used, pool].map { |client| client.number(:ask, 3) } == [3, 3, 3] && timed_out?(timed)
    end
  end

  def test_a_forked_child_compiles
    skip "no fork here" unless Process.respond_to?(:fork)

    assert_child do
      program = Guest::RUNTIME::Program.new(Guest::PROGRAM.plan, "guest.wasm") { Guest::WAT }
      program.compile(Guest::RUNTIME::CompileCache.new(false))
      Guest.open(program:).number(:add, 1, 1) == 2
    end
  end

  def test_a_fork_during_a_call_of_another_thread
    skip "no fork here" unless Process.respond_to?(:fork)

    inside = Queue.new
    leave = Queue.new
    client = Guest.open { |count| (inside << true) && leave.pop && (count + 1) }
    thread = Thread.new { client.number(:ask, 1) }
    inside.pop
    assert_child { closed?(client) }
    leave << true

    assert_equal 1, thread.value
  end

  def test_a_fork_while_all_of_a_pool_is_busy
    skip "no fork here" unless Process.respond_to?(:fork)

    inside = Queue.new
    leave = Queue.new
    client = Guest.open_pool(1) { |count| (inside << true) && leave.pop && (count + 1) }
    thread = Thread.new { client.number(:ask, 1) }
    inside.pop
    assert_child { Timeout.timeout(10) { client.number(:add, 1, 1) } == 2 }
    leave << true

    assert_equal 1, thread.value
  end

  def test_imports_that_wait_under_a_fiber_scheduler
    order = Thread.new { scheduled { |client| client.number(:ask, 1) } }.value

    assert_equal %w[other first second], order
  end

  def test_scalar_calls_under_a_fiber_scheduler
    ask = Guest::NUMBERS[:ask]
    order = Thread.new { scheduled(bare: [ask]) { |client| client.entry.call1(ask, 1) } }.value

    assert_equal %w[other first second], order
  end

  def test_gc_stress
    client = Guest.open
    GC.stress = true
    client.number(:ask, 3)
    text = client.echo("é" * 10)
    client.make(1).close
    GC.stress = false

    assert_equal "é" * 10, text
  ensure
    GC.stress = false
  end

  def test_gc_compact
    skip "no compaction here" unless GC.respond_to?(:compact)

    client = Guest.open do |count|
      GC.compact
      count + 1
    end

    assert_equal 3, client.number(:ask, 3)
    assert_equal "text", client.echo("text")
  end

  private

  # @return [Array<Integer>]
  def threads(count)
    Array.new(count) { |number| Thread.new { yield(number) } }.map(&:value)
  end

  def assert_child
    child = fork { exit!(yield ? 0 : 1) }
    status = Timeout.timeout(30) { Process.wait2(child).last }

    assert_predicate status, :success?
  end

  def timed_out?(client)
    client.number(:spin)
  rescue SdkPackage::CallTimeoutError
    true
  end

  def closed?(client)
    client.number(:add, 1, 1)
  rescue SdkPackage::ClosedError
    true
  end

  # Calls whose imports sleep and overlap, so that the one that began first ends first; a third fiber goes on meanwhile.
  def scheduled(bare: [])
    order = []
    Fiber.set_scheduler(SleepScheduler.new)
    clients = [0.05, 0.1].map { |seconds| Guest.open(bare:) { |count| sleep(seconds) && (count + 1) } }
    Fiber.schedule { yield(clients[0]) && (order << "first") }
    Fiber.schedule { yield(clients[1]) && (order << "second") }
    Fiber.schedule { order << "other" }
    Fiber.scheduler.close
    order
  end

  # The least that Ruby demands of a fiber scheduler.
  class SleepScheduler
    def initialize
      @ready = []
      @waiting = {}
      @lock = Mutex.new
    end

    def run
      until @ready.empty? && @waiting.empty?
        sleep(0.001) if @lock.synchronize { @ready.empty? }
        wake
        fibers = @lock.synchronize { @ready.slice!(0..) }
        fibers.each { |fiber| fiber.resume if fiber.alive? }
      end
    end

    def wake
      now = Process.clock_gettime(Process::CLOCK_MONOTONIC)
      @lock.synchronize do
        @waiting.select { |_, at| at <= now }.each_key { |fiber| @waiting.delete(fiber) && @ready << fiber }
      end
    end

    def close = run
    def io_wait(_io, _events, _timeout) = raise(NotImplementedError)

    def kernel_sleep(seconds = nil)
      block(:sleep, seconds)
    end

    def block(_blocker, timeout = nil)
      @lock.synchronize { @waiting[Fiber.current] = timeout ? Process.clock_gettime(Process::CLOCK_MONOTONIC) + timeout : Float::INFINITY }
      Fiber.yield
      true
    end

    def unblock(_blocker, fiber)
      @lock.synchronize { @waiting.delete(fiber) && @ready << fiber }
    end

    def fiber(&)
      Fiber.new(blocking: false, &).tap(&:resume)
    end
  end
end
