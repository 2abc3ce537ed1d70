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
    "wasm_sdk_fingerprint" => "e42e196eecb5ccdfe13500d2b0eccbca8932ac88265bd81e81923bf391a7a488",
    "wasm_sdk_sha256" => "c3c07ed5437f6bbc25fa365966906ab6a6098a293286f8558fcd9ba355d012fc"
  }
  spec.files = Dir["lib/**/*", "sig/**/*", "README.md", "LICENSE*", base: __dir__].select { |path| File.file?(File.join(__dir__, path)) }
  spec.files -= Dir["sig/shims/**/*", base: __dir__]
  spec.require_paths = ["lib"]

  # Tested with 46 to 50. There is a new one every month, with the core API of the last: the upper bound is far away.
  spec.add_dependency "wasmtime", ">= 46", "< 100"
end
