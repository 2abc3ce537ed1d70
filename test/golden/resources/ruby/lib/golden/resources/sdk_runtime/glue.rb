# frozen_string_literal: true

module Golden
  module Resources
    module SDKRuntime
      # What the imports do.
      IMPORTS = {
        "golden:resources/store#find" => lambda do |application, call|
          proc do |_, flat0, flat1, flat2|
            call.instance.check_may_leave
            memory = call.memory
            value = Codec.take_list_of_own_blob(application[:store].find(Codec.lift_list_of_string(memory, Scalars.span(flat0, flat1))))
            bytes = ::String.new(capacity: 8, encoding: ::Encoding::BINARY)
            [Codec.lower_list_of_own_blob(call, value)].pack("Q<", buffer: bytes)
            memory.write_aligned(flat2, 4, bytes)
            call.finish
            nil
          rescue Mismatch => e
            raise e.error("store.find"), cause: nil
          end
        end,
        "golden:resources/store#compare" => lambda do |application, call|
          proc do |_, flat0, flat1|
            call.instance.check_may_leave
            value = Check.s32(application[:store].compare(call.lift_host_borrow(0, flat0), call.lift_host_borrow(0, flat1)))
            call.finish
            [value]
          rescue Mismatch => e
            raise e.error("store.compare"), cause: nil
          end
        end,
        "golden:resources/store#[constructor]blob" => lambda do |application, call|
          proc do |_, flat0, flat1|
            call.instance.check_may_leave
            memory = call.memory
            value = Check.object(application[:store].new_blob(memory.read_string(Scalars.span(flat0, flat1))), "Blob")
            [call.lower_host_own(0, value)]
          rescue Mismatch => e
            raise e.error("store.new_blob"), cause: nil
          end
        end,
        "golden:resources/store#[static]blob.open" => lambda do |application, call|
          proc do |_, flat0, flat1, flat2|
            call.instance.check_may_leave
            memory = call.memory
            begin
              index = 0
              payload = Check.object(application[:store].blob_open(memory.read_string(Scalars.span(flat0, flat1))), "Blob")
            rescue ::Golden::Resources::ResultError => e
              index = 1
              payload = Check.string(e.payload)
            end
            bytes = ::String.new(capacity: 12, encoding: ::Encoding::BINARY)
            case index
            when 0
              [0, call.lower_host_own(0, payload)].pack("Cx3l<x4", buffer: bytes)
            when 1
              [1, memory.write_string(payload)].pack("Cx3Q<", buffer: bytes)
            end
            memory.write_aligned(flat2, 4, bytes)
            call.finish
            nil
          rescue Mismatch => e
            raise e.error("store.blob_open"), cause: nil
          end
        end,
        "golden:resources/shared#swap" => lambda do |application, call|
          proc do |_, flat0, flat1, flat2|
            call.instance.check_may_leave
            memory = call.memory
            value = Codec.take_imported_pair(application[:shared].swap(Codec.lift_flat_imported_pair(call, flat0, flat1)))
            bytes = ::String.new(capacity: 8, encoding: ::Encoding::BINARY)
            Codec.store_imported_pair(call, value, bytes)
            memory.write_aligned(flat2, 4, bytes)
            call.finish
            nil
          rescue Mismatch => e
            raise e.error("shared.swap"), cause: nil
          end
        end,
        "golden:resources/store#[method]blob.read" => lambda do |_application, call|
          proc do |_, flat0, flat1|
            call.instance.check_may_leave
            memory = call.memory
            value = Check.bytes(call.lift_host_borrow(0, flat0).read)
            bytes = ::String.new(capacity: 8, encoding: ::Encoding::BINARY)
            [memory.write_packed(value, 1)].pack("Q<", buffer: bytes)
            memory.write_aligned(flat1, 4, bytes)
            call.finish
            nil
          rescue Mismatch => e
            raise e.error("Blob#read"), cause: nil
          end
        end,
        "golden:resources/shared#[method]token.value" => lambda do |_application, call|
          proc do |_, flat0, flat1|
            call.instance.check_may_leave
            memory = call.memory
            value = Check.string(call.lift_host_borrow(1, flat0).value)
            bytes = ::String.new(capacity: 8, encoding: ::Encoding::BINARY)
            [memory.write_string(value)].pack("Q<", buffer: bytes)
            memory.write_aligned(flat1, 4, bytes)
            call.finish
            nil
          rescue Mismatch => e
            raise e.error("ImportedToken#value"), cause: nil
          end
        end
      }.freeze
      private_constant :IMPORTS

      GLUE = Glue.new(
        exports: {
          "golden:resources/sessions#hold" => "i32 i32 i32:i32",
          "golden:resources/sessions#inspect" => "i32 i32 i32 i32:i32",
          "golden:resources/shared#swap" => "i32 i32:i32",
          "golden:resources/shared#[method]token.value" => "i32:i32",
          "golden:resources/sessions#[constructor]session" => "i32 i32:i32",
          "golden:resources/sessions#[static]session.join" => "i32 i32:i32",
          "golden:resources/sessions#[method]session.attach" => "i32 i32 i32:",
          "golden:resources/sessions#[method]session.detach" => "i32:i32"
        },
        bare: [],
        resources: [
          "golden:resources/store#blob",
          "golden:resources/shared#token",
          "golden:resources/shared#token",
          "golden:resources/sessions#session"
        ],
        classes: [nil, nil, ::Golden::Resources::Token, ::Golden::Resources::Session],
        lowered: {
          "golden:resources/store#find" => "i32 i32 i32:",
          "golden:resources/store#compare" => "i32 i32:i32",
          "golden:resources/store#[constructor]blob" => "i32 i32:i32",
          "golden:resources/store#[static]blob.open" => "i32 i32 i32:",
          "golden:resources/shared#swap" => "i32 i32 i32:",
          "golden:resources/store#[method]blob.read" => "i32 i32:",
          "golden:resources/shared#[method]token.value" => "i32 i32:"
        },
        imports: IMPORTS
      )

      # The component of this package.
      COMPONENT = Component.new(
        "#{__dir__}/../resources.wasm",
        "8c24b1dd7c6c26b7885d7b523065ee29f3e7a503a6e8d51ae4b69f3e7dc9ba20",
        GLUE
      )
    end
  end
end
