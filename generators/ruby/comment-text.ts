/** Texts of the vendor as comments. */

/**
 * What tools read in comments: Ruby's magic comments (`shareable_constant_value` counts anywhere in a file), rubocop's, Steep's, Sorbet's.
 * Sources: "Comments" of Ruby 3.3, `DirectiveComment` of rubocop, `AST::Ignore` of Steep.
 */
const directives =
  /\b(rubocop|steep|typed|coding|encoding|frozen[_-]string[_-]literal|warn[_-]indent|shareable[_-]constant[_-]value|warn_past_scope)(\s*)(?=[:=])/gi;

/** Tags of YARD and annotations of Steep; directives of RDoc and SimpleCov, which begin with a colon or are `--` and `++` alone. */
const leading = /^(\s*)(?=@[a-z!]|:\w+:|(?:--|\+\+)\s*$)/;

/** One line, which no tool takes for more than text: a backslash, which Markdown does not show, stands in front of what one would. */
export function commentText(line: string): string {
  return line
    .replace(/[\p{Cc}\u2028\u2029]/gu, " ")
    .trimEnd()
    .replace(directives, "$1$2\\")
    .replaceAll("-*-", "-\\*-")
    .replace(leading, "$1\\");
}
