import { malformed, unsupported } from "../../refusal.js";
import type { ExternName } from "../decoded-component.js";
import { quote } from "../shown.js";
import type { Entity, Externs } from "./entity.js";
import { annotatedName, isInterfaceName, isPlainName, isVersionSuffix, uniquenessKey } from "./names.js";
import { checkResourceFunction } from "./resource-functions.js";

/** Name forms of components published to registries, which no longer belong to the specification. */
const dependencyName = /^(?:unlocked-dep|locked-dep|url|integrity|relative-url)=/;

/** The imports or exports of one scope, checked as they are added. */
export class ExternSet {
  private readonly role: "import" | "export";
  private readonly exact: boolean;
  private readonly entities = new Map<string, Entity>();
  private readonly keys = new Map<string, string>();

  /**
   * `exact`: whether each resource type is known by identity. It is not for what a component exports, because instantiations there
   * may have replaced resource types.
   */
  constructor(role: "import" | "export", exact: boolean) {
    this.role = role;
    this.exact = exact;
  }

  get externs(): Externs {
    return this.entities;
  }

  add(name: ExternName, entity: Entity, at: number): void {
    this.checkGrammar(name.name, at);
    checkAttributes(name, entity, at);
    this.checkUnique(name.name, at);
    const annotated = annotatedName(name.name);
    if (annotated !== undefined) checkResourceFunction(name.name, annotated, entity, this.entities, this.exact, at);
    this.entities.set(name.name, entity);
  }

  private checkGrammar(name: string, at: number): void {
    if (isPlainName(name) || isInterfaceName(name)) return;
    if (dependencyName.test(name)) {
      unsupported(
        at,
        `the component depends on another one, ${quote(name)}`,
        "build the dependency and the component from source as one component",
      );
    }
    if (name.startsWith("[async"))
      unsupported(at, `${quote(name)} is named as in a draft of 2025`, "rebuild the component with a current toolchain");
    malformed(at, `the ${this.role} name ${quote(name)} is neither a name in kebab case nor an interface name`);
  }

  private checkUnique(name: string, at: number): void {
    const key = uniquenessKey(name);
    const previous = this.keys.get(key);
    if (previous !== undefined)
      malformed(at, `the ${this.role} name ${quote(name)} conflicts with the earlier ${quote(previous)}`);
    this.keys.set(key, name);
  }
}

function checkAttributes({ name, implements: interfaceName, versionSuffix }: ExternName, entity: Entity, at: number): void {
  if (interfaceName !== undefined) {
    if (!isInterfaceName(interfaceName))
      malformed(at, `${quote(name)} implements ${quote(interfaceName)}, which is not an interface name`);
    if (!isPlainName(name)) malformed(at, `${quote(name)} is an interface name itself and cannot have \`implements\``);
    if (entity.sort !== "instance")
      malformed(at, `${quote(name)} is of the sort ${entity.sort}; only instances can have \`implements\``);
  }
  if (versionSuffix !== undefined && !isVersionSuffix(name, versionSuffix)) {
    malformed(at, `the version suffix ${quote(versionSuffix)} does not complete the version of ${quote(name)}`);
  }
}
