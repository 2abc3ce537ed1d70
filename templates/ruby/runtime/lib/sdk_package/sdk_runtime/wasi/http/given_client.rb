# frozen_string_literal: true

module SdkPackage
  module SDKRuntime
    module Wasi
      module Http
        # The application's own client: a callable that takes a {Request} and gives what a Rack application gives, a status, headers, and a body with `each`.
        # Where names lead is its matter; only addresses that stand in the URL itself are checked.
        class GivenClient
          # @param policy [Policy]
          # @param client [#call]
          def initialize(policy, client)
            @policy = policy
            @client = client
          end

          # @param request [Request]
          # @param url [Url]
          # @param exchange [Exchange]
          # @raise [Failure]
          def call(request, url, exchange)
            check(url)
            status, headers, body = @client.call(request)
            exchange.head(Integer(status), headers.flat_map { |name, value| Array(value).map { |each| [name, each] } })
            receive(body, exchange)
          end

          # It is the application's to close.
          def close = nil

          private

          def receive(body, exchange)
            return exchange.body(body.b) if body.is_a?(::String)

            body&.each { |chunk| exchange.body(chunk.b) }
          ensure
            body.close if body.respond_to?(:close)
          end

          def check(url)
            # What is this machine by its name needs no resolving either.
            address = Addresses.literal(url.host) || ("127.0.0.1" if url.host == "localhost" || url.host.end_with?(".localhost"))
            raise Failure.new(:destination_ip_prohibited, "#{url.host} is not everybody's") unless address.nil? || @policy.dial?(url, address)
          end
        end

        # A connection of Faraday as such a callable.
        class FaradayClient
          # @param connection [Faraday::Connection]
          def initialize(connection)
            @connection = connection
          end

          # @return [Array(Integer, Hash, String)]
          def call(request)
            response = @connection.run_request(request.verb.downcase.to_sym, request.url, request.body&.read, request.headers) do |it|
              it.options.open_timeout = request.open_timeout
              it.options.timeout = request.read_timeout
            end
            # What the adapter decoded has another length.
            [response.status, response.headers.to_h.reject { |name, _| name.casecmp?("content-length") }, response.body.to_s]
          rescue ::ArgumentError => e
            raise Failure.new(:request_method_invalid, e.message)
          end
        end
      end
    end
  end
end
