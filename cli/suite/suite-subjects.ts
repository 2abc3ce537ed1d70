import { loadBackend } from "../../generators/registry.js";
import { diagnostic } from "../../wit/diagnostic.js";
import type { Settings } from "../config/settings.js";
import type { DiagnosticLog } from "../diagnostic-log.js";
import { backendInput, isComplete, refusals, surfaceOf } from "../pipeline/packages.js";
import { understand } from "../pipeline/understand.js";
import type { Progress } from "../progress.js";
import { readFixtures } from "./read-fixtures.js";
import type { SuiteSubject } from "./run-suite.js";

/** One for each target: the package that `generate` would write, and the fixtures to test it with. None at all when anything is wrong. */
export async function suiteSubjects(
  settings: Settings,
  cwd: string,
  log: DiagnosticLog,
  progress: Progress,
): Promise<readonly SuiteSubject[]> {
  const parts = await understand(settings.inputs, log, progress);
  log.add(...(await refusals(parts, settings)));
  const fixtures = parts.world && log.take(readFixtures(settings.fixtures, parts.world, cwd));
  if (fixtures?.length === 0) log.add(diagnostic("no-fixtures", "there are no fixtures"));
  const surface = parts.world && log.take(surfaceOf(parts.world, settings.naming));
  if (!isComplete(parts) || fixtures === undefined || surface === undefined || log.hasErrors) return [];
  const subjects: SuiteSubject[] = [];
  for (const { language, options: target } of settings.targets) {
    const backend = await loadBackend(language);
    const options = backend.options(target, surface);
    const input = log.take(backendInput(parts, surface, settings, backend));
    const fileSet = input && log.take(backend.generate(input, options));
    if (input !== undefined && fileSet !== undefined) subjects.push({ backend, input, options, fileSet, fixtures });
  }
  return log.hasErrors ? [] : subjects;
}
