# frozen_string_literal: true

module SdkPackage
  module SDKRuntime
    # What a call has borrowed, and what is lent to it (Canonical ABI, "Task State" and "Subtask State"): a call from the application, between
    # component instances, or of an import.
    class Task
      # More are no honest guest's, and would fill the memory of the process.
      MAX_LOANS = 1 << 22

      # @return [Integer] borrowed handles that it has not dropped yet
      attr_accessor :borrows

      def initialize
        @borrows = 0
        @lenders = [] #: Array[HandleTable]
        @lent = [] #: Array[Integer]
      end

      # Notes a handle that is lent to the call.
      #
      # @param table [HandleTable] of the component instance that lends it
      # @raise [TrapError]
      def lend(table, index)
        raise TrapError, "too many handles are lent to one call" if @lent.length == MAX_LOANS

        @lenders << table
        @lent << index
      end

      # The call is over: what was lent to it is its owners' alone again.
      def end_loans
        return if @lent.empty?

        @lenders.each_with_index { |table, i| table.take_back(@lent[i]) }
        @lenders.clear
        @lent.clear
      end
    end
  end
end
