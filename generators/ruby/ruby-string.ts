/** A text as a Ruby string literal. */
export function rubyString(text: string): string {
  const escaped = text.replace(/[\\"#]/g, "\\$&").replace(/[\p{Cc}\u2028\u2029]/gu, codePoint);
  return `"${escaped}"`;
}

function codePoint(character: string): string {
  return character === "\n" ? "\\n" : `\\u{${character.charCodeAt(0).toString(16)}}`;
}
