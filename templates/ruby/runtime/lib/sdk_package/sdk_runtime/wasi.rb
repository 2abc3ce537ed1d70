# frozen_string_literal: true

module SdkPackage
  module SDKRuntime
    # What stands behind `wasi:*`: the functions that the layer, a component of ours beside the package's own, asks of the host. All policy is here.
    module Wasi
    end
  end
end

require_relative "wasi/layer_memory"
require_relative "wasi/texts"
require_relative "wasi/clocks"
require_relative "wasi/forks"
require_relative "wasi/random_bytes"
require_relative "wasi/output"
require_relative "wasi/stdin"
require_relative "wasi/waiting"
require_relative "wasi/http"
require_relative "wasi/settings"
require_relative "wasi/host"
