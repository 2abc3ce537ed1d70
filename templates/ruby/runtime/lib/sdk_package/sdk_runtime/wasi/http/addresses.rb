# frozen_string_literal: true

require "ipaddr"
require "socket"

module SdkPackage
  module SDKRuntime
    module Wasi
      module Http
        # Which addresses are everybody's. Those of this machine, of a private network and of a cloud's metadata are not, whatever they are written in.
        module Addresses
          V4 = %w[
            0.0.0.0/8 10.0.0.0/8 100.64.0.0/10 127.0.0.0/8 169.254.0.0/16 172.16.0.0/12 192.0.0.0/24 192.0.2.0/24 192.88.99.0/24 192.168.0.0/16
            198.18.0.0/15 198.51.100.0/24 203.0.113.0/24 224.0.0.0/4 240.0.0.0/4
          ].map { |range| ::IPAddr.new(range) }.freeze
          # Besides those that have an IPv4 address in them.
          V6 = %w[::/128 ::1/128 100::/64 2001::/23 2001:db8::/32 3fff::/20 5f00::/16 fc00::/7 fe80::/10 fec0::/10 ff00::/8]
               .map { |range| ::IPAddr.new(range) }.freeze
          # Where the IPv4 address is in them, in bits from the right. (Teredo has it the other way round, and is in V6.)
          EMBEDDING = { "::ffff:0:0/96" => 0, "::ffff:0:0:0/96" => 0, "::/96" => 0, "64:ff9b::/96" => 0, "64:ff9b:1::/48" => 0, "2002::/16" => 80 }
                      .transform_keys { |range| ::IPAddr.new(range) }.freeze

          module_function

          # @param text [String] an IP address, as the system gives it
          def public?(text)
            address = ::IPAddr.new(text.partition("%").first)
            return V4.none? { |range| range.include?(address) } if address.ipv4?

            _, shift = EMBEDDING.find { |range, _| range.include?(address) }
            return V6.none? { |range| range.include?(address) } if shift.nil? || V6.any? { |range| range.include?(address) }

            public?([(address.to_i >> shift) & 0xFFFF_FFFF].pack("N").unpack("C4").join("."))
          end

          # @param timeout [Float] seconds
          # @return [Array<String>] what a name leads to
          # @raise [SocketError]
          def resolve(host, port, timeout)
            (_ = ::Addrinfo).getaddrinfo(host, port, nil, :STREAM, timeout:).map(&:ip_address).uniq
          end

          # @return [String, nil] the address that a host is, however it is written; nil for a name
          def literal(host)
            (_ = ::Addrinfo).getaddrinfo(host, nil, nil, :STREAM, nil, ::Socket::AI_NUMERICHOST).first&.ip_address
          rescue ::SocketError
            nil
          end
        end
      end
    end
  end
end
