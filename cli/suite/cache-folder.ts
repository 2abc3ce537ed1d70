import os from "node:os";
import path from "node:path";
import type { LanguageId } from "../../generators/core/languages.js";
import type { Io } from "../io.js";

/**
 * Where a language keeps what is dear to make: its own folder in `--cache`, else in `WASM_SDK_CACHE`, else in the user's cache folder (XDG
 * Base Directory Specification; an empty or a relative `XDG_CACHE_HOME` is to be ignored). There it is not `wasm-sdk`, where the packages keep
 * what they compile and trust no folder that others may have made.
 */
export function cacheFolder(language: LanguageId, flag: string | undefined, { cwd, env }: Pick<Io, "cwd" | "env">): string {
  const { WASM_SDK_CACHE: own, XDG_CACHE_HOME: xdg = "" } = env;
  const given = flag ?? (own || undefined);
  if (given !== undefined) return path.resolve(cwd, given, language);
  return path.join(path.isAbsolute(xdg) ? xdg : path.join(os.homedir(), ".cache"), "wasm-sdk-tool", language);
}
