# frozen_string_literal: true

require_relative "lib/golden/keywords/version"

Gem::Specification.new do |spec|
  spec.name = "golden-keywords"
  spec.version = Golden::Keywords::VERSION
  spec.authors = ["Acme Billing"]
  spec.summary = "Invoices from line items."
  spec.license = "MIT"
  spec.required_ruby_version = ">= 3.3"
  spec.metadata = {
    "rubygems_mfa_required" => "true",
    "wasm_sdk_world" => "golden:keywords/keywords",
    "wasm_sdk_fingerprint" => "96ca6dce5d4b4c189f66cdcae1e81ce8cb60fb6796935f068dd05c7ea5ae48a2",
    "wasm_sdk_sha256" => "251790d0ca81db4b8d387dff825ce366821f42e82a34491eafa071de0359f55f"
  }
  spec.files = Dir["lib/**/*", "sig/**/*", "README.md", "LICENSE*", base: __dir__].select { |path| File.file?(File.join(__dir__, path)) }
  spec.files -= Dir["sig/shims/**/*", base: __dir__]
  spec.require_paths = ["lib"]

  # Tested with 46 to 50. There is a new one every month, with the core API of the last: the upper bound is far away.
  spec.add_dependency "wasmtime", ">= 46", "< 100"
end
