/** What one run works on: the config and the flags, put together. */

import type { SdkMetadata } from "../../generators/core/backend-input.js";
import type { NamingConfig } from "../../generators/core/names/name-world.js";
import type { Outcome } from "../../wit/diagnostic.js";
import { diagnostic, failed } from "../../wit/diagnostic.js";
import { DiagnosticLog } from "../diagnostic-log.js";
import type { Lock } from "../lock/lock.js";
import { lockBeside } from "../lock/read-lock.js";
import { type FixturePatterns, fixturePatterns } from "../suite/fixture-paths.js";
import { pathFromConfig, pathFromFlag, type UserPath } from "../user-path.js";
import type { ConfigFile } from "./config-file.js";
import type { GenerateFlags, InputFlags } from "./flags.js";
import { metadataOf } from "./metadata.js";
import { missingSetting, type Sources } from "./sources.js";
import { type Target, targetsOf } from "./targets.js";

/** What is read; without `component` there is only an interface. */
export interface Inputs {
  readonly wit?: UserPath;
  readonly world?: string;
  readonly component?: UserPath;
}

export interface Settings {
  readonly inputs: Inputs & { readonly component: UserPath };
  readonly naming: NamingConfig;
  /** Undefined: the WIT package's. */
  readonly version?: string;
  readonly sdk: Omit<SdkMetadata, "version">;
  readonly stateless: boolean;
  readonly fixtures: FixturePatterns;
  /** Where names are kept: beside the config. Without a config there is no lock. */
  readonly lock?: { readonly file: UserPath; readonly before: Lock | undefined };
  readonly targets: readonly Target[];
}

export function settingsOf(sources: Sources<GenerateFlags>): Outcome<Settings> {
  const { flags, file } = sources;
  if (file === undefined && flags.component === undefined) {
    return failed(diagnostic("no-config", "there is no wasm-sdk.json here or above"));
  }
  const log = new DiagnosticLog();
  const { component, ...inputs } = inputsOf(sources);
  if (component === undefined) log.add(missingSetting("no component is named", "component", "--component", file));
  const targets = log.take(targetsOf(sources));
  const sdk = log.take(metadataOf(sources));
  if (component === undefined || targets === undefined || sdk === undefined) return log.conclude<Settings>(undefined);
  const config = file?.config ?? {};
  return log.conclude({
    inputs: { ...inputs, component },
    naming: namingOf(file, flags),
    ...defined({ version: flags.version ?? config.version }),
    sdk,
    stateless: flags.stateless ?? config.stateless ?? false,
    fixtures: fixturePatterns(sources),
    ...(file && { lock: { file: lockBeside(file.file), before: file.lock } }),
    targets,
  });
}

export function inputsOf({ flags, file, cwd }: Sources<InputFlags>): Inputs {
  const pathOf = (key: "wit" | "component"): UserPath | undefined => {
    const [flag, value] = [flags[key], file?.config[key]];
    if (flag !== undefined) return pathFromFlag(flag, cwd);
    return value === undefined || file === undefined ? undefined : pathFromConfig(value, file.folder, cwd);
  };
  return defined({ wit: pathOf("wit"), world: flags.world ?? file?.config.world, component: pathOf("component") });
}

export function namingOf(file: ConfigFile | undefined, flags: Partial<NamingConfig> = {}): NamingConfig {
  const { rename, initialisms = [] } = file?.config ?? {};
  return {
    rename: { ...rename, ...flags.rename },
    ...(file && { renamePlaces: file.renamePlaces }),
    initialisms: [...initialisms, ...(flags.initialisms ?? [])],
    ...(file?.lock && { locked: file.lock.names }),
  };
}

/** Without the keys whose value is undefined: under `exactOptionalPropertyTypes` these are not the same. */
function defined<T extends object>(object: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(object).filter(([, value]) => value !== undefined)) as {
    [K in keyof T]?: Exclude<T[K], undefined>;
  };
}
