# frozen_string_literal: true

module SdkPackage
  module SDKRuntime
    # The handle table of one component instance (Canonical ABI, "Table" and "Resource State"). Indices start at 1, and the index freed
    # last is the first to be used again, as the specification demands. Entries are columns, not objects: a table is on the way of every handle.
    class HandleTable
      # The ABI allows 2^28 - 1. No honest guest comes near this, and more would fill the memory of the process.
      MAX_HANDLES = 1 << 23

      # @param tasks [Array<Task>] the call from the application, and inside it those between component instances
      def initialize(tasks)
        @tasks = tasks
        # The resource of an own handle, the complement of it for a borrow, nil where an index is free.
        @kinds = [nil] #: Array[Integer?]
        @reps = [0]
        @free = []
        # How often a handle is lent to a running call.
        @lends = {} #: Hash[Integer, Integer]
        # The call that a borrow belongs to.
        @borrowers = [] #: Array[Task]
      end

      # Gives the guest an own handle.
      #
      # @return [Integer] its index
      def add(resource, rep)
        index = @free.pop || @kinds.length
        raise TrapError, "too many handles" if index > MAX_HANDLES

        @kinds[index] = resource
        @reps[index] = rep
        index
      end

      # Gives the guest a borrow, which belongs to the innermost call.
      #
      # @return [Integer] its index
      def add_borrow(resource, rep)
        task = @tasks[-1]
        task.borrows += 1
        index = add(~resource, rep)
        @borrowers[index] = task
        index
      end

      # @param index [Integer] that the guest gave
      # @return [Integer] the representation
      def rep(index, resource)
        own?(index, resource)
        @reps[index]
      end

      # Whether the guest owns it.
      #
      # @raise [TrapError] when it has no such handle
      def own?(index, resource)
        kind = @kinds[index] if index >= 0
        return true if kind == resource
        return false if kind == ~resource

        raise TrapError, kind ? "handle index #{index} used with the wrong type" : "unknown handle index #{index}"
      end

      # Takes an entry away from the guest. A handle that is lent to a running call stays.
      #
      # @return [Integer, nil] the representation of an own handle; nil for a borrow
      def remove(index, resource)
        return take_own(index, resource) if own?(index, resource)

        check_lent(index)
        @borrowers[index].borrows -= 1
        @kinds[index] = nil
        @free.push(index)
        nil
      end

      # Lifts an own handle: the guest has it no more.
      #
      # @return [Integer] the representation
      def take_own(index, resource)
        check_own(index, resource) unless @kinds[index] == resource && index >= 0 && @lends.empty?
        @kinds[index] = nil
        @free.push(index)
        @reps[index]
      end

      # Lends a handle of the guest to a call, until that ends.
      #
      # @param task [Task] the call
      # @return [Integer] the representation
      def lend(index, resource, task)
        rep = rep(index, resource)
        task.lend(self, index)
        @lends[index] = @lends.fetch(index, 0) + 1
        rep
      end

      # A call that it was lent to has ended.
      def take_back(index)
        left = @lends.fetch(index) - 1
        left.zero? ? @lends.delete(index) : @lends[index] = left
      end

      # Called when a call from the application returns: the guest must have dropped what it was lent.
      def end_borrows
        raise TrapError, "borrow handles still remain at the end of the call" if @tasks[0].borrows.positive?
      end

      private

      def check_own(index, resource)
        raise TrapError, "handle #{index} is borrowed and cannot be moved" unless own?(index, resource)

        check_lent(index)
      end

      def check_lent(index)
        raise TrapError, "handle #{index} is lent and cannot be moved or dropped" if @lends.key?(index)
      end
    end
  end
end
