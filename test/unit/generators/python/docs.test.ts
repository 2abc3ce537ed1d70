/** What a vendor writes stays text: docstrings that Python reads back as they were, and that `ruff format` leaves alone. */

import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { docstring } from "../../../../generators/python/api/docs.js";
import { hasInterpreter, interpreter, run } from "./python-package.js";

const indented = (lines: readonly string[]) => lines.map((line) => (line === "" ? "" : `    ${line}`)).join("\n");

const texts = [
  "Plain.",
  "Paths below C:\\Users; \\d+ and \\N{DASH}.",
  'Ends in a quote "',
  '"Starts" with one.',
  "Ends in a backslash \\",
  "Ends in two \\\\",
  'Ends in both \\"',
  '"""',
  '""""',
  'x""" + __import__("os").abort() + """',
  "A null \u0000, a bell \u0007, an escape \u001b, a delete \u007f.",
  "Line one.\rLine two.\r\nLine three.",
  "First.\n\n  Indented.\n    More.\n",
  "First.\n\tA tab.\n\t\tTwo.",
  "First.\n\nTrailing spaces   \n\n\nand more.\\",
  'First.\n\nLast """',
  "{{template}} <b>&amp;</b> # comment ' ''' ",
  "\u2028 separators \u2029 and \ufeff marks",
];

/** As `inspect.cleandoc` has it. */
function clean(text: string): readonly string[] {
  const unified = text.replaceAll(/\r\n?/g, "\n").replaceAll("\t", "    ");
  return unified.split("\n").flatMap((line) => (line.trim() === "" ? [] : [line.trim()]));
}

describe.skipIf(!hasInterpreter)("docstrings", () => {
  const folder = mkdtempSync(path.join(tmpdir(), "wasm-sdk-python-"));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  const file = path.join(folder, "docs.py");
  const raises = (text: string) => [{ name: "E", when: text.replaceAll(/\s+/g, " ").trim() }];
  const functions = texts.flatMap((text, i) => [
    `def f${i}():\n${indented(docstring({ text }, ""))}\n`,
    `def g${i}():\n${indented(docstring({ text }, "", raises(text)))}\n`,
  ]);
  writeFileSync(file, functions.join("\n\n"));

  it("are read back as the text that they were", () => {
    const program = `import json, runpy, sys; m = runpy.run_path(sys.argv[1]); print(json.dumps([m[f"f{i}"].__doc__ for i in range(${texts.length})]))`;
    const ended = run(interpreter, ["-c", program, file]);
    expect(ended.stderr).toBe("");
    const read = JSON.parse(ended.stdout) as readonly string[];
    expect(read.map(clean)).toEqual(texts.map(clean));
  });

  it("are laid out as ruff has them", () => {
    const ended = run(interpreter, ["-m", "ruff", "format", "--no-cache", "--isolated", "--diff", file]);
    expect(ended.stdout).toBe("");
    expect(ended.status, ended.stderr).toBe(0);
  });
});
