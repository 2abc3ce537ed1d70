# frozen_string_literal: true

# usage: ours.rb PACKAGE_FOLDER [CACHE_FOLDER]
# One cold process of our gem. A client compiles and instantiates in one, so compiling is what
# the first takes beyond a further one.
package, cache = ARGV
$LOAD_PATH.unshift(File.join(package, "lib"))
require "bench/micro"
require "json"

MORE = 8
Host = Class.new { def tick(count) = count + 1 }

now = -> { Process.clock_gettime(Process::CLOCK_MONOTONIC) }
cpu = -> { Process.clock_gettime(Process::CLOCK_PROCESS_CPUTIME_ID) }
resident = -> { File.read("/proc/self/status")[/VmRSS:\s+(\d+)/, 1].to_i }
open = -> { Bench::Micro::Client.new(imports: { host: Host.new }, compile_cache: cache || false) }

start = now.call
start_cpu = cpu.call
kept = [open.call]
opened = now.call
raise "add(1, 2) is not 3" unless kept.first.ops.add(1, 2) == 3

called = now.call
called_cpu = cpu.call

opening = []
GC.start
before = resident.call
start_more = now.call
MORE.times do
  start_one = now.call
  kept << open.call
  opening << (now.call - start_one)
  kept.last.ops.add(1, 2)
end
each = (now.call - start_more) / MORE
GC.start
after = resident.call
instantiate = opening.sort[MORE / 2]
puts JSON.generate(
  compile_ms: (opened - start - instantiate) * 1e3,
  instantiate_ms: instantiate * 1e3,
  call_ms: (called - opened) * 1e3,
  ready_ms: (called - start) * 1e3,
  cpu_ms: (called_cpu - start_cpu) * 1e3,
  more_ms: each * 1e3,
  instance_kb: (after - before) / MORE.to_f,
  rss_kb: after
)
