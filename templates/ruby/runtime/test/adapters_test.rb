# frozen_string_literal: true

require_relative "test_helper"

# What printed modules ask of the host.
class AdaptersTest < Minitest::Test
  RUNTIME = Guest::RUNTIME

  def setup
    @tasks = [RUNTIME::Task.new]
    @tables = Array.new(3) { RUNTIME::HandleTable.new(@tasks) }
    @hosts = RUNTIME::HostObjects.new
    # Resource 0 is defined by component instance 1, resource 1 by the application.
    @adapters = RUNTIME::Adapters.new(%w[acme:parts/a#f], @tables, [@tables[1], nil], @tasks, @hosts)
  end

  def test_every_rule_has_words_and_the_function
    messages = Array.new(11) { |rule| fault(rule, 0) }

    assert_equal 11, messages.uniq.length
    messages.each { |message| assert_match(%r{\A(?!a rule ).+, in a call of acme:parts/a#f\z}, message) }
    assert_equal "a rule of the canonical ABI is broken, in a call of a function", fault(11, 1)
  end

  def test_an_own_handle_moves
    index = @tables[0].add(0, 7)

    assert_equal [1], host("transfer-own", index, resource: 0, from: 0, to: 2)
    assert_equal 7, @tables[2].take_own(1, 0)
    assert_raises(SdkPackage::TrapError) { host("transfer-own", index, resource: 0, from: 0, to: 2) }
  end

  def test_a_borrow_is_a_representation_at_home_and_a_handle_elsewhere
    index = @tables[0].add(0, 7)
    host("enter-call")

    assert_equal [7], host("transfer-borrow", index, resource: 0, from: 0, to: 1)
    assert_equal [1], host("transfer-borrow", index, resource: 0, from: 0, to: 2)
    assert_raises(SdkPackage::TrapError) { @tables[0].take_own(index, 0) }
    @tables[2].remove(1, 0)
    host("exit-call", 0)
    assert_equal 7, @tables[0].take_own(index, 0)
  end

  def test_a_call_that_keeps_a_borrow_traps
    host("enter-call")
    host("transfer-borrow", @tables[0].add(0, 7), resource: 0, from: 0, to: 2)

    assert_match(/remain at the end of a call of acme:parts/, assert_raises(SdkPackage::TrapError) { host("exit-call", 0) }.message)
  end

  def test_an_object_of_the_application_is_told_when_its_last_handle_goes
    object = Object.new
    index = @tables[0].add(1, @hosts.give(object, own: true))
    host("enter-call")
    host("transfer-borrow", index, resource: 1, from: 0, to: 2)

    assert_same object, @hosts.get(@tables[2].rep(1, 1))
    assert_nil @tables[2].remove(1, 1)
    assert_equal [object, false], @hosts.take(1, own: false)
    assert_equal [object, true], @hosts.take(1, own: true)
  end

  def test_calls_are_limited_in_depth_and_the_outermost_is_the_applications
    assert_raises(SdkPackage::TrapError) { host("exit-call", 0) }
    @tasks.replace(Array.new(RUNTIME::Adapters::MAX_DEPTH - 1) { RUNTIME::Task.new })
    host("enter-call")

    assert_match(/too many calls/, assert_raises(SdkPackage::TrapError) { host("enter-call") }.message)
  end

  private

  def host(kind, *, **more) = @adapters.body({ kind:, **more }).call(nil, *)

  def fault(rule, function) = assert_raises(SdkPackage::TrapError) { host("fault", rule, function) }.message
end
