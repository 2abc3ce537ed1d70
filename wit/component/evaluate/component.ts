import { malformed, unsupported } from "../../refusal.js";
import type {
  DecodedComponent,
  Definition,
  DefType,
  ExternDesc,
  ExternName,
  InstanceExpr,
  NamedItem,
} from "../decoded-component.js";
import type { ComponentInstance, Entity, Extern, InstanceEntity, TypeValue } from "../evaluated-component.js";
import { resolveAlias } from "./alias.js";
import { evaluateCanon } from "./canon.js";
import { evaluateCoreInstance } from "./core-instance.js";
import { declare, type Supply } from "./declare.js";
import { evaluateDefType, given } from "./def-type.js";
import { fullName } from "./extern-name.js";
import type { Run } from "./run.js";
import { Scope } from "./scope.js";
import { checkedType } from "./type-measure.js";

/** Instantiates one component: carries out its definitions in order. Calls itself for nested ones. */
export class ComponentEvaluator {
  readonly imports: Extern[] = [];
  readonly exports: Extern[] = [];
  readonly #scope: Scope;
  readonly #run: Run;
  readonly #component: ComponentInstance;
  readonly #supplyFor: (name: ExternName, at: number) => Supply;

  constructor(
    run: Run,
    outer: Scope | undefined,
    component: ComponentInstance,
    supplyFor: (name: ExternName, at: number) => Supply,
  ) {
    this.#run = run;
    this.#component = component;
    this.#scope = new Scope(outer, component);
    this.#supplyFor = supplyFor;
  }

  evaluate(decoded: DecodedComponent): this {
    for (const definition of decoded.definitions) {
      this.#run.step(definition.at);
      this.#define(definition);
    }
    return this;
  }

  #define(definition: Definition): void {
    const { at } = definition;
    switch (definition.kind) {
      case "core-module":
        this.#scope.modules.push({ kind: "module", module: definition.module });
        return;
      case "core-instance":
        this.#scope.coreInstances.push(evaluateCoreInstance(definition.instance, this.#scope, this.#run, at));
        return;
      case "core-type":
        return;
      case "component":
        this.#scope.components.push({ kind: "component", decoded: definition.component, scope: this.#scope });
        return;
      case "instance":
        this.#scope.instances.push(this.#instance(definition.instance, at));
        return;
      case "alias":
        resolveAlias(definition.alias, this.#scope, at);
        return;
      case "type":
        this.#scope.types.push(this.#type(definition.type, at));
        return;
      case "canon":
        evaluateCanon(definition.canon, this.#scope, this.#component, this.#run, at);
        return;
      case "import":
        this.#import(definition, at);
        return;
      case "export":
        this.#export(definition, at);
    }
  }

  #type(def: DefType, at: number): TypeValue {
    if (def.kind !== "resource") return evaluateDefType(def, this.#scope, at);
    if (def.rep !== "i32") unsupported(at, `a resource is represented by ${def.rep}`, "use a 32-bit memory");
    const destructor = def.destructor === undefined ? undefined : this.#scope.coreItem("func", def.destructor, at);
    return { kind: "resource", origin: "defined", component: this.#component, at, ...given("destructor", destructor) };
  }

  #instance(expr: InstanceExpr, at: number): InstanceEntity {
    if (expr.kind === "instantiate") {
      return this.#instantiate(expr.component, this.#entities(expr.args, at), at);
    }
    const items = expr.exports.map((each) => ({ name: each.name.name, item: each.item }));
    const exports = new Map([...this.#entities(items, at)].map(([name, entity]) => [name, named(entity, name, at)]));
    return { kind: "instance", exports };
  }

  #entities(items: readonly NamedItem[], at: number): ReadonlyMap<string, Entity> {
    const entities = new Map<string, Entity>();
    for (const { name, item } of items) {
      this.#run.step(at);
      entities.set(name, this.#scope.entity(item.sort, item.index, at));
    }
    return entities;
  }

  #instantiate(index: number, args: ReadonlyMap<string, Entity>, at: number): InstanceEntity {
    const component = this.#scope.entity({ kind: "component" }, index, at);
    if (component.kind !== "component") unsupported(at, "an imported component is instantiated");
    const supplyFor = ({ name }: ExternName, importAt: number): Supply => ({
      kind: "given",
      entity: args.get(name) ?? malformed(importAt, `the import \`${name}\` is not given`),
    });
    const instance = this.#run.newInstance(this.#component, at);
    const nested = new ComponentEvaluator(this.#run, component.scope, instance, supplyFor);
    const { exports } = this.#run.nested(at, () => nested.evaluate(component.decoded));
    return { kind: "instance", exports: new Map(exports.map((each) => [each.name, each.entity])) };
  }

  #import(definition: Extract<Definition, { kind: "import" }>, at: number): void {
    const id = fullName(definition.name);
    const entity = declare(definition.desc, id, this.#scope, this.#run, this.#supplyFor(definition.name, at), at);
    if (entity.kind === "func") this.#scope.labels.set(this.#scope.funcs.length, id);
    this.#scope.add(entity);
    this.imports.push({ name: definition.name.name, id, entity });
  }

  #export(definition: Extract<Definition, { kind: "export" }>, at: number): void {
    const id = fullName(definition.name);
    const { item, ascribed } = definition;
    const entity = this.#exported(this.#scope.entity(item.sort, item.index, at), id, ascribed, at);
    this.#scope.add(entity);
    this.exports.push({ name: definition.name.name, id, entity });
  }

  #exported(plain: Entity, name: string, ascribed: ExternDesc | undefined, at: number): Entity {
    if (ascribed === undefined) return named(plain, name, at);
    return named(declare(ascribed, name, this.#scope, this.#run, { kind: "given", entity: plain }, at), name, at);
  }
}

/** A type gets the name that it is exported under; all else is what it was. */
function named(entity: Entity, name: string, at: number): Entity {
  if (entity.kind !== "type") return entity;
  return { kind: "type", type: checkedType({ kind: "named", name, target: entity.type }, at) };
}
