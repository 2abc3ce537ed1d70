# frozen_string_literal: true

module SdkPackage
  module SDKRuntime
    # What the memories and tables of one instance of a component may grow to. The engine has one bound for all memories of an instance, and one for
    # all of its tables.
    class Bounds
      PAGE = 1 << 16
      # What a 32-bit memory can have.
      MAX_PAGES = 1 << 16
      # Elements that a table may have, or as many as it declares at least.
      ELEMENTS = 100_000
      # Bytes that an element counts for.
      ELEMENT = 8

      # @param modules [Array<CoreModule>] one for each core instance
      # @param ours [Array<CoreModule>] those that come with the component, and do not count
      def initialize(modules, ours = [])
        @memories = modules.flat_map(&:memories)
        @tables = modules.flat_map(&:tables)
        # A minimum is granted to one, so it has to be to all.
        @least_pages = largest_minimum(@memories)
        @least_elements = largest_minimum(@tables)
        @elements = [ELEMENTS, @least_elements].max
        @our_bytes = largest_minimum(ours.flat_map(&:memories)) * PAGE
        @our_elements = largest_minimum(ours.flat_map(&:tables))
      end

      # @param limit [Integer, nil] bytes of everything together
      # @return [Hash] as the engine's stores take it
      # @raise [ArgumentError] when it is less than the component needs to begin with
      def store_limits(limit)
        return { table_elements: @elements } unless limit

        # What comes with the component has what it begins with, and no more of anything than the component.
        shared(limit).merge(memory_size: @our_bytes, table_elements: @our_elements) { |_, own, ours| [own, ours].max }
      end

      private

      def shared(limit)
        return { memory_size: limit, table_elements: @elements } if simple?(limit)

        needed = pages(@least_pages) + elements(@least_elements)
        raise ::ArgumentError, "memory_limit: #{limit} bytes are too few, the component needs #{needed}" if limit < needed

        # Where the limit is too small for all that tables may have, memories get it.
        most_elements = limit < pages(@least_pages) + elements(@elements) ? @least_elements : @elements
        { memory_size: memory_size(limit - elements(most_elements)), table_elements: most_elements }
      end

      def simple?(limit)
        @memories.length == 1 && @tables.all? { |table| table.maximum == table.least } && @least_pages * PAGE <= limit
      end

      # The most that each memory may have so that all of them together keep within the bytes.
      def memory_size(bytes)
        beyond = (@least_pages..MAX_PAGES).bsearch { |each| pages(each) > bytes }
        beyond ? (beyond - 1) * PAGE : bytes
      end

      # @return [Integer] bytes
      def pages(each) = @memories.sum { |memory| most(memory, each) } * PAGE

      # @return [Integer] bytes
      def elements(each) = @tables.sum { |table| most(table, each) } * ELEMENT

      def largest_minimum(declared) = declared.map(&:least).max || 0

      # What it may have under a bound, which does not take away the minimum.
      def most(declared, bound)
        [declared.least, [bound, declared.maximum || bound].min].max
      end
    end
  end
end
