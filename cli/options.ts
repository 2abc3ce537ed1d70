/** The options of each command, in the order in which help shows them. */

import { type Command, InvalidArgumentError, Option } from "commander";
import { type LanguageId, languageIds } from "../generators/core/languages.js";
import type { RenameMap } from "../generators/core/names/rename-map.js";
import { targetOptions } from "../generators/target-options.js";
import { didYouMean } from "../wit/did-you-mean.js";
import { targetKeys } from "./config/flags.js";
import { SEMVER } from "./config/version.js";
import { reportFormats } from "./report.js";

export function addGenerateOptions(command: Command): Command {
  return addPackageOptions(command)
    .option("--out <folder>", "the package's folder; with several languages the folder that holds one for each")
    .option("--check", "write nothing; exit 1 if a package is stale")
    .option("--force", "overwrite generated files that were edited by hand")
    .option("--quiet", "print errors only")
    .option("--json", "print the result as JSON")
    .addOption(formatOption());
}

export function addTestOptions(command: Command): Command {
  return addPackageOptions(command)
    .option("--fixtures <files...>", "fixture files or patterns; default: those of the config")
    .option("--time-limit <seconds>", "how long the suite of one language may run", seconds, 300)
    .option(
      "--cache <folder>",
      "where venvs, modules and the like are kept; default: WASM_SDK_CACHE, else the user's cache folder",
    )
    .option("--keep", "leave packages and suites on disk, and say where")
    .option("--json", "print the result as JSON")
    .addOption(formatOption());
}

/** Which packages: what `generate` writes and `test` tests. */
function addPackageOptions(command: Command): Command {
  addInputOptions(command)
    .option("--component <file>", "the compiled component")
    .option("--lang <languages>", `some of ${languageIds.join(", ")}; default: those of the config`, languages)
    .option("--version <version>", "version of the packages; default: that of the WIT package", version);
  for (const key of targetKeys) command.option(...targetFlag(key));
  return command
    .option("--stateless", "calls leave nothing behind in the component")
    .option("--initialisms <words>", "words that Go writes in capitals, e.g. USD,EUR", list)
    .option(
      "--rename <path=name>",
      "another name for a WIT item, e.g. ns:pkg/iface#item=word, ns:pkg/iface#item=go:Word; may be repeated",
      rename,
    )
    .option("--name <text>", "the SDK's name for people")
    .option("--description <text>", "the SDK in one sentence")
    .option("--license <spdx>", "licence of the packages")
    .option("--homepage <url>", "where the SDK is at home")
    .option("--repository <url>", "where its source is")
    .option("--issues <url>", "where its users report problems")
    .option("--changelog <url>", "where its changes are told")
    .option("--documentation <url>", "where it is explained")
    .option("--author <text>", "who publishes it")
    .option("--keywords <words>", "words for the search of a package registry", list);
}

/** A flag that some back ends describe, e.g. `--module <name>`, for a Go module path or a Ruby module. */
function targetFlag(key: string): [flags: string, help: string] {
  const described = languageIds.flatMap((language) => targetOptions[language][key] ?? []);
  const helps = described.map(({ help }) => help);
  const help = helps.length > 1 ? `${helps.slice(0, -1).join(", ")} or ${helps.at(-1)}` : (helps[0] ?? "");
  return [described.every(({ type }) => type === "boolean") ? `--${key}` : `--${key} <name>`, help];
}

export function addInspectOptions(command: Command): Command {
  return addInputOptions(
    command.argument("[file]", "a component, a .wit file, or a folder of them; default: what the config names"),
  )
    .option("--names", "print the name of every WIT item in every language")
    .addOption(new Option("--stage <stage>", "print one stage of the pipeline as JSON").choices(stages))
    .option("--json", "print JSON")
    .addOption(formatOption());
}

/** In the order in which data passes them. */
export const stages = [
  ...(["component", "evaluated", "world", "plan", "abi", "surface", "shapes"] as const),
  ...languageIds.map((id) => `view:${id}` as const),
] as const;
export type Stage = (typeof stages)[number];

function addInputOptions(command: Command): Command {
  return command
    .option("--config <file>", "default: wasm-sdk.json, here or above")
    .option("--wit <path>", "the .wit file, or the folder of them")
    .option("--world <name>", "the world, where there are several");
}

function formatOption(): Option {
  return new Option("--format <format>", "form of errors and warnings; default: text").choices(reportFormats);
}

/** A week; above 24 days a timer of Node goes off at once. */
const MAX_SECONDS = 604_800;

function seconds(value: string): number {
  const number = Number(value);
  if (number > 0 && number <= MAX_SECONDS) return number;
  throw new InvalidArgumentError(`It must be a number of seconds, at most ${MAX_SECONDS}.`);
}

function list(value: string, previous: readonly string[] = []): string[] {
  return [...previous, ...value.split(",").map((word) => word.trim())].filter((word) => word !== "");
}

function languages(value: string, previous: readonly LanguageId[] = []): LanguageId[] {
  return [...previous, ...list(value).map(language)];
}

function language(value: string): LanguageId {
  const id = languageIds.find((known) => known === value);
  if (id !== undefined) return id;
  const meant = didYouMean(value, languageIds);
  throw new InvalidArgumentError(meant === undefined ? `The languages are ${languageIds.join(", ")}.` : `Did you mean ${meant}?`);
}

/** `path=word` renames in all languages, `path=go:GetURL` in one. A WIT path may hold a colon, but no equals sign. */
function rename(value: string, previous: RenameMap = {}): RenameMap {
  const { path, language: id, name } = /^(?<path>[^=]+)=(?:(?<language>\w+):)?(?<name>[^:]+)$/.exec(value)?.groups ?? {};
  if (path === undefined || name === undefined) throw new InvalidArgumentError("It must be a WIT path, `=` and a name.");
  if (id === undefined) return { ...previous, [path]: name };
  const others = previous[path];
  return { ...previous, [path]: { ...(typeof others === "object" ? others : {}), [language(id)]: name } };
}

function version(value: string): string {
  if (SEMVER.test(value)) return value;
  throw new InvalidArgumentError("It must be a semantic version such as 1.4.0.");
}
