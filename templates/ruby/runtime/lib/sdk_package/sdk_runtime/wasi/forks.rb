# frozen_string_literal: true

module SdkPackage
  module SDKRuntime
    module Wasi
      # Tells in a forked child, before anything else runs there. `Process._fork` is Ruby's own place for that; nothing is put there before a
      # component asks for randomness.
      module Forks
        # Goes in front of Ruby's method.
        module Hook
          # @return [Integer] 0 in the child
          def _fork
            super.tap { |pid| Forks.tell if pid.zero? }
          end
        end

        @lock = ::Mutex.new
        @watching = ::ObjectSpace.const_get(:WeakMap).new # (RBS does not know it.)

        class << self
          # @param object [#forked]
          def watch(object)
            return if @watching.key?(object)

            @lock.synchronize do
              ::Process.singleton_class.prepend(Hook) unless ::Process.singleton_class.include?(Hook)
              @watching[object] = true
            end
          end

          # Calls `forked` of all that are still there. A client that was closed has no memory any more.
          def tell
            @watching.each_key do |object|
              object.forked
            rescue TrapError, ::Wasmtime::Error
              next
            end
          end
        end
      end
    end
  end
end
