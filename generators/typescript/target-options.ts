import type { ConfigOf, TargetOptions } from "../core/target-option.js";

export const typescriptTargetOptions = {
  package: {
    type: "string",
    help: "npm package",
    description: "The npm package, in lower case, of no name that npm or Windows keeps, e.g. @acme/billing.",
    pattern:
      "^(?:@(?!(?:con|prn|aux|nul|(?:com|lpt)[0-9])[./])[a-z0-9~][a-z0-9._~-]*/)?(?!(?:node_modules|favicon\\.ico|(?:con|prn|aux|nul|(?:com|lpt)[0-9])(?:\\..*)?)$)[a-z0-9~][a-z0-9._~-]*$",
  },
} as const satisfies TargetOptions;

export type TypeScriptTarget = ConfigOf<typeof typescriptTargetOptions>;
