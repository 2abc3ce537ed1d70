# frozen_string_literal: true

require_relative "lib/golden/types/version"

Gem::Specification.new do |spec|
  spec.name = "golden-types"
  spec.version = Golden::Types::VERSION
  spec.authors = ["Acme Billing"]
  spec.summary = "Invoices from line items."
  spec.license = "MIT"
  spec.required_ruby_version = ">= 3.3"
  spec.metadata = {
    "rubygems_mfa_required" => "true",
    "wasm_sdk_world" => "golden:types/types@0.3.0",
    "wasm_sdk_fingerprint" => "b605f415e32b1c01fd9bf043124f93e0d273eefc417f28f4619bf59071e065c5",
    "wasm_sdk_sha256" => "604fc9e2028b77ca582560076ba20dd165f511aabce620d7780135971b8ad0f1"
  }
  spec.files = Dir["lib/**/*", "sig/**/*", "README.md", "LICENSE*", base: __dir__].select { |path| File.file?(File.join(__dir__, path)) }
  spec.files -= Dir["sig/shims/**/*", base: __dir__]
  spec.require_paths = ["lib"]

  # Tested with 46 to 50. There is a new one every month, with the core API of the last: the upper bound is far away.
  spec.add_dependency "wasmtime", ">= 46", "< 100"
end
