/** A lock is input like any other: people merge it, tools of other versions write it. */

import { existsSync } from "node:fs";
import path from "node:path";
import { gt, valid } from "semver";
import { languageIds } from "../../generators/core/languages.js";
import { diagnostic, failed, type Outcome, succeed } from "../../wit/diagnostic.js";
import type { DiagnosticCode } from "../../wit/diagnostic-codes.js";
import { type JsonNode, parseJson } from "../../wit/json/parse-json.js";
import { TextPlaces } from "../../wit/json/text-places.js";
import { readInputFile } from "../read-input-file.js";
import { toolVersion } from "../tool.js";
import type { UserPath } from "../user-path.js";
import { LOCK_FORMAT, LOCK_NAME, type Lock } from "./lock.js";

/** Where the lock of a config stands, whether it is there or not. */
export function lockBeside(config: UserPath): UserPath {
  const beside = (file: string) => file.slice(0, file.length - path.basename(config.absolute).length) + LOCK_NAME;
  return { absolute: beside(config.absolute), shown: beside(config.shown) };
}

/**
 * The lock beside a config; undefined where there is none yet.
 *
 * Diagnostics: `lock-conflict`, `newer-lock`, `damaged-lock`, and those of a file that cannot be read.
 */
export function readLock(file: UserPath): Outcome<Lock | undefined> {
  if (!existsSync(file.absolute)) return succeed(undefined);
  const bytes = readInputFile(file);
  if (!bytes.ok) return bytes;
  const text = new TextDecoder().decode(bytes.value);
  const conflict = conflictAt(text);
  if (conflict !== undefined) return refuse(file, text, conflict, "lock-conflict", "the lock holds a merge conflict");
  const parsed = parseJson(text, file.shown, "damaged-lock");
  return parsed.ok ? lockOf(parsed.value, file, text) : parsed;
}

/** Where a merge left its mark. */
function conflictAt(text: string): number | undefined {
  const at = `\n${text}`.search(/\n(<{7}|={7}|>{7})( |\r?\n)/);
  return at < 0 ? undefined : at;
}

function lockOf(root: JsonNode, file: UserPath, text: string): Outcome<Lock> {
  const newer = newerThanTool(root);
  if (newer !== undefined) return refuse(file, text, 0, "newer-lock", newer);
  const wrong = faultIn(root, lockForm, "");
  if (wrong !== undefined) return refuse(file, text, wrong.at, "damaged-lock", `the lock is damaged: ${wrong.message}`);
  const { names, tool, world, interface: face, digests } = JSON.parse(text);
  return succeed({ tool, world, interface: face, digests, names: new Map(Object.entries(names)) });
}

/** Why another tool has to be used, if the lock says so. */
function newerThanTool(root: JsonNode): string | undefined {
  const format = memberOf(root, "format");
  const tool = memberOf(root, "tool");
  const by = tool?.kind === "string" && valid(tool.value) ? tool.value : undefined;
  if (format?.kind === "number" && format.value > LOCK_FORMAT)
    return `the lock has format ${format.value}, this tool knows ${LOCK_FORMAT}`;
  return by !== undefined && gt(by, toolVersion()) ? `the lock is of wasm-sdk ${by}, this is ${toolVersion()}` : undefined;
}

function refuse(file: UserPath, text: string, at: number, code: DiagnosticCode, message: string): Outcome<never> {
  return failed(diagnostic(code, message, { place: { file: file.shown, ...new TextPlaces(text).at(at) } }));
}

/** What a value must be: a kind, or an object with these members, or one with members of this form. */
type Form =
  | "string"
  | "strings"
  | "number"
  | { readonly members: Readonly<Record<string, Form>>; readonly optional?: readonly string[] }
  | { readonly each: Form };

const perLanguage: Form = { members: Object.fromEntries(languageIds.map((id) => [id, "string"])), optional: languageIds };

const lockForm: Form = {
  members: {
    comment: "string",
    format: "number",
    tool: "string",
    world: "string",
    interface: { members: { fingerprint: "string", text: "strings" } },
    digests: { members: { wit: "string", component: "string", packages: perLanguage }, optional: ["wit"] },
    names: { each: perLanguage },
  },
  optional: ["comment"],
};

interface Fault {
  readonly at: number;
  readonly message: string;
}

function faultIn(node: JsonNode, form: Form, where: string): Fault | undefined {
  const called = where === "" ? "the file" : `\`${where}\``;
  if (form === "string" || form === "number")
    return node.kind === form ? undefined : { at: node.at, message: `${called} is not a ${form}` };
  if (form === "strings") {
    const isList = node.kind === "array" && node.items.every((item) => item.kind === "string");
    return isList ? undefined : { at: node.at, message: `${called} is not a list of strings` };
  }
  if (node.kind !== "object") return { at: node.at, message: `${called} is not an object` };
  const inside = (key: string) => (where === "" ? key : `${where}.${key}`);
  if ("members" in form) {
    const present = new Set(node.members.map(({ key }) => key));
    const missing = Object.keys(form.members).find((key) => !present.has(key) && !form.optional?.includes(key));
    if (missing !== undefined) return { at: node.at, message: `\`${inside(missing)}\` is missing` };
  }
  for (const { key, at, value } of node.members) {
    const expected = "each" in form ? form.each : form.members[key];
    if (expected === undefined) return { at, message: `\`${inside(key)}\` is unknown` };
    const fault = faultIn(value, expected, inside(key));
    if (fault !== undefined) return fault;
  }
  return undefined;
}

function memberOf(node: JsonNode, key: string): JsonNode | undefined {
  return node.kind === "object" ? node.members.find((member) => member.key === key)?.value : undefined;
}
