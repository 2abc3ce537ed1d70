# frozen_string_literal: true

require "fileutils"

module SdkPackage
  module SDKRuntime
    # Native code kept between processes: a component of some size takes seconds to compile and milliseconds to load. Loading native code is
    # running it, so the folder must be the user's own and nobody else's. Whatever goes wrong with the default folder only costs time; a folder that
    # the application names has to be usable.
    class CompileCache
      # Bytes of a core module from which on it is kept.
      SMALLEST = 1 << 20

      # @return [String, nil] the folder under the user's cache directory; nil where there is no home
      def self.default_folder
        # The Base Directory Specification ignores a relative one.
        base = [::ENV.fetch("XDG_CACHE_HOME", ""), ::ENV.fetch("LOCALAPPDATA", "")].find { |path| ::File.absolute_path?(path) }
        ::File.join(base || ::File.join(::Dir.home, ".cache"), "wasm-sdk", "ruby")
      rescue ::ArgumentError
        nil
      end

      # @param choice [Boolean, String] true for the default folder, false for none, or a folder
      # @raise [ArgumentError] when the folder cannot be used
      def initialize(choice)
        @folder = choice.is_a?(::String) ? named(choice) : (self.class.default_folder if choice)
      end

      # Compiles a module, or loads what was compiled before.
      #
      # @return [Wasmtime::Module]
      def load(engine, key, binary)
        folder = @folder
        return ::Wasmtime::Module.new(engine, binary) if folder.nil? || binary.bytesize < SMALLEST

        path = ::File.join(folder, "#{key}-#{::Wasmtime::VERSION}-#{engine.precompile_compatibility_key}.cwasm")
        kept(engine, folder, path) || keep(folder, path, ::Wasmtime::Module.new(engine, binary))
      end

      private

      def named(folder)
        ::FileUtils.mkdir_p(folder, mode: 0o700)
        return folder if private?(folder) && ::File.writable?(folder)

        raise ::ArgumentError, "compile_cache: #{folder} has to be a folder that this user owns, and nobody else can enter (chmod 700)"
      rescue ::SystemCallError => e
        raise ::ArgumentError, "compile_cache: #{folder} cannot be used: #{e.message}", cause: nil
      end

      def kept(engine, folder, path)
        mend(folder)
        ::Wasmtime::Module.deserialize_file(engine, path) if private?(folder) && ::File.file?(path)
      rescue ::SystemCallError, ::Wasmtime::Error
        nil
      end

      # The default folder, which others may enter but which is the user's own: what made it did not know better.
      def mend(folder)
        found = ::File.lstat(folder)
        ::File.chmod(0o700, folder) if found.directory? && found.owned? && found.mode.anybits?(0o077) && !::Gem.win_platform?
      end

      def keep(folder, path, compiled)
        ::FileUtils.mkdir_p(folder, mode: 0o700)
        private?(folder) ? write(path, compiled.serialize) : ::Kernel.warn("#{folder} is not this user's own: what was compiled is not kept there")
        compiled
      rescue ::SystemCallError
        compiled
      end

      # Under a name of its own first, so that no other process sees half a file.
      def write(path, code)
        partial = "#{path}.#{::Process.pid}-#{::Thread.current.object_id}"
        ::File.open(partial, ::File::WRONLY | ::File::CREAT | ::File::EXCL | ::File::BINARY, 0o600) { |file| file.write(code) }
        ::File.rename(partial, path)
      end

      def private?(folder)
        found = ::File.lstat(folder)
        found.directory? && (::Gem.win_platform? || (found.owned? && found.mode.nobits?(0o077)))
      end
    end
  end
end
