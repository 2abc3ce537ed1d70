import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { matchesOutput } from "./match-output.js";
import { readPage } from "./page.js";
import { runPage } from "./run-page.js";

const folder = mkdtempSync(join(os.tmpdir(), "wasm-sdk-snippets-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** What is wrong with a page of these blocks. */
function faults(...blocks: readonly string[]): readonly string[] {
  const page = readPage(["<!-- snippets run in x -->", ...blocks].join("\n"));
  if (page === undefined) throw new Error("the page does not run");
  return runPage(page, { folder, tools: [] });
}

const session = (...lines: readonly string[]) => ["```console", ...lines, "```"].join("\n");
const file = (path: string, ...lines: readonly string[]) => [`\`\`\`txt ${path}`, ...lines, "```"].join("\n");

describe("a page", () => {
  it("runs only if it says where", () => expect(readPage(session("$ false"))).toBeUndefined());

  it("is right where every command prints what stands there", () => {
    expect(faults(session("$ echo a; echo b >&2", "a", "b", "$ true", "$ printf 'x\\ny\\n'", "…", "y"))).toEqual([]);
  });

  it("is wrong where one prints something else, and goes on", () => {
    expect(faults(session("$ echo a", "b"), session("$ echo c", "c", "d"))).toEqual([
      "3: `echo a` prints\na\n",
      "7: `echo c` prints\nc\n",
    ]);
  });

  it("ends where one fails", () => {
    expect(faults(session("$ echo why; exit 3", "why", "$ echo b"))).toEqual(["3: `echo why; exit 3` ends with 3:\nwhy\n"]);
  });

  it("shows lines of files that are there, and makes those that are not", () => {
    writeFileSync(join(folder, "there.txt"), "one\ntwo\nthree\n");
    expect(faults(file("there.txt", "two", "three"), file("new/made.txt", "x"), session("$ cat new/made.txt", "x"))).toEqual([]);
    expect(readFileSync(join(folder, "new/made.txt"), "utf8")).toBe("x\n");
    expect(faults(file("there.txt", "two", "four"), file("there.txt", "wo"))).toEqual([
      "3: there.txt does not hold these lines",
      "7: there.txt does not hold these lines",
    ]);
  });

  it("has sessions that begin with a command, and blocks that end", () => {
    expect(() => faults(session("output"))).toThrow("line 3: a session begins with a command");
    expect(() => faults("```console")).toThrow("line 2: the block has no end");
  });
});

it.each([
  [["a…c"], ["abc"], true],
  [["a…c"], ["ac"], true],
  [["a…c…e"], ["abcde"], true],
  [["a…c…e"], ["abde"], false],
  [["ab…bc"], ["abc"], false],
  [["…"], [], true],
  [["…", "z"], ["x", "y", "z"], true],
  [["…", "z"], ["x", "z", "y"], false],
  [["a", "…"], ["a"], true],
  [["a"], ["a", "b"], false],
  [["a", "b"], ["a"], false],
])("%j for %j is %j", (expected, printed, matches) => {
  expect(matchesOutput(expected, printed)).toBe(matches);
});
