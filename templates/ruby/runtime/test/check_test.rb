# frozen_string_literal: true

require_relative "test_helper"

# Checks of what the application gives.
class CheckTest < Minitest::Test
  CHECK = Guest::RUNTIME::Check
  NUMBERS = Guest::RUNTIME::Numbers

  def refused(kind, message, &block)
    error = assert_raises(Guest::RUNTIME::Mismatch, &block).error("it")
    assert_instance_of kind, error
    assert_includes error.message, message
  end

  def test_integers
    CHECK::RANGES.each do |kind, range|
      range.minmax.each { |value| assert_equal value, CHECK.public_send(kind, value) }
      [range.min - 1, range.max + 1].each { |value| refused(RangeError, "it: #{value} is out of range for #{kind}") { CHECK.public_send(kind, value) } }
      [true, nil, 1.0, "1"].each { |value| refused(TypeError, "expected Integer") { CHECK.public_send(kind, value) } }
    end
  end

  def test_floats
    assert_in_delta 1.0, CHECK.f64(1)
    assert_predicate CHECK.f32(Float::NAN), :nan?
    assert_equal Float::INFINITY, CHECK.f32(Float::INFINITY)
    refused(RangeError, "f32") { CHECK.f32(3.5e38) }
    refused(RangeError, "f64") { CHECK.f64(10**400) }
    refused(TypeError, "Float") { CHECK.f64("1.0") }
    refused(TypeError, "Float") { CHECK.f64(true) }
  end

  def test_text
    assert_equal "Grüße", CHECK.string("Grüße".encode(Encoding::ISO_8859_1))
    assert_equal "Grüße", CHECK.string("Grüße".b)
    refused(ArgumentError, "invalid UTF-8") { CHECK.string("\xFF") }
    refused(ArgumentError, "invalid UTF-8") { CHECK.string("\xFF".b) }
    refused(TypeError, "expected String, got Symbol") { CHECK.string(:text) }
    refused(ArgumentError, "one character") { CHECK.char("ab") }
  end

  def test_lists_of_numbers
    assert_equal [1, -2].pack("l<*"), NUMBERS.integers([1, -2], :s32)
    refused(RangeError, "it[1]: 256 is out of range for u8") { NUMBERS.integers([1, 256], :u8) }
    refused(TypeError, "it[0]: expected Integer, got Float") { NUMBERS.integers([1.0], :u8) }
    refused(RangeError, "it[0]") { NUMBERS.integers([1 << 70], :u64) }
    refused(TypeError, "it[1]: expected Float, got String") { NUMBERS.doubles([1, "x"]) }
    [10**400, -(10**400)].each { |huge| refused(RangeError, "it[0]") { capture_io { NUMBERS.doubles([huge]) } } }
    refused(RangeError, "it[0]") { NUMBERS.singles([1e39]) }
    assert_equal [Float::INFINITY].pack("E"), NUMBERS.doubles([Float::INFINITY])
    assert_equal [-Float::INFINITY, 511.0].pack("e*"), NUMBERS.singles([-Float::INFINITY, 511.0])
    refused(RangeError, "it[2]: -3.5e+38 is out of range for f32") { NUMBERS.singles([1.0, Float::INFINITY, -3.5e38]) }
    refused(TypeError, "it[0]: expected Float, got Symbol") { NUMBERS.singles([:one]) }
    assert_equal [3.4028235677973362e38].pack("e"), NUMBERS.singles([3.4028235677973362e38])
  end

  def test_infinities_are_found_where_they_are
    infinity, minus = NUMBERS::INFINITIES[8]

    assert NUMBERS.ends?([1.0, -Float::INFINITY].pack("E*"), minus, 8)
    refute NUMBERS.ends?([511.0, 1.0].pack("E*"), infinity, 8), "bytes in the middle of a number"
  end

  def test_symbols
    cases = { usd: 0, eur: 1 }
    assert_equal 1, CHECK.enum(:eur, cases, "Currency")
    refused(ArgumentError, ":gbp is not of Currency") { CHECK.enum(:gbp, cases, "Currency") }
    refused(TypeError, "expected Symbol") { CHECK.enum("eur", cases, "Currency") }
    assert_equal 3, CHECK.flags(Set[:a, :b], { a: 1, b: 2 }, "F")
    refused(TypeError, "Enumerable") { CHECK.flags(:a, { a: 1 }, "F") }
  end

  def test_records
    type = Data.define(:a)
    assert_equal type.new(a: 1), CHECK.record({ a: 1 }, type)
    refused(ArgumentError, "b") { CHECK.record({ a: 1, b: 2 }, type) }
    refused(TypeError, "or Hash") { CHECK.record([1], type) }
  end

  # Every method that lowering or checking might call.
  class LyingString < String
    %i[to_s to_str dup b inspect].each { |name| define_method(name) { "a lie" } }
    def encoding = Encoding::BINARY
    def bytesize = 1
    def valid_encoding? = true
    def force_encoding(_) = "a lie"
    def initialize_copy(_) = raise("copied")
  end

  # Of one element, it says.
  class LyingArray < Array
    %i[to_a to_ary map each_with_index].each { |name| define_method(name) { ["a lie"] } }
    def length = 1
    def [](_) = "a lie"
    def each = yield("a lie")
    def inject(*) = 1 << 40
    def pack(*) = "a lie"
    def eql?(other) = !other.nil?
  end

  # Empty, it says.
  class LyingHash < Hash
    def to_hash = {}
    def size = 0
    def each = self
    def map = []
  end

  # Whatever is wanted.
  class Impostor
    def is_a?(_) = true
    alias kind_of? is_a?
    alias instance_of? is_a?
    alias == is_a?
    alias equal? is_a?
    def nil? = false
    def coerce(_) = [self, self]
    def &(other) = other && self
    alias >= is_a?
    alias <= is_a?
  end

  def test_what_a_subclass_says_of_itself_does_not_count
    text = CHECK.string(LyingString.new("Grüße"))

    assert_equal ["Grüße", String], [text, text.class]
    refused(ArgumentError, "invalid UTF-8") { CHECK.string(LyingString.new("\xFF")) }
    assert_equal "x" * 5000, CHECK.bytes(LyingString.new("x" * 5000))
    assert_equal [1, 2], CHECK.list(LyingArray.new([1, 2]), 4)
    assert_equal({ a: 1 }, CHECK.map(LyingHash[{ a: 1 }], 4))
    assert_equal 3, CHECK.flags(LyingArray.new(%i[a b]), { a: 1, b: 2 }, "F")
    assert_equal [1, 2].pack("L<*"), NUMBERS.integers(LyingArray.new([1, 2]), :u32)
    refused(RangeError, "it[0]") { NUMBERS.integers(LyingArray.new([1 << 40]), :u32) }
    assert_equal [0.5].pack("e"), NUMBERS.singles(LyingArray.new([0.5]))
  end

  def test_an_impostor_is_no_value
    %i[u8 s32 u64 f64 bool string bytes].each { |kind| refused(TypeError, "got CheckTest::Impostor") { CHECK.public_send(kind, Impostor.new) } }
    refused(TypeError, "got CheckTest::Impostor") { CHECK.list(Impostor.new, 1) }
    refused(TypeError, "got CheckTest::Impostor") { CHECK.record(Impostor.new, Data.define) }
    refused(TypeError, "got BasicObject") { CHECK.u8(BasicObject.new) }
    refused(TypeError, "got BasicObject") { CHECK.list(BasicObject.new, 1) }
  end

  def test_what_converts_itself
    assert_equal [1], CHECK.list(Struct.new(:to_ary).new([1]), 1)
    assert_equal({ a: 1 }, CHECK.map(Struct.new(:to_hash).new({ a: 1 }), 1))
    refused(TypeError, "expected Array") { CHECK.list(Struct.new(:to_ary).new(5), 1) }
  end

  def test_nothing_that_is_taken_over_is_the_applications_own
    text = +"text"
    long = "x" * 5000
    list = [1]
    taken = [CHECK.string(text), CHECK.bytes(long), CHECK.list(list, 1), CHECK.sized(list, 1)]
    [text, long].each { |it| it << "more" }
    list << 2

    assert_equal ["text", "x" * 5000, [1], [1]], taken
  end
end
