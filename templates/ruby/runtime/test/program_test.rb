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
    program = Guest::RUNTIME::Program.new(Guest::PROGRAM.plan) { "other" }

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

  def test_a_folder_that_others_can_write_is_not_used
    Dir.mktmpdir do |folder|
      File.chmod(0o777, folder)
      CACHE.new(folder).load(Guest::RUNTIME::Engine.current, "key", large)

      assert_empty Dir.children(folder)
    end
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

  def large = "(module (memory 17) (data (i32.const 0) \"#{"x" * (1 << 20)}\"))"
end
