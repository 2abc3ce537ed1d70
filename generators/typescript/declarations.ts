/** `index.d.ts` as structures. */

import {
  type ClassDeclarationStructure,
  type MethodSignatureStructure,
  type OptionalKind,
  type ParameterDeclarationStructure,
  type PropertySignatureStructure,
  Scope,
  type StatementStructures,
  StructureKind,
} from "ts-morph";
import type { Direction, Docs, Interface, ValueType } from "../../wit/world/world.js";
import { allFunctions } from "../core/api-functions.js";
import type { ApiFunction, ImportMember, PublicResource, PublicType, Service, Surface } from "../core/surface.js";
import { propertyKey } from "./code/lines.js";
import { docs } from "./docs.js";
import { publicName, typeText } from "./types.js";
import { type Declaration, valueDeclarations } from "./value-declarations.js";

export function declarations(surface: Surface): readonly Declaration[] {
  return [
    client(surface),
    clientOptions(surface),
    ...importDeclarations(surface),
    ...surface.services.map((service) => serviceDeclaration(surface, service)),
    ...allFunctions(surface).flatMap(({ function: func, direction }) => optionsDeclaration(surface, func, direction)),
    ...surface.types.flatMap((type) => typeDeclarations(surface, type)),
    ...surface.errors.map(({ names, type }) =>
      errorDeclaration(names.typescript, publicName(surface, type), surface.world.types[type]?.docs),
    ),
  ];
}

type ClassStructure = Omit<ClassDeclarationStructure, "kind">;

/** A class that cannot be constructed, nor mistaken for another that looks the same. */
function closedClass(closeDoc: string, { methods = [], properties = [], ...rest }: ClassStructure): ClassDeclarationStructure {
  return {
    kind: StructureKind.Class,
    isExported: true,
    hasDeclareKeyword: true,
    ctors: [{ scope: Scope.Private }],
    ...rest,
    properties: [{ name: "#private" }, ...properties],
    methods: [
      ...methods,
      { name: "close", returnType: "void", docs: [{ description: closeDoc }] },
      { name: "[Symbol.dispose]", returnType: "void", docs: [{ description: "The same as `close`." }] },
    ],
  };
}

const thrownByAll = `Every call checks its arguments first, and throws TypeError or RangeError for a wrong one. Once the client is closed or dead, it throws
{@link ClosedError}; from inside an import, {@link ReentrancyError}; if the guest traps, {@link TrapError}.`;

const loadDocs = `Makes a client. The artifact is compiled once, by the first.

@throws TypeError if \`imports\` lacks a function, RangeError if the artifact needs more than \`memoryLimit\`
@throws {@link SdkError} if the artifact cannot be loaded, or is not of this interface`;

function client(surface: Surface): ClassDeclarationStructure {
  const name = surface.client.typescript;
  const options = { name: "options", type: surface.clientOptions.typescript, hasQuestionToken: surface.imports.length === 0 };
  return closedClass("Ends the client and all that belongs to it. Later calls throw {@link ClosedError}.", {
    name,
    docs: docs({
      text: [surface.world.docs ?? `The client of the world \`${surface.world.name.kebab}\`.`, thrownByAll].join("\n\n"),
    }),
    properties: surface.services.map((service) => ({
      name: propertyKey(service.member.typescript),
      isReadonly: true,
      type: service.type.typescript,
      docs: docs(service.interface.docs, { otherwise: functionsOf(service.interface) }),
    })),
    methods: [
      {
        name: "load",
        isStatic: true,
        parameters: [options],
        returnType: `Promise<${name}>`,
        docs: [{ description: `\n${loadDocs}` }],
      },
      ...surface.functions.map((func) => signature(surface, func, "export")),
    ],
  });
}

function clientOptions(surface: Surface): StatementStructures {
  const imports = {
    name: "imports",
    isReadonly: true,
    type: "Imports",
    docs: [{ description: "What the application provides." }],
  };
  return {
    kind: StructureKind.Interface,
    isExported: true,
    name: surface.clientOptions.typescript,
    docs: [{ description: `What \`${surface.client.typescript}.load\` takes.` }],
    properties: [
      ...(surface.imports.length === 0 ? [] : [imports]),
      {
        name: "artifact",
        isReadonly: true,
        hasQuestionToken: true,
        type: "$.Artifact | $.Component | undefined",
        docs: [{ description: "Another artifact with the same interface, or another way to get this package's." }],
      },
      {
        name: "memoryLimit",
        isReadonly: true,
        hasQuestionToken: true,
        type: "number | undefined",
        docs: [{ description: "Bytes that each memory of the guest may grow to." }],
      },
    ],
  };
}

