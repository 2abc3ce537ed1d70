import type { Python } from "../code/python.js";

/** A keyword argument of a client. */
export interface Option {
  readonly name: string;
  readonly type: Python;
  /** E.g. ` = None`; empty for one that must be given. */
  readonly value: string;
  readonly docs: string;
}
