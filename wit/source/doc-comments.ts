/** The text of doc comments, without their marks and common indentation. */
export function docText(comments: readonly string[]): string | undefined {
  const lines = comments.flatMap(commentLines).map((line) => line.trimEnd());
  const indents = lines.filter((line) => line !== "").map((line) => line.length - line.trimStart().length);
  const indent = Math.min(...indents);
  const text = lines
    .map((line) => line.slice(Number.isFinite(indent) ? indent : 0))
    .join("\n")
    .replace(/^\n+|\n+$/g, "");
  return text === "" ? undefined : text;
}

function commentLines(comment: string): readonly string[] {
  if (comment.startsWith("///")) return [comment.replace(/^\/+/, "")];
  const lines = comment.slice("/**".length, -"*/".length).split("\n");
  const starred = lines.slice(1).every((line) => /^\s*(\*|$)/.test(line));
  return starred ? [lines[0] ?? "", ...lines.slice(1).map((line) => line.replace(/^\s*\*/, ""))] : lines;
}
