/**
 * The runtime as it ships: without its JSDoc, which holds the types that the runtime's own checker reads and would be half of what a
 * browser has to load. Comments with `//` stay. Everything else is byte for byte what the runtime's tests have run.
 */
export function shippedSource(text: string): string {
  return text
    .replaceAll(/^[ \t]*\/\*\*(?:(?!\*\/)[\s\S])*\*\/\n/gm, "")
    .replaceAll(/\/\*\* @type (?:(?!\*\/)[\s\S])*\*\/ \(([\w.#[\]]+)\)/g, "$1")
    .replaceAll(/\/\*\*(?:(?!\*\/)[\s\S])*\*\/ ?/g, "")
    .replaceAll(/\n{3,}/g, "\n\n")
    .replace(/^\n+/, "");
}

/**
 * The runtime's checks without those that neither `users`, the modules that import them, nor the other checks name. Blank lines stand
 * between functions, and not inside one.
 */
export function withoutUnused(checks: string, users: readonly string[]): string {
  const called = users.flatMap((text) => Array.from(text.matchAll(/\$\.(\w+)/g), ([, name]) => name));
  const imported = users.flatMap((text) => /import \{(.*)\} from ".\/check.js"/.exec(text)?.[1]?.split(/[ ,]+/) ?? []);
  return prune(checks.split("\n\n"), new Set([...called, ...imported])).join("\n\n");
}

function prune(blocks: readonly string[], used: ReadonlySet<string | undefined>): readonly string[] {
  const kept = blocks.filter((block) => {
    const name = /^(?:export )?(?:const|function) (\w+)/.exec(block)?.[1];
    if (name === undefined || used.has(name)) return true;
    return blocks.some((other) => other !== block && new RegExp(`(?<![.\\w])${name}\\(`).test(other));
  });
  return kept.length === blocks.length ? kept : prune(kept, used);
}
