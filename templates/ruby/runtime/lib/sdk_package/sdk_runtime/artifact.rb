# frozen_string_literal: true

module SdkPackage
  module SDKRuntime
    # Files of components and plans that come from outside: regular ones only, and no more of them than is wanted, since a pipe or a device may
    # never end.
    module Artifact
      module_function

      # @param most [Integer] bytes; what is longer is read one byte further, which no digest survives
      # @return [String]
      # @raise [SdkError]
      def read(path, most)
        # Without waiting for who writes to a pipe.
        ::File.open(path, ::File::RDONLY | ::File::BINARY | ::File::NONBLOCK) do |file|
          raise SdkError, "#{path}: it is not a regular file" unless file.stat.file?

          file.read(most + 1) || ""
        end
      rescue ::SystemCallError => e
        raise SdkError, "#{path}: it cannot be read: #{e.message}", cause: nil
      end
    end
  end
end
