/** How diagnostics show what was read from a binary. */

/** A name out of the file, fit to be shown: short, and without control characters. */
export function quote(name: string): string {
  const shown = name.length > 80 ? `${name.slice(0, 80)}…` : name;
  return `\`${shown.replace(/\p{C}/gu, (character) => `\\u{${character.codePointAt(0)?.toString(16)}}`)}\``;
}

/** A byte as the specification writes it, e.g. `0x0d`. */
export function hex(byte: number): string {
  return `0x${byte.toString(16).padStart(2, "0")}`;
}
