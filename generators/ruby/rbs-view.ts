/** RBS for everything public. */

import type { AbiNode } from "../../wit/abi/abi.js";
import type { BackendInput } from "../core/backend-input.js";
import { makersOf } from "../core/surface/makers.js";
import type { ApiFunction, ImportMember, PublicType, Surface } from "../core/surface/surface.js";
import type { Codec, Verb } from "./code/codec.js";
import { codecTables, functionArity } from "./code/functions.js";
import { flatLines, type Lines, spaced } from "./code/lines.js";
import { memberFunctions } from "./glue-view.js";
import type { RubyOptions } from "./options.js";
import { rbsImportSignature, rbsParams, rbsResult, rbsSignature } from "./signature.js";
import { aliasName, aliasNames, type RbsSurface, rbsName, rbsType } from "./types.js";
import { constantName, isOption } from "./types-view.js";

/** `codec` has been printed. */
export function signatureLines(input: BackendInput, { modules }: RubyOptions, codec: Codec): readonly string[] {
  const surface: RbsSurface = { ...input.surface, root: `::${modules.join("::")}::`, aliases: aliasNames(input.surface) };
  const exported = surface.types.filter((type) => type.resource?.direction === "export");
  const parts: readonly Lines[] = [
    ["VERSION: ::String"],
    ...surface.types.flatMap((type) => typeLines(surface, type)),
    ...surface.errors.map((error) => errorLines(surface, error)),
    ...exported.map((type) => resourceLines(surface, type)),
    ...surface.services.map((service) => serviceLines(surface, service)),
    ...surface.imports.flatMap((member) => importLines(surface, member)),
    ...(surface.imports.length === 0 ? [] : [importsAlias(surface)]),
    clientLines(surface, input),
    privateLines(codec),
  ];
  return flatLines(inModules(modules, spaced(parts)));
}

/** What is printed into the runtime's module; its values are as various as the interface. */
function privateLines(codec: Codec): Lines {
  const tables = codecTables(codec).map((name) => `${name}: untyped`);
  const functions = [...codec.asked].map(
    ([name, { verb, node }]) => `def self?.${name}: (${parameters(codec, verb, node)}) -> untyped`,
  );
  const constants = ["IMPORTS: ::Hash[::String, untyped]", "GLUE: Glue", "COMPONENT: Component"];
  return ["module SDKRuntime", ["module Codec", [...tables, ...functions.sort()], "end", "", ...constants], "end"];
}

function parameters(codec: Codec, verb: Verb, node: AbiNode): string {
  return Array.from({ length: functionArity(codec, verb, node) }, () => "untyped").join(", ");
}

function inModules(modules: readonly string[], body: Lines): Lines {
  const [outer, ...inner] = modules;
  return outer === undefined ? body : [`module ${outer}`, inModules(inner, body), "end"];
}

function typeLines(surface: RbsSurface, type: PublicType): readonly Lines[] {
  switch (type.definition.definition.kind) {
    case "record":
      return [recordLines(surface, type)];
    case "variant":
      return [variantLines(surface, type)];
    case "enum":
      return [enumLines(type, `type ${aliasName(surface, type)} = ${symbols(type)}`)];
    case "flags":
      return [
        enumLines(
          type,
          `type ${aliasName(surface, type)} = ::Array[${symbols(type)}]`,
          // Steep gives a literal the Array's type.
          `type ${aliasName(surface, type)}_set = ::Array[${symbols(type)}] | ::Enumerable[${symbols(type)}]`,
        ),
      ];
    case "alias": {
      const { definition } = type.definition;
      return definition.kind === "alias"
        ? [[`type ${aliasName(surface, type)} = ${rbsType(surface, definition.type, "out")}`]]
        : [];
    }
    case "resource":
      return type.resource?.direction === "import" ? [importedResource(surface, type)] : [];
  }
}

function symbols(type: PublicType): string {
  return type.members.map((member) => `:${member.literal.ruby}`).join(" | ");
}

function recordLines(surface: RbsSurface, type: PublicType): Lines {
  const fields = type.members.map((member) => ({
    name: member.names.ruby,
    optional: isOption(surface, member),
    out: member.type === undefined ? "untyped" : rbsType(surface, member.type, "out"),
    in: member.type === undefined ? "untyped" : rbsType(surface, member.type, "in"),
  }));
  const hash = fields.map((field) => `${field.optional ? "?" : ""}${field.name}: ${field.in}`).join(", ");
  const keywords = fields.map((field) => `${field.optional ? "?" : ""}${field.name}: ${field.out}`).join(", ");
  return [
    `type ${aliasName(surface, type)} = ${type.names.ruby} | { ${hash} }`,
    "",
    `class ${type.names.ruby} < ::Data`,
    [
      ...fields.map((field) => `attr_reader ${field.name}: ${field.out}`),
      `def self.new: (${keywords}) -> ${type.names.ruby}`,
      `def self.[]: (${keywords}) -> ${type.names.ruby}`,
      `def self._lift: (${keywords}) -> ${type.names.ruby}`,
    ],
    "end",
  ];
}

function enumLines(type: PublicType, ...aliases: readonly string[]): Lines {
  const constants = type.members.map((member) => `${constantName(type, member)}: :${member.literal.ruby}`);
  return [...aliases, "", `module ${type.names.ruby}`, [...constants, `def self.values: () -> ::Array[${symbols(type)}]`], "end"];
}

