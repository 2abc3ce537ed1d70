/** A text as a Ruby string literal. */
export function rubyString(text: string): string {
  const escaped = text.replace(/[\\"#]/g, "\\$&").replace(/[\u0000-\u001f\u007f\u2028\u2029]/g, escape);
  return `"${escaped}"`;
}

function escape(character: string): string {
  if (character === "\n") return "\\n";
  return `\\u{${character.charCodeAt(0).toString(16)}}`;
}
