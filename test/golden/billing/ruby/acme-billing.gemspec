# frozen_string_literal: true

require_relative "lib/acme/billing/version"

Gem::Specification.new do |spec|
  spec.name = "acme-billing"
  spec.version = Acme::Billing::VERSION
  spec.authors = ["Acme Billing"]
  spec.summary = "Invoices from line items."
  spec.license = "MIT"
  spec.required_ruby_version = ">= 3.3"
  spec.metadata = {
    "rubygems_mfa_required" => "true",
    "wasm_sdk_world" => "acme:billing/billing@1.4.0",
    "wasm_sdk_fingerprint" => "7dc626dcb86a92ab994086234b4cdfcc84d9e26fb344b9859818075d024d9f7a",
    "wasm_sdk_sha256" => "3402fdc2441bf6c5c28d0ddb1373f7593c0b44d957a760b205bd68da8a068fd1"
  }
  spec.files = Dir["lib/**/*", "sig/**/*", "README.md", "LICENSE*", base: __dir__].select { |path| File.file?(File.join(__dir__, path)) }
  spec.files -= Dir["sig/shims/**/*", base: __dir__]
  spec.require_paths = ["lib"]

  # Tested with 46 to 50. There is a new one every month, with the core API of the last: the upper bound is far away.
  spec.add_dependency "wasmtime", ">= 46", "< 100"
end
