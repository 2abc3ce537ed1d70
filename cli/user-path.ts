import path from "node:path";

/** A path from the command line or the config: where it leads, and how to speak of it. */
export interface UserPath {
  readonly absolute: string;
  /** Relative to the working directory or as the user gave it, with `/`. */
  readonly shown: string;
}

/** A path given on the command line: relative to the working directory. */
export function pathFromFlag(given: string, cwd: string): UserPath {
  return { absolute: path.resolve(cwd, given), shown: withSlashes(given) };
}

/** A path given in a config: relative to the config's folder. */
export function pathFromConfig(given: string, configFolder: string, cwd: string): UserPath {
  if (path.isAbsolute(given)) return { absolute: given, shown: withSlashes(given) };
  return shownFrom(path.resolve(configFolder, given), cwd);
}

export function shownFrom(absolute: string, cwd: string): UserPath {
  return { absolute, shown: withSlashes(path.relative(cwd, absolute)) || "." };
}

/** A file beneath it; `relative` has `/`. */
export function pathBeneath(folder: UserPath, relative: string): UserPath {
  return { absolute: path.join(folder.absolute, relative), shown: `${folder.shown.replace(/\/+$/, "")}/${relative}` };
}

function withSlashes(text: string): string {
  return path.sep === "/" ? text : text.replaceAll(path.sep, "/");
}
