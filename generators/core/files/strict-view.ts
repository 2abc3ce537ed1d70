/**
 * A view in which an unknown key throws. Handlebars' `strict` does that for `{{typo}}` only: `{{#if typo}}`, `{{#each typo}}` and the argument of
 * a partial are looked up without it.
 */
export function strictView<T extends object>(view: T): T {
  const made = new WeakMap<object, object>();
  return wrap(view) as T;

  function wrap(value: unknown): unknown {
    if (typeof value !== "object" || value === null) return value;
    const proxy = made.get(value) ?? new Proxy(copyOf(value), { get });
    made.set(value, proxy);
    return proxy;
  }

  function get(target: object, key: string | symbol): unknown {
    if (typeof key === "symbol" || (Array.isArray(target) && key in target)) return wrap(Reflect.get(target, key));
    if (!Object.hasOwn(target, key)) throw new Error(`the view has no ${key} beside ${Object.keys(target).join(", ")}`);
    return wrap(Reflect.get(target, key));
  }
}

/** A proxy may not give another value for a property of a frozen object, hence a copy. */
function copyOf(value: object): object {
  return Array.isArray(value) ? [...value] : { ...value };
}
