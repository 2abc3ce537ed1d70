/** What the application provides in a suite: stubs that hand their arguments to the run. */

import { makersOf } from "../../core/surface/makers.js";
import type { ApiFunction, ImportMember, Surface } from "../../core/surface/surface.js";
import { bodyNames } from "../code/body-names.js";
import { parameterName, resultType, signature } from "../code/method-view.js";
import { namedResults } from "../readme.js";
import { GoTypes } from "../types.js";
import { qualifier } from "./value-text.js";

interface StubFunction {
  readonly name: string;
  readonly of: string;
  readonly id: string;
  readonly signature: string;
  /** What it calls its error. */
  readonly err: string;
  /** Where the result goes: `&result` or `nil`. */
  readonly target: string;
  /** In WIT order, each with a comma in front. */
  readonly args: string;
}

export function stubsView(surface: Surface) {
  const types = new GoTypes(surface, qualifier);
  const interfaces = surface.imports.filter((member) => member.kind === "interface");
  const objects = surface.types.filter(({ resource }) => resource?.direction === "import");
  const functionsOf = (member: ImportMember): readonly ApiFunction[] => {
    if (member.kind === "function") return [member.function];
    if (member.kind === "resource") return makersOf(surface.types[member.resource]);
    return [...member.functions, ...member.resources.flatMap((index) => makersOf(surface.types[index]))];
  };
  const stub = (of: string) => (func: ApiFunction) => stubFunction(types, func, of);
  return {
    client: surface.client.go,
    hasImports: surface.imports.length > 0,
    errors: surface.errors.map(({ names }, index) => ({ index, name: names.go })),
    members: interfaces.map((member) => ({ field: member.member.go, stub: importStub(member.type.go) })),
    functions: surface.imports
      .filter((member) => member.kind !== "interface")
      .flatMap((member) => functionsOf(member).map(stub(""))),
    stubs: [
      ...interfaces.map((member) => {
        const name = importStub(member.type.go);
        return { name, isObject: false, methods: functionsOf(member).map(stub(name)) };
      }),
      ...objects.map((type) => {
        const name = objectStub(type.names.go);
        return { name, isObject: true, methods: (type.resource?.methods ?? []).map(stub(name)) };
      }),
    ],
  };
}

function importStub(type: string): string {
  return `import${type}`;
}

/** The type of the objects that stand for an imported resource. */
export function objectStub(type: string): string {
  return `object${type}`;
}

function stubFunction(types: GoTypes, func: ApiFunction, of: string): StubFunction {
  const self = func.function.role.kind === "method" ? ["stub_"] : [];
  const names = bodyNames(func);
  const params = [...func.params].sort((a, b) => a.index - b.index);
  const args = params.map((param) => (param.optional ? `${names.options}.${param.names.go}` : parameterName(param.names.go)));
  return {
    name: func.names.go,
    of,
    id: func.function.id,
    signature: namedResults(signature(types, func, qualifier), names),
    err: names.err,
    target: resultType(types, func) === undefined ? "nil" : `&${names.result}`,
    args: [...self, ...args].map((arg) => `, ${arg}`).join(""),
  };
}
