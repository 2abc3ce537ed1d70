/** The client: its type, how it is made and closed, and the functions that the world itself exports. */

import { separated } from "../../core/code/code.js";
import type { Surface } from "../../core/surface/surface.js";
import { receiverName } from "../code/body-names.js";
import { exportMethod } from "../code/export-call.js";
import type { Glue } from "../code/glue.js";
import { braced, component, context, errors, type GoCode, go, goCode } from "../code/go.js";
import { align } from "./align.js";
import { docComment, memberComment } from "./docs.js";
import { requiredFields } from "./imports.js";
import type { GuestType } from "./services.js";

export interface ClientSettings {
  readonly guest: GuestType;
  /** The package's name. */
  readonly package: string;
}

export function clientType({ client, world, services }: Surface, { guest }: ClientSettings): GoCode {
  const rows = services.map(({ interface: { docs }, member, type }) => ({
    comment: memberComment(docs),
    cells: [member.go, `*${type.go}`],
  }));
  return goCode(
    ...docComment(client.go, undefined, `${client.go} calls one instance of ${world.name.kebab}. It is made by NewClient.`),
    braced(`type ${client.go} struct`, separated([align(rows), goCode(go`guest *${component}.${guest}`)])),
  );
}

/** The function that makes a client. */
export function newClient(surface: Surface, { guest, package: name }: ClientSettings): GoCode {
  const client = surface.client.go;
  const hasImports = surface.imports.length > 0;
  const imports = hasImports ? ", imports Imports" : "";
  const missing = requiredFields(surface).map((field) =>
    braced(`if imports.${field} == nil`, go`return nil, ${errors}.New("${name}: Imports.${field} is missing")`),
  );
  const fields = [
    ...surface.services.map(({ member, type }) => ({ comment: [], cells: [`${member.go}:`, `&${type.go}{guest},`] })),
    { comment: [], cells: ["guest:", "guest,"] },
  ];
  return goCode(
    `// New${client} makes a client. The artifact is compiled when the first one is made in a process; further ones are cheap. If ctx ends before that, compiling`,
    "// goes on for the next client. Close it when done.",
    braced(
      go`func New${client}(ctx ${context}.Context${imports}, options ...Option) (*${client}, error)`,
      ...missing,
      go`config := ${component}.Config{}`,
      braced("for _, option := range options", "option(&config)"),
      "program, err := source.Program(ctx, config)",
      braced("if err != nil", "return nil, err"),
      go`guest, err := ${component}.New${guest}(ctx, program, config, ${hasImports ? "&imports" : "nil"})`,
      braced("if err != nil", "return nil, err"),
      goCode(`return &${client}{`, [align(fields)], "}, nil"),
    ),
  );
}

export function clientMethods(glue: Glue, { guest }: ClientSettings): readonly GoCode[] {
  const { client, functions } = glue.surface;
  const name = receiverName("cl", "client", functions);
  const receiver = { name, type: client.go, guest: `${name}.guest` };
  const freed = guest === "Pool" ? "instances" : "instance";
  return [
    goCode(
      `// Close frees the client's ${freed}, once a call that is running has ended. Calls afterwards return [ErrClosed].`,
      `func (${name} *${client.go}) Close() error { return ${name}.guest.Close() }`,
    ),
    ...functions.map((func) => exportMethod(glue, func, receiver)),
  ];
}
