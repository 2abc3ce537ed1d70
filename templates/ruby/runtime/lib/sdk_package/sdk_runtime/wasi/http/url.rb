# frozen_string_literal: true

module SdkPackage
  module SDKRuntime
    module Wasi
      module Http
        # A URL of HTTP that is well-formed: `host` in lower case, without the brackets of an IPv6 address; `target` is path and query.
        Url = ::Struct.new(:scheme, :host, :port, :target)

        # (See above.)
        class Url
          PORTS = { "http" => 80, "https" => 443 }.freeze
          PARTS = %r{\A(?<scheme>[^:/?#]+)://(?<authority>[^/?#]*)(?<target>/[^#]*)?\z}
          # No userinfo; a name of letters, digits, dots, dashes and underscores, or an IPv6 address in brackets.
          AUTHORITY = /\A(?<host>[A-Za-z0-9._-]+|\[[0-9A-Fa-f:.]+\])(?::(?<port>\d{1,5}))?\z/
          TARGET = %r{\A/(?:[!-$&-~]|%\h\h)*\z}

          # @param text [String]
          # @return [Url]
          # @raise [Failure] when it is none
          def self.parse(text)
            parts = PARTS.match(text) or raise Failure.new(:request_uri_invalid, "#{text}: it is no URL")
            scheme = parts[:scheme].to_s.downcase
            authority = AUTHORITY.match(parts[:authority].to_s)
            target = parts[:target] || "/"
            raise Failure.new(:request_uri_invalid, "#{text}: neither http nor https") unless PORTS.key?(scheme)
            raise Failure.new(:request_uri_invalid, "#{text}: it has no host") unless authority

            port = (authority[:port] || PORTS[scheme]).to_i
            raise Failure.new(:request_uri_invalid, "#{text}: its port") unless port.between?(1, 65_535)
            raise Failure.new(:request_uri_invalid, "#{text}: its path") unless TARGET.match?(target)

            new(scheme, authority[:host].to_s.downcase.delete("[]"), port, target)
          end

          # @return [String]
          def authority
            name = host.include?(":") ? "[#{host}]" : host
            port == PORTS[scheme] ? name : "#{name}:#{port}"
          end

          # @return [String]
          def to_s = "#{scheme}://#{authority}#{target}"
        end

        # An origin that is allowed: `host` may begin with `*.` for what is below it. Without a scheme it is every origin.
        Origin = ::Struct.new(:scheme, :host, :port)

        # (See above.)
        class Origin
          # @param text [String] e.g. `https://*.acme.com`
          # @return [Origin, nil] nil for what is none
          def self.parse(text)
            return new(nil, "", nil) if text == "*"

            text = "https://#{text}" unless text.include?("://")
            bare = text.sub("://*.", "://")
            url = Url.parse(bare)
            new(url.scheme, bare == text ? url.host : "*.#{url.host}", url.port) unless text.end_with?("/") || url.target != "/"
          rescue Failure
            nil
          end

          # @param url [Url]
          def allows?(url)
            scheme.nil? || (scheme == url.scheme && port == url.port && names?(url.host))
          end

          # Whether it is an address, or `localhost`, that the application wrote down itself.
          #
          # @param url [Url]
          def consents?(url)
            host == url.host && allows?(url) && (host == "localhost" || !::IPAddr.new(host).nil?)
          rescue ::IPAddr::Error
            false
          end

          private

          def names?(name)
            host.start_with?("*.") ? name.end_with?(host.delete_prefix("*")) : name == host
          end
        end
      end
    end
  end
end
