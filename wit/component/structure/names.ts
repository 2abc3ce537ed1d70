/** The lexical grammar of names (component-model `Explainer.md`, "Import and Export Definitions"). */

const label = "(?:[a-z][0-9a-z]*|[A-Z][0-9A-Z]*)(?:-(?:[0-9a-z]+|[0-9A-Z]+))*";
const words = "[a-z][0-9a-z]*(?:-[0-9a-z]+)*";

const number = "(?:0|[1-9][0-9]*)";
const preRelease = `(?:${number}|[0-9]*[A-Za-z-][0-9A-Za-z-]*)`;
const build = "[0-9A-Za-z-]+";
const semver = `${number}\\.${number}\\.${number}(?:-${preRelease}(?:\\.${preRelease})*)?(?:\\+${build}(?:\\.${build})*)?`;
const canonVersion = "(?:[1-9][0-9]*|0\\.[1-9][0-9]*|0\\.0\\.[1-9][0-9]*|0\\.0\\.0)";

const whole = (pattern: string) => new RegExp(`^${pattern}$`);

const labelPattern = whole(label);
const semverPattern = whole(semver);
const interfacePattern = whole(`${words}:${words}/${label}(?:@(?:${semver}|${canonVersion}))?`);
const canonVersionPattern = new RegExp(`@(${canonVersion})$`);
const annotatedPattern = whole(`\\[(constructor|method|static)\\](${label})(?:\\.(${label}))?`);

/** A function name that belongs to a resource, taken apart. */
export interface AnnotatedName {
  readonly annotation: "constructor" | "method" | "static";
  readonly resource: string;
}

export function isLabel(text: string): boolean {
  return labelPattern.test(text);
}

/** E.g. `wasi:http/types@0.2.0`. */
export function isInterfaceName(text: string): boolean {
  return interfacePattern.test(text);
}

/** Undefined for every name without a well-formed annotation. */
export function annotatedName(text: string): AnnotatedName | undefined {
  const [, annotation, resource, member] = annotatedPattern.exec(text) ?? [];
  if (resource === undefined || (annotation === "constructor") !== (member === undefined)) return undefined;
  return { annotation: annotation as AnnotatedName["annotation"], resource };
}

/** A label or a well-formed annotated name. */
export function isPlainName(text: string): boolean {
  return isLabel(text) || annotatedName(text) !== undefined;
}

/** Whether `suffix` completes the canonical version of `interfaceName` to a semantic version. */
export function isVersionSuffix(interfaceName: string, suffix: string): boolean {
  const version = canonVersionPattern.exec(interfaceName)?.[1];
  return version !== undefined && semverPattern.test(version + suffix);
}

/** Two names of one scope must differ in this form (`Explainer.md`, "Name Uniqueness"). */
export function uniquenessKey(name: string): string {
  const lower = name.toLowerCase();
  const [, member] = /^\[(?:method|static)\](.*)$/.exec(lower) ?? [];
  if (member === undefined) return lower;
  const [first, second] = member.split(".");
  return first === second ? (first as string) : member;
}
