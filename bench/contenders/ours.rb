# frozen_string_literal: true

require "bench/micro"

# ours: the generated package, for the Ruby runner of the shared bench. Names only, no logic.
module Contenders
  class Ours
    Host = Struct.new(:tick_proc) do
      def tick(count) = tick_proc.call(count)
    end
    KINDS = %i[a b c].freeze

    def initialize(client)
      @ops = client.ops
    end

    def add(a, b) = @ops.add(a, b)
    def echo_string(s) = @ops.echo_string(s)
    def echo_bytes(b) = @ops.echo_bytes(b)
    def echo_numbers(l) = @ops.echo_numbers(l)
    def echo_item(v) = @ops.echo_item(v)
    def echo_items(l) = @ops.echo_items(l)
    def call_host(n) = @ops.call_host(n)
    def counter(n) = @ops.new_counter(n)
    def inc(c) = c.inc
    def drop(c) = c.close

    def fail(n)
      @ops.fail(n)
    rescue Bench::Micro::OpError => e
      e.payload
    end

    def item(id, kind, score, name, tags, note)
      Bench::Micro::Item.new(id:, kind: KINDS[kind], score:, name:, tags:, note:)
    end

    def plain(v) = [v.id, KINDS.index(v.kind), v.score, v.name, v.tags, v.note]
    def plain_failure(v) = [v.is_a?(Bench::Micro::OpErrorPayload::Bad) ? "bad" : "limit", v.value]
  end

  OPENERS["ours"] = lambda do |component, tick|
    Ours.new(Bench::Micro::Client.new(imports: { host: Ours::Host.new(tick) }, artifact: component))
  end
end
