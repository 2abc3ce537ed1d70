/** How one language spells WIT names: casing and reserved words by the position in which a name stands. */

import { type WitName, witName } from "../../../wit/name.js";
import type { LanguageId } from "../languages.js";
import type { Casing } from "./casing.js";

/**
 * Where a name stands. A language escapes a word only in the positions that need it: `class` is a fine property name in TypeScript and
 * no parameter name.
 */
export type NamePosition =
  | "type"
  /** A case of an enum: Go constant suffix, Python member, Ruby constant, key of TypeScript's const object. */
  | "enum-case"
  | "flag"
  /** A case of a variant: part of a class name, or the class in a module; TypeScript's `kind`. */
  | "variant-case"
  /** What stands for an enum case, flag or variant case at run time where that is a value: the WIT name, in Ruby the symbol. */
  | "literal"
  | "field"
  | "parameter"
  /** An optional parameter: a keyword in Python and Ruby, a property of TypeScript's options object, a field of Go's options struct. */
  | "option"
  /** A method of the client, a service or a resource, or a function of an import. */
  | "function"
  /** A static function where it stands on the resource's factory. */
  | "static"
  /** What makes a resource's objects, on its service: TypeScript's and Python's `Cart`. */
  | "factory"
  /** A service on the client, or an import on `Imports`. */
  | "member";

/** What some languages cannot nest, and so write as one compound name beside its parent. */
export type Flattened =
  /** The type of a service: Go `InvoicesService`. */
  | "service-type"
  /** A constructor, made on the service: `NewCart`, `new_cart`. */
  | "constructor"
  /** A static function, called on the service: `CartMerge`, `cart_merge`. */
  | "static"
  /** `CurrencyUSD` */
  | "enum-case"
  /** `IncludeLines` */
  | "flag"
  /** `PaymentBankTransfer` */
  | "variant-case";

export type GeneratedOwner = "client" | "resource" | "service";

export interface NamePolicy {
  /** The identifier for a name, escaped where this language needs it in this position. */
  readonly spell: (name: WitName, position: NamePosition) => string;
  /** Whether the language could have this spelling, which a vendor wants, in this position. */
  readonly accepts: (spelling: string, position: NamePosition) => boolean;
  /** What this language writes as a compound instead of nesting it. */
  readonly flattens: ReadonlySet<Flattened>;
  /**
   * Names that a vendor's method must leave free on the class that it stands on (`close`, `closed?`, dispose, context methods), as spelled by this
   * language.
   */
  readonly generatedMembers: (owner: GeneratedOwner) => ReadonlySet<string>;
  /** What the client is called, for the world's name; `undefined` for the world's own. */
  readonly clientName?: WitName;
  /** Names at the root of every package of this language, besides the client; e.g. Go's `Ptr`, `Result`, `NewClient`. */
  readonly rootNames: ReadonlySet<string>;
  /** The language's own global names that a type must not hide. */
  readonly globals: ReadonlySet<string>;
  /** For a language that came after the first locks: it gives way to the others' names and moves none of theirs. */
  readonly decidesAlone?: boolean;
  /** Words in lower case that this language writes in capitals; where it is given, the config's `initialisms` join it. */
  readonly initialisms?: ReadonlySet<string>;
}

export type NamePolicies = Readonly<Record<LanguageId, NamePolicy>>;

/** A policy as data: see `NamePolicy` for the parts. */
export interface NamePolicyDescription extends Omit<NamePolicy, "spell" | "accepts" | "generatedMembers"> {
  readonly casing: Readonly<Record<NamePosition, Casing>>;
  /** Names that get one trailing underscore, by position. */
  readonly reserved: Partial<Readonly<Record<NamePosition, ReadonlySet<string>>>>;
  readonly generated: Readonly<Record<GeneratedOwner, ReadonlySet<string>>>;
  /** Whether a capital in front means something to the language: that a name is exported, or a constant. */
  readonly capitalMatters: boolean;
}

/** No language means a name with an underscore in front to be public, and some make nothing of it (Go's `_`, Python's `__x`). */
const identifier = /^[A-Za-z][A-Za-z0-9_]*$/;

/** Any name at all, to see how a casing begins. */
const sample = witName("a");

export function namePolicy(description: NamePolicyDescription): NamePolicy {
  const { casing, reserved, generated, capitalMatters, ...rest } = description;
  const isCapital = (name: string) => /^[A-Z]/.test(name);
  return {
    ...rest,
    spell: (name, position) => {
      const plain = casing[position](name);
      return reserved[position]?.has(plain) ? `${plain}_` : plain;
    },
    accepts: (spelling, position) => {
      const hasRightCase = !capitalMatters || isCapital(spelling) === isCapital(casing[position](sample));
      return identifier.test(spelling) && !reserved[position]?.has(spelling) && hasRightCase;
    },
    generatedMembers: (owner) => generated[owner],
  };
}
