/**
 * The public API of a generated package, free of any one language's types, with every public name already decided in all four languages
 * (design: "Packages and names"). Back ends read names from here and never make or change one.
 *
 * Value types keep the World's indices: `surface.typeOf[index]` finds the public type, since a type of an interface that is both imported and
 * exported is two definitions in the World and one type here.
 */

import type { FuncAbi } from "../../../wit/abi/abi.js";
import type { Direction, Docs, Func, Interface, TypeDef, TypeIndex, ValueType, World } from "../../../wit/world/world.js";
import type { Names } from "../languages.js";
import type { ClaimItem } from "../names/claim.js";

export interface Surface {
  readonly world: World;
  /** The client: `Billing` in TypeScript and Python, `Client` in Go and Ruby. */
  readonly client: Names;
  /** Python's `AsyncBilling`. */
  readonly asyncClient: Names;
  /** TypeScript's and Python's `BillingOptions`. */
  readonly clientOptions: Names;
  /** Public types in one flat namespace, in WIT order. */
  readonly types: readonly PublicType[];
  /** By World type index: the index into `types`; undefined for what the API does not reach. */
  readonly typeOf: readonly (number | undefined)[];
  /** Exception classes, one for each type that is a function's error. */
  readonly errors: readonly ErrorClass[];
  /** Exported interfaces. */
  readonly services: readonly Service[];
  /** Functions exported by the world itself. */
  readonly functions: readonly ApiFunction[];
  /** Imported interfaces that have a member in `Imports`, and functions imported by the world itself. Empty: there is no `Imports`. */
  readonly imports: readonly ImportMember[];
  /** Every WIT item of the API and its names, for `inspect --names`; in WIT order within each kind of place. */
  readonly nameTable: readonly NameEntry[];
  /** Every name that was given, also those made from others, by claim key (`names/claim.ts`): what the lock holds. */
  readonly names: Readonly<Record<string, Names>>;
}

/** An item that has a name of its own; the direction tells an imported one from the exported one of the same path. */
export interface NameEntry extends ClaimItem {
  readonly names: Names;
}

export interface PublicType {
  /** The World definition that stands for it (the exported one if there are two). */
  readonly type: TypeIndex;
  readonly definition: TypeDef;
  /**
   * The type's name, e.g. `LineItem`. For a type whose name ends in `error` that is the value type: `InvoiceErrorPayload` (the class is in `errors`).
   */
  readonly names: Names;
  /** Fields, cases, flags in order; empty for aliases and resources. For Go constants and Python classes these are whole names (`CurrencyUSD`). */
  readonly members: readonly PublicMember[];
  /** For a resource. */
  readonly resource?: PublicResource;
}

export interface PublicMember {
  readonly id: string;
  /** As a caller writes it. A variant case's in TypeScript is the text of its `kind`: `bank-transfer`. */
  readonly names: Names;
  /**
   * The word alone where `names` holds a compound: `UnknownSku` of Go's `InvoiceErrorPayloadUnknownSku`. Equal to `names` elsewhere.
   */
  readonly short: Names;
  /**
   * The value of an enum case or flag, which no rename changes: the WIT name (`dark-blue`), in Ruby the symbol without colon (`dark_blue`).
   */
  readonly literal: Names;
  readonly docs?: Docs;
  readonly type?: ValueType;
}

export interface PublicResource {
  readonly direction: Direction;
  /** The service it is made through, index into `services`; undefined for imported ones and resources of the world. */
  readonly service?: number;
  /** The WIT constructor. (Not called so: every JavaScript object has a `constructor`.) */
  readonly construct?: ApiFunction;
  readonly methods: readonly ApiFunction[];
  readonly statics: readonly ApiFunction[];
  /** For an exported resource: the factory's name on the service, e.g. `Cart` (TypeScript `CartFactory`'s property, Python). */
  readonly member: Names;
  /** TypeScript's `CartFactory`. */
  readonly factory: Names;
  /** Python's `AsyncCart`. */
  readonly asyncType: Names;
}

export interface ApiFunction {
  readonly function: Func;
  readonly abi: FuncAbi;
  /**
   * Where it is called: for a constructor `NewCart`/`new_cart` in Go and Ruby, for a static `CartMerge`/`cart_merge` in Go and Ruby and `merge` on the
   * factory in TypeScript and Python.
   */
  readonly names: Names;
  /** Without a method's `self`. In WIT order; `option` tells which are named instead of positional. */
  readonly params: readonly ApiParam[];
  /** Go's `InvoicesCreateOptions`; present when a parameter is optional. */
  readonly optionsType?: Names;
  /** How the result is given back. */
  readonly result: ApiResult;
  readonly docs?: Docs;
}

export interface ApiParam {
  readonly names: Names;
  readonly type: ValueType;
  /** Index into `function.params`. */
  readonly index: number;
  /** Whether the type is an option (also through an alias): then it is named and may be left out. */
  readonly optional: boolean;
}

export type ApiResult =
  | { readonly kind: "none" }
  | { readonly kind: "value"; readonly type: ValueType }
  /** A result at the top: `ok` is returned, `error` thrown. */
  | {
      readonly kind: "fallible";
      readonly ok?: ValueType;
      readonly error?: ValueType;
      /** Index into `errors`; undefined for `ResultError`. */
      readonly errorClass?: number;
    };

export interface ErrorClass {
  /** E.g. `InvoiceError`, `CodeError`. */
  readonly names: Names;
  /** The payload's type. */
  readonly type: TypeIndex;
}

export interface Service {
  readonly interface: Interface;
  /** On the client: `invoices`, `Invoices`. */
  readonly member: Names;
  /** `Invoices`, Go `InvoicesService`. */
  readonly type: Names;
  /** Python's `AsyncInvoices`. */
  readonly asyncType: Names;
  /** Free functions; those of resources stand on the resource. */
  readonly functions: readonly ApiFunction[];
  /** Resources made through it, indices into `Surface.types`. */
  readonly resources: readonly number[];
}

export type ImportMember =
  | {
      readonly kind: "interface";
      readonly interface: Interface;
      /** On `Imports`: `host`. */
      readonly member: Names;
      /** The type to implement: `Host`. */
      readonly type: Names;
      /** Python's `AsyncHost`. */
      readonly asyncType: Names;
      readonly functions: readonly ApiFunction[];
      /** Imported resources whose constructor and statics stand on this member, indices into `Surface.types`. */
      readonly resources: readonly number[];
    }
  | { readonly kind: "function"; readonly function: ApiFunction }
  /** A resource imported by the world itself: its constructor and statics stand on `Imports`. */
  | { readonly kind: "resource"; readonly resource: number };
