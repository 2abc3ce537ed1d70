# frozen_string_literal: true

module SdkPackage
  module SDKRuntime
    # What printed modules, which carry calls between the component instances of a component, ask of the host.
    class Adapters
      # Calls inside one another. More are no honest guest's, and would fill the memory of the process.
      MAX_DEPTH = 1 << 16

      # The rules that printed code checks, by the numbers that it has for them.
      RULES = [
        "a component called out where it may not",
        "a component was called that a call is in already",
        "a pointer is not aligned",
        "a pointer is out of bounds",
        "a string or list is too long",
        "an allocation is not aligned",
        "an allocation is out of bounds",
        "a discriminant is out of range",
        "a char is no Unicode scalar value",
        "a string is not UTF-8",
        "a string is not UTF-16"
      ].freeze

      # Copies bytes from one memory to another without a crossing into Ruby.
      COPY = <<~WAT
        (module
          (import "" "to" (memory $to 0))
          (import "" "from" (memory $from 0))
          (func (export "copy") (param $to i32) (param $from i32) (param $length i32)
            (memory.copy $to $from (local.get $to) (local.get $from) (local.get $length))))
      WAT

      # @param functions [Array<String>] whose numbers printed code gives
      # @param tables [Array<HandleTable>] by component instance of the plan
      # @param homes [Array<HandleTable, nil>] see {Link#homes}
      # @param tasks [Array<Task>] the calls that are inside one another, innermost last
      # @param hosts [HostObjects]
      def initialize(functions, tables, homes, tasks, hosts)
        @functions = functions
        @tables = tables
        @homes = homes
        @tasks = tasks
        @hosts = hosts
      end

      # @param host [Hash] host function of the plan
      # @return [Proc] its behaviour
      def body(host)
        case host[:kind]
        when "fault" then fault
        when "transfer-own" then transfer_own(@tables[host[:from]], @tables[host[:to]], host[:resource])
        when "transfer-borrow" then transfer_borrow(@tables[host[:from]], @tables[host[:to]], host[:resource])
        when "enter-call" then enter_call
        else exit_call
        end
      end

      private

      def fault
        proc { |_, rule, function| raise TrapError, "#{RULES[rule] || "a rule of the canonical ABI is broken"}, in a call of #{name(function)}" }
      end

      # `lift_own` and `lower_own`.
      def transfer_own(from, to, resource)
        proc { |_, index| [to.add(resource, from.take_own(index, resource))] }
      end

      # `lift_borrow` and `lower_borrow`. The component that defines the resource gets the bare representation.
      def transfer_borrow(from, to, resource)
        home = @homes[resource]
        return proc { |_, index| [from.lend(index, resource, @tasks[-1])] } if to.equal?(home)
        return proc { |_, index| [to.add_borrow(resource, from.lend(index, resource, @tasks[-1]))] } if home

        proc { |_, index| [to.add_borrow(resource, @hosts.lend(from.lend(index, resource, @tasks[-1])))] }
      end

      def enter_call
        proc do
          @tasks << Task.new
          raise TrapError, "too many calls are inside one another" if @tasks.length > MAX_DEPTH
        end
      end

      def exit_call
        proc do |_, function|
          task = @tasks.pop
          # The outermost call is the application's, which no printed code ends.
          raise TrapError, "borrowed handles remain at the end of a call of #{name(function)}" if task.nil? || @tasks.empty? || task.borrows.positive?

          task.end_loans
          nil
        end
      end

      def name(function) = @functions[function] || "a function"
    end
  end
end
