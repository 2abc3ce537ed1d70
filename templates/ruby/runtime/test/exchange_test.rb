# frozen_string_literal: true

require_relative "test_helper"

# The memory in which the values of calls lie, with the guest's behind it.
class ExchangeTest < Minitest::Test
  LONG = SdkPackage::SDKRuntime::Exchange::LONG
  IN_PLACE = SdkPackage::SDKRuntime::Exchange::IN_PLACE
  START = 64

  # An exchange of a memory that may grow to three pages, and the guest's memory.
  def make(encoding: "utf8")
    client = Guest.open(program: Guest.compiled(encoding:))
    guest = client.entry.call(0, &:memory)
    store = Wasmtime::Store.new(SdkPackage::SDKRuntime::Engine.current, limits: { memory_size: 3 << 16 })
    @memory = Wasmtime::Memory.new(store, min_size: 1)
    exchange = SdkPackage::SDKRuntime::Exchange.new(client.entry, guest, START)
    exchange.bind(@memory, nil)
    [exchange, guest]
  end

  def test_allocating_counts_up_and_begins_anew
    exchange, = make

    assert_equal [START, START + 8, START + 24], [exchange.allocate(1, 3), exchange.allocate(8, 16), exchange.allocate(2, 0)]
    exchange.clear

    assert_equal START, exchange.allocate(8, 1)
  end

  def test_short_values_lie_in_the_exchange
    exchange, = make
    text = exchange.write_string("Grüße")
    numbers = exchange.write_packed([1, 2].pack("L<*"), 4)

    assert_equal "Grüße", exchange.read_string(text)
    assert_equal [1, 2], exchange.read_numbers(numbers, "L<*", 4)
    assert_equal START | (7 << 32), text
    assert_equal "\x01\0\0\0\x02\0\0\0".b, exchange.read_bytes((START + 8) | (8 << 32))
  end

  def test_long_values_lie_in_the_guest
    exchange, guest = make
    text = "é" * LONG
    numbers = ([3] * LONG).pack("Q<*")
    spans = [exchange.write_string(text), exchange.write_packed(numbers, 8), exchange.write_packed(numbers, 1)].map { |span| span + (1 << 64) }

    assert_equal text, exchange.read_string(spans[0])
    assert_equal text, guest.read_string(spans[0] ^ IN_PLACE)
    assert_equal [3] * LONG, exchange.read_numbers(spans[1], "Q<*", 8)
    assert_equal numbers, exchange.read_bytes(spans[2])
    assert_equal START, exchange.allocate(1, 1)
  end

  def test_strings_of_a_guest_of_another_encoding_lie_in_the_exchange
    exchange, = make(encoding: "utf16")
    text = "é" * LONG

    assert_equal text, exchange.read_string(exchange.write_string(text))
    exchange.clear

    assert_equal START | ((2 * LONG) << 32), exchange.write_string(text)
  end

  def test_it_grows_as_far_as_it_may
    exchange, = make
    spans = ::Array.new(20) { exchange.write_string("x" * LONG) }

    assert_equal 3 << 16, @memory.data_size
    assert_equal ["x" * LONG], spans.map { |span| exchange.read_string(span) }.uniq
    assert_raises(Wasmtime::Error) { 20.times { exchange.write_string("x" * LONG) } }
  end

  def test_memory_that_was_grown_by_others_is_seen
    exchange, = make
    @memory.grow(2)
    exchange.allocate(1, 2 << 16)

    assert_equal 3 << 16, @memory.data_size
  end

  def test_a_result_of_which_the_guest_holds_some
    exchange, = make
    exchange.write(8, [1234, 0, 5, 6].pack("L<*"))

    assert_equal 1234, exchange.held_result
    assert_equal 5 | (6 << 32), exchange.read_span(16 - (1 << 31))
    assert_equal [5].pack("L<"), exchange.read(16 - (1 << 31), 4, 4)
  end
end
