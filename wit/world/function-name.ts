/** The structured names that encode what a function is (Explainer.md, "plainname"). */

export interface FunctionName {
  readonly kind: "function" | "constructor" | "method" | "static";
  /** The bare name: `add` of `[method]cart.add`; `cart` of `[constructor]cart`. */
  readonly name: string;
  /** E.g. `cart` of `[method]cart.add`; undefined for a plain function. */
  readonly resource?: string;
}

const pattern = /^\[(?:async )?(?<kind>constructor|method|static)\](?<resource>[^.]+)(?:\.(?<name>.+))?$/;

export function parseFunctionName(encoded: string): FunctionName {
  const groups = pattern.exec(encoded)?.groups;
  if (groups === undefined) return { kind: "function", name: encoded.replace(/^\[async\]/, "") };
  const { resource = "", name = resource } = groups;
  return { kind: groups.kind as "constructor" | "method" | "static", name, resource };
}
