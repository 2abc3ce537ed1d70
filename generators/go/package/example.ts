/** Programs that make a client and close it: the README's, and the example of the package's documentation. */

import { NOTHING, separated } from "../../core/code/code.js";
import type { ApiFunction, ImportMember, Surface } from "../../core/surface/surface.js";
import { align } from "../api/align.js";
import { namedSignature } from "../api/signature.js";
import { GoTypes } from "../api/types.js";
import { braced, context, fmt, type GoBlock, type GoCode, go, goCode, log } from "../code/go.js";
import { memberFunctions } from "../code/numbers.js";
import type { GoOptions } from "../options.js";
import { goText, importDeclaration, rootImport } from "./source-file.js";

/** Packages that examples import. */
const exampleImports = ["context", "fmt", "log"];

/** A whole program, which builds as it is shown. */
export function program(surface: Surface, options: GoOptions): string {
  const root = rootName(options);
  const call = firstCall(surface);
  const printed =
    call === undefined
      ? NOTHING
      : goCode(`value, err := ${call}`, braced("if err != nil", go`${log}.Fatal(err)`), go`${fmt}.Println(value)`);
  const comment = (name: string, type: string) => `// ${name} implements ${type}: give it the interface's methods.`;
  const body = separated([...stubs(surface, root, comment), braced("func main()", ...makeClient(surface, root), printed)]);
  return file("main", body, options);
}

/** `example_test.go`. */
export function exampleTest(surface: Surface, options: GoOptions): string {
  const root = rootName(options);
  const comment = (name: string, type: string) => `// ${name} stands for the application: it would have the methods of ${type}.`;
  const body = separated([
    ...stubs(surface, root, comment),
    braced(
      `func ExampleNew${surface.client.go}()`,
      ...makeClient(surface, root),
      go`${fmt}.Println("ready")`,
      "// Output: ready",
    ),
  ]);
  return file(`${options.package}_test`, body, options);
}

function rootName({ package: name }: GoOptions): string {
  return exampleImports.includes(name) ? "sdk" : name;
}

function file(name: string, body: GoCode, options: GoOptions): string {
  const imports = importDeclaration(body.uses, [rootImport(options.module, rootName(options))]);
  return goText(separated([goCode(`package ${name}`, imports), body]));
}

/** Types of the application, which implement an import by embedding its interface. */
function stubs(surface: Surface, root: string, comment: (name: string, type: string) => string): readonly GoCode[] {
  return surface.imports.flatMap((member) => (member.kind === "interface" ? stub(surface, member, root, comment) : []));
}

type InterfaceMember = ImportMember & { kind: "interface" };

function stub(
  surface: Surface,
  member: InterfaceMember,
  root: string,
  comment: (name: string, type: string) => string,
): readonly GoCode[] {
  const type = member.type.go;
  const whole = `${root}.${type}`;
  // An embedded interface is a field of its type's name, which must be none of its methods'.
  const isHidden = memberFunctions(surface, member).some(({ names }) => names.go === type);
  const alias = `${type.charAt(0).toLowerCase()}${type.slice(1)}Interface`;
  const name = stubName(member);
  return [
    isHidden ? goCode(`type ${alias} = ${whole}`) : NOTHING,
    goCode(comment(name, whole), `type ${name} struct{ ${isHidden ? alias : whole} }`),
  ];
}

/** E.g. `myHost`. */
function stubName(member: InterfaceMember): string {
  return `my${member.type.go}`;
}

function makeClient(surface: Surface, root: string): readonly GoBlock[] {
  const made = `client, err := ${root}.New${surface.client.go}(ctx`;
  return [
    go`ctx := ${context}.Background()`,
    surface.imports.length === 0 ? `${made})` : goCode(`${made}, ${root}.Imports{`, [givenImports(surface, root)], "})"),
    braced("if err != nil", go`${log}.Fatal(err)`),
    "defer client.Close()",
  ];
}

function givenImports(surface: Surface, root: string): GoCode {
  const types = new GoTypes(surface, `${root}.`);
  const rows = surface.imports.flatMap((member) =>
    member.kind === "interface" ? [{ comment: [], cells: [`${member.member.go}:`, `${stubName(member)}{},`] }] : [],
  );
  const functions = surface.imports.flatMap((member) => (member.kind === "interface" ? [] : memberFunctions(surface, member)));
  const given = (func: ApiFunction) =>
    goCode(go`${func.names.go}: func${namedSignature(types, func, `${root}.`)} {`, ["return"], "},");
  return goCode(align(rows), ...functions.map(given));
}

/** The first function of a service or the world that needs no argument and returns a value, e.g. `client.Version(ctx)`. */
function firstCall(surface: Surface): string | undefined {
  const isSimple = ({ params, result, optionsType }: ApiFunction) =>
    params.length === 0 && optionsType === undefined && result.kind === "value";
  const own = surface.functions.find(isSimple);
  if (own) return `client.${own.names.go}(ctx)`;
  for (const service of surface.services) {
    const func = service.functions.find(isSimple);
    if (func) return `client.${service.member.go}.${func.names.go}(ctx)`;
  }
  return undefined;
}
