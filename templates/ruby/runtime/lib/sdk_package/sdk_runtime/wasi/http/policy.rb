# frozen_string_literal: true

module SdkPackage
  module SDKRuntime
    module Wasi
      module Http
        # What a component may ask of whom. Everything that is not allowed is refused before anything is resolved or dialled, and what a name resolves to
        # before it is dialled. The cases that all languages share are `test/wasi/policy-cases.json` of wasm-sdk.
        class Policy
          # Of one connection only, or what the client itself says.
          FORBIDDEN = %w[connection host http2-settings keep-alive proxy-authenticate proxy-authorization proxy-connection te trailer transfer-encoding upgrade].freeze
          # A method, or the name of a header.
          TOKEN = /\A[!#$%&'*+.^_`|~0-9A-Za-z-]+\z/

          # @param allow [Array<String>] e.g. `https://api.acme.com`, `https://*.acme.com`, `http://127.0.0.1:8080`, `api.acme.com`, `*`
          # @param private_addresses [Boolean] whether everything that is allowed may be at an address that is not everybody's
          # @raise [ArgumentError] when one is no origin
          def initialize(allow, private_addresses: false)
            @origins = allow.each_with_index.map { |text, i| Origin.parse(text) || raise(::ArgumentError, "http.allow[#{i}]: #{text.inspect} is no origin") }
            @private_addresses = private_addresses
          end

          # @param headers [Array<Array(String, String)>]
          # @return [Url]
          # @raise [Failure] when the request may not be sent
          def check(verb, text, headers)
            url = Url.parse(text)
            raise Failure.new(:request_denied, "#{url.scheme}://#{url.authority} is not allowed") unless @origins.any? { |origin| origin.allows?(url) }
            raise Failure.new(:request_method_invalid, verb) unless TOKEN.match?(verb) && verb != "CONNECT"

            headers.each { |name, value| check_header(name.downcase, value) }
            url
          end

          # @param address [String] what the host of the URL resolves to
          def dial?(url, address)
            @private_addresses || Addresses.public?(address) || @origins.any? { |origin| origin.consents?(url) }
          end

          private

          def check_header(name, value)
            raise Failure.new(:request_denied, "the header #{name} is the client's own") if FORBIDDEN.include?(name)
            raise Failure.new(:request_denied, "a header is malformed") unless TOKEN.match?(name) && !value.b.match?(/[\x00-\x08\x0A-\x1F\x7F]/n)
          end
        end
      end
    end
  end
end
