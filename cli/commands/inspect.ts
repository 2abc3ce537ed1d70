/** `wasm-sdk inspect`: what a component, a WIT folder or the config's inputs are. */

import { diagnostic, failed, type Outcome, succeed } from "../../wit/diagnostic.js";
import { type ConfigFile, loadConfig } from "../config/config-file.js";
import type { InputFlags } from "../config/flags.js";
import { type Inputs, inputsOf, namingOf } from "../config/settings.js";
import { DiagnosticLog } from "../diagnostic-log.js";
import { type ExitStatus, exitStatusOf } from "../exit-status.js";
import { nameTableText } from "../inspect/name-table.js";
import { stageData } from "../inspect/stages.js";
import { summarize } from "../inspect/summary.js";
import { summaryText } from "../inspect/summary-text.js";
import type { Io } from "../io.js";
import type { Stage } from "../options.js";
import { surfaceOf, viewOf } from "../pipeline/packages.js";
import { type Understanding, understand } from "../pipeline/understand.js";
import { Progress } from "../progress.js";
import { isFolder } from "../read-input-file.js";
import { type ReportFormat, report } from "../report.js";
import { pathFromFlag } from "../user-path.js";

export interface InspectFlags extends InputFlags {
  readonly names?: boolean;
  readonly stage?: Stage;
  readonly json?: boolean;
  readonly format?: ReportFormat;
}

export async function inspectCommand(file: string | undefined, flags: InspectFlags, io: Io): Promise<ExitStatus> {
  const log = new DiagnosticLog();
  const progress = new Progress(io, false);
  const text = await inspect(file, flags, io.cwd, log, progress);
  progress.done();
  report(log.all, flags.format ?? (flags.json ? "json" : "text"), io);
  if (text !== undefined) io.stdout.write(text);
  return exitStatusOf(log.all);
}

async function inspect(file: string | undefined, flags: InspectFlags, cwd: string, log: DiagnosticLog, progress: Progress) {
  const subject = log.take(subjectOf(file, flags, cwd));
  if (subject === undefined) return undefined;
  const parts = await understand(subject.inputs, log, progress);
  if (flags.stage !== undefined) return stageText(flags.stage, parts, subject, log);
  if (flags.names) return namesText(parts, subject, flags, log);
  if (parts.binary === undefined && parts.world === undefined) return undefined;
  const summary = await summarize(parts);
  return flags.json ? json(summary) : summaryText(summary);
}

interface Subject {
  readonly inputs: Inputs;
  readonly file?: ConfigFile | undefined;
}

/** The file or folder that is named, else what the config names. */
function subjectOf(file: string | undefined, flags: InspectFlags, cwd: string): Outcome<Subject> {
  if (file === undefined) return subjectOfConfig(flags, cwd);
  if (file.endsWith(".json")) return subjectOfConfig({ ...flags, config: file }, cwd);
  const path = pathFromFlag(file, cwd);
  const isWit = file.endsWith(".wit") || isFolder(path);
  return succeed({ inputs: { ...inputsOf({ flags, file: undefined, cwd }), ...(isWit ? { wit: path } : { component: path }) } });
}

function subjectOfConfig(flags: InspectFlags, cwd: string): Outcome<Subject> {
  const loaded = loadConfig(flags.config, cwd);
  if (!loaded.ok) return loaded;
  const inputs = inputsOf({ flags, file: loaded.value, cwd });
  if (inputs.component !== undefined || inputs.wit !== undefined) return succeed({ inputs, file: loaded.value });
  return failed(nothingToInspect(loaded.value));
}

function nothingToInspect(file: ConfigFile | undefined) {
  const message = file === undefined ? "there is no wasm-sdk.json here or above" : "the config names neither a component nor WIT";
  return diagnostic("no-config", message, { help: "give a component, a .wit file or a folder of them" });
}

async function stageText(stage: Stage, parts: Understanding, { file }: Subject, log: DiagnosticLog): Promise<string | undefined> {
  const data = await stageData(stage, parts, {
    surface: (world) => surfaceOf(world, namingOf(file)),
    view: (language, complete) => viewOf(language, complete, file),
  });
  // Why there is no such stage has been said if something is wrong with the input.
  if (!data.ok && log.hasErrors) return undefined;
  const taken = log.take(data);
  return taken === undefined ? undefined : json(taken);
}

function namesText({ world }: Understanding, { file }: Subject, flags: InspectFlags, log: DiagnosticLog): string | undefined {
  const surface = world && log.take(surfaceOf(world, namingOf(file)));
  if (surface === undefined) return undefined;
  return flags.json ? json(surface.nameTable) : nameTableText(surface);
}

function json(data: unknown): string {
  return `${JSON.stringify(data, undefined, 2)}\n`;
}
