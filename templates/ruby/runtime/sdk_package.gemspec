# frozen_string_literal: true

# The runtime that generated gems carry. It is never published by itself: this file is here for its tools and tests.
Gem::Specification.new do |spec|
  spec.name = "sdk_package"
  spec.version = "0.0.0"
  spec.authors = ["wasm-sdk"]
  spec.summary = "The runtime that generated gems carry"
  spec.license = "MIT"
  spec.required_ruby_version = ">= 3.3"
  spec.metadata = { "rubygems_mfa_required" => "true" }
  spec.files = Dir["lib/**/*.rb", "sig/**/*.rbs", base: __dir__]
  spec.require_paths = ["lib"]

  spec.add_dependency "wasmtime", ">= 46"
end
