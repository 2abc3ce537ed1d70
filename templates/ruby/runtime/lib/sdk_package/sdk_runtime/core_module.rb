# frozen_string_literal: true

module SdkPackage
  module SDKRuntime
    # The tables and memories that a core module declares, which the engine does not tell.
    class CoreModule
      # In pages of 64 KiB, or elements of a table. A maximum is nil where there is none.
      Declared = ::Struct.new(:least, :maximum)
      TABLES = 4
      MEMORIES = 5

      # @return [Array<Declared>]
      attr_reader :tables, :memories

      # @param binary [String] that the engine has found valid
      def initialize(binary)
        @binary = binary
        @at = 8
        @tables = [] #: Array[Declared]
        @memories = [] #: Array[Declared]
        read_section while @at < binary.bytesize
      end

      private

      def read_section
        id = byte
        size = leb
        following = @at + size
        @tables = ::Array.new(leb) { table } if id == TABLES
        @memories = ::Array.new(leb) { limits } if id == MEMORIES
        @at = following
      end

      # With an initial value it begins with two bytes more.
      def table
        initialized = peek == 0x40
        @at += 2 if initialized
        reference_type
        limits.tap { skip_expression if initialized }
      end

      # One byte, or two prefixes and the type.
      def reference_type
        leb if [0x63, 0x64].include?(byte)
      end

      # The initial value: instructions of constant expressions, and what follows each.
      def skip_expression
        until (instruction = byte) == 0x0B
          case instruction
          when 0x44 then @at += 8
          when 0x43 then @at += 4
          when 0xFB then 2.times { leb }
          when 0x41, 0x42, 0x23, 0xD0, 0xD2 then leb
          end
        end
      end

      def limits
        flags = leb
        min = leb
        max = leb if flags.anybits?(1)
        leb if flags.anybits?(8)
        Declared.new(min, max)
      end

      def peek = @binary.getbyte(@at) || 0

      def byte
        @at += 1
        @binary.getbyte(@at - 1) || 0
      end

      def leb
        result = shift = 0
        loop do
          value = byte
          result |= (value & 0x7F) << shift
          shift += 7
          return result if value < 0x80
        end
      end
    end
  end
end
