import type { ConfigOf, TargetOptions } from "../core/target-option.js";

export const goTargetOptions = {
  module: {
    type: "string",
    help: "Go module path",
    description: "The module path, of no name that Windows keeps, e.g. github.com/acme/billing-go.",
    pattern:
      "^(?!-)(?!(?:.*/)?(?:[cC][oO][nN]|[pP][rR][nN]|[aA][uU][xX]|[nN][uU][lL]|(?:[cC][oO][mM]|[lL][pP][tT])[0-9])(?:[./]|$))[A-Za-z0-9_~-](?:[A-Za-z0-9._~-]*[A-Za-z0-9_~-])?(?:/[A-Za-z0-9_~-](?:[A-Za-z0-9._~-]*[A-Za-z0-9_~-])?)*$",
  },
  package: {
    type: "string",
    help: "Go package",
    description: "The package's name, an identifier but no keyword, not main, init or documentation, not a test's, e.g. billing.",
    pattern:
      "^(?!(?:break|case|chan|const|continue|default|defer|else|fallthrough|for|func|go|goto|if|import|interface|main|map|package|range|return|select|struct|switch|type|var|init|documentation|_+|.*_test)$)[A-Za-z_][A-Za-z0-9_]*$",
  },
} as const satisfies TargetOptions;

export type GoTarget = ConfigOf<typeof goTargetOptions>;
