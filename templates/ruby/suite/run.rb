# frozen_string_literal: true

# Runs the suites of this folder: `ruby -I <package>/lib run.rb`.
require_relative "fixture_test"

Dir[File.join(__dir__, "suite_*.rb")].each { |file| require file }

reporter = StepReporter.new
FixtureTest.subclasses.sort_by(&:name).each { |suite| suite.run(reporter) }
