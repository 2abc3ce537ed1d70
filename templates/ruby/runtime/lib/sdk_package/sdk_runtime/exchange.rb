# frozen_string_literal: true

module SdkPackage
  module SDKRuntime
    # A memory of the host's own, in which the values of a call lie as the Canonical ABI lays them out. Printed code carries them to the guest and
    # back, so that a call is one crossing, whatever it passes. Nobody keeps anything here while the guest or the application runs: each call begins
    # anew, and allocating is to count up.
    #
    # What is long lies in the guest's memory instead, and is not copied twice; then its length has the bit IN_PLACE.
    class Exchange < Memory
      PAGE = 1 << 16
      # Bytes above which a string or a list of numbers is written to its place in the guest.
      LONG = 8192
      # Of a span: the highest bit of the length, and what makes that a negative i32.
      IN_PLACE = 1 << 63
      # Where the guest's own result stands while it holds some of what the result refers to; the pointer to the result is negative then.
      HELD = 8
      POINTER = 0x7FFF_FFFF

      # @param guest [Memory] of the same function
      # @param start [Integer] where allocating begins
      def initialize(instance, guest, start)
        super(instance)
        @guest = guest
        @start = start
        @top = start
        @size = 0
        @utf8 = guest.instance_of?(Memory)
      end

      # What was lowered has been carried to the guest.
      def clear
        @top = @start
      end

      # @return [Integer] the guest's own result, see HELD
      def held_result = @memory.read_i32(HELD)

      # (see Memory#allocate)
      def allocate(align, size)
        pointer = (@top + align - 1) & -align
        @top = pointer + size
        grow if @top > @size
        pointer
      end

      # (see Memory#write_string)
      def write_string(text)
        length = text.bytesize
        return in_place(@guest.write_string(text)) if length > LONG && @utf8

        pointer = @top
        @top = pointer + length
        grow if @top > @size
        @memory.write(pointer, text)
        pointer | (length << 32)
      end

      # (see Memory#write_packed)
      def write_packed(bytes, size)
        bytes.bytesize > LONG ? in_place(@guest.write_packed(bytes, size)) : super
      end

      # (see Memory#read)
      def read(pointer, _align, size) = @memory.read(pointer & POINTER, size)

      # (see Memory#read_span)
      def read_span(pointer) = @memory.read_u64(pointer & POINTER)

      # (see Memory#read_list)
      def read_list(span, align, size, &)
        span < IN_PLACE ? super : @guest.read_list(span ^ IN_PLACE, align, size, &)
      end

      # (see Memory#read_bytes)
      def read_bytes(span)
        span < IN_PLACE ? super : @guest.read_bytes(span ^ IN_PLACE)
      end

      # (see Memory#read_string)
      def read_string(span)
        span < IN_PLACE ? @memory.read_utf8(span & POINTER, span >> 32) : @guest.read_string(span ^ IN_PLACE)
      end

      private

      # The guest has allocated it, and may call imports again.
      def in_place(span)
        @instance.may_leave = true
        span - IN_PLACE
      end

      # Printed code may have grown the memory meanwhile.
      def grow
        @size = @memory.data_size
        missing = @top - @size
        return unless missing.positive?

        @memory.grow((missing + PAGE - 1) / PAGE)
        @size = @memory.data_size
      end
    end

    # A function of the component whose values lie in the exchange.
    class ExchangeCall < ExportCall
      # @param post_return [Wasmtime::Func, nil] for a result of which the guest holds some; printed code frees all others
      def initialize(instance, core, post_return, exchange, table)
        super(instance, core, nil, exchange, table)
        @exchange = exchange
        @free = post_return
      end

      # (see ExportCall#enter)
      def enter
        @exchange.clear
        @core
      end

      # (see ExportCall#finish)
      def finish(flat = nil)
        @table.end_borrows if @lends
        return unless @free && flat.negative?

        @free.call(@exchange.held_result)
      end
    end

    # An imported function whose values lie in the exchange.
    class ExchangeImport < ImportCall
      # @param exchange [Exchange]
      def initialize(instance, exchange, table)
        super
        @exchange = exchange
      end

      # (see ImportCall#finish)
      def finish
        super
        @exchange.clear
      end
    end
  end
end
