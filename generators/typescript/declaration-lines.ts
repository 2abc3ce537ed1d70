/**
 * The few forms of declarations that `index.d.ts` is made of, as lines. A printer of whole syntax trees (ts-morph) brings the TypeScript
 * compiler along, which takes longer to load than everything else that `generate` does.
 */

import { type Lines, propertyKey } from "./code/lines.js";

export interface Member {
  readonly name: string;
  readonly type: string;
  /** Whether it may be left out. */
  readonly optional?: boolean;
  readonly docs: readonly string[];
}

export interface Signature {
  /** What stands before the parameters, e.g. `static load`, or `new` of a construct signature. */
  readonly head: string;
  readonly parameters: readonly Pick<Member, "name" | "type" | "optional">[];
  readonly returns: string;
  readonly docs: readonly string[];
}

export interface Declaration {
  readonly name: string;
  readonly docs: readonly string[];
  readonly members: readonly Lines[];
  /** What it extends. */
  readonly base?: string;
}

export function interfaceLines({ docs, name, members, base }: Declaration): Lines {
  return [...docs, `export interface ${name}${extending(base)} {`, members.flat(), "}"];
}

export function classLines({ docs, name, members, base }: Declaration): Lines {
  return [...docs, `export declare class ${name}${extending(base)} {`, members.flat(), "}"];
}

function extending(base: string | undefined): string {
  return base === undefined ? "" : ` extends ${base}`;
}

export function aliasLines({ docs, name, type }: Member): Lines {
  return [...docs, `export type ${name} = ${type};`];
}

export function propertyLines({ docs, name, type, optional = false }: Member): Lines {
  return [...docs, `readonly ${propertyKey(name)}${optional ? "?" : ""}: ${type};`];
}

export function signatureLines({ docs, head, parameters, returns }: Signature): Lines {
  const list = parameters.map(({ name, type, optional = false }) => `${name}${optional ? "?" : ""}: ${type}`);
  return [...docs, `${head}(${list.join(", ")}): ${returns};`];
}
