/** One step of a printed function: an expression or a plain statement, and what the template must put around it. */
export interface Step {
  /** E.g. `c.StoreString(at+16, v.Name)`, or `memory[4] = byte(v.Level)`. */
  readonly code: string;
  /** Whether `code` is an expression of type error that must be looked at. */
  readonly fails: boolean;
}

export function plain(code: string): Step {
  return { code, fails: false };
}

export function failing(code: string): Step {
  return { code, fails: true };
}

/** The steps that a function ends with; it returns an error, which the last step may give. */
export function ending(steps: readonly Step[]): readonly Step[] {
  const last = steps.at(-1);
  return last?.fails ? [...steps.slice(0, -1), plain(`return ${last.code}`)] : [...steps, plain("return nil")];
}

/** What Go writes for a pointer to an addressable expression. */
export function addressOf(value: string): string {
  return value.startsWith("*") ? value.slice(1) : `&${value}`;
}

/** What Go writes for the value behind a pointer expression, where a selector or an index may follow. */
export function grouped(value: string): string {
  return value.startsWith("*") ? `(${value})` : value;
}

/** An index expression with a constant distance, e.g. `at+16`. */
export function plus(base: string, offset: number): string {
  return offset === 0 ? base : `${base}+${offset}`;
}
