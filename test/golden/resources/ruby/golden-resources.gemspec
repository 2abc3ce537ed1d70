# frozen_string_literal: true

require_relative "lib/golden/resources/version"

Gem::Specification.new do |spec|
  spec.name = "golden-resources"
  spec.version = Golden::Resources::VERSION
  spec.authors = ["Acme Billing"]
  spec.summary = "Invoices from line items."
  spec.license = "MIT"
  spec.required_ruby_version = ">= 3.3"
  spec.metadata = {
    "rubygems_mfa_required" => "true",
    "wasm_sdk_world" => "golden:resources/resources",
    "wasm_sdk_fingerprint" => "8c24b1dd7c6c26b7885d7b523065ee29f3e7a503a6e8d51ae4b69f3e7dc9ba20",
    "wasm_sdk_sha256" => "24d74c9d3c84ba0cbce18a6bb2ea692a6ada8e726270dabb3b2a4019439f7095"
  }
  spec.files = Dir["lib/**/*", "sig/**/*", "README.md", "LICENSE*", base: __dir__].select { |path| File.file?(File.join(__dir__, path)) }
  spec.files -= Dir["sig/shims/**/*", base: __dir__]
  spec.require_paths = ["lib"]

  # Tested with 46 to 50. There is a new one every month, with the core API of the last: the upper bound is far away.
  spec.add_dependency "wasmtime", ">= 46", "< 100"
end
