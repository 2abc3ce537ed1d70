# frozen_string_literal: true

require_relative "http/failure"
require_relative "http/addresses"
require_relative "http/url"
require_relative "http/policy"
require_relative "http/settings"
require_relative "http/upload"
require_relative "http/exchange"
require_relative "http/failures"
require_relative "http/net_http"
require_relative "http/given_client"
require_relative "http/requests"
