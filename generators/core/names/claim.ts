/**
 * What the items of a world want to be called, as data: collected first (`collect-claims.ts`), then decided (`resolve.ts`). The order of the claims is
 * the order of who comes first.
 */

import type { Direction } from "../../../wit/world/world.js";
import type { Label } from "./label.js";
import type { Flattened, GeneratedOwner, NamePosition } from "./policy.js";
import type { ClaimKey, Wording } from "./wording.js";

export type NameKind =
  | "client"
  | "async-client"
  | "client-options"
  /** What an interface is called in compounds: one label for its member, its type and as a prefix. */
  | "interface-label"
  /** A service on the client, or a member of `Imports`. */
  | "member"
  /** The type of a service, or the type that an import implements. */
  | "interface"
  | "async-interface"
  | "type"
  /** Python's `AsyncCart`. */
  | "async-type"
  /** TypeScript's `CartFactory`. */
  | "factory-type"
  /** What makes a resource's objects, on its service: TypeScript's and Python's `Cart`. */
  | "factory"
  /** The exception class of a type. */
  | "error"
  | "field"
  | "case"
  | "flag"
  | "function"
  | "constructor"
  | "method"
  | "static"
  | "options"
  | "parameter";

export interface ClaimItem {
  readonly kind: NameKind;
  readonly direction: Direction;
  /** The WIT path. */
  readonly id: string;
}

/** The direction is written, since an imported item and an exported one may share a path. */
export function claimKey({ kind, direction, id }: ClaimItem): ClaimKey {
  return `${direction} ${kind} ${id}`;
}

/** A name in a flat namespace, for which there are several wordings, best first; it is told from all others there. */
export interface FlatClaim extends ClaimItem {
  readonly claim: "flat";
  /** The namespace: a package's root, where types stand, or the interfaces of a world, told apart among themselves. */
  readonly scope: "root" | "interfaces";
  readonly choices: readonly [Wording, ...Wording[]];
  /** What is made from the name and taken with it. */
  readonly made: readonly Made[];
  /** How diagnostics call the item: its WIT path, marked where an exported item has it too. */
  readonly shown: string;
  /** Names under one holder do not meet each other. Mostly `shown`. */
  readonly holder: string;
  /** By language, words that replace the wording's own: Go and Ruby call every client `Client`. */
  readonly fixed?: Label["own"];
  /** A compound that stands for the name where the language does not nest this kind: Go's `InvoicesService`. */
  readonly compound?: { readonly flattens: Flattened; readonly wording: Wording };
}

/** Spellings that the vendor wants for an item: from here on they are kept for it. */
export interface Reservation {
  readonly claim: "reservation";
  readonly holder: string;
  readonly label: Label;
}

/** A name made from a flat claim. Without a kind it only takes its place: `CurrencyUSD`, which is a member's name in some languages. */
export interface Made {
  readonly kind?: NameKind;
  readonly wording: Wording;
  /** For a compound that only some languages write: given spellings of the child stay in these. */
  readonly flattened?: { readonly kind: Flattened; readonly child: Label };
}

/** A name on a class, beside others of the same item; it moves only for what it would hide. */
export interface MemberClaim extends ClaimItem {
  readonly claim: "member";
  /** Where it stands, e.g. `client`; only for names that others give way to. */
  readonly scope?: string;
  readonly spelling: Spelling;
  readonly moves: readonly Move[];
}

/** What a member's name gives way to, and the word that it then has behind it. */
export interface Move {
  readonly meets:
    | { readonly generated: GeneratedOwner }
    /** Names of that scope, or only those that the lock holds. */
    | { readonly scope: string; readonly onlyLocked?: boolean }
    /** What another than this holder has at the root. */
    | { readonly rootOf: string };
  readonly behind: Wording["parts"][number];
}

export interface Placed {
  readonly wording: Wording;
  readonly position: NamePosition;
}

/** One spelling everywhere, or a compound where the language does not nest this kind. */
export type Spelling =
  | (Placed & { readonly exact?: Label["exact"] })
  | { readonly flattens: Flattened; readonly compound: Placed; readonly nested: Placed; readonly exact: Label["exact"] };

export type Claim = FlatClaim | MemberClaim | Reservation;
