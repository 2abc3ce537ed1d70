/** `wasm-sdk test`: the fixtures, run against each language's package by that language's own test runner. */

import { loadConfig } from "../config/config-file.js";
import type { GenerateFlags } from "../config/flags.js";
import { settingsOf } from "../config/settings.js";
import { DiagnosticLog } from "../diagnostic-log.js";
import { ExitStatus, exitStatusOf } from "../exit-status.js";
import type { Io } from "../io.js";
import { Progress } from "../progress.js";
import { type ReportFormat, report } from "../report.js";
import { type LanguageReport, succeeded } from "../suite/language-report.js";
import { reportAnnotations, reportText } from "../suite/report-text.js";
import { runSuite, type SuiteSubject } from "../suite/run-suite.js";
import { suiteSubjects } from "../suite/suite-subjects.js";

export interface TestFlags extends Omit<GenerateFlags, "out"> {
  /** Seconds for the suite of one language. */
  readonly timeLimit: number;
  readonly cache?: string;
  readonly keep?: boolean;
  readonly json?: boolean;
  readonly format?: ReportFormat;
}

export async function testCommand(flags: TestFlags, io: Io): Promise<ExitStatus> {
  const log = new DiagnosticLog();
  const progress = new Progress(io, false);
  const subjects = await readSubjects(flags, io.cwd, log, progress);
  const reports = await runAll(subjects, flags, io, progress);
  progress.done();
  report(log.all, flags.format ?? (flags.json ? "json" : "text"), io);
  if (subjects.length === 0) return exitStatusOf(log.all);
  if (flags.format === "github") io.stderr.write(reportAnnotations(reports));
  io.stdout.write(flags.json ? `${JSON.stringify({ languages: reports }, undefined, 2)}\n` : reportText(reports));
  return reports.every(succeeded) ? ExitStatus.done : ExitStatus.checkFailed;
}

async function readSubjects(
  flags: TestFlags,
  cwd: string,
  log: DiagnosticLog,
  progress: Progress,
): Promise<readonly SuiteSubject[]> {
  const file = loadConfig(flags.config, cwd);
  if (!file.ok) {
    log.add(...file.diagnostics);
    return [];
  }
  // The packages under test are written to a folder of their own, never to that of the config.
  const settings = log.take(settingsOf({ flags: { ...flags, out: "." }, file: file.value, cwd }));
  return settings === undefined ? [] : suiteSubjects(settings, cwd, log, progress);
}

/** One after the other: a language's runner takes all processors for itself. */
async function runAll(
  subjects: readonly SuiteSubject[],
  flags: TestFlags,
  io: Io,
  progress: Progress,
): Promise<LanguageReport[]> {
  const keep = flags.keep ? (folder: string) => io.stderr.write(`kept in ${folder}\n`) : undefined;
  const reports: LanguageReport[] = [];
  for (const subject of subjects) {
    progress.say(`testing ${subject.backend.title}`);
    reports.push(await runSuite(subject, { io, seconds: flags.timeLimit, cache: flags.cache, keep }));
  }
  return reports;
}
