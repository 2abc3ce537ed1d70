# frozen_string_literal: true

module Golden
  module Types
    # The version of this gem.
    VERSION = "1.4.0"
  end
end
