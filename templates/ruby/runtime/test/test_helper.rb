# frozen_string_literal: true

require "minitest/autorun"
require "sdk_package/sdk_runtime"
