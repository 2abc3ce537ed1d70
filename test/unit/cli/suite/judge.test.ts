import { describe, expect, it } from "vitest";
import { judge } from "../../../../cli/suite/judge.js";
import type { Fixture } from "../../../../cli/suite/read-fixtures.js";
import type { TestResult } from "../../../../generators/core/suite/native-suite.js";
import { readFixture } from "../../../../wit/fixtures/read-fixture.js";
import { worldOf } from "./world-of.js";

const steps = [{ new: true }, { call: "add", args: [1], returns: 2 }, { call: "add", args: [9], traps: true }];
const world = await worldOf("export add: func(a: u32) -> u32;");
const zeroWorld = await worldOf("export add: func(a: u32) -> u32; export half: func() -> f64;");

function fixture(): Fixture {
  const text = `{\n"steps": [\n${steps.map((step) => JSON.stringify(step)).join(",\n")}]}`;
  const suite = readFixture({ path: "add.json", text }, world);
  if (!suite.ok) throw new Error(JSON.stringify(suite.diagnostics));
  return { suite: suite.value, steps: JSON.parse(text).steps };
}

const ended = (end = "exited with status 0", stdout = "") => ({ end, succeeded: end.endsWith("status 0"), stdout, stderr: "" });
const result = (step: number, outcome: TestResult["outcome"], message?: string): TestResult => ({
  file: "add.json",
  step,
  outcome,
  ...(message === undefined ? {} : { message }),
});
const passed = [0, 1, 2].map((step) => result(step, "passed"));
const verdict = (results: readonly TestResult[], run = ended()) => judge("go", [fixture()], results, run);

describe("judge", () => {
  it("counts what passed", () => {
    expect(verdict(passed)).toEqual({ language: "go", passed: 3, failed: 0, skipped: 0, skipReasons: [], failures: [] });
  });

  it("says of a failure where it stands, what was expected and what came", () => {
    const { failed, failures } = verdict([...passed.slice(0, 1), result(1, "failed", "3 is not 2"), ...passed.slice(2)]);
    expect(failed).toBe(1);
    expect(failures).toEqual([
      { file: "add.json", line: 4, column: 1, step: 1, subject: "add", expected: '{"returns":2}', got: "3 is not 2" },
    ]);
  });

  it("keeps the reason of a skipped step", () => {
    const { passed: number, skipped, skipReasons } = verdict([...passed.slice(1), result(0, "skipped", "no fork here")]);
    expect([number, skipped, skipReasons]).toEqual([2, 1, ["no fork here"]]);
  });

  it("takes a step without a result for a failure, with what the runner printed", () => {
    const { failed, failures } = verdict(passed.slice(0, 1), ended("was killed by SIGSEGV", "boom"));
    expect(failed).toBe(2);
    expect(failures).toMatchObject([
      { step: 1, got: "not reported, nor were 1 more: the test runner was killed by SIGSEGV\nboom" },
    ]);
  });

  it("takes a runner that fails for a failure, even when all steps passed", () => {
    const { failed, failures } = verdict(passed, ended("exited with status 2", "leaked"));
    expect(failed).toBe(1);
    expect(failures).toEqual([{ file: "add.json", got: "the test runner exited with status 2\nleaked" }]);
  });

  it("shows what fails outside the fixture files", () => {
    const { failed, failures } = verdict([...passed, { file: "001.test.js", outcome: "failed", message: "syntax" }]);
    expect(failed).toBe(1);
    expect(failures).toEqual([{ file: "001.test.js", got: "syntax: the test runner exited with status 0" }]);
  });

  it("shows what the runner wrote where it fails without a report, and not the report", () => {
    const run = {
      end: "exited with status 1",
      succeeded: false,
      stdout: '{"name":"001.test.js"}\nnote',
      stderr: "SyntaxError: no",
    };
    const stray = { file: "001.test.js", outcome: "failed", message: "test failed" } as const;
    const output = "the test runner exited with status 1\nnote\nSyntaxError: no";
    expect(verdict([stray], run).failures.map(({ got }) => got)).toEqual([
      `not reported, nor were 2 more: ${output}`,
      "test failed",
    ]);
    expect(verdict([...passed, stray], run).failures.map(({ got }) => got)).toEqual([`test failed: ${output}`]);
  });

  it("keeps the sign of zero in what was expected", () => {
    const [, ...others] = steps;
    const text = JSON.stringify({ steps: [{ call: "half", returns: 0 }, ...others] }).replace('"returns":0', '"returns":-0.0');
    const halves = readFixture({ path: "add.json", text }, zeroWorld);
    if (!halves.ok) throw new Error(JSON.stringify(halves.diagnostics));
    const of = { suite: halves.value, steps: JSON.parse(text).steps };
    expect(judge("go", [of], [result(0, "failed", "0")], ended()).failures[0]?.expected).toBe('{"returns":"-0"}');
  });
});
