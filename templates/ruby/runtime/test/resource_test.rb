# frozen_string_literal: true

require_relative "test_helper"

# Handles of the guest's resources.
class ResourceTest < Minitest::Test
  TASK = Guest::RUNTIME::Task

  def setup
    @client = Guest.open
  end

  def test_life
    thing = @client.make(7)

    assert_equal 7, @client.use(thing)
    refute_predicate thing, :closed?
    2.times { thing.close }
    assert_predicate thing, :closed?
    assert_equal 1, @client.number(:destroyed)
    assert_raises(SdkPackage::ClosedError) { @client.use(thing) }
    assert_equal 2, @client.number(:add, 1, 1)
  end

  def test_a_handle_that_is_given_away_is_spent
    thing = @client.make(7)
    @client.take(thing)

    assert_predicate thing, :closed?
    assert_equal 1, @client.number(:destroyed)
    assert_raises(SdkPackage::ClosedError) { @client.take(thing) }
    assert_equal 1, @client.number(:destroyed)
  end

  def test_a_handle_of_another_client_is_refused
    thing = Guest.open.make(7)

    assert_raises(ArgumentError) { @client.take(thing) }
    refute_predicate thing, :closed?
  end

  def test_one_handle_twice
    claims = Guest::RUNTIME::Claims.new
    thing = @client.make(7)
    2.times { claims.borrow(thing, Guest::Thing) }

    assert_raises(Guest::RUNTIME::Mismatch) { claims.own(thing, Guest::Thing) }
  end

  def test_a_handle_cannot_be_made_or_copied
    assert_raises(NoMethodError) { Guest::Thing.new(1) }
    assert_raises(TypeError) { @client.make(1).dup }
  end

  def test_closing_while_the_guest_runs_waits_for_its_end
    thing = nil
    client = Guest.open { |count| thing.close || (count + 1) }
    thing = client.make(1)
    client.number(:ask, 1)

    assert_equal 1, client.number(:destroyed)
  end

  def test_an_exception_out_of_a_drop_that_nobody_waits_for_kills
    thing = nil
    client = Guest.open { |count| thing.closed? ? raise(KeyError, "mine") : thing.close || (count + 1) }
    thing = client.make(99)

    assert_equal 1, client.number(:ask, 1)
    assert_equal "mine", assert_raises(SdkPackage::ClosedError) { client.number(:add, 1, 1) }.cause.message
  end

  def test_what_is_collected_is_destroyed_by_the_next_call
    200.times { |rep| @client.make(rep) }
    3.times { GC.start }
    @client.number(:add, 1, 1)

    assert_operator @client.number(:destroyed), :>, 150
  end

  def test_a_closed_or_given_handle_is_not_destroyed_again
    100.times do |rep|
      kept = @client.make(rep)
      @client.make(rep)
      rep.even? ? kept.close : @client.take(kept)
    end
    3.times { GC.start }
    @client.number(:add, 1, 1)

    assert_operator @client.number(:destroyed), :<=, 200
  end

  def test_a_handle_that_was_closed_by_another_thread_cannot_be_given_away
    thing = @client.make(7)
    claims = Guest::RUNTIME::Claims.new
    claims.own(thing, Guest::Thing)
    thing.close

    assert_raises(SdkPackage::ClosedError) { @client.entry.call(0) { |call| claims.settle(call.instance) } }
    assert_equal 1, @client.number(:destroyed)
  end

  def test_indices_start_at_1_and_the_last_freed_comes_first
    table = Guest::RUNTIME::HandleTable.new([])
    assert_equal([1, 2, 3], Array.new(3) { |rep| table.add(0, rep) })
    table.remove(1, 0)
    table.remove(2, 0)

    assert_equal([2, 1, 4], Array.new(3) { |rep| table.add(0, rep) })
    assert_raises(SdkPackage::TrapError) { table.rep(9, 0) }
    assert_raises(SdkPackage::TrapError) { table.rep(-1, 0) }
    assert_raises(SdkPackage::TrapError) { table.rep(1, 5) }
    assert_raises(SdkPackage::TrapError) { table.take_own(-1, 0) }
  end

  def test_lent_handles_stay
    calls = Array.new(2) { TASK.new }
    table = Guest::RUNTIME::HandleTable.new(calls)
    [table.add(0, 1), table.add_borrow(0, 1)].each do |index|
      calls.each { |task| table.lend(index, 0, task) }
      calls[1].end_loans

      assert_raises(SdkPackage::TrapError) { table.remove(index, 0) }
      assert_raises(SdkPackage::TrapError) { table.take_own(index, 0) }
      calls[0].end_loans
      table.remove(index, 0)
    end
  end

  def test_a_borrow_belongs_to_the_innermost_call
    calls = [TASK.new]
    table = Guest::RUNTIME::HandleTable.new(calls)
    outer = table.add_borrow(0, 7)
    calls << TASK.new
    inner = table.add_borrow(0, 8)

    assert_equal [7, 8], [table.rep(outer, 0), table.rep(inner, 0)]
    assert_equal [1, 1], calls.map(&:borrows)
    assert_raises(SdkPackage::TrapError) { table.take_own(outer, 0) }
    assert_raises(SdkPackage::TrapError) { table.end_borrows }
    assert_nil table.remove(outer, 0)
    assert_equal [0, 1], calls.map(&:borrows)
    table.end_borrows
  end
end
