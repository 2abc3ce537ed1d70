# frozen_string_literal: true

module SdkPackage
  module SDKRuntime
    module Wasi
      module Http
        # What the component asks, as a client gets it.
        #
        # @!attribute verb
        #   @return [String] e.g. `GET`
        # @!attribute url
        #   @return [String]
        # @!attribute headers
        #   @return [Hash{String => String}] names in lower case; what came more than once is one value
        # @!attribute body
        #   @return [#readpartial, #read, nil]
        # @!attribute open_timeout
        #   @return [Float] seconds to connect
        # @!attribute head_timeout
        #   @return [Float] seconds to the head of the answer
        # @!attribute read_timeout
        #   @return [Float] seconds between bytes
        Request = ::Data.define(:verb, :url, :headers, :body, :open_timeout, :head_timeout, :read_timeout)

        # One request and its answer. The client runs in a thread of its own; what the component reads and writes meanwhile never blocks.
        class Exchange
          # Bytes of the response's body that may wait for the component.
          ROOM = 256 << 10
          HOP_BY_HOP = %w[connection keep-alive proxy-authenticate proxy-connection te trailer transfer-encoding upgrade].freeze
          MAX_HEADERS = 64 << 10

          # @return [Upload, nil]
          attr_reader :upload

          # The block is called whenever there is news, by any thread.
          #
          # @param upload [Upload, nil]
          # @param max_bytes [Integer] of the response's body
          def initialize(upload, max_bytes, &news)
            @upload = upload
            @max_bytes = max_bytes
            @news = news
            @guard = ::Mutex.new
            @drained = ::ConditionVariable.new
            @received = "".b
            @total = 0
          end

          # Has the block do the exchange, in another thread: it calls `head`, then `body`.
          def start
            @thread = ::Thread.new do
              ::Thread.current.report_on_exception = false
              finish { yield self }
            end
            self
          end

          # It failed before anything was sent.
          #
          # @param failure [Failure]
          def fail(failure)
            @failure = failure
            self
          end

          # Called once by who does the exchange.
          #
          # @param headers [Array<Array(String, String)>]
          # @raise [Failure]
          def head(status, headers)
            kept = headers.map { |name, value| [name.to_s.downcase.b, value.to_s.b] }.reject { |name, _| HOP_BY_HOP.include?(name) }
            size = kept.sum { |name, value| name.bytesize + value.bytesize + 4 }
            raise Failure.new(:response_header_section_size, "the response has #{size} bytes of headers") if size > MAX_HEADERS

            @answer = "#{[0, status, kept.length].pack("CS<L<")}#{Texts.pack(kept.flatten)}".b
            @news.call
          end

          # Called for each part of the body; waits while the component does not read.
          #
          # @raise [Failure]
          def body(chunk)
            return if chunk.empty?

            @total += chunk.bytesize
            raise Failure.new(:response_body_size, "the response has more than #{@max_bytes} bytes") if @total > @max_bytes

            @guard.synchronize do
              @drained.wait(@guard) while @received.bytesize >= ROOM
              @received << chunk
            end
            @news.call
          end

          # @return [Boolean] whether the request is over, well or not
          def over? = @over || !@failure.nil? || left?

          # @return [String, nil] as it lies in the layer's memory; nil when there is no answer yet
          def answer
            @answer || ("\1".b + failure.pack if over?)
          end

          # @return [Boolean] whether there is something to read, or nothing will come any more
          def readable? = !@received.empty? || over?

          # @return [Boolean] whether the request's body has room, or nobody wants it any more
          def writable? = over? || @upload&.room? != false

          # @return [String, Integer] bytes of the response's body, or a constant of {Stdin}
          def read(capacity)
            # Looked at first: what comes last comes before the end.
            over = over?
            taken = @guard.synchronize do
              @received.slice!(0, capacity).tap { @drained.signal }
            end
            return taken if taken && !taken.empty?
            return Stdin::PENDING unless over

            @failure ? Stdin::FAILED : Stdin::FINISHED
          end

          # @return [Failure] why `read` failed, or there is no answer
          def failure
            @failure || Failure.new(:connection_terminated, "the request was left behind by a fork")
          end

          # Ends it when it is under way.
          def cancel
            @thread&.kill
          end

          private

          def finish
            yield
            @over = true
          rescue Failure => e
            @failure = e
          rescue ::StandardError => e
            @failure = Failures.of(e, headed: !@answer.nil?)
          ensure
            @news.call
          end

          # By a fork: threads do not survive it.
          def left? = @thread&.alive? == false
        end
      end
    end
  end
end
