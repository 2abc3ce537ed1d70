/**
 * Any data of the pipeline as JSON can hold it: maps as objects (as pairs where a key is no string), sets as lists. What is met again stands there as the path to where it stood
 * first, so that shared and circular parts are printed once.
 */
export function plainData(root: unknown): unknown {
  const seen = new Map<object, string>();
  return plain(root, "");

  function plain(value: unknown, path: string): unknown {
    if (typeof value === "bigint") return String(value);
    if (typeof value !== "object" || value === null) return value;
    const first = seen.get(value);
    if (first !== undefined) return { see: first };
    seen.set(value, path === "" ? "the root" : path);
    if (value instanceof Map) return mapData(value, path);
    if (Array.isArray(value) || value instanceof Set) return [...value].map((item, i) => plain(item, `${path}[${i}]`));
    return entriesData(Object.entries(value), path);
  }

  function mapData(map: ReadonlyMap<unknown, unknown>, path: string): unknown {
    const entries = [...map];
    if (entries.every((entry): entry is [string, unknown] => typeof entry[0] === "string")) return entriesData(entries, path);
    return entries.map(([key, value], i) => [plain(key, `${path}[${i}][0]`), plain(value, `${path}[${i}][1]`)]);
  }

  function entriesData(entries: readonly (readonly [string, unknown])[], path: string): object {
    return Object.fromEntries(entries.map(([key, value]) => [key, plain(value, path === "" ? key : `${path}.${key}`)]));
  }
}
