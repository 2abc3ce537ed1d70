import type { ConfigOf, TargetOptions } from "../core/target-option.js";

export const pythonTargetOptions = {
  distribution: {
    type: "string",
    help: "Python distribution",
    description: "What pip installs, e.g. acme-billing.",
    minLength: 1,
  },
  package: { type: "string", help: "Python package", description: "What is imported, e.g. acme_billing.", minLength: 1 },
} as const satisfies TargetOptions;

export type PythonTarget = ConfigOf<typeof pythonTargetOptions>;
