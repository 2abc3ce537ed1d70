import { malformed } from "../../refusal.js";
import { quote } from "../shown.js";
import { isLabel } from "./names.js";

/** Checks the labels of one type: there is one at least, all are in kebab case, and they differ in more than capitals. */
export function checkLabels(what: string, labels: readonly string[], at: number): void {
  if (labels.length === 0) malformed(at, `a type has no ${what}; it needs one at least`);
  checkOptionalLabels(what, labels, at);
}

/** As `checkLabels`, for lists that may be empty. */
export function checkOptionalLabels(what: string, labels: readonly string[], at: number): void {
  const seen = new Map<string, string>();
  for (const label of labels) {
    if (!isLabel(label)) malformed(at, `the ${what} name ${quote(label)} is not in kebab case`);
    const key = label.toLowerCase();
    const previous = seen.get(key);
    if (previous !== undefined) malformed(at, `the ${what} name ${quote(label)} conflicts with the earlier ${quote(previous)}`);
    seen.set(key, label);
  }
}
