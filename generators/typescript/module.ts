/** `index.js` as lines. */

import type { ApiFunction, ErrorClass, PublicType, Service, Surface } from "../core/surface.js";
import { exportBody, parameterNames } from "./code/export-call.js";
import { Glue } from "./code/glue.js";
import { importFunction } from "./code/import-call.js";
import { braced, type Line, type Lines, property, propertyKey } from "./code/lines.js";
import { linkerParts, type RuntimeExtra } from "./runtime-extras.js";

export interface ModuleInput {
  readonly surface: Surface;
  /** The functions that the plan exports, in its order, which is also that of the runtime's calls. */
  readonly exports: readonly string[];
  /** E.g. `billing.wasm`. */
  readonly artifact: string;
  readonly stateless: boolean;
  readonly extras: readonly RuntimeExtra[];
}

export function moduleLines(input: ModuleInput): Lines {
  return new ModulePrinter(input).print();
}

class ModulePrinter {
  readonly #input: ModuleInput;
  readonly #surface: Surface;
  readonly #glue: Glue;

  constructor(input: ModuleInput) {
    this.#input = input;
    this.#surface = input.surface;
    this.#glue = new Glue(input.surface);
  }

  print(): Lines {
    const { types, errors, services, functions } = this.#surface;
    const body = [
      ...types.flatMap((type) => this.#publicType(type)),
      ...errors.flatMap((error) => this.#error(error)),
      ...services.flatMap((service) => this.#service(service)),
      ...(functions.length === 0 ? [] : this.#world(functions)),
      ...this.#client(),
    ];
    const linked = this.#linked();
    return [
      'import plan from "./plan.js";',
      ...this.#input.extras.map(importLine),
      'import * as $ from "./runtime/index.js";',
      "",
      'export { ClosedError, ReentrancyError, ResultError, SdkError, TrapError } from "./runtime/index.js";',
      "",
      ...body,
      ...linked,
      ...this.#glue.functions.flatMap(({ name, params, body: lines }) => [
        "",
        ...braced(`function ${name}(${params.join(", ")})`, lines),
      ]),
    ];
  }

  #publicType(type: PublicType): Lines {
    const name = type.names.typescript;
    if (type.resource?.direction === "export") {
      return [...braced(`export class ${name}`, [...braced("constructor()", [`$.notConstructible("${name}");`])]), ""];
    }
    if (type.definition.definition.kind !== "enum") return [];
    const entries = type.members.map(
      (member) => `${propertyKey(member.names.typescript)}: ${JSON.stringify(member.literal.typescript)},`,
    );
    const literals = type.members.map((member) => JSON.stringify(member.literal.typescript)).join(", ");
    return [
      `export const ${name} = Object.freeze({`,
      entries,
      "});",
      `const ${this.#glue.cases(type.type)} = $.enumeration([${literals}]);`,
      "",
    ];
  }

  #error({ names, type }: ErrorClass): Lines {
    const name = names.typescript;
    const wit = this.#glue.publicType(type).definition.name.kebab;
    return [
      ...braced(`export class ${name} extends $.SdkError`, [
        ...braced("constructor(payload)", [`super($.describe(payload, ${JSON.stringify(wit)}));`, "this.payload = payload;"]),
      ]),
      `${name}.prototype.name = "${name}";`,
      "",
    ];
  }

