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
    assert NUMBERS.ends_double?([1.0, -Float::INFINITY].pack("E*"), NUMBERS::MINUS_INFINITY)
    refute NUMBERS.ends_double?([511.0, 1.0].pack("E*"), NUMBERS::INFINITY), "bytes in the middle of a number"
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
end
