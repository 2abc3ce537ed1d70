# frozen_string_literal: true

module SdkPackage
  module SDKRuntime
    module Wasi
      module Http
        # The option `http:` of a client, taken over.
        class Settings
          NAMES = %i[allow client private_addresses timeout max_response_bytes max_requests].freeze

          # @return [Policy]
          attr_reader :policy
          # @return [#call, nil] the application's own client
          attr_reader :client
          # @return [Float] seconds to connect, to the head of the answer, and between bytes
          attr_reader :timeout, :idle
          # @return [Integer] bytes of a response's body
          attr_reader :max_response_bytes
          # @return [Integer] requests at once
          attr_reader :max_requests

          # @param http [Boolean, Hash, nil] true is for the hosts of the package alone
          # @param hosts [Array<String>] those that the package names
          # @raise [TypeError]
          # @raise [ArgumentError]
          def initialize(http, hosts)
            options = options(http, hosts)
            allow = typed(options.fetch(:allow, hosts), ::Array, "allow")
            allow.each_with_index { |origin, i| typed(origin, ::String, "allow[#{i}]") }
            @policy = Policy.new(allow, private_addresses: options[:private_addresses] ? true : false)
            @client = client_of(options[:client])
            @timeout = positive(options.fetch(:timeout, 30), ::Numeric, "timeout").to_f
            @idle = options.key?(:timeout) ? @timeout : 60.0
            @max_response_bytes = positive(options.fetch(:max_response_bytes, 50 << 20), ::Integer, "max_response_bytes")
            @max_requests = positive(options.fetch(:max_requests, 32), ::Integer, "max_requests")
            freeze
          end

          private

          def options(http, hosts)
            case http
            when nil, false then { allow: hosts.take(0) }
            when true then { allow: hosts }
            when ::Hash
              unknown = http.keys - NAMES
              unknown.empty? ? http : raise(::ArgumentError, "http: unknown #{unknown.map(&:inspect).join(", ")}")
            else raise ::TypeError, "http: expected true, false or Hash, got #{http.class}"
            end
          end

          # A callable, or a connection of Faraday.
          def client_of(client)
            return client if client.nil? || client.respond_to?(:call)

            client.respond_to?(:run_request) ? FaradayClient.new(client) : wrong("client", "something with `call`, or a Faraday::Connection", client)
          end

          def typed(value, type, name)
            value.is_a?(type) ? value : wrong(name, type, value)
          end

          def positive(value, type, name)
            typed(value, type, name)
            value.positive? && value.to_f.finite? ? value : raise(::ArgumentError, "http.#{name}: #{value} is not positive")
          end

          def wrong(name, what, value)
            raise ::TypeError, "http.#{name}: expected #{what}, got #{value.nil? ? "nil" : value.class}"
          end
        end
      end
    end
  end
end
