/** `index.d.ts` as lines: one list for each declaration. */

import type { Direction, Docs, Interface, ValueType } from "../../wit/world/world.js";
import { allFunctions } from "../core/surface/api-functions.js";
import type { ApiFunction, ImportMember, PublicResource, PublicType, Service, Surface } from "../core/surface/surface.js";
import { type Lines, propertyKey } from "./code/lines.js";
import { classLines, type Declaration, interfaceLines, type Member, propertyLines, signatureLines } from "./declaration-lines.js";
import { comment, docs, proseOf } from "./docs.js";
import { publicName, typeText } from "./types.js";
import { valueDeclarations } from "./value-declarations.js";

/** @param callsWasi whether the artifact calls WASI, of which the application may give it some */
export function declarations(surface: Surface, callsWasi: boolean): readonly Lines[] {
  return [
    client(surface, callsWasi),
    clientOptions(surface, callsWasi),
    ...importDeclarations(surface),
    ...surface.services.map((service) => serviceDeclaration(surface, service)),
    ...allFunctions(surface).flatMap(({ function: func, direction }) => optionsDeclaration(surface, func, direction)),
    ...surface.types.flatMap((type) => typeDeclarations(surface, type)),
    ...surface.errors.map(({ names, type }) =>
      errorDeclaration(names.typescript, publicName(surface, type), surface.world.types[type]?.docs),
    ),
  ];
}

interface ClosedClass extends Omit<Declaration, "members"> {
  readonly properties?: readonly Lines[];
  readonly methods: readonly Lines[];
  readonly closeDocs: string;
}

/** A class that cannot be constructed, nor mistaken for another that looks the same. */
function closedClass({ name, docs, properties = [], methods, closeDocs }: ClosedClass): Lines {
  const close = { head: "close", parameters: [], returns: "void", docs: comment(closeDocs) };
  const dispose = { ...close, head: "[Symbol.dispose]", docs: comment("The same as `close`.") };
  const members = [
    ["#private;"],
    ...properties,
    ["private constructor();"],
    ...methods,
    signatureLines(close),
    signatureLines(dispose),
  ];
  return classLines({ name, docs, members });
}

const thrownByAll = `Every call checks its arguments first, and throws TypeError or RangeError for a wrong one. Once the client is closed or dead, it throws
{@link ClosedError}; from inside an import, {@link ReentrancyError}; if the guest traps, {@link TrapError}.`;

const loadDocs = `Makes a client. The artifact is compiled once, by the first.

@throws TypeError for a wrong option, or if \`imports\` lacks a function; RangeError if the artifact needs more than \`memoryLimit\`
@throws {@link SdkError} if the artifact cannot be loaded, or is not of this interface`;

function clientDocs({ world }: Surface): string {
  return world.docs === undefined ? `The client of the world \`${world.name.kebab}\`.` : proseOf(world.docs);
}

const thrownByWasi = `If the guest ends the program, a call throws {@link ExitError}; if it would wait, {@link BlockedError}.`;

function client(surface: Surface, callsWasi: boolean): Lines {
  const name = surface.client.typescript;
  const options = { name: "options", type: surface.clientOptions.typescript, optional: surface.imports.length === 0 };
  return closedClass({
    name,
    docs: comment([clientDocs(surface), thrownByAll, ...(callsWasi ? [thrownByWasi] : [])].join("\n\n")),
    closeDocs: "Ends the client and all that belongs to it. Later calls throw {@link ClosedError}.",
    properties: surface.services.map((service) =>
      propertyLines({
        name: service.member.typescript,
        type: service.type.typescript,
        docs: docs(service.interface.docs, { otherwise: functionsOf(service.interface) }),
      }),
    ),
    methods: [
      signatureLines({ head: "static load", parameters: [options], returns: `Promise<${name}>`, docs: comment(loadDocs) }),
      ...surface.functions.map((func) => method(surface, func, "export")),
    ],
  });
}

