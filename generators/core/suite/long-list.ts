/** Lists in fixtures that are too long to be literals: compilers take minutes for what a JSON reader takes milliseconds for. */

import type { FixtureValue } from "../../../wit/fixtures/fixture-suite.js";

const LONGEST_LITERAL = 500;

/** The items of a long list as a JSON array; undefined for a short one, or where one of its items is no plain JSON. */
export function longListJson(items: readonly FixtureValue[]): string | undefined {
  if (items.length <= LONGEST_LITERAL) return undefined;
  const texts = items.map(itemJson);
  return texts.includes(undefined) ? undefined : `[${texts.join(",")}]`;
}

/** Floats keep their point, so that a reader that tells integers apart finds none. */
function itemJson(item: FixtureValue): string | undefined {
  switch (item.kind) {
    case "bool":
      return String(item.value);
    case "int":
      return item.value;
    case "float":
      return item.value === "-0" ? "-0.0" : typeof item.value === "string" ? undefined : withPoint(String(item.value));
    case "string":
      return JSON.stringify(item.value);
    default:
      return undefined;
  }
}

function withPoint(digits: string): string {
  return /^-?\d+$/.test(digits) ? `${digits}.0` : digits;
}
