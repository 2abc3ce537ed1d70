import { resourceOf } from "../component/evaluate/same-type.js";
import type { Entity, EvaluatedComponent } from "../component/evaluated-component.js";
import { type Diagnostic, diagnostic, type Place } from "../diagnostic.js";
import { entityIndex } from "./entity-index.js";
import { canonicalPath, PathIndex, parseInterfaceId } from "./interface-id.js";
import { printFuncType } from "./print-wit.js";
import { TypeComparison } from "./type-comparison.js";
import type { Direction, Func, SourcePlace, TypeIndex, World } from "./world.js";
import { worldFromComponent } from "./world-from-component.js";
import { functionIndex, functionsOf, isWasi, resourcesIn, resourcesOf } from "./world-functions.js";

/**
 * Whether a component can stand behind a world: it must export what the world exports, and may import only what the world imports, and
 * `wasi:*`. Functions are matched one by one, since encoders add exports and drop unused imports.
 *
 * Diagnostics: `missing-export`, `undeclared-import`, `type-mismatch`, and the warning `imported-resource`; those of
 * `worldFromComponent` when the component has no World.
 */
export function matchWorld(world: World, evaluated: EvaluatedComponent, file: string): readonly Diagnostic[] {
  const component = worldFromComponent(evaluated, file);
  if (!component.ok) return component.diagnostics;
  const called = new Set(evaluated.lowered.flatMap(({ func }) => (func.origin.kind === "import" ? [func.origin.path] : [])));
  return new WorldMatcher(world, component.value, called, entityIndex(evaluated.exports), file).match();
}

class WorldMatcher {
  readonly #wit: World;
  readonly #component: World;
  /** Paths of the imports that the component lowers. */
  readonly #called: ReadonlySet<string>;
  readonly #exported: PathIndex<Entity>;
  readonly #file: string;
  readonly #types: TypeComparison;
  readonly #diagnostics = new Map<string, Diagnostic>();

  constructor(wit: World, component: World, called: ReadonlySet<string>, exported: PathIndex<Entity>, file: string) {
    this.#wit = wit;
    this.#component = component;
    this.#called = called;
    this.#exported = exported;
    this.#file = file;
    this.#types = new TypeComparison(wit, component);
  }

  match(): readonly Diagnostic[] {
    this.#pairResources("import");
    this.#pairResources("export");
    this.#matchExports();
    this.#matchExportedResources();
    this.#matchImports();
    this.#warnOfImportedResources();
    return [...this.#diagnostics.values()];
  }

  #pairResources(direction: Direction): void {
    const twins = new PathIndex(resourcesOf(this.#component, direction));
    for (const [path, index] of resourcesOf(this.#wit, direction)) {
      const twin = twins.find(path);
      if (twin !== undefined) this.#types.nameResource(index, twin);
    }
  }

  #matchExports(): void {
    const exported = functionIndex(this.#component, "export");
    for (const func of functionsOf(this.#wit, "export")) {
      const found = exported.find(func.id);
      if (found === undefined) this.#report("missing-export", `the component does not export \`${func.id}\``, func.place);
      else this.#compare(func, found);
    }
  }

  /** Those that no exported function has to do with; the others are compared with the functions. */
  #matchExportedResources(): void {
    const used = this.#resourcesOfExports();
    for (const [path, index] of resourcesOf(this.#wit, "export")) {
      const found = this.#exported.find(path);
      if (used.has(index) || (found?.kind === "type" && resourceOf(found.type) !== undefined)) continue;
      this.#report("missing-export", `the component does not export the resource \`${path}\``, this.#wit.types[index]?.place);
    }
  }

  #resourcesOfExports(): ReadonlySet<TypeIndex> {
    return new Set(functionsOf(this.#wit, "export").flatMap((func) => [...resourcesIn(this.#wit, func)]));
  }

  #matchImports(): void {
    const declared = functionIndex(this.#wit, "import");
    for (const func of functionsOf(this.#component, "import")) {
      if (isWasi(func.id) || !this.#called.has(func.id)) continue;
      const wit = declared.find(func.id);
      if (wit !== undefined) this.#compare(wit, func);
      else this.#report("undeclared-import", `the component imports \`${func.id}\`, which the WIT world does not import`);
    }
  }

  #compare(wit: Func, component: Func): void {
    const difference = this.#types.functions(wit, component);
    if (difference === undefined) return;
    const { named } = difference;
    const texts = named ?? { wit: printFuncType(this.#wit, wit), component: printFuncType(this.#component, component) };
    const subject = named === undefined ? `\`${wit.id}\` is` : `\`${wit.id}\` uses a type that is`;
    const message = `${subject} \`${texts.wit}\` in the WIT and \`${texts.component}\` in the component`;
    this.#report("type-mismatch", message, named?.place ?? wit.place, named && `${texts.wit} ${texts.component}`);
  }

  /**
   * An interface that the world only `use`s is imported, and with it its resources: the application would have to provide what the
   * vendor most likely meant to. It shows in that the component calls none of the interface's functions.
   */
  #warnOfImportedResources(): void {
    const used = this.#resourcesOfExports();
    const called = new Set([...this.#called].map((path) => canonicalPath(interfaceOf(path))));
    for (const [path, index] of resourcesOf(this.#wit, "import")) {
      const from = interfaceOf(path);
      if (!used.has(index) || from === path || isWasi(path) || called.has(canonicalPath(from))) continue;
      const message = `the resource \`${path}\` is imported, so that the application has to provide it`;
      const help = `write \`export ${parseInterfaceId(from).name.kebab};\` in the world if the component is to define it`;
      this.#add(diagnostic("imported-resource", message, { help, place: this.#wit.types[index]?.place }), message);
    }
  }

  #report(
    code: "missing-export" | "undeclared-import" | "type-mismatch",
    message: string,
    at?: SourcePlace,
    key: string = message,
  ): void {
    const place: Place = at ?? { file: this.#file };
    this.#add(diagnostic(code, message, { place }), key);
  }

  /** One difference is said once, though many functions may use the type. */
  #add(each: Diagnostic, key: string): void {
    if (!this.#diagnostics.has(key)) this.#diagnostics.set(key, each);
  }
}

/** `acme:billing/host@1.4.0` of `acme:billing/host@1.4.0#log`; an item of the world itself stays as it is. */
function interfaceOf(path: string): string {
  return path.split("#", 1)[0] ?? path;
}
