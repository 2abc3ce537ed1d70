# frozen_string_literal: true

module Golden
  module Keywords
    # `golden:keywords/api#inherited`
    module Inherited
      CONSTRUCTOR = :constructor
      TO_STRING = :to_string
      NEW = :new
      NONE = :none

      # @return [Array<Symbol>] all of them
      def self.values = [CONSTRUCTOR, TO_STRING, NEW, NONE].freeze
    end
  end
end
