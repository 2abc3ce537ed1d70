/** What `inspect` tells about a component or an interface, as data. */

import { type LanguageId, languageIds } from "../../generators/core/languages.js";
import { unsupportedItems } from "../../generators/core/unsupported.js";
import { instantiatedModules, unsupportedFeatures } from "../../generators/core/unsupported-features.js";
import { wasiReaches, wasiReachOf } from "../../generators/core/wasi-reach.js";
import { loadBackend } from "../../generators/registry.js";
import type { CoreModule, DecodedComponent } from "../../wit/component/decoded-component.js";
import type { EvaluatedComponent } from "../../wit/component/evaluated-component.js";
import { fingerprint } from "../../wit/world/fingerprint.js";
import { printFuncType, worldId } from "../../wit/world/print-wit.js";
import type { World, WorldItem } from "../../wit/world/world.js";
import { reachOf } from "../pipeline/binary.js";
import type { Understanding } from "../pipeline/understand.js";

export interface Summary {
  readonly component?: { readonly file: string; readonly size: number; readonly sha256: string };
  /** E.g. `acme:billing/billing@1.4.0`. */
  readonly world?: string;
  readonly fingerprint?: string;
  readonly exports: readonly SummaryItem[];
  /** Of a component: all that it can touch. */
  readonly imports: readonly SummaryItem[];
  /** What of it comes through WASI, in words; absent without a component. */
  readonly wasi?: readonly string[];
  readonly modules: readonly { readonly size: number; readonly features: readonly string[] }[];
  /** By language: why no package can be made. */
  readonly refusals: Partial<Readonly<Record<LanguageId, readonly string[]>>>;
}

/** An interface with its functions, or a function of the world by itself. */
export interface SummaryItem {
  readonly name: string;
  readonly functions: readonly SummaryFunction[];
}

export interface SummaryFunction {
  readonly name: string;
  /** In WIT, e.g. `func(id: string) -> u32`; absent where the world does not declare it. */
  readonly type?: string;
  /** Whether a package can only trap when the component calls it. */
  readonly stub: boolean;
}

export async function summarize({ binary, evaluated, world, plan }: Understanding): Promise<Summary> {
  const types = new Map(world && [...world.imports, ...world.exports].flatMap((each) => typesOf(world, each)));
  const stubs = new Set(plan?.hostFunctions.flatMap((host) => (host.kind === "trap" ? [host.name] : [])));
  const item = (name: string, ids: readonly string[]): SummaryItem => ({
    name,
    functions: ids.map((id) => functionOf(id, types, stubs)),
  });
  return {
    ...(binary && { component: { file: binary.file, size: binary.bytes.length, sha256: binary.sha256 } }),
    ...(world && { world: worldId(world), fingerprint: fingerprint(world) }),
    exports: world?.exports.flatMap((each) => itemOf(world, each, item)) ?? [],
    imports: evaluated ? touched(evaluated, item) : (world?.imports.flatMap((each) => itemOf(world, each, item)) ?? []),
    ...(evaluated && { wasi: wasiReachOf(evaluated).map((reach) => wasiReaches[reach]) }),
    modules: modulesOf(evaluated, binary?.decoded).map(({ range, features }) => ({ size: range.end - range.start, features })),
    refusals: await refusalsOf({ evaluated, world, binary }),
  };
}

type MakeItem = (name: string, functionIds: readonly string[]) => SummaryItem;

function functionOf(id: string, types: ReadonlyMap<string, string>, stubs: ReadonlySet<string>): SummaryFunction {
  const type = types.get(id);
  return { name: id.slice(id.indexOf("#") + 1), ...(type === undefined ? {} : { type }), stub: stubs.has(id) };
}

/** By function id. */
function typesOf(world: World, item: WorldItem): [string, string][] {
  if (item.kind === "function") return [[item.function.id, printFuncType(world, item.function)]];
  const face = item.kind === "interface" ? world.interfaces[item.interface] : undefined;
  if (item.kind !== "interface" || face === undefined) return [];
  return face.functions.map((func) => [func.id, printFuncType(world, func, { kind: "interface", interface: item.interface })]);
}

function itemOf(world: World, item: WorldItem, make: MakeItem): SummaryItem[] {
  if (item.kind === "function") return [make(item.function.id, [item.function.id])];
  const face = item.kind === "interface" ? world.interfaces[item.interface] : undefined;
  if (face === undefined || face.functions.length === 0) return [];
  return [
    make(
      face.id,
      face.functions.map((func) => func.id),
    ),
  ];
}

/** The imports with those of their functions that the component has linked: it can call no others. */
function touched(evaluated: EvaluatedComponent, make: MakeItem): SummaryItem[] {
  const linked = new Set(evaluated.lowered.flatMap(({ func }) => (func.origin.kind === "import" ? [func.origin.path] : [])));
  return reachOf(evaluated).map((name) =>
    make(
      name,
      [...linked].filter((path) => path === name || path.startsWith(`${name}#`)),
    ),
  );
}

function modulesOf(evaluated: EvaluatedComponent | undefined, decoded: DecodedComponent | undefined): readonly CoreModule[] {
  if (evaluated !== undefined) return instantiatedModules(evaluated);
  return decoded === undefined ? [] : containedModules(decoded);
}

function containedModules({ definitions }: DecodedComponent): CoreModule[] {
  return definitions.flatMap((definition) => {
    if (definition.kind === "core-module") return [definition.module];
    return definition.kind === "component" ? containedModules(definition.component) : [];
  });
}

async function refusalsOf({ evaluated, world, binary }: Understanding): Promise<Summary["refusals"]> {
  const ofAll = world === undefined ? [] : unsupportedItems(world, binary?.file ?? "");
  const backends = evaluated === undefined ? [] : await Promise.all(languageIds.map(loadBackend));
  const entries = languageIds.map((id, i) => {
    const backend = backends[i];
    const ofLanguage = evaluated && backend ? unsupportedFeatures(evaluated, backend, binary?.file ?? "") : [];
    return [id, [...ofAll, ...ofLanguage].map((refusal) => refusal.message)] as const;
  });
  return Object.fromEntries(entries.filter(([, messages]) => messages.length > 0));
}
