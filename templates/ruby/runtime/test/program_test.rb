# frozen_string_literal: true

require_relative "test_helper"
require "tmpdir"

# Plans, artifacts and the compile cache.
class ProgramTest < Minitest::Test
  CACHE = Guest::RUNTIME::CompileCache

  def test_another_interface_is_refused
    assert_match(/another interface/, assert_raises(SdkPackage::SdkError) { Guest::RUNTIME::Plan.read(Guest.plan, "0" * 64) }.message)
    assert_raises(SdkPackage::SdkError) { Guest::RUNTIME::Plan.read("{", "0" * 64) }
    assert_raises(SdkPackage::SdkError) { Guest::RUNTIME::Plan.read('{"format":2}', "0" * 64) }
  end

  def test_other_bytes_are_refused
    program = Guest::RUNTIME::Program.new(Guest::PROGRAM.plan, "guest.wasm") { "other" }

    assert_raises(SdkPackage::SdkError) { program.compile(CACHE.new(false)) }
  end

  def test_small_modules_are_not_kept
    Dir.mktmpdir do |folder|
      CACHE.new(folder).load(Guest::RUNTIME::Engine.current, "key", "(module)")

      assert_empty Dir.children(folder)
    end
  end

  def test_large_modules_are_kept_and_loaded
    Dir.mktmpdir do |parent|
      folder = File.join(parent, "cache")
      2.times { CACHE.new(folder).load(Guest::RUNTIME::Engine.current, "key", large) }

      assert_equal 1, Dir.children(folder).length
      assert_equal 0o700, File.stat(folder).mode & 0o777
    end
  end

  def test_a_damaged_file_is_made_anew
    Dir.mktmpdir do |folder|
      CACHE.new(folder).load(Guest::RUNTIME::Engine.current, "key", large)
      File.write(File.join(folder, Dir.children(folder).first), "damaged")

      refute_nil CACHE.new(folder).load(Guest::RUNTIME::Engine.current, "key", large)
    end
  end

  def test_a_named_folder_that_cannot_be_used_is_refused
    Dir.mktmpdir do |folder|
      File.chmod(0o777, folder)
      file = File.join(folder, "file")
      File.write(file, "")

      [folder, file, "/dev/null/x"].each { |it| assert_match(/compile_cache: #{it}/, assert_raises(ArgumentError) { CACHE.new(it) }.message) }
    end
  end

  def test_the_default_folder_is_mended
    Dir.mktmpdir do |base|
      folder = File.join(base, "wasm-sdk", "ruby")
      FileUtils.mkdir_p(folder, mode: 0o755)
      with_cache_home(base) { CACHE.new(true).load(Guest::RUNTIME::Engine.current, "key", large) }

      assert_equal 1, Dir.children(folder).length
      assert_equal 0o700, File.stat(folder).mode & 0o777
    end
  end

  def test_an_empty_cache_home_is_none
    ["", "relative"].each { |base| with_cache_home(base) { assert_equal File.join(Dir.home, ".cache/wasm-sdk/ruby"), CACHE.default_folder } }
  end

  def test_missing_imports_are_named
    application = Guest::RUNTIME::Application
    error = assert_raises(ArgumentError) { application.check({}, host: %i[log], now: nil) }
    assert_equal "imports: missing host, now", error.message
    assert_match(/host\.log/, assert_raises(ArgumentError) { application.check({ host: 1, now: -> {} }, host: %i[log], now: nil) }.message)
    assert_match(/unknown :x/, assert_raises(ArgumentError) { application.check({ x: 1 }) }.message)
    assert_raises(TypeError) { application.check(nil) }
  end

  private

  def with_cache_home(base)
    before = ENV.fetch("XDG_CACHE_HOME", nil)
    ENV["XDG_CACHE_HOME"] = base
    yield
  ensure
    ENV["XDG_CACHE_HOME"] = before
  end

  def large = "(module (memory 17) (data (i32.const 0) \"#{"x" * (1 << 20)}\"))"
end
