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
        exports: {
          "close" => ":",
          "load" => "i32 i32:",
          "then" => ":",
          "golden:keywords/api#new" => "i32 i32 i32 i32 i32:i32",
          "golden:keywords/api#get" => ":i32",
          "golden:keywords/api#set" => "i32 i32 i32 i32 i32 i32 i32 i32 i32 i32 i32 i32 i32:",
          "golden:keywords/api#static-one" => "i32 i32 i32 i32 i32 i32 i32 i32 i32:i32",
          "golden:keywords/api#then" => ":i32",
          "golden:keywords/api#load" => "i32 i32:",
          "golden:keywords/api#link" => "i32 i32 i32 i32:",
          "golden:keywords/api#words" => "i32:i32",
          "golden:keywords/api#choose" => "i32 i32 i32 i32 i32 i32 i32:i32",
          "golden:keywords/api#[constructor]array-like" => "i32:i32",
          "golden:keywords/api#[static]array-like.prototype" => ":",
          "golden:keywords/api#[static]array-like.name" => ":i32",
          "golden:keywords/api#[method]array-like.new" => "i32:i32",
          "golden:keywords/api#[method]array-like.close" => "i32:",
          "golden:keywords/api#[method]array-like.constructor" => "i32:",
          "golden:keywords/api#[method]array-like.delete" => "i32 i32 i32:",
          "golden:keywords/api#[method]array-like.object-id" => "i32:i32"
        },
        bare: [0, 1, 2, 13],
        resources: [
          "golden:keywords/api#array-like"
        ],
        classes: [::Golden::Keywords::ApiArrayLike],
        lowered: {
          "golden:keywords/imports#class" => "i32:i32"
        },
        imports: IMPORTS
      )

      # The component of this package.
      COMPONENT = Component.new(
        "#{__dir__}/../keywords.wasm",
        "e42e196eecb5ccdfe13500d2b0eccbca8932ac88265bd81e81923bf391a7a488",
        GLUE
      )
    end
  end
end