function variantLines(surface: RbsSurface, type: PublicType): Lines {
  const classes = type.members.map((member): Lines => {
    const payload = member.type === undefined ? undefined : rbsType(surface, member.type, "out");
    const body =
      payload === undefined
        ? ["def self.new: () -> instance", "def _case: () -> ::String"]
        : [
            "def _case: () -> ::String",
            `attr_reader value: ${payload}`,
            `def self.new: (${payload} value) -> instance`,
            `def deconstruct: () -> [${payload}]`,
          ];
    return [`class ${member.names.ruby} < ::Data`, [`include ${surface.root}${type.names.ruby}`, ...body], "end"];
  });
  const all = type.members.map((member) => `${type.names.ruby}::${member.names.ruby}`).join(" | ");
  return [`type ${aliasName(surface, type)} = ${all}`, "", `module ${type.names.ruby}`, spaced(classes), "end"];
}

function errorLines(surface: RbsSurface, { names, type }: Surface["errors"][number]): Lines {
  const payload = rbsType(surface, { kind: "named", type }, "out");
  return [
    `class ${names.ruby} < SdkError`,
    [`attr_reader payload: ${payload}`, `def initialize: (${payload} payload) -> void`, "def to_s: () -> ::String"],
    "end",
  ];
}

function resourceLines(surface: RbsSurface, type: PublicType): Lines {
  const methods = (type.resource?.methods ?? []).map((func) => `def ${func.names.ruby}: ${rbsSignature(surface, func)}`);
  return [`class ${type.names.ruby} < SDKRuntime::Resource`, methods, "end"];
}

function importedResource(surface: RbsSurface, type: PublicType): Lines {
  const methods = (type.resource?.methods ?? []).map((func) => `def ${func.names.ruby}: ${rbsImportSignature(surface, func)}`);
  return [`interface ${rbsName(type)}`, methods, "end"];
}

function serviceLines(surface: RbsSurface, service: Surface["services"][number]): Lines {
  const functions = service.functions.map((func) => `def ${func.names.ruby}: ${rbsSignature(surface, func)}`);
  const resources = service.resources.flatMap((index) => {
    const type = surface.types[index];
    return makersOf(type).map((func) => makerSignature(surface, func, type));
  });
  return [
    `class ${service.type.ruby}`,
    ["@entry: untyped", "def initialize: (untyped entry) -> void", "def inspect: () -> ::String", ...functions, ...resources],
    "end",
  ];
}

/** A constructor has a second form, with a block whose value it gives. */
function makerSignature(surface: RbsSurface, func: ApiFunction, type: PublicType | undefined): string {
  const plain = `def ${func.names.ruby}: ${rbsSignature(surface, func)}`;
  if (func.function.role.kind !== "constructor") return plain;
  return `${plain}\n${" ".repeat(func.names.ruby.length + 4)}| [T] ${rbsParams(surface, func, "in")} { (${type?.names.ruby}) -> T } -> T`;
}

function importLines(surface: RbsSurface, member: ImportMember): readonly Lines[] {
  if (member.kind !== "interface") return [];
  const functions = memberFunctions(surface, member).map(
    (func) => `def ${func.names.ruby}: ${rbsImportSignature(surface, func)}`,
  );
  return [[`interface _${member.type.ruby}`, functions, "end"]];
}

function importsAlias(surface: RbsSurface): Lines {
  const entries = surface.imports.flatMap((member) => {
    if (member.kind === "interface") return [`${member.member.ruby}: _${member.type.ruby}`];
    const functions = member.kind === "function" ? [member.function] : makersOf(surface.types[member.resource]);
    return functions.map(
      (func) => `${func.names.ruby}: ^${rbsParams(surface, func, "out")} -> ${rbsResult(surface, func, "in")}`,
    );
  });
  return [`type imports = { ${entries.join(", ")} }`];
}

const wasiOptions = [
  "?env: ::Hash[::String, ::String]",
  "?args: ::Array[::String]",
  "?stdin: ::String | ::_Reader | ::_ReaderPartial",
  "?stdout: (::_Writer | ^(::String) -> void)?",
  "?stderr: (::_Writer | ^(::String) -> void)?",
  "?clock: (^() -> ::Time)?",
  "?random: SDKRuntime::_RandomBytes?",
];

function clientLines(surface: RbsSurface, { stateless, plan }: BackendInput): Lines {
  const name = surface.client.ruby;
  const options = [
    ...(surface.imports.length === 0 ? [] : ["imports: imports"]),
    "?artifact: ::String?",
    "?compile_cache: bool | ::String",
    "?memory_limit: ::Integer?",
    "?timeout: (::Float | ::Integer)?",
    ...(stateless ? ["?pool_size: ::Integer"] : []),
    ...(plan.layer === undefined ? [] : wasiOptions),
    ...(plan.layer?.name === "http" ? ["?http: bool | ::Hash[::Symbol, untyped] | nil"] : []),
  ].join(", ");
  return [
    `class ${name}`,
    [
      "@entry: untyped",
      `def self.open: (${options}) -> ${name}`,
      `             | [T] (${options}) { (${name}) -> T } -> T`,
      `def initialize: (${options}) -> void`,
      ...surface.services.map((service) => `attr_reader ${service.member.ruby}: ${service.type.ruby}`),
      ...surface.functions.map((func) => `def ${func.names.ruby}: ${rbsSignature(surface, func)}`),
      "def close: () -> nil",
      "def closed?: () -> bool",
      "def inspect: () -> ::String",
    ],
    "end",
  ];
}
