# frozen_string_literal: true

require "test_helper"

# Threads that are struck (`Thread#raise`, as Timeout does it) while they call or close a client that they share. When everybody has left, the lock
# is free: the client goes on, or says that it is closed.
class InterruptsTest < Minitest::Test
  ROUNDS = Integer(ENV.fetch("ROUNDS", "8"))
  CLIENTS = { plain: -> { Guest.open }, timed: -> { Guest.open(timeout: 20) }, pool: -> { Guest.open_pool(2) } }.freeze

  CLIENTS.each do |kind, open|
    %i[call close].each do |what|
      define_method("test_#{what}_of_a_#{kind}_client") { ROUNDS.times { interrupted(open.call, what) } }
    end
  end

  private

  def interrupted(client, what)
    going = true
    users = Array.new(4) { |i| Thread.new { use(client, what == :close && i.zero?) while going } }
    30.times do
      sleep(0.0005)
      users.sample.raise("struck")
    end
    going = false
    users.each { |user| assert left?(user), "waits for ever in #{user.backtrace&.first}" }

    assert left?(Thread.new { use(client, false) }), "the lock is not free"
  end

  # One that is struck outside of the client does not go on, which is not the point.
  def use(client, close)
    Thread.current.report_on_exception = false
    close ? client.entry.close : client.number(:add, 1, 1)
  rescue RuntimeError, SdkPackage::SdkError
    nil
  end

  def left?(thread)
    thread.join(30)
  rescue RuntimeError
    true
  end
end
