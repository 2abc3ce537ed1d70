# frozen_string_literal: true

require_relative "test_helper"

# What errors say of their payloads.
class ErrorMessageTest < Minitest::Test
  # A case of a variant, as a generator prints it.
  UnknownSku = Data.define(:value) { def _case = "unknown-sku" }
  Closed = Data.define { def _case = "closed" }
  Limit = Data.define(:max, :class_, :by_name)
  Told = Data.define(:message)

  def text(payload) = SdkPackage::ResultError.new(payload).message

  def test_values_are_written_as_in_wit
    {
      UnknownSku.new("nope") => 'unknown-sku("nope")',
      UnknownSku.new([%W[a\n ü], []]) => 'unknown-sku([["a\n", "ü"], []])',
      UnknownSku.new(nil) => "unknown-sku(none)",
      Closed.new => "closed",
      Limit.new(max: 1, class_: true, by_name: { "k" => :not_yet }) => '{max: 1, class: true, by-name: {"k": not-yet}}',
      [SdkPackage::Some.new(nil), SdkPackage::Ok.new, SdkPackage::Err.new(0.5)] => "[some(none), ok, err(0.5)]",
      [Float::NAN, -Float::INFINITY] => "[nan, -inf]",
      ["\xFF".b] => '["\xFF"]'
    }.each { |payload, text| assert_equal "error: #{text}", text(payload) }
  end

  def test_a_message_of_its_own
    assert_equal "why", text("why")
    assert_equal "why", text(Told.new("why"))
    assert_equal "error: {message: none}", text(Told.new(nil))
    assert_equal "the call failed", text(nil)
  end

  def test_a_handle_is_not_asked
    handle = Guest.open.make(7)
    handle.define_singleton_method(:message) { raise "the component was called" }

    assert_match(/\Aerror: #<Guest::Thing/, text(handle))
  end
end