function importDeclarations(surface: Surface): readonly StatementStructures[] {
  if (surface.imports.length === 0) return [];
  const members = surface.imports.flatMap((member) => importMember(surface, member));
  const imports: StatementStructures = {
    kind: StructureKind.Interface,
    isExported: true,
    name: "Imports",
    docs: [{ description: "What the application provides." }],
    properties: members.flatMap((member) => ("property" in member ? member.property : [])),
    methods: members.flatMap((member) => ("method" in member ? member.method : [])),
  };
  const interfaces = surface.imports.flatMap((member) => (member.kind === "interface" ? importInterface(surface, member) : []));
  return [imports, ...interfaces];
}

type Member =
  | { readonly property: OptionalKind<PropertySignatureStructure> }
  | { readonly method: OptionalKind<MethodSignatureStructure> };

function importMember(surface: Surface, member: ImportMember): readonly Member[] {
  switch (member.kind) {
    case "interface":
      return [{ property: importProperty(member) }];
    case "function":
      return [{ method: signature(surface, member.function, "import") }];
    case "resource":
      return makers(surface, member.resource).map((method) => ({ method }));
  }
}

function importProperty({ member, type, interface: { docs: said, id } }: ImportMember & { kind: "interface" }) {
  const comment = docs(said, { otherwise: importsFrom(id) });
  return { name: propertyKey(member.typescript), isReadonly: true, type: type.typescript, docs: comment };
}

function importsFrom(id: string): string {
  return `What the component calls in \`${id}\`.`;
}

function functionsOf({ id }: Interface): string {
  return `The functions of \`${id}\`.`;
}

function importInterface(surface: Surface, member: ImportMember & { kind: "interface" }): StatementStructures {
  return {
    kind: StructureKind.Interface,
    isExported: true,
    name: member.type.typescript,
    docs: docs(member.interface.docs, { otherwise: importsFrom(member.interface.id) }),
    methods: [
      ...member.functions.map((func) => signature(surface, func, "import")),
      ...member.resources.flatMap((index) => makers(surface, index)),
    ],
  };
}

/** Constructor and statics of an imported resource, which the application provides as functions. */
function makers(surface: Surface, index: number): OptionalKind<MethodSignatureStructure>[] {
  const resource = surface.types[index]?.resource;
  if (resource === undefined) return [];
  const { construct, statics } = resource;
  return [...(construct ? [construct] : []), ...statics].map((func) => signature(surface, func, "import"));
}

function serviceDeclaration(surface: Surface, service: Service): StatementStructures {
  return {
    kind: StructureKind.Interface,
    isExported: true,
    name: service.type.typescript,
    docs: docs(service.interface.docs, { otherwise: functionsOf(service.interface) }),
    properties: service.resources.flatMap((index) => factoryProperty(surface.types[index])),
    methods: service.functions.map((func) => signature(surface, func, "export")),
  };
}

function factoryProperty(type: PublicType | undefined): OptionalKind<PropertySignatureStructure>[] {
  if (type?.resource === undefined) return [];
  const { member, factory } = type.resource;
  const description = `Makes {@link ${type.names.typescript}} objects.`;
  return [{ name: member.typescript, isReadonly: true, type: factory.typescript, docs: [{ description }] }];
}

function typeDeclarations(surface: Surface, type: PublicType): readonly Declaration[] {
  const { resource } = type;
  if (resource === undefined) return valueDeclarations(surface, type);
  return resource.direction === "import"
    ? [importedResource(surface, type, resource)]
    : exportedResource(surface, type, resource);
}

function importedResource(surface: Surface, type: PublicType, resource: PublicResource): StatementStructures {
  return {
    kind: StructureKind.Interface,
    isExported: true,
    name: type.names.typescript,
    docs: docs(type.definition.docs),
    methods: [
      ...resource.methods.map((func) => signature(surface, func, "import")),
      {
        name: "[Symbol.dispose]",
        hasQuestionToken: true,
        returnType: "void",
        docs: [{ description: "Called when the guest drops its last own handle." }],
      },
    ],
  };
}

