# frozen_string_literal: true

module SdkPackage
  module SDKRuntime
    # Checks a link plan that came from outside before anything is done with it: types, and that every index is in range. A step may only name what
    # earlier steps made, so that linking ends.
    class PlanCheck
      # More of anything is no component, and would only cost memory.
      MOST = 100_000
      # Of a 32-bit memory.
      MOST_BYTES = (1 << 32) - 1
      TYPES = %w[i32 i64 f32 f64].freeze
      # Of host functions by kind, where they do not depend on anything.
      SIGNATURES = {
        "resource-new" => "i32:i32", "resource-rep" => "i32:i32", "resource-drop" => "i32:",
        "fault" => "i32 i32:", "transfer-own" => "i32 i32:i32", "transfer-borrow" => "i32 i32:i32",
        "enter-call" => ":", "exit-call" => "i32:", "copy" => "i32 i32 i32:", "load" => ":"
      }.freeze

      # Host functions that only modules of one file may import.
      IMPORTERS = { "wasi" => "layer", "load" => "adapters" }.freeze

      # @param plan [Object] parsed JSON
      # @raise [SdkError] that begins with where it is wrong
      def initialize(plan)
        @plan = plan
      end

      # @return [Hash{Symbol => Object}] the plan
      def checked
        object(@plan, "")
        file(@plan[:artifact], "artifact")
        adapters(@plan[:adapters]) if @plan.key?(:adapters)
        layer(@plan[:layer]) if @plan.key?(:layer)
        %i[modules components resources options hostFunctions steps exports].each { |name| list(@plan[name], name.to_s) }
        deferred
        check_lists
        @plan
      end

      private

      def check_lists
        each(@plan[:modules], "modules") { |range, at| byte_range(range, at) }
        each(@plan[:components], "components") { |it, at, i| it.key?(:parent) && index(it[:parent], i, "#{at}.parent") }
        each(@plan[:resources], "resources") { |resource, at| resource(resource, at) }
        each(@plan[:options], "options") { |options, at, i| options(options, at, i) }
        each(@plan[:hostFunctions], "hostFunctions") { |host, at| host_function(host, at) }
        each(@plan[:steps], "steps") { |step, at, i| step(step, at, i) }
        each(@deferred, "deferred") { |step, at, i| step(step, at, @plan[:steps].length + i) }
        each(@plan[:exports], "exports") { |export, at| export(export, at) }
      end

      def file(file, at)
        object(file, at)
        natural(file[:size], "#{at}.size")
        text(file[:sha256], "#{at}.sha256")
      end

      def adapters(adapters)
        file(adapters, "adapters")
        texts(adapters[:functions], "adapters.functions")
      end

      def layer(layer)
        file(layer, "layer")
        one_of(layer[:name], %w[base http], "layer.name")
      end

      def deferred
        @deferred = @plan.key?(:deferred) ? list(@plan[:deferred], "deferred") : []
        wrong("deferred", "the plan has no layer") unless @deferred.empty? || @plan.key?(:layer)
      end

      def byte_range(range, at)
        source = range.key?(:source) ? one_of(range[:source], %w[adapters layer], "#{at}.source") : "artifact"
        file = @plan[source.to_sym] || wrong("#{at}.source", "the plan has no #{source}")
        offset = natural(range[:offset], "#{at}.offset")
        length = natural(range[:length], "#{at}.length")
        wrong(at, "#{offset} and #{length} are not within the #{file[:size]} bytes of the #{source}") if offset + length > file[:size]
      end

      def resource(resource, at)
        texts(resource[:names], "#{at}.names")
        case one_of(resource[:kind], %w[defined imported], "#{at}.kind")
        when "defined"
          index_in(:components, resource[:component], "#{at}.component")
          core(resource, :destructor, at, instances)
        else
          %i[component destructor].each { |name| wrong("#{at}.#{name}", "does not belong here") if resource.key?(name) }
        end
      end

      def options(options, at, number)
        exchanged = options.key?(:exchange)
        one_of(options[:encoding], exchanged ? %w[utf8] : %w[utf8 utf16 latin1+utf16], "#{at}.encoding")
        core(options, :memory, at)
        core(options, :realloc, at)
        exchange(options, at, number) if exchanged
      end

      # What allocates in the exchange is the host.
      def exchange(options, at, number)
        exchange = object(options[:exchange], "#{at}.exchange")
        wrong("#{at}.realloc", "does not belong here") if options.key?(:realloc)
        reference(options[:memory], @plan[:steps].length, "#{at}.memory")
        start = natural(exchange[:start], "#{at}.exchange.start")
        wrong("#{at}.exchange.start", "#{start} is out of range") if start > MOST_BYTES
        guest = index(exchange[:guest], number, "#{at}.exchange.guest")
        wrong("#{at}.exchange.guest", "#{guest} is an exchange") if @plan[:options][guest].key?(:exchange)
      end

      def host_function(host, at)
        %i[params results].each { |name| each(host[name], "#{at}.#{name}", :text) { |type, place| one_of(type, TYPES, place) } }
        kind = one_of(host[:kind], ["import", "trap", "wasi", *SIGNATURES.keys], "#{at}.kind")
        signature(host, SIGNATURES[kind], at) if SIGNATURES.key?(kind)
        case kind
        when "import" then import(host, at)
        when "trap" then text(host[:name], "#{at}.name")
        when "resource-new", "resource-rep", "resource-drop" then builtin(host, kind, at)
        when "transfer-own", "transfer-borrow" then transfer(host, at)
        when "copy" then %i[from to].each { |name| reference(host[name], instances, "#{at}.#{name}") }
        when "wasi" then wasi(host, at)
        end
      end

      # How many core instances there are, those included that are made later.
      def instances = @plan[:steps].length + @deferred.length

      # A function of the layer's private world.
      def wasi(host, at)
        signature(host, Wasi::Host::SIGNATURES[one_of(host[:function], Wasi::Host::SIGNATURES.keys, "#{at}.function")], at)
        reference(host[:memory], instances, "#{at}.memory")
      end

      def import(host, at)
        index_in(:components, host[:component], "#{at}.component")
        text(host[:function], "#{at}.function")
        index_in(:options, host[:options], "#{at}.options")
      end

      def builtin(host, kind, at)
        index_in(:components, host[:component], "#{at}.component")
        number = index_in(:resources, host[:resource], "#{at}.resource")
        return core(host, :destructor, at, instances) if kind == "resource-drop"

        wrong("#{at}.resource", "#{number} is not defined here") if @plan[:resources][number][:kind] != "defined"
      end

      def transfer(host, at)
        index_in(:resources, host[:resource], "#{at}.resource")
        %i[from to].each { |name| index_in(:components, host[name], "#{at}.#{name}") }
      end

      def signature(host, signature, at)
        wrong(at, "#{host[:kind]} has another signature") unless signature == "#{host[:params].join(" ")}:#{host[:results].join(" ")}"
      end

      # @param number [Integer] of the core instance that it makes
      def step(step, at, number)
        source = @plan[:modules][index_in(:modules, step[:module], "#{at}.module")][:source]
        wrong("#{at}.module", "only deferred steps instantiate the layer") if source == "layer" && number < @plan[:steps].length
        each(step[:imports], "#{at}.imports") do |import, place|
          %i[module name].each { |name| text(import[name], "#{place}.#{name}") }
          from = object(import[:from], "#{place}.from")
          one_of(import[:kind], from.key?(:host) ? ["func"] : %w[func table memory global], "#{place}.kind")
          from.key?(:host) ? imported_host(from[:host], source, place) : reference(from, number, "#{place}.from")
        end
      end

      def imported_host(number, source, place)
        kind = @plan[:hostFunctions][index_in(:hostFunctions, number, "#{place}.from.host")][:kind]
        importer = IMPORTERS[kind]
        wrong(place, "only modules of the #{importer} import #{kind}") if importer && source != importer
      end

      def export(export, at)
        text(export[:function], "#{at}.function")
        reference(export[:core], @plan[:steps].length, "#{at}.core")
        core(export, :postReturn, at)
        index_in(:options, export[:options], "#{at}.options")
        index_in(:components, export[:component], "#{at}.component")
      end

      # An export of a core instance, if there is one.
      def core(holder, name, at, before = @plan[:steps].length)
        reference(holder[name], before, "#{at}.#{name}") if holder.key?(name)
      end

      def reference(value, before, at)
        object(value, at)
        index(value[:instance], before, "#{at}.instance")
        text(value[:name], "#{at}.name")
      end

      def index_in(list, value, at) = index(value, @plan[list].length, at)

      def index(value, count, at)
        natural(value, at) < count ? value : wrong(at, "#{value} is out of range")
      end

      def natural(value, at)
        value.is_a?(::Integer) && value >= 0 ? value : wrong(at, "#{shown(value)} is not a whole number")
      end

      def text(value, at)
        value.is_a?(::String) ? value : wrong(at, "#{shown(value)} is not a string")
      end

      def texts(value, at)
        each(value, at, :text) { |item, place| text(item, place) }
      end

      def one_of(value, values, at)
        values.include?(value) ? value : wrong(at, "#{shown(value)} is not #{values.map(&:inspect).join(" or ")}")
      end

      def object(value, at)
        value.is_a?(::Hash) ? value : wrong(at, "#{shown(value)} is not an object")
      end

      def list(value, at)
        wrong(at, "#{shown(value)} is not a list") unless value.is_a?(::Array)
        wrong(at, "#{value.length} are too many") if value.length > MOST
        value
      end

      def each(value, at, kind = :object)
        list(value, at).each_with_index do |item, i|
          object(item, "#{at}[#{i}]") if kind == :object
          yield item, "#{at}[#{i}]", i
        end
      end

      def shown(value)
        shown = ::JSON.generate(value)
        shown.length > 40 ? "#{shown[0, 40]}…" : shown
      rescue ::JSON::GeneratorError
        value.class.name
      end

      def wrong(at, what)
        ::Kernel.raise SdkError, "link plan: #{"#{at}: " unless at.empty?}#{what}"
      end
    end
  end
end
