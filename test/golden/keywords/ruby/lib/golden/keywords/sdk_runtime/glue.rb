# frozen_string_literal: true

module Golden
  module Keywords
    module SDKRuntime
      # What the imports do.
      IMPORTS = {
        "golden:keywords/imports#class" => lambda do |application, call|
          proc do |_, flat0|
            call.instance.check_may_leave
            value = Check.u8(application[:imports].class_(flat0 & 0xFF))
            [value]
          rescue Mismatch => e
            raise e.error("imports.class_"), cause: nil
          end
        end
      }.freeze
      private_constant :IMPORTS

      GLUE = Glue.new(
        exports: [
          "close",
          "load",
          "then",
          "golden:keywords/api#new",
          "golden:keywords/api#get",
          "golden:keywords/api#set",
          "golden:keywords/api#static-one",
          "golden:keywords/api#then",
          "golden:keywords/api#load",
          "golden:keywords/api#link",
          "golden:keywords/api#[constructor]array-like",
          "golden:keywords/api#[static]array-like.prototype",
          "golden:keywords/api#[static]array-like.name",
          "golden:keywords/api#[method]array-like.new",
          "golden:keywords/api#[method]array-like.close",
          "golden:keywords/api#[method]array-like.constructor",
          "golden:keywords/api#[method]array-like.delete",
          "golden:keywords/api#[method]array-like.object-id"
        ],
        bare: [0, 1, 2, 11],
        resources: [
          "golden:keywords/api#array-like"
        ],
        classes: [::Golden::Keywords::ApiArrayLike],
        imports: IMPORTS
      )

      # The component of this package.
      COMPONENT = Component.new(
        "#{__dir__}/../keywords.wasm",
        "96ca6dce5d4b4c189f66cdcae1e81ce8cb60fb6796935f068dd05c7ea5ae48a2",
        GLUE
      )
    end
  end
end
