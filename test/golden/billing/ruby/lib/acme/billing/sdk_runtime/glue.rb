# frozen_string_literal: true

module Acme
  module Billing
    module SDKRuntime
      # What the imports do.
      IMPORTS = {
        "acme:billing/host@1.4.0#log" => lambda do |application, call|
          proc do |_, flat0, flat1, flat2|
            call.instance.check_may_leave
            memory = call.memory
            application[:host].log(Codec.lift_level(flat0 & 0xFFFF_FFFF), memory.read_string(Scalars.span(flat1, flat2)))
            nil
          rescue Mismatch => e
            raise e.error("host.log"), cause: nil
          end
        end,
        "acme:billing/host@1.4.0#rate" => lambda do |application, call|
          proc do |_, flat0, flat1, flat2, flat3, flat4|
            call.instance.check_may_leave
            memory = call.memory
            begin
              index = 0
              payload = Check.f64(application[:host].rate(memory.read_string(Scalars.span(flat0, flat1)), memory.read_string(Scalars.span(flat2, flat3))))
            rescue ::Acme::Billing::ResultError => e
              index = 1
              payload = Check.string(e.payload)
            end
            bytes = ::String.new(capacity: 16, encoding: ::Encoding::BINARY)
            case index
            when 0
              [0, payload].pack("Cx7E", buffer: bytes)
            when 1
              [1, memory.write_string(payload)].pack("Cx7Q<", buffer: bytes)
            end
            memory.write_aligned(flat4, 8, bytes)
            call.finish
            nil
          rescue Mismatch => e
            raise e.error("host.rate"), cause: nil
          end
        end
      }.freeze
      private_constant :IMPORTS

      GLUE = Glue.new(
        exports: {
          "version" => ":i32",
          "acme:billing/invoices@1.4.0#create" => "i32 i32 i32 i32 i32 i32:i32",
          "acme:billing/invoices@1.4.0#checksum" => "i32 i32:i32",
          "acme:billing/invoices@1.4.0#settle" => "i32 i32 i32 i64 i32 i32:i32",
          "acme:billing/invoices@1.4.0#[constructor]cart" => "i32 i32:i32",
          "acme:billing/invoices@1.4.0#[static]cart.merge" => "i32 i32:i32",
          "acme:billing/invoices@1.4.0#[static]cart.checkout" => "i32:i32",
          "acme:billing/invoices@1.4.0#[method]cart.add" => "i32 i32 i32 i32 i32 i32 i32:i32",
          "acme:billing/invoices@1.4.0#[method]cart.total" => "i32:i64"
        },
        bare: [],
        resources: [
          "acme:billing/invoices@1.4.0#cart"
        ],
        classes: [::Acme::Billing::Cart],
        lowered: {
          "acme:billing/host@1.4.0#log" => "i32 i32 i32:",
          "acme:billing/host@1.4.0#rate" => "i32 i32 i32 i32 i32:"
        },
        imports: IMPORTS
      )

      # The component of this package.
      COMPONENT = Component.new(
        "#{__dir__}/../billing.wasm",
        "7dc626dcb86a92ab994086234b4cdfcc84d9e26fb344b9859818075d024d9f7a",
        GLUE
      )
    end
  end
end
