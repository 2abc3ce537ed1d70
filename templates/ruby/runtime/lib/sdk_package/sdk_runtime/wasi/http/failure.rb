# frozen_string_literal: true

module SdkPackage
  module SDKRuntime
    module Wasi
      module Http
        # An exchange failed, or may not be. Never leaves the package: the component is told.
        class Failure < ::StandardError
          # Cases of `error-code` in `wasi:http/types`, by number.
          CODES = {
            dns_error: 1, destination_ip_prohibited: 4, connection_refused: 6, connection_terminated: 7, connection_timeout: 8,
            connection_read_timeout: 9, connection_limit_reached: 11, tls_protocol_error: 12, tls_certificate_error: 13,
            request_denied: 15, request_method_invalid: 18, request_uri_invalid: 19, response_incomplete: 25, response_header_section_size: 26,
            response_body_size: 28, protocol_error: 35, internal_error: 38
          }.freeze

          # @return [Symbol] one of CODES
          attr_reader :code

          # @param code [Symbol]
          # @param text [String] for people
          def initialize(code, text = "")
            super(text)
            @code = code
          end

          # @return [String] as it lies in the layer's memory
          def pack
            text = message.encode(::Encoding::UTF_8, invalid: :replace, undef: :replace)
            [CODES.fetch(@code), text.bytesize, text].pack("CL<a*")
          end
        end
      end
    end
  end
end