  /** The constant that holds a function's `Call`, and the line that declares it. */
  #call(func: ApiFunction, owner = ""): { readonly name: string; readonly line: string } {
    const index = this.#input.exports.indexOf(func.function.id);
    const name = `call$${owner}${func.names.typescript}`;
    return { name, line: `const ${name} = $instance.calls[${index}];` };
  }

  #service(service: Service): Lines {
    const calls: string[] = [];
    const members = service.functions.flatMap((func) => {
      const { name, line } = this.#call(func);
      calls.push(line);
      return method(func, exportBody(this.#glue, { func, call: name }), ",");
    });
    const resources = service.resources.flatMap((index) => this.#resource(index));
    const factories = service.resources.map((index) => {
      const name = this.#surface.types[index]?.resource?.member.typescript ?? "";
      return `${propertyKey(name)}: $${name},`;
    });
    const body = [...calls, ...resources, "return {", [...factories, ...members], "};"];
    return [...braced(`function ${serviceFactory(service)}($instance)`, body), ""];
  }

  /** The class of one client. Its objects are instances of the public class too, of which it does not inherit: a derived class is ten times slower to make. */
  #resource(index: number): Lines {
    const type = this.#surface.types[index];
    const resource = type?.resource;
    if (type === undefined || resource === undefined) return [];
    const { construct, methods, statics } = resource;
    const member = resource.member.typescript;
    const calls: string[] = [];
    const body = (func: ApiFunction, isConstruct = false) => {
      const { name, line } = this.#call(func, `${member}$`);
      calls.push(line);
      return exportBody(this.#glue, { func, call: name, construct: isConstruct });
    };
    const create = construct
      ? braced(`function $new${member}(${parameterNames(construct).join(", ")})`, body(construct, true))
      : [];
    const members = [
      ...constructorLines(type, construct, member),
      ...statics.flatMap((func) => method(func, body(func), "", "static ")),
      ...methods.flatMap((func) => method(func, body(func), "")),
    ];
    return [
      ...calls,
      ...create,
      ...braced(
        `const $${member} = class ${member}`,
        ["#handle;", ...staticBlock(this.#glue.resource(type.type)), ...members, ...closing("this.#handle.close();")],
        "};",
      ),
      `$.inherit($${member}, ${type.names.typescript});`,
    ];
  }

  #world(functions: readonly ApiFunction[]): Lines {
    const calls: string[] = [];
    const members = functions.flatMap((func) => {
      const { name, line } = this.#call(func);
      calls.push(line);
      return method(func, exportBody(this.#glue, { func, call: name }), ",");
    });
    return [...braced("function $world($instance)", [...calls, "return {", members, "};"]), ""];
  }

  #client(): Lines {
    const { surface, artifact, stateless } = this.#input;
    const name = surface.client.typescript;
    const hasFunctions = surface.functions.length > 0;
    const services = surface.services.map(
      (service) => `this${property(service.member.typescript)} = ${serviceFactory(service)}($instance);`,
    );
    const functions = surface.functions.flatMap((func) => {
      const args = parameterNames(func).join(", ");
      return method(func, [`return this.#world${property(func.names.typescript)}(${args});`], "");
    });
    const url = `new URL("./${artifact}", import.meta.url)`;
    return [
      ...braced(`export class ${name}`, [
        "#instance;",
        ...(hasFunctions ? ["#world;"] : []),
        ...braced("constructor($instance)", [
          `if (!($instance instanceof $.Instance)) $.notConstructible("${name}", "${name}.load");`,
          "this.#instance = $instance;",
          ...(hasFunctions ? ["this.#world = $world($instance);"] : []),
          ...services,
        ]),
        ...braced("static async load(options)", [
          "$.options(options);",
          `return new ${name}(await $.open(${url}, $glue, ${stateless}, options));`,
        ]),
        ...functions,
        ...closing("this.#instance.close();"),
      ]),
      "",
    ];
  }

  /** What the runtime needs to link. */
  #linked(): Lines {
    const { types } = this.#surface;
    const resources = this.#glue.resources.map((type) => {
      return `[${JSON.stringify(type.definition.id)}, ${type.resource?.direction === "import" ? '"imported"' : '"defined"'}],`;
    });
    const needs: Line[] = [];
    const imports: Line[] = [];
    const provide = (func: ApiFunction, callee: string | undefined, title: string) => {
      const [head = "", ...rest] = importFunction(this.#glue, { func, title, ...(callee && { callee }) });
      imports.push(`${JSON.stringify(func.function.id)}: ${head}`, ...withComma(rest));
    };
    for (const member of this.#surface.imports) {
      const makers = makersOf(
        types,
        member.kind === "interface" ? member.resources : member.kind === "resource" ? [member.resource] : [],
      );
      if (member.kind === "interface") {
        const name = member.member.typescript;
        const functions = [...member.functions, ...makers];
        needs.push(`${propertyKey(name)}: [${functions.map((func) => JSON.stringify(func.names.typescript)).join(", ")}],`);
        for (const func of functions) {
          provide(func, `$imports${property(name)}${property(func.names.typescript)}`, `${name}.${func.names.typescript}`);
        }
      } else {
        for (const func of member.kind === "function" ? [member.function] : makers) {
          needs.push(`${propertyKey(func.names.typescript)}: undefined,`);
          provide(func, `$imports${property(func.names.typescript)}`, func.names.typescript);
        }
      }
    }
    for (const { names, resource } of types) {
      if (resource?.direction !== "import") continue;
      for (const func of resource.methods) provide(func, undefined, `${names.typescript}.${func.names.typescript}`);
    }
    return [
      "const $glue = {",
      [
        "plan,",
        ...this.#input.extras.flatMap((extra) => (linkerParts[extra] === undefined ? [] : `${linkerParts[extra]},`)),
        "needs: {",
        needs,
        "},",
        "resources: [",
        resources,
        "],",
        "imports: {",
        imports,
        "},",
      ],
      "};",
    ];
  }
}

function makersOf(types: readonly PublicType[], resources: readonly number[]): readonly ApiFunction[] {
  return resources.flatMap((index) => {
    const resource = types[index]?.resource;
    return resource ? [...(resource.construct ? [resource.construct] : []), ...resource.statics] : [];
  });
}

function serviceFactory(service: Service): string {
  return `$${service.type.typescript}`;
}

function method(func: ApiFunction, body: Lines, end: "" | ",", prefix = ""): Lines {
  return braced(`${prefix}${propertyKey(func.names.typescript)}(${parameterNames(func).join(", ")})`, body, `}${end}`);
}

function constructorLines(type: PublicType, construct: ApiFunction | undefined, member: string): Lines {
  if (construct === undefined) {
    return braced("constructor($handle)", [
      `if (!($handle instanceof $.Handle)) $.notConstructible("${type.names.typescript}");`,
      "this.#handle = $handle;",
      "$.track(this, $handle);",
    ]);
  }
  const params = parameterNames(construct);
  const [first = "$handle"] = params;
  const list = params.length === 0 ? [first] : params;
  return braced(`constructor(${list.join(", ")})`, [
    `this.#handle = ${first} instanceof $.Handle ? ${first} : $new${member}(${params.join(", ")});`,
    "$.track(this, this.#handle);",
  ]);
}

function staticBlock(resource: string): Lines {
  return braced("static", [
    `const $resource = $instance${resource};`,
    "$resource.wrap = ($handle) => new this($handle);",
    "$resource.unwrap = ($object) => (#handle in $object ? $object.#handle : undefined);",
  ]);
}

function closing(body: string): Lines {
  return [...braced("close()", [body]), ...braced("[$.dispose]()", [body])];
}

function withComma(lines: Lines): Lines {
  const last = lines.at(-1);
  return typeof last === "string" ? [...lines.slice(0, -1), `${last},`] : lines;
}

function importLine(extra: RuntimeExtra): string {
  const part = linkerParts[extra];
  return `import ${part === undefined ? "* as $bits" : `{ ${part} }`} from "./runtime/${extra}";`;
}
