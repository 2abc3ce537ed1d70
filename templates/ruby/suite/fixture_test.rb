# frozen_string_literal: true

require "json"
require "minitest"
require_relative "fixture_run"

# One fixture file: a test for each step, in order.
class FixtureTest < Minitest::Test
  i_suck_and_my_tests_are_order_dependent!

  class << self
    # Which step a test is, by its method.
    attr_reader :steps

    # @param file [String] of the fixture
    # @param step [Integer, nil] its index; nil for what belongs to the file as a whole
    # @param title [String, nil] what is done; nil for what no earlier step makes fail
    def step(file, step = nil, title = nil, &body)
      @steps ||= {}
      name = format("test_%05d", @steps.length)
      @steps[name] = { file:, step: }.compact
      run = self::RUN
      place = [file, step && "steps[#{step}]", title].compact.join(" ")
      define_method(name, &(title ? -> { run.attempt(place, &body) } : body))
    end
  end
end

# One line of JSON for each test.
class StepReporter < Minitest::AbstractReporter
  def record(result)
    about = Object.const_get(result.klass).steps.fetch(result.name)
    outcome = if result.skipped? then "skipped" else result.passed? ? "passed" : "failed" end
    $stdout.puts(JSON.generate({ **about, outcome:, message: result.failure&.message }.compact))
  end
end
