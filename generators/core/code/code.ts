/**
 * Text of a target language on its way to a file. It carries what it uses (imports, helpers, local variables) beside itself, so that nothing is ever found
 * out by searching printed text.
 *
 * What a use is, is the language's own affair: Go names packages; Python names to import, and local variables.
 */

/** An expression in one line. */
export interface Expression<Use = string> {
  readonly text: string;
  readonly uses: ReadonlySet<Use>;
  /** How tightly its outermost operator binds, by the language's own table; `ATOM` for what never needs parentheses. */
  readonly precedence: number;
}

/** Statements or declarations: lines, of which those one level deeper are indented by one step. */
export interface Code<Use = string> {
  readonly lines: Lines;
  readonly uses: ReadonlySet<Use>;
}

export type Line = string | Lines;
export type Lines = readonly Line[];

/** What a template or a list of lines may be made of. */
export type Part<Use> = string | number | Expression<Use>;
export type Block<Use> = string | Expression<Use> | Code<Use> | readonly Block<Use>[];

export const ATOM = Number.POSITIVE_INFINITY;

/** A name that is used: `name("math")`, or what is written for one: `name("binary", "encoding/binary")`. */
export function name<Use = string>(text: string, ...uses: readonly Use[]): Expression<Use> {
  return { text, uses: new Set(uses.length > 0 ? uses : [text as Use]), precedence: ATOM };
}

/** A template of an expression, which uses what its parts use: ``atom`${math}.Float32bits(${value})` ``. */
export function atom<Use = string>(strings: TemplateStringsArray, ...parts: readonly Part<Use>[]): Expression<Use> {
  return expression(ATOM)(strings, ...parts);
}

/** As `atom`, for an operator that binds with this precedence; operands that bind more loosely get parentheses. */
export function expression(precedence: number) {
  return <Use = string>(strings: TemplateStringsArray, ...parts: readonly Part<Use>[]): Expression<Use> => {
    const texts = parts.map((part) => textOf(part, precedence === ATOM ? 0 : precedence));
    return { text: String.raw({ raw: strings.map(String) }, ...texts), uses: usesOf(parts), precedence };
  };
}

function textOf<Use>(part: Part<Use>, precedence: number): string {
  if (typeof part !== "object") return String(part);
  return part.precedence < precedence ? `(${part.text})` : part.text;
}

/** Parts with a separator between, as arguments stand. */
export function joined<Use = string>(parts: readonly Part<Use>[], separator = ", "): Expression<Use> {
  return { text: parts.map((part) => textOf(part, 0)).join(separator), uses: usesOf(parts), precedence: ATOM };
}

/** An expression in the place of an operand: in parentheses if it binds more loosely than the operator around it. */
export function operand<Use>(part: Expression<Use>, precedence: number): Expression<Use> {
  return part.precedence < precedence ? { ...part, text: `(${part.text})`, precedence: ATOM } : part;
}

/** Lines of one level; a list inside is one level deeper, and what is empty leaves no line. */
export function code<Use = string>(...blocks: readonly Block<Use>[]): Code<Use> {
  return { lines: blocks.flatMap(linesOf), uses: usesOf(blocks) };
}

/** Declarations, with an empty line between; what is empty is left out. */
export function separated<Use = string>(parts: readonly Code<Use>[]): Code<Use> {
  return code(...parts.filter((part) => !isNothing(part)).flatMap((part, i) => (i === 0 ? [part] : ["", part])));
}

export const NOTHING: Code<never> = { lines: [], uses: new Set() };

export function isNothing({ lines }: Code<unknown>): boolean {
  return lines.length === 0;
}

function linesOf<Use>(block: Block<Use>): Lines {
  if (typeof block === "string") return [block];
  if ("text" in block) return [block.text];
  if ("lines" in block) return block.lines;
  const inner = block.flatMap(linesOf);
  return inner.length === 0 ? [] : [inner];
}

function usesOf<Use>(parts: readonly (Part<Use> | Block<Use>)[]): ReadonlySet<Use> {
  const uses = new Set<Use>();
  const add = (part: Part<Use> | Block<Use>): void => {
    if (typeof part !== "object") return;
    if ("uses" in part) for (const use of part.uses) uses.add(use);
    else part.forEach(add);
  };
  parts.forEach(add);
  return uses;
}

/** The lines as they stand in a file, without a final line feed; `step` is one level of indentation. Lines that are empty have no blanks. */
export function print({ lines }: Pick<Code<unknown>, "lines">, step: string, indent = ""): string {
  return lines
    .flatMap((line) => {
      if (typeof line !== "string") return print({ lines: line }, step, indent + step);
      return line.split("\n").map((each) => (each === "" ? "" : indent + each));
    })
    .join("\n");
}
