/** Which packages are written, where to, and with which settings. */

import path from "node:path";
import type { LanguageId } from "../../generators/core/languages.js";
import { languageIds } from "../../generators/core/languages.js";
import type { TargetConfig } from "../../generators/core/target-option.js";
import { targetOptions } from "../../generators/target-options.js";
import type { Diagnostic, Outcome } from "../../wit/diagnostic.js";
import { diagnostic } from "../../wit/diagnostic.js";
import { DiagnosticLog } from "../diagnostic-log.js";
import { pathFromConfig, pathFromFlag, type UserPath } from "../user-path.js";
import { wrongFlag } from "./flag-check.js";
import { type GenerateFlags, targetFlags, targetKeys } from "./flags.js";
import { readSchema } from "./schema-check.js";
import { missingSetting, type Sources } from "./sources.js";

export interface Target {
  readonly language: LanguageId;
  readonly out: UserPath;
  readonly options: TargetConfig;
}

export function targetsOf(sources: Sources<GenerateFlags>): Outcome<readonly Target[]> {
  const { flags, file } = sources;
  const log = new DiagnosticLog();
  const configured = file?.config.targets ?? {};
  const languages = languageIds.filter((id) => flags.lang?.includes(id) ?? Object.hasOwn(configured, id));
  if (languages.length === 0) log.add(missingSetting("no language is named", "targets", "--lang", file));
  const overrides = log.take(targetOverrides(targetFlags(flags), languages)) ?? {};
  const targets = languages.flatMap((language) => {
    const { out: _, ...options } = configured[language] ?? {};
    const out = outFromFlag(language, languages.length, sources) ?? outFromConfig(language, sources);
    if (out !== undefined) return [{ language, out, options: { ...options, ...overrides[language] } }];
    log.add(missingSetting(`no output folder is named for ${language}`, `targets.${language}.out`, "--out", file));
    return [];
  });
  log.add(...sharedFolders(targets));
  return log.conclude(targets);
}

/** `--out` is the package's folder for one language, and holds one folder a language for several. */
function outFromFlag(language: LanguageId, languageCount: number, { flags, cwd }: Sources<GenerateFlags>): UserPath | undefined {
  if (flags.out === undefined) return undefined;
  return pathFromFlag(languageCount === 1 ? flags.out : path.posix.join(flags.out, language), cwd);
}

function outFromConfig(language: LanguageId, { file, cwd }: Sources<GenerateFlags>): UserPath | undefined {
  const out = file?.config.targets?.[language]?.out;
  return file === undefined || out === undefined ? undefined : pathFromConfig(out, file.folder, cwd);
}

type TargetOverrides = Partial<Record<LanguageId, TargetConfig>>;

/** Gives each target flag to the one language that has such a setting. */
function targetOverrides(flags: TargetConfig, languages: readonly LanguageId[]): Outcome<TargetOverrides> {
  const log = new DiagnosticLog();
  const overrides: TargetOverrides = {};
  for (const setting of targetKeys) {
    if (flags[setting] === undefined) continue;
    const having = languages.filter((id) => setting in targetOptions[id]);
    const [language] = having;
    if (language !== undefined && having.length === 1) {
      overrides[language] = { ...overrides[language], [setting]: flags[setting] };
      const schema = readSchema().properties?.targets?.properties?.[language]?.properties?.[setting];
      log.add(...wrongFlag(setting, flags[setting], schema));
    } else log.add(misplacedFlag(setting, having));
  }
  return log.conclude(overrides);
}

function misplacedFlag(setting: string, languages: readonly LanguageId[]): Diagnostic {
  if (languages.length > 1) {
    const help = "name one of them with `--lang`, or write a wasm-sdk.json";
    return diagnostic("usage", `\`--${setting}\` could be meant for ${languages.join(" or ")}`, { help });
  }
  const having = languageIds.filter((id) => setting in targetOptions[id]);
  const help = "leave it out, or add the language to `--lang`";
  return diagnostic("usage", `\`--${setting}\` is for ${having.join(" and ")} only`, { help });
}

/** Two packages in one folder would take each other's files for stale ones. */
function sharedFolders(targets: readonly Target[]): Diagnostic[] {
  return targets.flatMap(({ language, out }, i) => {
    const other = targets.slice(0, i).find((target) => target.out.absolute === out.absolute);
    if (other === undefined) return [];
    const message = `${other.language} and ${language} would be written to the same folder`;
    return [diagnostic("config-value", message, { place: { file: out.shown }, help: "give each language a folder of its own" })];
  });
}
