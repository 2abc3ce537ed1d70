# frozen_string_literal: true

require_relative "resources/version"
require_relative "resources/sdk_runtime"
require_relative "resources/types/imported_pair"
require_relative "resources/types/pair"
require_relative "resources/types/held"
require_relative "resources/resources/token"
require_relative "resources/resources/session"
require_relative "resources/services/sessions"
require_relative "resources/services/shared"
require_relative "resources/sdk_runtime/codec"
require_relative "resources/sdk_runtime/glue"
require_relative "resources/client"
