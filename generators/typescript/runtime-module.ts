/**
 * The runtime as it ships: one module, of which a package gets the declarations that it reaches. A browser loads one file instead of a
 * dozen that name each other, and V8 folds the constants of a module into its functions. Otherwise the text is what the runtime's
 * tests have run, by these rules of its sources: names are unique, imports and exports stand on lines of their own, and blank lines stand
 * between the declarations of a module and between the methods of a class, nowhere else.
 */

export interface RuntimeSource {
  /** E.g. `memory.js`. */
  readonly name: string;
  readonly text: string;
}

/** `user` is the text of `index.js`, which imports the module as `$`. */
export function runtimeModule(sources: readonly RuntimeSource[], user: string): string {
  const blocks = inOrder(sources).flatMap(({ text }) => blocksOf(text));
  const roots = new Set([...publicNames, ...Array.from(user.matchAll(/\$\.(\w+)/g), ([, name]) => name ?? "")]);
  const declared = blocks.flatMap(namesOf);
  const wrong = declared.find((name, i) => declared.indexOf(name) !== i) ?? [...roots].find((name) => !declared.includes(name));
  if (wrong !== undefined) throw new Error(`the runtime has ${wrong} not exactly once`);
  const kept = withoutUnused(blocks, roots, user);
  return `${kept.map((block) => (namesOf(block).some((name) => roots.has(name)) ? exported(block, roots) : block)).join("\n\n")}\n`;
}

/** What `index.js` exports on. */
export const publicNames = ["ClosedError", "ReentrancyError", "ResultError", "SdkError", "TrapError"] as const;

/** Every module after those that it imports, since its classes may extend theirs. */
function inOrder(sources: readonly RuntimeSource[]): readonly RuntimeSource[] {
  const ordered = new Set<RuntimeSource>();
  const visit = (source: RuntimeSource | undefined): void => {
    if (source === undefined || ordered.has(source)) return;
    const imported = Array.from(source.text.matchAll(/^import .* from "\.\/(.*)";$/gm), ([, name]) => name);
    for (const name of imported) visit(sources.find((other) => other.name === name));
    ordered.add(source);
  };
  sources.forEach(visit);
  return [...ordered];
}

/** The declarations of a module, without its comments: half of the text, mostly types that only the runtime's own checker reads. */
export function blocksOf(text: string): readonly string[] {
  return text
    .replaceAll(/^[ \t]*\/\*\*(?:(?!\*\/)[\s\S])*\*\/\n/gm, "")
    .replaceAll(/\/\*\* @type (?:(?!\*\/)[\s\S])*\*\/ \(([\w.#[\]]+)\)/g, "$1")
    .replaceAll(/\/\*\*(?:(?!\*\/)[\s\S])*\*\/ ?/g, "")
    .replaceAll(/^[ \t]*\/\/.*\n/gm, "")
    .replaceAll(/^import .*;\n/gm, "")
    .replaceAll(/^export /gm, "")
    .trim()
    .split(/\n\n+(?=\S)/)
    .filter((block) => block !== "");
}

function namesOf(block: string): readonly string[] {
  return Array.from(block.matchAll(/^(?:async )?(?:const|class|function\*?) (?:\{ )?(\w+)/gm), ([, name]) => name ?? "");
}

function exported(block: string, roots: ReadonlySet<string>): string {
  const names = namesOf(block).filter((name) => roots.has(name));
  return names.reduce(
    (text, name) => text.replace(new RegExp(`^(?=(?:async )?(?:const|class|function\\*?) ${name}\\b)`, "m"), "export "),
    block,
  );
}

/** Blocks that declare nothing, and those whose names the roots or other blocks that stay mention. */
function reached(blocks: readonly string[], roots: ReadonlySet<string>): readonly string[] {
  const kept = new Set<string>();
  const visit = (block: string): void => {
    if (kept.has(block)) return;
    kept.add(block);
    const code = codeOf(block);
    for (const other of blocks) if (isMentioned(other, code)) visit(other);
  };
  for (const block of blocks) if (namesOf(block).length === 0 || namesOf(block).some((name) => roots.has(name))) visit(block);
  return blocks.filter((block) => kept.has(block));
}

/** A function is reached by calls alone, since variables elsewhere may have its name. */
function isMentioned(block: string, code: string): boolean {
  const isFunction = /^(?:(?:async )?function\b|const \w+ = (?:\w*\())/.test(block);
  return namesOf(block).some((name) => new RegExp(`(?<![.\\w#])${name}${isFunction ? "\\(" : "\\b"}`).test(code));
}

/** Without comments and the text of strings. */
function codeOf(text: string): string {
  return text.replaceAll(/"(?:[^"\\\n]|\\.)*"|`(?:[^`\\]|\\.)*`|\/\/.*$/gm, (match) => {
    return match.startsWith("`") ? Array.from(match.matchAll(/\$\{([^}]*)\}/g), ([, code]) => ` ${code} `).join("") : '""';
  });
}

/** Until nothing more falls away. */
function withoutUnused(blocks: readonly string[], roots: ReadonlySet<string>, user: string): readonly string[] {
  const kept = withoutUnusedMethods(reached(blocks, roots), user);
  return kept.join() === blocks.join() ? kept : withoutUnused(kept, roots, user);
}

/** Classes without the methods that nothing calls by name, and the views of memory that nothing reads. */
function withoutUnusedMethods(blocks: readonly string[], user: string): readonly string[] {
  const isUsed = (name: string, inside: string) => {
    const call = new RegExp(`[.]${name}\\b|"${name}"`, "g");
    const count = (text: string) => Array.from(text.matchAll(call)).length;
    return count(user) + blocks.reduce((sum, block) => sum + count(block), 0) > count(inside);
  };
  return blocks.map((block) => {
    if (!/^class .*\{$/m.test(block)) return block;
    const members = block.slice(0, -"\n}".length).split(/\n\n(?=\t\S)/);
    const kept = members.filter((member) => {
      const name = /^\t(?:async |\*)?(#?\w+)\(/.exec(member)?.[1];
      return name === undefined || name === "constructor" || isUsed(name, member);
    });
    const text = kept.join("\n\n").replaceAll(/^\t\tthis\.(\w+) = new \w+Array\(buffer\);\n/gm, (line, name) => {
      return isUsed(name, line) ? line : "";
    });
    return `${text}\n}`;
  });
}