function clientOptions(surface: Surface, callsWasi: boolean): Lines {
  const name = surface.clientOptions.typescript;
  const imports = { name: "imports", type: "Imports", docs: comment("What the application provides.") };
  const artifact = {
    name: "artifact",
    optional: true,
    type: "$.Artifact | $.Component | undefined",
    docs: comment("Another artifact with the same interface, or another way to get this package's."),
  };
  const memoryLimit = {
    name: "memoryLimit",
    optional: true,
    type: "number | undefined",
    docs: comment("Bytes that the guest's memories, and tables that grow, may take together."),
  };
  const members = [...(surface.imports.length === 0 ? [] : [imports]), artifact, memoryLimit].map(propertyLines);
  const base = callsWasi ? { base: "$.WasiOptions" } : {};
  return interfaceLines({ name, ...base, docs: comment(`What \`${surface.client.typescript}.load\` takes.`), members });
}

function importDeclarations(surface: Surface): readonly Lines[] {
  if (surface.imports.length === 0) return [];
  // Properties stand before methods.
  const inOrder = [...surface.imports].sort((a, b) => Number(a.kind !== "interface") - Number(b.kind !== "interface"));
  const members = inOrder.flatMap((member) => importMember(surface, member));
  const imports = interfaceLines({ name: "Imports", docs: comment("What the application provides."), members });
  const interfaces = surface.imports.flatMap((member) => (member.kind === "interface" ? [importInterface(surface, member)] : []));
  return [imports, ...interfaces];
}

function importMember(surface: Surface, member: ImportMember): readonly Lines[] {
  switch (member.kind) {
    case "interface":
      return [importProperty(member)];
    case "function":
      return [method(surface, member.function, "import")];
    case "resource":
      return makers(surface, member.resource);
  }
}

function importProperty({ member, type, interface: { docs: said, id } }: ImportMember & { kind: "interface" }): Lines {
  return propertyLines({ name: member.typescript, type: type.typescript, docs: docs(said, { otherwise: importsFrom(id) }) });
}

function importsFrom(id: string): string {
  return `What the component calls in \`${id}\`.`;
}

function functionsOf({ id }: Interface): string {
  return `The functions of \`${id}\`.`;
}

function importInterface(surface: Surface, member: ImportMember & { kind: "interface" }): Lines {
  return interfaceLines({
    name: member.type.typescript,
    docs: docs(member.interface.docs, { otherwise: importsFrom(member.interface.id) }),
    members: [
      ...member.functions.map((func) => method(surface, func, "import")),
      ...member.resources.flatMap((index) => makers(surface, index)),
    ],
  });
}

/** Constructor and statics of an imported resource, which the application provides as functions. */
function makers(surface: Surface, index: number): Lines[] {
  const resource = surface.types[index]?.resource;
  if (resource === undefined) return [];
  const { construct, statics } = resource;
  return [...(construct ? [construct] : []), ...statics].map((func) => method(surface, func, "import"));
}

function serviceDeclaration(surface: Surface, service: Service): Lines {
  return interfaceLines({
    name: service.type.typescript,
    docs: docs(service.interface.docs, { otherwise: functionsOf(service.interface) }),
    members: [
      ...service.resources.flatMap((index) => factoryProperty(surface.types[index])),
      ...service.functions.map((func) => method(surface, func, "export")),
    ],
  });
}

function factoryProperty(type: PublicType | undefined): Lines[] {
  if (type?.resource === undefined) return [];
  const { member, factory } = type.resource;
  const said = comment(`Makes {@link ${type.names.typescript}} objects.`);
  return [propertyLines({ name: member.typescript, type: factory.typescript, docs: said })];
}

function typeDeclarations(surface: Surface, type: PublicType): readonly Lines[] {
  const { resource } = type;
  if (resource === undefined) return valueDeclarations(surface, type);
  return resource.direction === "import"
    ? [importedResource(surface, type, resource)]
    : exportedResource(surface, type, resource);
}

function importedResource(surface: Surface, type: PublicType, resource: PublicResource): Lines {
  const dispose = {
    head: "[Symbol.dispose]?",
    parameters: [],
    returns: "void",
    docs: comment("Called when the guest drops its last own handle."),
  };
  return interfaceLines({
    name: type.names.typescript,
    docs: docs(type.definition.docs),
    members: [...resource.methods.map((func) => method(surface, func, "import")), signatureLines(dispose)],
  });
}

