# frozen_string_literal: true

require_relative "types/version"
require_relative "types/sdk_runtime"
require_relative "types/types/scalars"
require_relative "types/types/nested"
require_relative "types/types/color"
require_relative "types/types/access"
require_relative "types/types/mixed"
require_relative "types/errors/mixed_error"
require_relative "types/services/values"
require_relative "types/sdk_runtime/codec"
require_relative "types/sdk_runtime/glue"
require_relative "types/client"
