# frozen_string_literal: true

require "time"

# Runs the steps of one fixture file: the stubs of the imports, the handles and objects that the file names, and the comparison of values.
class FixtureRun
  # A step did not do what the fixture says.
  class Failure < Minitest::Assertion
  end

  # What an import raises that is to trap.
  class StubFailure < StandardError
  end

  # A client or a handle that a step needs is not there.
  class Missing < StandardError
  end

  # More of a value no person reads.
  MAX_SHOWN = 4000

  # Gives one byte over and over.
  SameByte = Struct.new(:byte) do
    def bytes(length) = [byte].pack("C") * length
  end

  # In an expected value: the handle that stands there is kept under a label.
  Bind = Struct.new(:label)

  # @param sdk [Module] the package
  # @param behaviours [Hash{String => Hash}] by WIT path of the import: `always`, `sequence`, `table` with `otherwise`, as lambdas
  # @param now [String, nil] the time at which the component's clocks stand still
  # @param random [Integer, nil] what each of its random bytes is
  # @param given [Hash] what else the component gets of WASI
  def initialize(sdk, behaviours, now: nil, random: nil, **given)
    @printed = { stdout: +"", stderr: +"" }
    @wasi = { **given, **@printed.keys.to_h { |stream| [stream, ->(text) { @printed[stream] << text }] } }
    @wasi[:clock] = -> { Time.iso8601(now) } if now
    @wasi[:random] = SameByte.new(random) if random
    @sdk = sdk
    @behaviours = behaviours
    @handles = {}
    @objects = {}
    @dropped = []
    @calls = []
    @problems = []
    @used = Hash.new(0)
  end

  # Options of the client.
  attr_reader :wasi

  def client = @client || raise(Missing, "there is no client: it did not come to life")
  def bind(label) = Bind.new(label)
  def handle(label) = @handles.fetch(label) { raise Missing, "there is no handle #{label}" }
  def object(label) = @objects.fetch(label)

  # Makes an object of the application, whose methods the block defines.
  def define(label, &)
    object = Class.new(&).new
    dropped = @dropped
    object.define_singleton_method(:close) { dropped << label }
    @objects[label] = object
  end

  # Answers a call of an import; arguments stand in WIT order.
  def stub(path, *arguments)
    @calls << [path, arguments]
    reply = reply(path, arguments)
    return reply.call(arguments) if reply

    @problems << "unexpected call of #{path} with #{shown(arguments)}"
    raise @problems.last
  end

  # Starts a client, whose making may trap.
  def start(traps: false, stderr: nil, **effects, &)
    @client&.close
    @client = nil
    @trapped = false
    @failed = nil
    [@handles, @used, @calls, @problems, *@printed.values].each(&:clear)
    traps ? trap(stderr, &) : @client = yield
    check_effects(stderr:, **effects)
  end

  def returns(expected, **effects)
    step(**effects) { check(yield, expected.call) }
  end

  def fails(error, payload, **effects)
    step(**effects) do
      value = yield
    rescue error => e
      check(e.payload, payload.call)
    else
      raise Failure, "expected #{error}, got #{shown(value)}"
    end
  end

  def traps(stderr: nil, **effects, &)
    step(stderr:, **effects) { trap(stderr, &) }
  end

  # The component ends the program.
  def exits(code, **effects)
    step(**effects) do
      value = yield
    rescue @sdk::ExitError => e
      @trapped = true
      check(e.code, code)
    else
      raise Failure, "expected exit code #{code}, got #{shown(value)}"
    end
  end

  # Whatever it gives; only a trap fails.
  def anything(**effects)
    step(**effects) do
      yield
    rescue @sdk::SdkError => e
      raise unless e.respond_to?(:payload)
    end
  end

  # What only follows from a step that failed is no failure of its own.
  def attempt(name)
    yield
  rescue StandardError, Minitest::Assertion => e
    over = e.is_a?(Missing) || e.is_a?(@sdk::ClosedError)
    raise Minitest::Skip, "#{@failed} ended the client" if @failed && !@trapped && over

    @failed = name
    @trapped = false
    raise
  end

  # At the end of a session every sequence is used up, unless a step failed.
  def finish
    raise Minitest::Skip, "#{@failed} failed" if @failed

    @behaviours.each do |path, behaviour|
      wanted = behaviour[:sequence] or next
      left = wanted.call.length - @used[path]
      raise Failure, "#{path}: #{left} calls were expected and not made" unless left.zero?
    end
  end

  def check_drops(labels)
    raise Failure, "dropped #{@dropped.inspect}, expected #{labels.inspect}" unless @dropped == labels
  end

  private

  def step(**effects)
    [@calls, @problems, *@printed.values].each(&:clear)
    yield
    raise Failure, @problems.join("\n") unless @problems.empty?

    check_effects(**effects)
  end

  def reply(path, arguments)
    behaviour = @behaviours.fetch(path)
    return behaviour[:always] if behaviour[:always]
    return table(behaviour, arguments) if behaviour[:table]

    wanted, reply = behaviour[:sequence]&.call&.at(@used[path])
    return unless wanted && same?(arguments, wanted)

    @used[path] += 1
    reply
  end

  def table(behaviour, arguments)
    row = behaviour[:table].call.find { |wanted, _| same?(arguments, wanted) }
    row ? row.last : behaviour[:otherwise]
  end

  # A trap, whose message ends with what was printed; once one has ended the client, that the client is closed. Any other error may be the suite's own.
  def trap(stderr)
    value = yield
  rescue @sdk::TrapError, StubFailure => e
    @trapped = true
    raise Failure, "the message is #{shown(e.message)}" unless e.is_a?(StubFailure) || e.message.end_with?(stderr.to_s)
  rescue @sdk::ClosedError
    raise unless @trapped
  else
    raise Failure, "expected a trap, got #{shown(value)}"
  end

  # What a step did outside of the client; what is nil is not looked at.
  def check_effects(imports: nil, **printed)
    check(@calls, imports.call) if imports
    printed.each { |stream, text| check(@printed[stream], text) if text }
  end

  def check(got, expected)
    raise Failure, "got #{shown(got)}, expected #{shown(expected)}" unless same?(got, expected)
  end

  def same?(got, expected)
    return keep(expected.label, got) if expected.is_a?(Bind)
    return false unless got.instance_of?(expected.class)

    case expected
    when Float then same_float?(got, expected)
    when Array then got.length == expected.length && got.zip(expected).all? { |a, b| same?(a, b) }
    when Hash then got.length == expected.length && expected.all? { |key, value| got.key?(key) && same?(got[key], value) }
    when Data then same?(got.to_h, expected.to_h)
    when String then got == expected && got.encoding == expected.encoding
    else got == expected
    end
  end

  def same_float?(got, expected)
    return got.nan? if expected.nan?

    got == expected && (1 / got).positive? == (1 / expected).positive?
  end

  def shown(value)
    text = value.inspect
    text.length > MAX_SHOWN ? "#{text[0, MAX_SHOWN]}…" : text
  end

  def keep(label, handle)
    @handles[label] = handle
    !handle.nil?
  end
end
