# frozen_string_literal: true

module SdkPackage
  module SDKRuntime
    # The host functions that are not the application's: resource built-ins.
    module Builtins
      module_function

      # `canon resource.new`: representation to handle.
      def resource_new(instance, table, resource)
        proc do |_, rep|
          instance.check_may_leave
          [table.add(resource, rep)]
        end
      end

      # `canon resource.rep`: handle to representation. Allowed also where the guest may not leave.
      def resource_rep(table, resource)
        proc { |_, index| [table.rep(index, resource)] }
      end

      # `canon resource.drop` of a resource that the component defines: runs the destructor if that was the own handle. The block gives the destructor,
      # which need not be there yet; nil where there is none.
      def resource_drop(instance, table, resource)
        destructor = nil #: untyped
        proc do |_, index|
          instance.check_may_leave
          rep = table.remove(index, resource)
          instance.destroy(destructor ||= yield, rep) if rep
        end
      end

      # `canon resource.drop` of an imported resource: tells the application's object if that was its last own handle.
      def host_resource_drop(instance, table, resource)
        proc do |_, index|
          instance.check_may_leave
          rep = table.rep(index, resource)
          own = !table.remove(index, resource).nil?
          object, last = instance.hosts.take(rep, own:)
          object.close if last && object.respond_to?(:close)
        end
      end
    end
  end
end
