# frozen_string_literal: true

require_relative "test_helper"
require "stringio"

# What the WASI layer asks of the host.
class WasiTest < Minitest::Test
  WASI = Guest::RUNTIME::Wasi
  S32 = Guest::RUNTIME::Scalars.method(:s32)

  # A memory of one page, as the engine has it.
  class Page
    attr_reader :bytes

    def initialize = @bytes = ("\0" * 65_536).b

    def read(pointer, length)
      pointer + length > @bytes.bytesize ? raise(Wasmtime::Error, "out of bounds") : @bytes.byteslice(pointer, length)
    end

    def write(pointer, bytes)
      raise Wasmtime::Error, "out of bounds" if pointer + bytes.bytesize > @bytes.bytesize

      @bytes[pointer, bytes.bytesize] = bytes.b
    end
  end

  def setup
    @page = Page.new
    @memory = WASI::LayerMemory.new { @page }
  end

  def test_options_are_taken_over_or_refused_by_name
    name = +"A"
    settings = WASI::Settings.new(env: { name => "ü".encode("ISO-8859-1") }, args: ["x"])
    name << "B"

    assert_equal [%w[A ü], ["x"]], [settings.env, settings.args]
    {
      { env: 7 } => [TypeError, "env: expected Hash, got Integer"],
      { env: { "A=B" => "" } } => [ArgumentError, 'env: "A=B" is no name of a variable'],
      { env: { "A" => nil } } => [TypeError, 'env["A"]: expected String, got nil'],
      { args: "x" } => [TypeError, "args: expected Array, got String"],
      { args: ["a\0"] } => [ArgumentError, "args[0]: it has a NUL"],
      { stdin: nil } => [TypeError, "stdin: expected String or something to read from, got nil"],
      { stdout: 7 } => [TypeError, "stdout: expected something with `write` or `call`, got Integer"],
      { random: 7 } => [TypeError, "random: expected something with `bytes`, got Integer"]
    }.each do |options, (kind, message)|
      assert_equal message, assert_raises(kind) { WASI::Settings.new(**options) }.message
    end
  end

  def test_ranges_are_checked
    [[65_535, 2], [S32.call(0xFFFF_FFFF), 1], [0, -1]].each do |pointer, length|
      assert_match(/outside of its memory/, assert_raises(SdkPackage::TrapError) { @memory.read(pointer, length) }.message)
    end
    assert_raises(SdkPackage::TrapError) { @memory.write(65_535, "ab") }
    assert_raises(SdkPackage::TrapError) { @memory.read_u32s(0, 0x4000_0000) }
    assert_match(/before its memory/, assert_raises(SdkPackage::TrapError) { WASI::LayerMemory.new { nil }.read(0, 1) }.message)
  end

  def test_texts_are_written_where_there_is_room
    host = host(env: { "A" => "größer" }, args: [])

    assert_equal [17], host.body("host.environment", @memory).call(nil, 8, 16)
    assert_equal "\0", @page.read(8, 1)
    assert_equal [17], host.body("host.environment", @memory).call(nil, 8, 17)
    assert_equal "\1\0\0\0A\x08\0\0\0größer".b, @page.read(8, 17)
    assert_equal [0], host.body("host.arguments", @memory).call(nil, 8, 0)
  end

  def test_clocks
    clocks = WASI::Clocks.new(nil)

    assert_in_delta Time.now.to_f, clocks.wall / 1e9, 5
    assert_operator clocks.monotonic, :<=, clocks.monotonic
    times = [Time.at(9), Time.at(3, 5, :nsec), Time.at(-1), Time.at(1 << 60)].each
    clocks = WASI::Clocks.new(-> { times.next })

    assert_equal [9_000_000_000, 3_000_000_005, 3_000_000_005], [clocks.wall, clocks.monotonic, clocks.monotonic]
    assert_equal (1 << 64) - 1, clocks.wall
    assert_raises(TypeError) { WASI::Clocks.new(-> { 7 }).wall }
  end

  def test_randomness
    random = WASI::RandomBytes.new(Random.new(7))
    random.fill(@memory, 16, 8)

    assert_equal Random.new(7).bytes(8), @page.read(16, 8)
    assert_raises(SdkPackage::TrapError) { random.fill(@memory, 0, 65_537) }
    assert_raises(SdkPackage::TrapError) { random.fill(@memory, 0, -1) }
    assert_raises(ArgumentError) { WASI::RandomBytes.new(Struct.new(:x) { def bytes(_) = "x" }.new).fill(@memory, 0, 8) }
  end

  def test_a_forked_child_has_other_random_bytes
    random = WASI::RandomBytes.new(nil)
    random.fill(@memory, 16, 32)
    reader, writer = IO.pipe
    Process.wait(fork { writer.write(@page.read(16, 32)).then { exit!(0) } })

    refute_equal @page.read(16, 32), reader.read(32).b
  end

  def test_output
    written = []
    file = StringIO.new
    output = WASI::Output.new(written.method(:<<), file.method(:write))
    output.write(1, "gr\xC3".b)
    output.write(2, "x".b * 9000)
    output.write(2, "\xA4\xFFend".b)

    assert_equal ["gr\xC3"], written
    assert_equal 9005, file.string.bytesize
    assert_equal [8187 + 2 + 3, "x\u{FFFD}\u{FFFD}end"], [output.tail.length, output.tail[-6..]]
    assert_equal "", WASI::Output.new(nil, nil).tail
  end

  def test_input_of_every_kind
    readers = [
      "hello", StringIO.new("hello"), piped("hello"),
      Struct.new(:io) { def readpartial(most) = io.readpartial(most) }.new(StringIO.new("hello")),
      Struct.new(:io) { def read(most) = io.read(most) }.new(StringIO.new("hello"))
    ]
    readers.each do |source|
      stdin = WASI::Stdin.new(source)
      read = +""
      while (chunk = stdin.read(2)).is_a?(String)
        read << chunk
      end

      assert_equal ["hello", WASI::Stdin::FINISHED, true], [read, chunk, stdin.ready?], source.inspect
    end
  end

  def test_input_that_is_not_there_yet_or_fails
    reader, writer = IO.pipe
    stdin = WASI::Stdin.new(reader)

    assert_equal [WASI::Stdin::PENDING, false], [stdin.read(5), stdin.ready?]
    writer << "late"
    assert_equal [true, "la", true, "te", false], [stdin.ready?, stdin.read(2), stdin.ready?, stdin.read(2), stdin.ready?]
    reader.close
    assert_equal [true, WASI::Stdin::FAILED], [stdin.ready?, stdin.read(2)]
    assert_raises(TypeError) { WASI::Stdin.new(Class.new { def read(_) = 7 }.new).read(1) }
  end

  def test_what_is_ready
    reader, writer = IO.pipe
    host = host(stdin: reader)
    @page.write(0, [0, 0].pack("L*"))

    assert_equal [0], host.body("host.ready", @memory).call(nil, 0, 2, 16)
    writer << "x"
    assert_equal [2], host.body("host.ready", @memory).call(nil, 0, 2, 16)
    assert_equal [0, 1], @memory.read_u32s(16, 2)
  end

  def test_waiting_ends
    reader, writer = IO.pipe
    [[], [0]].each do |handles|
      waiting = waiting(reader)

      assert_operator seconds { waiting.wait(handles, now + 20_000_000) }, :>=, 0.02
      waiting.limit(0.02)
      assert_raises(SdkPackage::CallTimeoutError) { waiting.wait(handles, WASI::Waiting::NEVER) }
      waiting.limit(10.0)
      assert_ended(waiting, handles, SdkPackage::ClosedError) { waiting.close }
      assert_ended(waiting(reader), handles, ZeroDivisionError) { |thread| thread.raise(ZeroDivisionError) }
    end
    assert_ended(waiting = waiting(reader), [0], nil) { writer << "x" }
    waiting.close
    assert_raises(SdkPackage::ClosedError) { waiting(reader).tap(&:close).wait([], now + 10_000_000_000) }
  end

  # An application's clock may stand still.
  def test_a_timer_of_a_clock_that_stands_still
    waiting = WASI::Waiting.new(clocks = WASI::Clocks.new(-> { Time.at(5) }), WASI::Stdin.new(""), requests)

    assert_operator seconds { waiting.wait([], 5_020_000_000) }, :>=, 0.02
    assert_equal 5_020_000_000, clocks.monotonic
  end

  def test_the_end_of_a_program
    host = host({})

    assert_equal 3, assert_raises(SdkPackage::ExitError) { host.body("host.exit", @memory).call(nil, 3) }.code
    @page.write(0, "größer")
    assert_equal "größer", assert_raises(SdkPackage::TrapError) { host.body("host.fail", @memory).call(nil, 0, 8) }.message
  end

  def test_what_was_printed_stands_in_the_error_once
    error = SdkPackage::TrapError.new("unreachable")
    error._printed("panicked")
    error._printed("of another client")

    assert_equal ["unreachable; it had printed:\npanicked", "panicked"], [error.message, error.stderr]
    assert_equal ["unreachable", ""], [SdkPackage::TrapError.new("unreachable").message, SdkPackage::TrapError.new("").stderr]
  end

  def test_every_function_has_a_behaviour
    host = host({})
    WASI::Host::SIGNATURES.each_key { |name| assert_kind_of Proc, host.body(name, @memory) }
  end

  private

  def host(settings) = WASI::Host.new(WASI::Settings.new(**settings))

  def waiting(reader) = WASI::Waiting.new(WASI::Clocks.new(nil), WASI::Stdin.new(reader), requests)

  def requests = WASI::Http::Requests.new(WASI::Http::Settings.new(nil, [])) { nil }

  def piped(text)
    reader, writer = IO.pipe
    writer << text
    writer.close
    reader
  end

  def now = Process.clock_gettime(Process::CLOCK_MONOTONIC, :nanosecond)

  def seconds
    began = now
    yield
    (now - began) / 1e9
  end

  # Another thread waits, and the block ends that.
  def assert_ended(waiting, handles, error)
    ended = nil
    thread = Thread.new do
      waiting.wait(handles, WASI::Waiting::NEVER)
    rescue StandardError => e
      ended = e.class
    end
    sleep 0.02
    yield thread

    refute_nil thread.join(5), "it still waits"
    assert_equal [error], [ended]
  end
end