function exportedResource(surface: Surface, type: PublicType, resource: PublicResource): readonly StatementStructures[] {
  const name = type.names.typescript;
  const factory: StatementStructures = {
    kind: StructureKind.Interface,
    isExported: true,
    name: resource.factory.typescript,
    docs: [{ description: `The class of {@link ${name}} as one client has it: its objects are of that client alone.` }],
    properties: [{ name: "prototype", isReadonly: true, type: name, docs: [{ description: "For `instanceof`." }] }],
    constructSignatures: resource.construct
      ? [
          {
            parameters: parameters(surface, resource.construct, "export"),
            returnType: name,
            docs: functionDocs(surface, resource.construct),
          },
        ]
      : [],
    methods: resource.statics.map((func) => signature(surface, func, "export")),
  };
  const methods = resource.methods.map((func) => signature(surface, func, "export"));
  return [
    closedClass("Releases the handle; a second time it does nothing. Later calls throw {@link ClosedError}.", {
      name,
      docs: docs(type.definition.docs),
      methods,
    }),
    factory,
  ];
}

/** The last argument of a function that has optional ones. */
function optionsDeclaration(surface: Surface, func: ApiFunction, direction: Direction): readonly StatementStructures[] {
  if (func.optionsType === undefined) return [];
  const optional = func.params.filter((param) => param.optional);
  return [
    {
      kind: StructureKind.Interface,
      isExported: true,
      name: func.optionsType.typescript,
      docs: [{ description: `What \`${func.names.typescript}\` ${direction === "export" ? "takes" : "is given"} by name.` }],
      properties: optional.map(({ names, type }) => ({
        name: propertyKey(names.typescript),
        isReadonly: true,
        hasQuestionToken: direction === "export",
        type: `${typeText(surface, type, direction === "export" ? "parameter" : "result")}${type.kind === "named" ? " | undefined" : ""}`,
        docs: docs(docsOfType(surface, type)),
      })),
    },
  ];
}

/** Parameters have no docs in WIT; what stands in an option may be of a type that has. */
function docsOfType(surface: Surface, type: ValueType): Docs | undefined {
  const payload = type.kind === "option" ? type.payload : type;
  const text = payload.kind === "named" ? surface.world.types[payload.type]?.docs?.text : undefined;
  return text === undefined ? undefined : { text };
}

function parameters(surface: Surface, func: ApiFunction, direction: Direction): OptionalKind<ParameterDeclarationStructure>[] {
  const position = direction === "export" ? "parameter" : "result";
  const positional = func.params.filter((param) => !param.optional);
  const list = positional.map(({ names, type }) => ({ name: names.typescript, type: typeText(surface, type, position) }));
  if (func.optionsType === undefined) return list;
  return [...list, { name: "options", type: func.optionsType.typescript, hasQuestionToken: direction === "export" }];
}

/** A method as an interface and a class alike declare it. */
function signature(surface: Surface, func: ApiFunction, direction: Direction) {
  return {
    name: propertyKey(func.names.typescript),
    parameters: parameters(surface, func, direction),
    returnType: returnText(surface, func, direction),
    docs: functionDocs(surface, func),
  };
}

function returnText(surface: Surface, { result }: ApiFunction, direction: Direction): string {
  const type = result.kind === "value" ? result.type : result.kind === "fallible" ? result.ok : undefined;
  return type === undefined ? "void" : typeText(surface, type, direction === "export" ? "result" : "parameter");
}

function functionDocs(surface: Surface, func: ApiFunction) {
  if (func.result.kind !== "fallible") return docs(func.docs);
  const { errorClass, error } = func.result;
  if (errorClass !== undefined) return docs(func.docs, { throws: `{@link ${surface.errors[errorClass]?.names.typescript}}` });
  const payload = error === undefined ? "without a payload" : `with a payload of type \`${typeText(surface, error, "inside")}\``;
  return docs(func.docs, { throws: `{@link ResultError} ${payload}` });
}

function errorDeclaration(name: string, payload: string, payloadDocs: Docs | undefined): StatementStructures {
  return {
    kind: StructureKind.Class,
    isExported: true,
    hasDeclareKeyword: true,
    name,
    docs: [{ description: "Thrown where a function of the API fails; an import may throw it to fail." }],
    extends: "$.SdkError",
    ctors: [
      {
        parameters: [{ name: "payload", type: payload }],
        docs: [{ description: "For imports; the message is the payload's own, or its WIT form." }],
      },
    ],
    properties: [
      { name: "payload", isReadonly: true, type: payload, docs: docs(payloadDocs, { otherwise: "What went wrong." }) },
    ],
  };
}
