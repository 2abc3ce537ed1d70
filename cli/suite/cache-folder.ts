import os from "node:os";
import path from "node:path";
import type { LanguageId } from "../../generators/core/languages.js";
import type { Io } from "../io.js";

/**
 * Where a language keeps what is dear to make: its own folder in `--cache`, else in `WASM_SDK_CACHE`, else in the user's cache folder (XDG
 * Base Directory Specification; a relative `XDG_CACHE_HOME` is to be ignored).
 */
export function cacheFolder(language: LanguageId, flag: string | undefined, { cwd, env }: Pick<Io, "cwd" | "env">): string {
  const { WASM_SDK_CACHE: own, XDG_CACHE_HOME: xdg = "" } = env;
  const given = flag ?? (own || undefined);
  if (given !== undefined) return path.resolve(cwd, given, language);
  return path.join(path.isAbsolute(xdg) ? xdg : path.join(os.homedir(), ".cache"), "wasm-sdk", language);
}
