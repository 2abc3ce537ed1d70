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
              fiber = ::Fiber.current
              place = @place
              unless place[0] == fiber && (place[2] || Stack.shallow?)
                place = Stack.place
                return super unless !@turn && Stack.room?(place) && place[0]

                @place = place
              end

              begin
                @lock.lock
              rescue ::Exception => e
                not_locked(e)
              end
              place[0] = nil
              begin
                @holder = place
                exports = @ready || refuse
                @ready = nil
                result = exports[index].call(#{flat.join(", ")})
                @ready = exports
              rescue ::Exception => e
                fail_with(e)
              ensure
                place[0] = fiber
                @lock.unlock
              end
              drop_queued if @pending
              result
            end
          RUBY
        end
      end
    end
  end
end
