# frozen_string_literal: true

module SdkPackage
  module SDKRuntime
    # Carries out a link plan: makes the core instances of a component in one store, and the host functions between them.
    class Link
      # Of functions that a plan names for what they do.
      REALLOC = "i32 i32 i32 i32:i32"
      DESTRUCTOR = "i32:"

      # @param imports [Hash{String => Proc}] by WIT path, what makes the behaviour of an import for an {ImportCall}
      # @param glue [Glue]
      # @param wasi [Wasi::Host, nil]
      def initialize(instance, program, store, imports, glue, wasi)
        @instance = instance
        @program = program
        @glue = glue
        @plan = program.plan
        @modules = program.modules
        @store = store
        @imports = imports
        @wasi = wasi
        tasks = [Task.new]
        @tables = @plan[:components].map { HandleTable.new(tasks) }
        @homes = @plan[:resources].map { |resource| resource[:component] && @tables[resource[:component]] }
        @memories = []
        @plan[:options].each { |options| @memories << memory(options) }
        @unbound = @memories.each_index.to_a
        @cores = []
        @hosts = []
        @adapters = Adapters.new(@plan.dig(:adapters, :functions) || [], @tables, @homes, tasks, instance.hosts)
      end

      # @return [Array<HandleTable, nil>] by resource of the plan, the table of the component instance that defines it; nil for the application's
      attr_reader :homes

      # Makes the instances. Imports may be called meanwhile.
      def instantiate
        @plan[:steps].each_with_index do |step, index|
          carry_out(step, index)
          bind
        end
      end

      # @param gvl [Boolean] whether calls keep the interpreter lock
      # @return [Array<ExportCall, Wasmtime::Func>]
      def exports(gvl:)
        exports = @plan[:exports].to_h { |export| [export[:function], export] }
        @glue.exports.each_with_index.map do |(path, signature), number|
          export = exports[path] || lacks(path)
          core = function(export[:core], signature, gvl:)
          post_return = export[:postReturn] && function(export[:postReturn], "#{signature.partition(":").last}:")
          @glue.bare.include?(number) ? bare_export(core, post_return) : export(export, core, post_return)
        end
      end

      # @return [Array<Wasmtime::Func, nil>] by resource of the plan, once the component is up
      def destructors
        @plan[:resources].map { |resource| destructor(resource[:destructor]) if exists?(resource[:destructor]) }
      end

      # The component may import and define resources of one path, which are two.
      #
      # @return [Array<Integer>] the numbers in the plan of those that the generated code knows
      def resources
        numbers = {} #: Hash[[String, String], Integer]
        @plan[:resources].each_with_index { |resource, number| resource[:names].each { |name| numbers[[resource[:kind], name]] = number } }
        @glue.resources.zip(@glue.classes).map { |path, type| numbers[[type ? "defined" : "imported", path]] || lacks(path) }
      end

      private

      # A start function may load what is deferred, which comes behind.
      def carry_out(step, index)
        externs = step[:imports].map { |import| import_of(import) }
        @cores[index] = core_instance(@modules[step[:module]], externs)
      end

      # What does not fit is told by the engine here, what a start function does is raised further in.
      def core_instance(core, externs)
        ::Wasmtime::Instance.new(@store, core, externs)
      rescue ::Wasmtime::Error => e
        raise if e.is_a?(::Wasmtime::Trap) || e.backtrace_locations&.first&.path != __FILE__

        raise SdkError, "the component, or its link plan, does not fit this package: #{e.message}", cause: nil
      end

      def import_of(import)
        from = import[:from]
        from[:host] ? host_function(from[:host]) : typed(from, import[:kind])
      end

      # Made when a step imports it: what it refers to is there by then.
      def host_function(number)
        @hosts[number] ||= make_host_function(@plan[:hostFunctions][number], number)
      end

      def make_host_function(host, number)
        case host[:kind]
        when "trap" then stub(number)
        when "copy" then copy(host)
        else ::Wasmtime::Func.new(@store, host[:params].map(&:to_sym), host[:results].map(&:to_sym), &body(host))
        end
      end

      def stub(number)
        @stubs ||= @program.stubs&.instantiate(@store, @instance)
        @stubs.export(number.to_s).to_func
      end

      def copy(host)
        core_instance(@program.copy, [typed(host[:to], "memory"), typed(host[:from], "memory")]).export("copy").to_func
      end

      # @return [Wasmtime::Func, Wasmtime::Memory, Wasmtime::Table, Wasmtime::Global]
      def typed(export, kind)
        extern = find(export)
        case kind
        when "func" then extern.to_func
        when "memory" then extern.to_memory
        when "table" then extern.to_table
        else extern.to_global
        end
      rescue ::Wasmtime::ConversionError
        lacks("#{kind} #{export[:name].inspect}")
      end

      def find(export)
        @cores[export[:instance]]&.export(export[:name]) || lacks(export[:name])
      end

      # The engine would call a function of another signature, and what it gave would be taken for something else.
      def function(export, signature, gvl: true)
        func = typed(export, "func")
        check(signature, func.params, func.results, export[:name]) unless @program.fits
        gvl ? func : find(export).to_func(gvl: false)
      end

      def check(signature, params, results, name)
        lacks("#{name} of the signature #{signature}") unless signature == "#{params.join(" ")}:#{results.join(" ")}"
      end

      def exists?(export)
        export.nil? || !@cores[export[:instance]].nil?
      end

      # Binds what exists by now: the start function of the next core instance may need it.
      def bind
        @unbound.reject! { |index| bind_memory(@memories[index], @plan[:options][index]) }
      end

      def memory(options)
        exchange = options[:exchange]
        return MEMORIES.fetch(options[:encoding].to_sym).new(@instance) unless exchange

        Exchange.new(@instance, @memories[exchange[:guest]], exchange[:start])
      end

      def bind_memory(memory, options)
        return false unless exists?(options[:memory]) && exists?(options[:realloc])

        memory.bind(typed(options[:memory], "memory"), options[:realloc] && function(options[:realloc], REALLOC)) if options[:memory]
        true
      end

      def export(export, core, post_return)
        type = exchanged?(export) ? ExchangeCall : ExportCall
        type.new(@instance, core, post_return, @memories[export[:options]], @tables[export[:component]])
      end

      def bare_export(core, post_return)
        post_return ? FinishedFunc.new(@instance, core, post_return) : core
      end

      def body(host)
        case host[:kind]
        when "import" then import_body(host)
        when "resource-new", "resource-rep", "resource-drop" then builtin_body(host, @tables[host[:component]], host[:resource])
        when "wasi" then wasi_body(host)
        when "load" then load
        else @adapters.body(host)
        end
      end

      # The memory is there once the instance is made that imports the function.
      def wasi_body(host)
        wasi = @wasi || lacks("WASI")
        memory = Wasi::LayerMemory.new { typed(host[:memory], "memory") if exists?(host[:memory]) }
        wasi.body(host[:function], memory)
      end

      # The component calls WASI for the first time.
      def load
        first = @plan[:steps].length
        proc do
          raise TrapError, "the WASI layer is loaded twice" if @cores.length > first

          @plan[:deferred].each_with_index { |step, i| carry_out(step, first + i) }
          nil
        end
      end

      def import_body(host)
        path = host[:function]
        make = @imports[path] || lacks(path)
        check(@glue.lowered[path], host[:params], host[:results], path) unless @program.fits
        type = exchanged?(host) ? ExchangeImport : ImportCall
        make.call(type.new(@instance, @memories[host[:options]], @tables[host[:component]]))
      end

      # Whether the values of a function lie in the exchange.
      def exchanged?(function) = @plan[:options][function[:options]].key?(:exchange)

      def builtin_body(host, table, resource)
        case host[:kind]
        when "resource-new" then Builtins.resource_new(@instance, table, resource)
        when "resource-rep" then Builtins.resource_rep(table, resource)
        else
          known = @plan[:resources][resource]
          return Builtins.host_resource_drop(@instance, table, resource) if known[:kind] == "imported"

          Builtins.resource_drop(@instance, table, resource) { destructor(host[:destructor] || known[:destructor]) }
        end
      end

      def destructor(export) = export && function(export, DESTRUCTOR)

      def lacks(name)
        raise SdkError, "the component, or its link plan, does not fit this package: it has no #{name}"
      end
    end
  end
end
