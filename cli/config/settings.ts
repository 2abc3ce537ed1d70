/** What one run works on: the config and the flags, put together. */

import path from "node:path";
import type { LanguageId, SdkMetadata, TargetConfig } from "../../generators/core/backend.js";
import { languageIds } from "../../generators/core/backend.js";
import type { NamingConfig } from "../../generators/core/build-surface.js";
import type { Diagnostic, Outcome } from "../../wit/diagnostic.js";
import { diagnostic, failed } from "../../wit/diagnostic.js";
import { DiagnosticLog } from "../diagnostic-log.js";
import type { UserPath } from "../user-path.js";
import { pathFromConfig, pathFromFlag } from "../user-path.js";
import type { ConfigFile } from "./config-file.js";
import { type GenerateFlags, type InputFlags, targetSettings } from "./flags.js";

/** What is read; without `component` there is only an interface. */
export interface Inputs {
  readonly wit?: UserPath;
  readonly world?: string;
  readonly component?: UserPath;
}

export interface Target {
  readonly language: LanguageId;
  readonly out: UserPath;
  readonly options: TargetConfig;
}

export interface Settings {
  readonly inputs: Inputs & { readonly component: UserPath };
  readonly naming: NamingConfig;
  /** Undefined: the WIT package's. */
  readonly version?: string;
  readonly sdk: Omit<SdkMetadata, "version">;
  readonly stateless: boolean;
  readonly targets: readonly Target[];
}

export function inputsOf(flags: InputFlags, file: ConfigFile | undefined, cwd: string): Inputs {
  const pathOf = (key: "wit" | "component"): UserPath | undefined => {
    const [flag, value] = [flags[key], file?.config[key]];
    if (flag !== undefined) return pathFromFlag(flag, cwd);
    return value === undefined || file === undefined ? undefined : pathFromConfig(value, file.folder, cwd);
  };
  return defined({ wit: pathOf("wit"), world: flags.world ?? file?.config.world, component: pathOf("component") });
}

export function namingOf(file: ConfigFile | undefined, flags: Partial<NamingConfig> = {}): NamingConfig {
  const config = file?.config ?? {};
  return {
    rename: { ...config.rename, ...flags.rename },
    ...(file && { renamePlaces: file.renamePlaces }),
    initialisms: [...(config.initialisms ?? []), ...(flags.initialisms ?? [])],
  };
}

export function settingsOf(flags: GenerateFlags, file: ConfigFile | undefined, cwd: string): Outcome<Settings> {
  if (file === undefined && flags.component === undefined)
    return failed(diagnostic("no-config", "there is no wasm-sdk.json here or above"));
  const log = new DiagnosticLog();
  const { component, ...inputs } = inputsOf(flags, file, cwd);
  if (component === undefined) log.add(missing("no component is named", "component", "--component", file));
  const targets = log.take(targetsOf(flags, file, cwd));
  if (component === undefined || targets === undefined) return log.conclude<Settings>(undefined);
  const config = file?.config ?? {};
  const { name, description, license, homepage, repository, author } = flags;
  return log.conclude({
    inputs: { ...inputs, component },
    naming: namingOf(file, flags),
    ...defined({ version: flags.version ?? config.version }),
    sdk: { ...config.sdk, ...defined({ name, description, license, homepage, repository, author }) },
    stateless: flags.stateless ?? config.stateless ?? false,
    targets,
  });
}

function targetsOf(flags: GenerateFlags, file: ConfigFile | undefined, cwd: string): Outcome<readonly Target[]> {
  const log = new DiagnosticLog();
  const configured = file?.config.targets ?? {};
  const languages = languageIds.filter((id) => flags.lang?.includes(id) ?? Object.hasOwn(configured, id));
  if (languages.length === 0) log.add(missing("no language is named", "targets", "--lang", file));
  const overrides = log.take(targetOverrides(flags, languages));
  const targets = languages.flatMap((language) => {
    const { out: configuredOut, ...options } = configured[language] ?? {};
    const out = outOf(language, configuredOut, languages.length, flags, file, cwd);
    if (out !== undefined) return [{ language, out, options: { ...options, ...overrides?.[language] } }];
    log.add(missing(`no output folder is named for ${language}`, `targets.${language}.out`, "--out", file));
    return [];
  });
  log.add(...sharedFolders(targets));
  return log.conclude(targets);
}

/** `--out` is the package's folder for one language, and holds one folder a language for several. */
function outOf(
  language: LanguageId,
  configured: string | undefined,
  languageCount: number,
  flags: GenerateFlags,
  file: ConfigFile | undefined,
  cwd: string,
): UserPath | undefined {
  if (flags.out !== undefined) return pathFromFlag(languageCount === 1 ? flags.out : path.posix.join(flags.out, language), cwd);
  return configured === undefined || file === undefined ? undefined : pathFromConfig(configured, file.folder, cwd);
}

type TargetOverrides = Partial<Record<LanguageId, TargetConfig>>;

/** Gives each target flag to the one language that has such a setting. */
function targetOverrides(flags: GenerateFlags, languages: readonly LanguageId[]): Outcome<TargetOverrides> {
  const log = new DiagnosticLog();
  const overrides: Partial<Record<LanguageId, Record<string, string | boolean>>> = {};
  for (const setting of ["package", "module", "distribution", "gem", "interruptible"] as const) {
    const value = flags[setting];
    if (value === undefined) continue;
    const [language, ...others] = languages.filter((id) => targetSettings[id].includes(setting));
    if (language !== undefined && others.length === 0) overrides[language] = { ...overrides[language], [setting]: value };
    else log.add(misplacedFlag(setting, language === undefined ? [] : [language, ...others]));
  }
  return log.conclude(overrides);
}

function misplacedFlag(setting: string, languages: readonly LanguageId[]): Diagnostic {
  if (languages.length > 1) {
    const help = "name one of them with `--lang`, or write a wasm-sdk.json";
    return diagnostic("usage", `\`--${setting}\` could be meant for ${languages.join(" or ")}`, { help });
  }
  const having = languageIds.filter((id) => (targetSettings[id] as readonly string[]).includes(setting));
  return diagnostic("usage", `\`--${setting}\` is for ${having.join(" and ")} only`, {
    help: "leave it out, or add the language to `--lang`",
  });
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

function missing(message: string, key: string, flag: string, file: ConfigFile | undefined): Diagnostic {
  const help = file === undefined ? `give \`${flag}\`` : `set \`${key}\`, or give \`${flag}\``;
  return diagnostic("missing-setting", message, { help, place: file === undefined ? undefined : { file: file.file.shown } });
}

/** Without the keys whose value is undefined: under `exactOptionalPropertyTypes` these are not the same. */
function defined<T extends object>(object: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(object).filter(([, value]) => value !== undefined)) as {
    [K in keyof T]?: Exclude<T[K], undefined>;
  };
}
