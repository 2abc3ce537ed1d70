# frozen_string_literal: true

require "net/http"

module SdkPackage
  module SDKRuntime
    module Wasi
      module Http
        # The client where the application gives none: Net::HTTP, without a proxy from the environment, and without any credentials. It dials addresses that
        # the policy allows, asks once, follows no redirects, and keeps its connections open.
        class NetHttp
          # Seconds that a connection is kept.
          KEPT = 20

          # A connection that dials what the policy allows, at the moment when it dials: where a test has put something else in the place of Net::HTTP, nothing is
          # resolved. The head of a response is read into memory by Net::HTTP however long it is, and however slowly it comes; here it has limits.
          module Dialing
            # @param addresses [Proc] gives those that may be dialled
            def dial(&addresses)
              @addresses = addresses
            end

            # @param seconds [Float, nil] until the head of a response is there; nil once it is
            def await_head(seconds)
              @head_deadline = seconds && (::Process.clock_gettime(::Process::CLOCK_MONOTONIC) + seconds)
              @socket.head_deadline = @head_deadline if @socket.is_a?(HeadLimit)
            end

            private

            def connect
              failure = nil #: Exception?
              @addresses.call.each do |address|
                @ipaddr = address
                return super
              rescue ::SystemCallError, ::Net::OpenTimeout => e
                failure = e
              end
              raise failure || Failure.new(:dns_error, "#{address} has no address")
            end

            def on_connect
              super
              @socket.extend(HeadLimit).head_deadline = @head_deadline
            end
          end

          # A socket of Net::HTTP.
          module HeadLimit
            # @return [Float, nil] of the monotonic clock
            attr_writer :head_deadline

            private

            def rbuf_fill
              super
              deadline = @head_deadline
              check_head(deadline) if deadline
            end

            def check_head(deadline)
              raise Failure.new(:response_header_section_size, "the response's headers are too long") if @rbuf.bytesize > 2 * Exchange::MAX_HEADERS
              raise ::Net::ReadTimeout if ::Process.clock_gettime(::Process::CLOCK_MONOTONIC) > deadline
            end
          end

          # @param policy [Policy]
          def initialize(policy)
            @policy = policy
            @guard = ::Mutex.new
            forget
          end

          # @param request [Request]
          # @param url [Url]
          # @param exchange [Exchange]
          # @raise [Failure]
          def call(request, url, exchange)
            converse(kept(url) || connection(request, url).start, request, url, exchange)
          end

          # Closes what is kept.
          def close
            @guard.synchronize { @idle.values.flatten.tap { @idle.clear } }.each(&:finish)
          end

          private

          def converse(connection, request, url, exchange)
            # @type var whole: bool?
            connection.read_timeout = request.head_timeout
            connection.await_head(request.head_timeout)
            connection.request(message(request, url.target)) { |response| receive(connection, request, response, exchange) }
            whole = true
            keep(url, connection)
          ensure
            connection.finish if !whole && connection.started?
          end

          # What the component gave, and nothing of Net::HTTP's own.
          def message(request, target)
            # Without the header it would ask for compression, and undo it.
            identity = { "accept-encoding" => "identity" }
            message = ::Net::HTTPGenericRequest.new(request.verb, !request.body.nil?, request.verb != "HEAD", target, identity) #: untyped
            message.define_singleton_method(:supply_default_content_type) { nil }
            %w[accept-encoding accept user-agent].each { |name| message.delete(name) }
            request.headers.each { |name, value| message[name] = value }
            return message unless request.body

            message.body_stream = request.body
            message["transfer-encoding"] = "chunked" unless message.key?("content-length")
            message
          end

          def receive(connection, request, response, exchange)
            connection.await_head(nil)
            exchange.head(response.code.to_i, response.to_hash.flat_map { |name, values| values.map { |value| [name, value] } })
            connection.read_timeout = request.read_timeout
            response.read_body { |chunk| exchange.body(chunk) }
          end

          # @return [Array<String>] those that may be dialled
          def addresses(request, url)
            found = Addresses.resolve(url.host, url.port, request.open_timeout)
            allowed = found.select { |address| @policy.dial?(url, address) }
            raise Failure.new(:destination_ip_prohibited, "#{url.host} is at #{found.first}, which is not everybody's") if allowed.empty? && !found.empty?

            allowed
          end

          def connection(request, url)
            connection = ::Net::HTTP.new(url.host, url.port, nil).extend(Dialing) #: untyped
            connection.dial { addresses(request, url) }
            connection.use_ssl = url.scheme == "https"
            connection.open_timeout = connection.ssl_timeout = request.open_timeout
            connection.write_timeout = request.read_timeout
            connection.max_retries = 0
            connection.ignore_eof = false
            connection.keep_alive_timeout = KEPT
            connection
          end

          def kept(url)
            @guard.synchronize do
              forget unless @kept_in == ::Process.pid
              @idle[url.scheme + url.authority]&.pop
            end
          end

          # Those of a parent process are not closed, since it goes on to use them.
          def forget
            @kept_in = ::Process.pid
            @idle = {} #: Hash[String, Array[untyped]]
          end

          def keep(url, connection)
            @guard.synchronize { (@idle[url.scheme + url.authority] ||= []) << connection }
          end
        end
      end
    end
  end
end
