# frozen_string_literal: true

module Golden
  module Types
    # `golden:types/values@0.3.0#access`
    module Access
      READ = :read
      WRITE_ALL = :write_all

      # @return [Array<Symbol>] all of them
      def self.values = [READ, WRITE_ALL].freeze
    end
  end
end
