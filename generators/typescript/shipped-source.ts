/**
 * The runtime as it ships: without its JSDoc, which holds the types that the runtime's own checker reads and would be half of what a
 * browser has to load. Comments with `//` stay. Everything else is byte for byte what the runtime's tests have run.
 */
export function shippedSource(text: string): string {
  return text
    .replaceAll(/^[ \t]*\/\*\*(?:(?!\*\/)[\s\S])*\*\/\n/gm, "")
    .replaceAll(/\/\*\* @type (?:(?!\*\/)[\s\S])*\*\/ \((\w+(?:\[\w+\])?)\)/g, "$1")
    .replaceAll(/\/\*\*(?:(?!\*\/)[\s\S])*\*\/ ?/g, "")
    .replaceAll(/\n{3,}/g, "\n\n")
    .replace(/^\n+/, "");
}
