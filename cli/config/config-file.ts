/** wasm-sdk.json: found, read and checked. Its meaning is in schema.json. */

import { existsSync } from "node:fs";
import path from "node:path";
import type { SdkMetadata } from "../../generators/core/backend-input.js";
import type { LanguageId } from "../../generators/core/languages.js";
import type { RenameMap } from "../../generators/core/names/rename-map.js";
import type { TargetConfig } from "../../generators/core/target-option.js";
import type { Outcome, Place } from "../../wit/diagnostic.js";
import { failed, hasErrors, succeed } from "../../wit/diagnostic.js";
import { type JsonMember, type JsonNode, parseJson } from "../../wit/json/parse-json.js";
import { TextPlaces } from "../../wit/json/text-places.js";
import type { Lock } from "../lock/lock.js";
import { lockBeside, readLock } from "../lock/read-lock.js";
import { readInputFile } from "../read-input-file.js";
import type { UserPath } from "../user-path.js";
import { pathFromFlag, shownFrom } from "../user-path.js";
import { checkAgainstSchema, readSchema } from "./schema-check.js";

export const CONFIG_NAME = "wasm-sdk.json";

export interface Config {
  readonly wit?: string;
  readonly world?: string;
  readonly component?: string;
  readonly version?: string;
  readonly sdk?: Omit<SdkMetadata, "version">;
  readonly stateless?: boolean;
  readonly fixtures?: readonly string[];
  readonly rename?: RenameMap;
  readonly initialisms?: readonly string[];
  readonly targets?: Partial<Readonly<Record<LanguageId, TargetEntry>>>;
}

export type TargetEntry = TargetConfig & { readonly out?: string };

export interface ConfigFile {
  readonly file: UserPath;
  /** Absolute; the config's paths are relative to it. */
  readonly folder: string;
  readonly config: Config;
  /** Where the keys of `rename` stand: whether they name something is known only when the world is. */
  readonly renamePlaces: ReadonlyMap<string, Place>;
  /** What was generated last; undefined before the first time. */
  readonly lock?: Lock | undefined;
}

/** The config that `--config` names, else the nearest one upward from the working directory; undefined where there is none. */
export function loadConfig(flag: string | undefined, cwd: string): Outcome<ConfigFile | undefined> {
  const file = flag === undefined ? findUpward(cwd, cwd) : pathFromFlag(flag, cwd);
  return file === undefined ? succeed(undefined) : readConfig(file);
}

function findUpward(folder: string, cwd: string): UserPath | undefined {
  const candidate = path.join(folder, CONFIG_NAME);
  if (existsSync(candidate)) return shownFrom(candidate, cwd);
  const parent = path.dirname(folder);
  return parent === folder ? undefined : findUpward(parent, cwd);
}

function readConfig(file: UserPath): Outcome<ConfigFile> {
  const bytes = readInputFile(file);
  if (!bytes.ok) return bytes;
  const text = new TextDecoder().decode(bytes.value);
  const parsed = parseJson(text, file.shown, "config-syntax");
  if (!parsed.ok) return parsed;
  const places = new TextPlaces(text);
  const placeOf = (offset: number): Place => ({ file: file.shown, ...places.at(offset) });
  const diagnostics = checkAgainstSchema(parsed.value, readSchema(), placeOf);
  if (hasErrors(diagnostics)) return failed(...diagnostics);
  const renamePlaces = new Map(membersOf(memberOf(parsed.value, "rename")).map(({ key, at }) => [key, placeOf(at)]));
  const lock = readLock(lockBeside(file));
  if (!lock.ok) return lock;
  return succeed({ file, folder: path.dirname(file.absolute), config: JSON.parse(text), renamePlaces, lock: lock.value });
}

function memberOf(node: JsonNode, key: string): JsonNode | undefined {
  return membersOf(node).find((member) => member.key === key)?.value;
}

function membersOf(node: JsonNode | undefined): readonly JsonMember[] {
  return node?.kind === "object" ? node.members : [];
}
