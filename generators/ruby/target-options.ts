import type { ConfigOf, TargetOptions } from "../core/target-option.js";

export const rubyTargetOptions = {
  gem: {
    type: "string",
    help: "Ruby gem",
    description: "The gem's name, and none that Windows keeps, e.g. acme-billing.",
    pattern:
      "^(?=.*[A-Za-z])(?!(?:[cC][oO][nN]|[pP][rR][nN]|[aA][uU][xX]|[nN][uU][lL]|(?:[cC][oO][mM]|[lL][pP][tT])[0-9])(?:\\.|$))[A-Za-z0-9][A-Za-z0-9._-]*$",
  },
  module: {
    type: "string",
    help: "Ruby module",
    description: "The Ruby module, of words that begin with a capital and are no keywords, e.g. Acme::Billing.",
    pattern: "^(?!(?:.*::)?(?:BEGIN|END)(?:::|$))[A-Z][A-Za-z0-9_]*(?:::[A-Z][A-Za-z0-9_]*)*$",
  },
} as const satisfies TargetOptions;

export type RubyTarget = ConfigOf<typeof rubyTargetOptions>;
