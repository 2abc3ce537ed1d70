# frozen_string_literal: true

module SdkPackage
  module SDKRuntime
    # One entry of a table: a handle that the guest holds.
    class Handle
      attr_reader :resource, :rep, :own
      attr_accessor :lends

      def initialize(resource, rep, own)
        @resource = resource
        @rep = rep
        @own = own
        @lends = 0
      end
    end

    # The handle table of one component instance (Canonical ABI, "Table" and "Resource State"). Indices start at 1, and the index freed
    # last is the first to be used again, as the specification demands.
    class HandleTable
      MAX_HANDLES = (1 << 28) - 1

      # @return [Integer] borrows that the running call has given and the guest has not dropped
      attr_reader :borrows

      def initialize
        @entries = [nil]
        @free = []
        @borrows = 0
      end

      # Gives the guest a handle; `own` is false for a borrow that ends with the call that made it.
      #
      # @return [Integer] its index
      def add(resource, rep, own: true)
        @borrows += 1 unless own
        index = @free.pop || @entries.length
        raise TrapError, "too many handles" if index > MAX_HANDLES

        @entries[index] = Handle.new(resource, rep, own)
        index
      end

      # @return [Handle] the entry at an index that the guest gave
      def get(index, resource)
        handle = index.negative? ? nil : @entries[index]
        raise TrapError, "unknown handle index #{index}" if handle.nil?
        raise TrapError, "handle index #{index} used with the wrong type" unless handle.resource == resource

        handle
      end

      # Takes an entry away from the guest. A handle that is lent to a running call stays.
      #
      # @return [Handle]
      def remove(index, resource)
        handle = release(index, get(index, resource))
        @borrows -= 1 unless handle.own
        handle
      end

      # Lifts an own handle: the guest has it no more.
      #
      # @return [Integer] the representation
      def take_own(index, resource)
        handle = get(index, resource)
        raise TrapError, "cannot lift a borrow as an own handle" unless handle.own

        release(index, handle).rep
      end

      # Called when a call returns: the guest must have dropped what it was lent.
      def end_borrows
        raise TrapError, "borrow handles still remain at the end of the call" if @borrows.positive?
      end

      private

      def release(index, handle)
        raise TrapError, "cannot remove owned resource while borrowed" if handle.lends.positive?

        @entries[index] = nil
        @free.push(index)
        handle
      end
    end
  end
end
