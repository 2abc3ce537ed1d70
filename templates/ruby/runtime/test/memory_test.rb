# frozen_string_literal: true

require_relative "test_helper"

# What a guest may do wrong with its memory, and the string encodings.
class MemoryTest < Minitest::Test
  TEXTS = ["", "plain", "Grüße", "日本語 🚀", "é" * 40_000, "🚀" * 40_000].freeze

  def test_strings_in_every_encoding
    %w[utf8 utf16 latin1+utf16].each do |encoding|
      client = Guest.open(program: Guest.compiled(encoding:))
      TEXTS.each { |text| assert_equal text, client.echo(text) }
    end
  end

  def test_a_misaligned_pointer_from_realloc
    client = Guest.open

    assert_match(/not aligned/, assert_raises(SdkPackage::TrapError) { allocate(client, 4, 13) }.message)
  end

  def test_a_misaligned_or_distant_pointer_to_a_span
    [13, 65_536, 65_532, -4].each do |pointer|
      assert_raises(SdkPackage::TrapError) { Guest.open.entry.call(0) { |call| call.memory.read_span(pointer) } }
    end
  end

  def test_a_pointer_from_realloc_outside_the_memory
    assert_raises(SdkPackage::TrapError) { Guest.open.echo("x" * 17) }
  end

  def test_realloc_must_not_call_imports
    assert_match(/leave/, assert_raises(SdkPackage::TrapError) { Guest.open.echo("x" * 19) }.message)
  end

  def test_lies_about_strings
    [[0, -1], [-1, 1], [65_535, 2], [0, 1 << 28], [-1, -1], [-16, 32]].each do |pointer, length|
      assert_raises(SdkPackage::TrapError, "#{pointer}, #{length}") { Guest.open.lie(pointer, length) }
    end
  end

  def test_invalid_utf8
    client = Guest.open
    client.entry.call(0) { |call| call.memory.write(0, "\xC3\x28".b) }

    assert_raises(SdkPackage::TrapError) { client.lie(0, 2) }
  end

  def test_every_nan_is_the_canonical_one
    nan = [0x7FF8_0000_0000_0001].pack("Q<")
    one = [1.0].pack("E")
    [[nan], [nan, one], [one, nan], [one, nan, one], [one, nan, nan]].each do |doubles|
      floats = floats_of(doubles.join)

      assert_equal([0x7FF8_0000_0000_0000], floats.select(&:nan?).map { |float| [float].pack("E").unpack1("Q<") }.uniq)
      assert_equal doubles.count(one), floats.count(1.0)
    end
  end

  private

  def allocate(client, align, size)
    client.entry.call(0) { |call| call.memory.allocate(align, size) }
  end

  def floats_of(bytes)
    Guest.open.entry.call(0) do |call|
      call.memory.write(64, bytes)
      call.memory.read_floats(64 | ((bytes.bytesize / 8) << 32), "E*", 8)
    end
  end
end
