# frozen_string_literal: true

module SdkPackage
  module SDKRuntime
    # Calls of functions that are given their flat arguments, and whose flat result every value of its type is good for: nothing has to be done
    # while the guest is entered.
    module ScalarCalls
      # @return [Integer, Float, nil] the flat result
      def call0(index) = call(index, &:call)

      # @return [Integer, Float, nil] the flat result
      def call1(index, flat) = call(index) { |core| core.call(flat) }

      # @return [Integer, Float, nil] the flat result
      def call2(index, first, second) = call(index) { |core| core.call(first, second) }

      # What an instance has instead: `Instance#call` without its block, which would cost as much as the lock. It is printed for each number of
      # arguments, since a splat costs more than either.
      module Inlined
        (0..2).each do |count|
          flat = ::Array.new(count) { |i| "flat#{i}" }
          class_eval(<<~RUBY, __FILE__, __LINE__ + 1)
            def call#{count}(#{["index", *flat].join(", ")})
              return super if @timeout || ::Fiber.current_scheduler

              begin
                @lock.lock
              rescue ::ThreadError
                reenter
              end
              begin
                exports = @ready || refuse
                @ready = nil
                result = exports[index].call(#{flat.join(", ")})
                @ready = exports
                result
              rescue ::Exception => e
                raise failed(e)
              ensure
                @ready && @dropped.empty? ? @lock.unlock : leave
              end
            end
          RUBY
        end
      end
    end
  end
end
