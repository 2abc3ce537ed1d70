/**
 * Ruby's top-level constants without any library loaded: those that a PascalCase class name could hide. Frozen.
 * Source: `ruby --disable-gems -e 'puts Object.constants'` of Ruby 3.3.8, without the `RUBY_*` strings.
 */
export const rubyCoreConstants: ReadonlySet<string> = new Set(
  (
    "ARGF ARGV ArgumentError Array BasicObject Binding Class ClosedQueueError Comparable Complex ConditionVariable Data Dir ENV " +
    "EOFError Encoding EncodingError Enumerable Enumerator Errno Exception FalseClass Fiber FiberError File FileTest Float " +
    "FloatDomainError FrozenError GC Hash IO IOError IndexError Integer Interrupt Kernel KeyError LoadError LocalJumpError Marshal " +
    "MatchData Math Method Module Mutex NameError NilClass NoMatchingPatternError NoMatchingPatternKeyError NoMemoryError " +
    "NoMethodError NotImplementedError Numeric Object ObjectSpace Proc Process Queue Ractor Random Range RangeError Rational " +
    "Refinement Regexp RegexpError RubyVM RuntimeError STDERR STDIN STDOUT ScriptError SecurityError Set Signal SignalException " +
    "SizedQueue StandardError StopIteration String Struct Symbol SyntaxError SystemCallError SystemExit SystemStackError " +
    "TOPLEVEL_BINDING Thread ThreadError ThreadGroup Time TracePoint TrueClass TypeError UnboundMethod UncaughtThrowError " +
    "UnicodeNormalize Warning ZeroDivisionError"
  ).split(" "),
);
