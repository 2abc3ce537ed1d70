/** From the meaning to the packages. */

import type { Backend } from "../../generators/core/backend.js";
import type { BackendInput } from "../../generators/core/backend-input.js";
import type { LanguageId } from "../../generators/core/languages.js";
import type { NamingConfig } from "../../generators/core/names/name-world.js";
import { portableStem } from "../../generators/core/names/reserved/device-names.js";
import { buildSurface } from "../../generators/core/surface/build-surface.js";
import type { Surface } from "../../generators/core/surface/surface.js";
import { statelessConflicts, unsupportedItems } from "../../generators/core/unsupported.js";
import { unsupportedFeatures } from "../../generators/core/unsupported-features.js";
import { wasiReachOf } from "../../generators/core/wasi-reach.js";
import { namePolicies } from "../../generators/name-policies.js";
import { loadBackend } from "../../generators/registry.js";
import type { Diagnostic, Outcome } from "../../wit/diagnostic.js";
import { diagnostic, succeed } from "../../wit/diagnostic.js";
import { type Linking, makePlan } from "../../wit/plan/make-plan.js";
import type { World } from "../../wit/world/world.js";
import type { ConfigFile } from "../config/config-file.js";
import { namingOf, type Settings } from "../config/settings.js";
import type { Target } from "../config/targets.js";
import { DiagnosticLog } from "../diagnostic-log.js";
import type { Progress } from "../progress.js";
import type { Package } from "../write-file-set.js";
import { reachOf } from "./binary.js";
import { layerFile } from "./layer.js";
import type { Understanding } from "./understand.js";

/** What is needed before a package can be made. */
export type Complete = Understanding & {
  readonly [Part in "binary" | "evaluated" | "world" | "plan"]-?: NonNullable<Understanding[Part]>;
};

export function isComplete(parts: Understanding): parts is Complete {
  return parts.binary !== undefined && parts.evaluated !== undefined && parts.world !== undefined && parts.plan !== undefined;
}

export function surfaceOf(world: World, naming: NamingConfig): Outcome<Surface> {
  return buildSurface(world, namePolicies, naming);
}

/** What the vendor says in the config or in flags. */
type Vendor = Pick<Settings, "sdk" | "stateless"> & { readonly version?: string };

/** What a back end makes a package of. */
export function backendInput(
  parts: Complete,
  surface: Surface,
  { sdk, version, stateless }: Vendor,
  backend: Pick<Backend<unknown>, "plans">,
): Outcome<BackendInput> {
  const { binary, evaluated, world, layer } = parts;
  const linking = linkingFor(parts, backend);
  if (!linking.ok) return linking;
  const { plan, adapters } = linking.value;
  return succeed({
    surface,
    plan,
    ...(adapters === undefined ? {} : { adapters }),
    ...(layer === undefined ? {} : { layer }),
    artifact: { bytes: binary.bytes, fileName: `${portableStem(world.name.kebab)}.wasm`, sha256: binary.sha256 },
    sdk: { ...sdk, version: version ?? world.package.version ?? "0.0.0" },
    stateless,
    reach: reachOf(evaluated),
    wasi: wasiReachOf(evaluated),
  });
}

/** How the component is linked in a language. */
function linkingFor(parts: Complete, { plans }: Pick<Backend<unknown>, "plans">): Outcome<Linking> {
  const { binary, evaluated, world, plan, adapters } = parts;
  if (plans === undefined) return succeed(adapters === undefined ? { plan } : { plan, adapters });
  return makePlan(world, evaluated, plan.artifact, binary.file, layerFile(evaluated)?.layer, plans);
}

/** What no package, or none of the languages asked for, can offer; as far as the input is understood. */
export async function refusals(
  { world, evaluated, binary }: Understanding,
  { stateless, targets }: Settings,
): Promise<Diagnostic[]> {
  const file = binary?.file ?? "";
  const backends = await Promise.all(targets.map(({ language }) => loadBackend(language)));
  return [
    ...(world === undefined ? [] : unsupportedItems(world, file)),
    ...(world === undefined || !stateless ? [] : statelessConflicts(world, file)),
    ...backends.flatMap((backend) => (evaluated === undefined ? [] : unsupportedFeatures(evaluated, backend, file))),
  ];
}

/** One package a target, in memory; without those that have errors in the log. */
export async function makePackages(
  parts: Complete,
  surface: Surface,
  settings: Settings,
  log: DiagnosticLog,
  progress: Progress,
): Promise<Package[]> {
  log.add(...settings.targets.flatMap((target) => modulePathWarning(target, parts.world)));
  const packages: Package[] = [];
  for (const { language, out, options } of settings.targets) {
    const backend = await loadBackend(language);
    progress.say(`generating ${backend.title}`);
    const input = log.take(backendInput(parts, surface, settings, backend));
    const fileSet = input && log.take(backend.generate(input, backend.options(options, surface)));
    if (fileSet !== undefined) packages.push({ language, out, fileSet });
  }
  return packages;
}

/** A language's view as plain data, made as `generate` would with this config. */
export async function viewOf(language: LanguageId, parts: Complete, file: ConfigFile | undefined): Promise<Outcome<unknown>> {
  const log = new DiagnosticLog();
  const surface = log.take(surfaceOf(parts.world, namingOf(file)));
  if (surface === undefined) return log.conclude(undefined);
  const { sdk = {}, stateless = false, targets, ...config } = file?.config ?? {};
  const { out: _, ...options } = targets?.[language] ?? {};
  const backend = await loadBackend(language);
  const input = log.take(backendInput(parts, surface, { ...config, sdk, stateless }, backend));
  if (input === undefined) return log.conclude(undefined);
  return log.conclude(backend.view(input, backend.options(options, surface)));
}

/** A Go module's path is where it is downloaded from, which nobody but the vendor can know. */
function modulePathWarning({ language, options, out }: Target, { package: { namespace, name } }: World): Diagnostic[] {
  if (language !== "go" || options.module !== undefined) return [];
  const message = `the Go module has no path yet: \`example.com/${namespace.kebab}/${name.kebab}\` stands for it`;
  return [diagnostic("no-module-path", message, { place: { file: out.shown } })];
}
