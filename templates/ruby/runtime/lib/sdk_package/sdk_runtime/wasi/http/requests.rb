# frozen_string_literal: true

module SdkPackage
  module SDKRuntime
    module Wasi
      module Http
        # The requests of one instance, by the numbers that the layer knows them by.
        class Requests
          HAS_BODY = 1

          # The block is called whenever there is news of one, by any thread.
          #
          # @param settings [Settings]
          def initialize(settings, &news)
            @settings = settings
            @news = news
            @client = settings.client ? GivenClient.new(settings.policy, settings.client) : NetHttp.new(settings.policy)
            @exchanges = {} #: Hash[Integer, Exchange]
            @last = 0
          end

          # Starts one.
          #
          # @param head [String] as `http.start` gets it
          # @return [Integer] its number
          def start(head)
            flags, *timeouts = _ = head.unpack("CQ<3")
            upload = Upload.new(&@news) if flags.anybits?(HAS_BODY)
            exchange = Exchange.new(upload, @settings.max_response_bytes, &@news)
            verb, url, headers = read(head)
            begin_exchange(exchange, verb, url, headers, limited(flags, timeouts))
            @exchanges[@last += 1] = exchange
            @last
          end

          # @raise [TrapError] when there is none of this number
          # @return [Exchange]
          def fetch(id)
            @exchanges[id] || raise(TrapError, "the WASI layer asked for an HTTP request that is not there")
          end

          # Forgets one, and ends it.
          def cancel(id)
            fetch(id).cancel
            @exchanges.delete(id)
          end

          # Ends all, and what connects.
          def close
            @exchanges.each_value(&:cancel).clear
            @client.close
          end

          private

          def begin_exchange(exchange, verb, text, headers, timeouts)
            under_way = @exchanges.each_value.count { |other| !other.over? }
            raise Failure.new(:connection_limit_reached, "more than #{under_way} requests at once") if under_way >= @settings.max_requests

            url = @settings.policy.check(verb, text, headers)
            request = Request.new(verb, url.to_s, joined(headers), exchange.upload, *timeouts)
            exchange.start { @client.call(request, url, exchange) }
          rescue Failure => e
            exchange.fail(e)
          end

          # @return [Array(String, String, Array<Array(String, String)>)] method, URL and headers
          def read(head)
            texts, at = Texts.unpack(head, 25, 2)
            count = head.unpack1("L<", offset: at) #: Integer
            headers, = Texts.unpack(head, at + 4, 2 * count)
            [texts.fetch(0), texts.fetch(1), _ = headers.each_slice(2).to_a]
          end

          # A component may only shorten them.
          def limited(flags, timeouts)
            [@settings.timeout, @settings.timeout, @settings.idle].each_with_index.map do |most, i|
              flags.anybits?(2 << i) ? [timeouts[i] / 1e9, most].min : most
            end
          end

          def joined(headers)
            headers.group_by { |name, _| name.downcase }.to_h { |name, all| [name, all.map(&:last).join(name == "cookie" ? "; " : ", ")] }
          end
        end
      end
    end
  end
end
