/** `wasm-sdk generate`: WIT and a component in, packages out. */

import type { Outcome } from "../../wit/diagnostic.js";
import { loadConfig } from "../config/config-file.js";
import type { GenerateFlags as Settable } from "../config/flags.js";
import { type Settings, settingsOf } from "../config/settings.js";
import { DiagnosticLog } from "../diagnostic-log.js";
import { type ExitStatus, exitStatusOf } from "../exit-status.js";
import type { Io } from "../io.js";
import { lockFile } from "../lock/lock-file.js";
import { makeLock } from "../lock/make-lock.js";
import { generateResult, resultText } from "../output/generate-result.js";
import { isComplete, makePackages, refusals, surfaceOf } from "../pipeline/packages.js";
import { understand } from "../pipeline/understand.js";
import { Progress } from "../progress.js";
import { type ReportFormat, report } from "../report.js";
import { readFixtures } from "../suite/read-fixtures.js";
import { checkPackages, writePackages } from "../write-file-set.js";

export interface GenerateFlags extends Settable {
  readonly check?: boolean;
  readonly force?: boolean;
  readonly quiet?: boolean;
  readonly json?: boolean;
  readonly format?: ReportFormat;
}

export async function generateCommand(flags: GenerateFlags, io: Io): Promise<ExitStatus> {
  const log = new DiagnosticLog();
  const progress = new Progress(io, flags.quiet === true);
  const result = await generate(flags, io.cwd, log, progress);
  progress.done();
  const shown = flags.quiet ? log.all.filter((d) => d.severity === "error") : log.all;
  report(shown, flags.format ?? (flags.json ? "json" : "text"), io);
  if (result !== undefined && flags.json) io.stdout.write(`${JSON.stringify(result, undefined, 2)}\n`);
  else if (result !== undefined && !flags.quiet) io.stdout.write(resultText(result));
  return exitStatusOf(log.all);
}

/** Config, files, meaning, packages, disk; with any error nothing is written. */
async function generate(flags: GenerateFlags, cwd: string, log: DiagnosticLog, progress: Progress) {
  const settings = log.take(readSettings(flags, cwd));
  const parts = settings && (await understand(settings.inputs, log, progress));
  if (settings === undefined || parts === undefined) return undefined;
  log.add(...(await refusals(parts, settings)));
  if (parts.world !== undefined) log.take(readFixtures(settings.fixtures, parts.world, cwd));
  if (!isComplete(parts) || log.hasErrors) return undefined;
  const surface = log.take(surfaceOf(parts.world, settings.naming));
  const packages = surface && (await makePackages(parts, surface, settings, log, progress));
  if (surface === undefined || packages === undefined || log.hasErrors) return undefined;
  progress.say(flags.check ? "comparing the packages" : "writing the packages");
  const lock = settings.lock && lockFile(settings.lock.file, makeLock(parts, surface, packages, settings.lock.before));
  const done = log.take(flags.check ? checkPackages(packages, lock) : writePackages(packages, flags.force === true, lock));
  return done && generateResult(parts, done, lock);
}

function readSettings(flags: GenerateFlags, cwd: string): Outcome<Settings> {
  const file = loadConfig(flags.config, cwd);
  return file.ok ? settingsOf({ flags, file: file.value, cwd }) : file;
}
