/** What the application provides in a suite: stubs that hand their arguments to the run. */

import type { BackendInput } from "../../core/backend-input.js";
import { NOTHING, separated } from "../../core/code/code.js";
import type { ApiFunction, Surface } from "../../core/surface/surface.js";
import { namedSignature, parameterName, resultType } from "../api/signature.js";
import { GoTypes } from "../api/types.js";
import { bodyNames } from "../code/body-names.js";
import { braced, context, type GoCode, go, goCode } from "../code/go.js";
import { importedResources, memberFunctions, methodsOf } from "../code/numbers.js";
import { goText } from "../package/source-file.js";
import { qualifier } from "./values.js";

export interface StubsView {
  readonly module: string;
  /** Whether the guest calls WASI. */
  readonly hasLayer: boolean;
  /** Error classes of the API. */
  readonly errors: readonly { readonly index: number; readonly name: string }[];
  /** The types of the stubs, and `newClient`. */
  readonly stubs: string;
}

export function stubsView({ surface, plan }: Pick<BackendInput, "surface" | "plan">, module: string): StubsView {
  const types = new GoTypes(surface, qualifier);
  const interfaces = surface.imports.flatMap((member) =>
    member.kind === "interface" ? stubType(types, importStub(member.type.go), memberFunctions(surface, member), NOTHING) : [],
  );
  const objects = importedResources(surface).flatMap((type) => {
    const name = objectStub(type.names.go);
    const close = `func (stub_ *${name}) Close() { stub_.run.dropped = append(stub_.run.dropped, stub_.label) }`;
    return stubType(types, name, methodsOf(type), goCode(close));
  });
  const hasLayer = plan.layer !== undefined;
  return {
    module,
    hasLayer,
    errors: surface.errors.map(({ names }, index) => ({ index, name: names.go })),
    stubs: goText(separated([...interfaces, ...objects, newClient(surface, types, hasLayer)])),
  };
}

function importStub(type: string): string {
  return `import${type}`;
}

/** The type of the objects that stand for an imported resource. */
export function objectStub(type: string): string {
  return `object${type}`;
}

function stubType(types: GoTypes, name: string, functions: readonly ApiFunction[], close: GoCode): readonly GoCode[] {
  return [
    braced(`type ${name} struct`, "run   *fixtureRun", "label string"),
    close,
    ...functions.map((func) =>
      braced(go`func (stub_ *${name}) ${func.names.go}${namedSignature(types, func, qualifier)}`, body(types, func, "stub_.run")),
    ),
  ];
}

/** Arguments go to the run in WIT order. */
function body(types: GoTypes, func: ApiFunction, run: string): GoCode {
  const names = bodyNames(func);
  const target = resultType(types, func) === undefined ? "nil" : `&${names.result}`;
  const self = func.function.role.kind === "method" ? ["stub_"] : [];
  const params = [...func.params].sort((a, b) => a.index - b.index);
  const given = params.map((param) => (param.optional ? `${names.options}.${param.names.go}` : parameterName(param.names.go)));
  const args = [`"${func.function.id}"`, target, ...self, ...given];
  return goCode(`${names.err} = ${run}.stub(${args.join(", ")})`, "return");
}

function newClient(surface: Surface, types: GoTypes, hasLayer: boolean): GoCode {
  const client = surface.client.go;
  const members = surface.imports.flatMap((member) =>
    member.kind === "interface" ? `${member.member.go}: &${importStub(member.type.go)}{run: run_},` : [],
  );
  const functions = surface.imports.flatMap((member) => (member.kind === "interface" ? [] : memberFunctions(surface, member)));
  const given = functions.map((func) =>
    goCode(go`${func.names.go}: func${namedSignature(types, func, qualifier)} {`, [body(types, func, "run_")], "},"),
  );
  const options = hasLayer ? ", wasiOptions(run_)..." : "";
  const made =
    surface.imports.length === 0
      ? goCode(`return sdk.New${client}(ctx${options})`)
      : goCode(`return sdk.New${client}(ctx, sdk.Imports{`, [...members, ...given], `}${options})`);
  return braced(go`func newClient(ctx ${context}.Context, run_ *fixtureRun) (*sdk.${client}, error)`, made);
}
