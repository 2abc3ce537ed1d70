# frozen_string_literal: true

module SdkPackage
  module SDKRuntime
    module Wasi
      module Http
        # What a client raises, as a failure that the component is told.
        module Failures
          # By the name of the class, or of one that it descends from: not every program has loaded every one. The first that fits counts.
          BY_CLASS = {
            "Net::OpenTimeout" => :connection_timeout, "Net::ReadTimeout" => :connection_read_timeout, "Net::WriteTimeout" => :connection_read_timeout,
            "Faraday::TimeoutError" => :connection_read_timeout, "Timeout::Error" => :connection_timeout, "Errno::ETIMEDOUT" => :connection_timeout,
            "Errno::ECONNREFUSED" => :connection_refused, "Socket::ResolutionError" => :dns_error, "SocketError" => :dns_error,
            "Errno::ECONNRESET" => :connection_terminated, "Errno::EPIPE" => :connection_terminated, "Errno::ECONNABORTED" => :connection_terminated,
            "Net::HTTPBadResponse" => :protocol_error, "Net::HTTPHeaderSyntaxError" => :protocol_error, "Net::ProtocolError" => :protocol_error
          }.freeze

          module_function

          # @param error [StandardError]
          # @param headed [Boolean] whether the head of the answer was there
          # @return [Failure]
          def of(error, headed:)
            Failure.new(code(error, headed), error.message)
          end

          def code(error, headed)
            names = error.class.ancestors.filter_map(&:name)
            return headed ? :response_incomplete : :connection_terminated if names.include?("EOFError")
            return error.message.include?("certificate") ? :tls_certificate_error : :tls_protocol_error if names.include?("OpenSSL::SSL::SSLError")

            name = names.find { |it| BY_CLASS.key?(it) }
            return BY_CLASS.fetch(name) if name

            # Faraday wraps what its adapter raised.
            cause = error.cause
            cause.is_a?(::StandardError) ? code(cause, headed) : :internal_error
          end
        end
      end
    end
  end
end
