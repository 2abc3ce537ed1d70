# frozen_string_literal: true

module Golden
  module Keywords
    # `golden:keywords/api#kind`
    module Kind
      NEW = :new
      CLASS = :class
      END_ = :end
      NONE = :none
      DEFAULT = :default

      # @return [Array<Symbol>] all of them
      def self.values = [NEW, CLASS, END_, NONE, DEFAULT].freeze
    end
  end
end
