# frozen_string_literal: true

module SdkPackage
  module SDKRuntime
    # The application's own objects behind imported resources, by the representation under which the guest holds them. One object has one
    # representation as long as the guest holds a handle to it, so that the same object comes back.
    class HostObjects
      Entry = ::Struct.new(:object, :owns, :borrows)

      def initialize
        @entries = {}
        @reps = {} #: Hash[untyped, Integer]
        @reps.compare_by_identity
        @last = 0
      end

      # Counts one more handle to the object.
      #
      # @return [Integer] its representation
      def give(object, own:)
        rep = @reps[object] ||= (@last += 1)
        entry = @entries[rep] ||= Entry.new(object, 0, 0)
        own ? entry.owns += 1 : entry.borrows += 1
        rep
      end

      # Counts one more borrowed handle to an object that the guest has.
      #
      # @return [Integer] the representation
      def lend(rep)
        entry(rep).borrows += 1
        rep
      end

      # @return [Object] the object of a handle that the guest holds
      def get(rep)
        entry(rep).object
      end

      # Counts one handle less.
      #
      # @return [Array(Object, Boolean)] the object, and whether that was its last own handle
      def take(rep, own:)
        entry = entry(rep)
        own ? entry.owns -= 1 : entry.borrows -= 1
        if entry.owns.zero? && entry.borrows.zero?
          @entries.delete(rep)
          @reps.delete(entry.object)
        end
        [entry.object, own && entry.owns.zero?]
      end

      private

      def entry(rep)
        @entries[rep] || raise(TrapError, "unknown host resource #{rep}")
      end
    end
  end
end