function exportedResource(surface: Surface, type: PublicType, resource: PublicResource): readonly Lines[] {
  const name = type.names.typescript;
  const { construct } = resource;
  const factory = interfaceLines({
    name: resource.factory.typescript,
    docs: comment(`The class of {@link ${name}} as one client has it: its objects are of that client alone.`),
    members: [
      ...(construct === undefined ? [] : [constructSignature(surface, construct, name)]),
      propertyLines({ name: "prototype", type: name, docs: comment("For `instanceof`.") }),
      ...resource.statics.map((func) => method(surface, func, "export")),
    ],
  });
  const object = closedClass({
    name,
    docs: docs(type.definition.docs),
    closeDocs: "Releases the handle; a second time it does nothing. Later calls throw {@link ClosedError}.",
    methods: resource.methods.map((func) => method(surface, func, "export")),
  });
  return [object, factory];
}

function constructSignature(surface: Surface, func: ApiFunction, returns: string): Lines {
  return signatureLines({
    head: "new",
    parameters: parameters(surface, func, "export"),
    returns,
    docs: functionDocs(surface, func),
  });
}

/** The last argument of a function that has optional ones. */
function optionsDeclaration(surface: Surface, func: ApiFunction, direction: Direction): readonly Lines[] {
  if (func.optionsType === undefined) return [];
  const isExport = direction === "export";
  const members = func.params
    .filter((param) => param.optional)
    .map(({ names, type }) =>
      propertyLines({
        name: names.typescript,
        optional: isExport,
        type: `${typeText(surface, type, isExport ? "parameter" : "result")}${type.kind === "named" ? " | undefined" : ""}`,
        docs: docs(docsOfType(surface, type)),
      }),
    );
  const said = comment(`What \`${func.names.typescript}\` ${isExport ? "takes" : "is given"} by name.`);
  return [interfaceLines({ name: func.optionsType.typescript, docs: said, members })];
}

/** Parameters have no docs in WIT; what stands in an option may be of a type that has. */
function docsOfType(surface: Surface, type: ValueType): Docs | undefined {
  const payload = type.kind === "option" ? type.payload : type;
  const text = payload.kind === "named" ? surface.world.types[payload.type]?.docs?.text : undefined;
  return text === undefined ? undefined : { text };
}

function parameters(
  surface: Surface,
  func: ApiFunction,
  direction: Direction,
): readonly Pick<Member, "name" | "type" | "optional">[] {
  const position = direction === "export" ? "parameter" : "result";
  const positional = func.params.filter((param) => !param.optional);
  const list = positional.map(({ names, type }) => ({ name: names.typescript, type: typeText(surface, type, position) }));
  if (func.optionsType === undefined) return list;
  return [...list, { name: "options", type: func.optionsType.typescript, optional: direction === "export" }];
}

/** A method as an interface and a class alike declare it. */
function method(surface: Surface, func: ApiFunction, direction: Direction): Lines {
  return signatureLines({
    head: propertyKey(func.names.typescript),
    parameters: parameters(surface, func, direction),
    returns: returnText(surface, func, direction),
    docs: functionDocs(surface, func),
  });
}

function returnText(surface: Surface, { result }: ApiFunction, direction: Direction): string {
  const type = result.kind === "value" ? result.type : result.kind === "fallible" ? result.ok : undefined;
  if (type === undefined) return direction === "export" ? "void" : "$.NoPromise";
  return typeText(surface, type, direction === "export" ? "result" : "parameter");
}

function functionDocs(surface: Surface, func: ApiFunction) {
  if (func.result.kind !== "fallible") return docs(func.docs);
  const { errorClass, error } = func.result;
  if (errorClass !== undefined) return docs(func.docs, { throws: `{@link ${surface.errors[errorClass]?.names.typescript}}` });
  const payload = error === undefined ? "without a payload" : `with a payload of type \`${typeText(surface, error, "inside")}\``;
  return docs(func.docs, { throws: `{@link ResultError} ${payload}` });
}

function errorDeclaration(name: string, payload: string, payloadDocs: Docs | undefined): Lines {
  const property = { name: "payload", type: payload, docs: docs(payloadDocs, { otherwise: "What went wrong." }) };
  const construct = [
    ...comment("For imports; the message is the payload's own, or its WIT form."),
    `constructor(payload: ${payload});`,
  ];
  return classLines({
    name,
    docs: comment("Thrown where a function of the API fails; an import may throw it to fail."),
    base: "$.SdkError",
    members: [propertyLines(property), construct],
  });
}
