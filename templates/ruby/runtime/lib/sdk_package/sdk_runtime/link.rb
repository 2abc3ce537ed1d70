# frozen_string_literal: true

module SdkPackage
  module SDKRuntime
    # Carries out a link plan: makes the core instances of a component in one store, and the host functions between them.
    class Link
      # @param imports [Hash{String => Proc}] by WIT path, what makes the behaviour of an import for an {ImportCall}
      def initialize(instance, program, store, imports)
        @instance = instance
        @plan = program.plan
        @modules = program.modules
        @store = store
        @imports = imports
        @tables = @plan[:components].map { HandleTable.new }
        @homes = @plan[:resources].map { |resource| resource[:component] && @tables[resource[:component]] }
        @memories = @plan[:options].map { |options| MEMORIES.fetch(options[:encoding].to_sym).new(instance) }
        @unbound = @memories.each_index.to_a
        @cores = []
        @destructors = {}
      end

      # @return [Array<HandleTable, nil>] by resource of the plan, the table of the component instance that defines it; nil for the application's
      attr_reader :homes
      # @return [Hash{Integer => Wasmtime::Func}] destructors by resource of the plan, filled while the component starts
      attr_reader :destructors

      # Makes the instances. Imports may be called meanwhile.
      def instantiate
        hosts = @plan[:hostFunctions].map do |host|
          ::Wasmtime::Func.new(@store, host[:params].map(&:to_sym), host[:results].map(&:to_sym), &body(host))
        end
        @plan[:steps].each do |step|
          externs = step[:imports].map { |import| import_of(import, hosts) }
          @cores << ::Wasmtime::Instance.new(@store, @modules[step[:module]], externs)
          bind
        end
      end

      # @param glue [Glue]
      # @param gvl [Boolean] whether calls keep the interpreter lock
      # @return [Array<ExportCall, Wasmtime::Func>]
      def exports(glue, gvl:)
        exports = @plan[:exports].to_h { |export| [export[:function], export] }
        glue.exports.each_with_index.map do |path, number|
          export = exports[path] || lacks(path)
          glue.bare.include?(number) ? bare_export(export, gvl) : export(export, gvl)
        end
      end

      # The component may import and define resources of one path, which are two.
      #
      # @param paths [Array<String>] of resources
      # @param classes [Array<Class, nil>] theirs; nil for the application's
      # @return [Array<Integer>] their numbers in the plan
      def resources(paths, classes)
        numbers = {} #: Hash[[String, String], Integer]
        @plan[:resources].each_with_index { |resource, number| resource[:names].each { |name| numbers[[resource[:kind], name]] = number } }
        paths.zip(classes).map { |path, type| numbers[[type ? "defined" : "imported", path]] || lacks(path) }
      end

      private

      def import_of(import, hosts)
        from = import[:from]
        return hosts[from[:host]] if from[:host]

        case import[:kind]
        when "func" then find(from).to_func
        when "memory" then find(from).to_memory
        when "table" then find(from).to_table
        when "global" then find(from).to_global
        else raise SdkError, "the engine cannot link a #{import[:kind]} (#{from[:name]})"
        end
      end

      def find(export)
        @cores[export[:instance]].export(export[:name]) || lacks(export[:name])
      end

      def function(export, gvl: true)
        gvl ? find(export).to_func : find(export).to_func(gvl: false)
      end

      def exists?(export)
        export.nil? || export[:instance] < @cores.length
      end

      # Binds what exists by now: the start function of the next core instance may need it.
      def bind
        @unbound.reject! { |index| bind_memory(@memories[index], @plan[:options][index]) }
        @plan[:resources].each_with_index do |resource, number|
          destructor = resource[:destructor]
          @destructors[number] ||= function(destructor) if destructor && exists?(destructor)
        end
      end

      def bind_memory(memory, options)
        return false unless exists?(options[:memory]) && exists?(options[:realloc])

        memory.bind(find(options[:memory]).to_memory, options[:realloc] && function(options[:realloc])) if options[:memory]
        true
      end

      def export(export, gvl)
        post_return = export[:postReturn]
        ExportCall.new(@instance, function(export[:core], gvl:), post_return && function(post_return),
                       @memories[export[:options]], @tables[export[:component]])
      end

      def bare_export(export, gvl)
        core = function(export[:core], gvl:)
        post_return = export[:postReturn]
        post_return ? FinishedFunc.new(@instance, core, function(post_return)) : core
      end

      def body(host)
        case host[:kind]
        when "trap" then Builtins.trap(host[:name])
        when "import" then import_body(host)
        else builtin_body(host, @tables[host[:component]], host[:resource])
        end
      end

      def import_body(host)
        make = @imports[host[:function]] || lacks(host[:function])
        make.call(ImportCall.new(@instance, @memories[host[:options]], @tables[host[:component]]))
      end

      def builtin_body(host, table, resource)
        case host[:kind]
        when "resource-new" then Builtins.resource_new(@instance, table, resource)
        when "resource-rep" then Builtins.resource_rep(table, resource)
        when "resource-drop"
          imported = @plan[:resources][resource][:kind] == "imported"
          imported ? Builtins.host_resource_drop(@instance, table, resource) : Builtins.resource_drop(@instance, table, resource)
        else raise SdkError, "the link plan has a host function of kind #{host[:kind]}, which this package does not know"
        end
      end

      def lacks(name)
        raise SdkError, "the component, or its link plan, does not fit this package: it has no #{name}"
      end
    end
  end
end
