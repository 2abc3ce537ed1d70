# frozen_string_literal: true

module Acme
  module Billing
    # The version of this gem.
    VERSION = "1.4.0"
  end
end
