import { join } from "node:path";
import type { Settings } from "../../../cli/config/settings.js";
import { DiagnosticLog } from "../../../cli/diagnostic-log.js";
import { Progress } from "../../../cli/progress.js";
import type { LanguageReport } from "../../../cli/suite/language-report.js";
import { runSuite, type SuiteSubject } from "../../../cli/suite/run-suite.js";
import { suiteSubjects } from "../../../cli/suite/suite-subjects.js";
import type { LanguageId } from "../../../generators/core/languages.js";
import type { Diagnostic } from "../../../wit/diagnostic.js";
import { fakeIo } from "../../unit/cli/fake-io.js";
import type { TestCase } from "./test-case.js";

const root = join(import.meta.dirname, "../../..");
/** Beside the other things that tests install. */
const cache = join(root, ".cache/suites");
const SECONDS_PER_SUITE = 120;

export type CaseOutcome =
  | { readonly kind: "refused"; readonly errors: readonly Diagnostic[] }
  | { readonly kind: "ran"; readonly report: LanguageReport };

/** Does with a case what `wasm-sdk test` does. */
export async function runCase(testCase: TestCase, language: LanguageId): Promise<CaseOutcome> {
  const generated = await generateCase(testCase, language);
  if (generated.kind === "refused") return generated;
  const io = { cwd: root, env: process.env };
  return { kind: "ran", report: await runSuite(generated.subject, { io, seconds: SECONDS_PER_SUITE, cache }) };
}

export type Generated =
  | { readonly kind: "refused"; readonly errors: readonly Diagnostic[] }
  | { readonly kind: "generated"; readonly subject: SuiteSubject };

export async function generateCase(testCase: TestCase, language: LanguageId): Promise<Generated> {
  const log = new DiagnosticLog();
  const [subject] = await suiteSubjects(settingsOf(testCase, language), root, log, new Progress(fakeIo(root), true));
  if (subject !== undefined) return { kind: "generated", subject };
  return { kind: "refused", errors: log.all.filter(({ severity }) => severity === "error") };
}

function settingsOf({ name, component, wit, world, fixtures }: TestCase, language: LanguageId): Settings {
  const pathOf = (file: string) => ({ absolute: file, shown: file });
  return {
    inputs: {
      component: pathOf(component),
      ...(wit === undefined ? {} : { wit: pathOf(wit) }),
      ...(world === undefined ? {} : { world }),
    },
    naming: { rename: {}, initialisms: [] },
    sdk: { name },
    stateless: false,
    fixtures: { patterns: fixtures, folder: root },
    targets: [{ language, out: pathOf(root), options: {} }],
  };
}
