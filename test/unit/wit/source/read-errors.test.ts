import { describe, expect, it } from "vitest";
import { readWit } from "../../../../wit/source/read-wit.js";

/** Every problem as `line:column code: message`, with the help behind it where the place that reports gives one. */
async function problems(text: string, world?: string): Promise<string[]> {
  const outcome = await readWit([{ path: "wit/a.wit", text }], world);
  expect(outcome.ok).toBe(false);
  return outcome.diagnostics.map(
    ({ code, message, place }) => `${place?.file}:${place?.line}:${place?.column} ${code}: ${message}`,
  );
}

const inInterface = (body: string) => `package a:b;\ninterface i {\n${body}\n}\nworld w { export i; }\n`;

describe("syntax errors, at the token", () => {
  it.each([
    ["missing semicolon", inInterface("  type t = u8\n  f: func();"), "4:3", "expected `;`, found `f`"],
    ["missing type", inInterface("  f: func(a: ) -> u8;"), "3:14", "expected a type, found `)`"],
    [
      "keyword as a name",
      inInterface("  record list { a: u8 }"),
      "3:10",
      "expected a name, found the keyword `list`; as a name it is written `%list`",
    ],
    [
      "capitals and underscores",
      inInterface("  do_it: func();"),
      "3:3",
      "`do_it` is not a name of WIT: words of one case and digits, joined by hyphens",
    ],
    [
      "name with an empty word",
      inInterface("  do--it: func();"),
      "3:3",
      "`do--it` is not a name of WIT: words of one case and digits, joined by hyphens",
    ],
    ["empty tuple", inInterface("  type t = tuple<>;"), "3:18", "expected a type, found `>`"],
    ["missing comma", inInterface("  record r {\n    a: u8\n    b: u8\n  }"), "5:5", "expected `,` or `}`, found `b`"],
    ["version of two parts", "package a:b@1.0;\n", "1:13", "expected a version like `1.2.3`, found `1`"],
    [
      "map key",
      inInterface("  f: func(m: map<f32, u8>);"),
      "3:18",
      "expected a map key: bool, an integer type, char or string, found the keyword `f32`",
    ],
    ["list length", inInterface("  type t = list<u8, 0>;"), "3:21", "a list cannot have the fixed length 0"],
    ["unterminated comment", "package a:b;\nworld w {}\n/* never /* ends */", "3:1", "this comment has no end"],
    ["unknown attribute", inInterface("  @sinse(version = 1.0.0)\n  f: func();"), "3:4", "there is no attribute `@sinse`"],
    ["second header", "package a:b;\nworld w {}\npackage c:d;\n", "3:12", "expected `{`, found `;`"],
    [
      "end of the file",
      "package a:b;\nworld w {\n",
      "3:1",
      "expected `import`, `export`, `include`, `use`, a type or `}`, found the end of the file",
    ],
    ["control character", "package a:b;\nworld w {\u0007}", "2:10", "the character U+0007 is not allowed in WIT"],
    ["bidirectional override", "package a:b; // \u202e\nworld w {}", "1:17", "the character U+202E is not allowed in WIT"],
    ["named results", inInterface("  f: func() -> (a: u8);"), "3:16", "expected a type, found `(`"],
    ["after tabs and CRLF", "package a:b;\r\ninterface i {\r\n\t\tf: fun();\r\n}\r\n", "3:6", "expected `func`, found `fun`"],
    ["after characters of two code units", inInterface("  /* 𝒳 */ f: fun();"), "3:14", "expected `func`, found `fun`"],
  ])("%s", async (_, text, place, message) => {
    expect(await problems(text)).toEqual([`wit/a.wit:${place} wit-syntax: ${message}`]);
  });
});

describe("names, at the identifier", () => {
  it.each([
    ["unknown type", inInterface("  f: func(a: strin);"), "3:14 wit-name: there is no type `strin` here"],
    ["unknown type in an option", inInterface("  record r { a: option<list<x>> }"), "3:29 wit-name: there is no type `x` here"],
    [
      "unknown interface",
      "package a:b;\nworld w {\n  import host;\n}",
      "3:10 wit-name: the package `a:b` has no interface `host`",
    ],
    ["unknown package", "package a:b;\nworld w {\n  import c:d/e@1.0.0;\n}", "3:10 wit-name: there is no package `c:d@1.0.0`"],
    [
      "unknown interface of a package",
      "package a:b;\nworld w {\n  import c:d/f;\n}\npackage c:d { interface e {} }",
      "3:14 wit-name: the package `c:d` has no interface `f`",
    ],
    [
      "unknown used type",
      "package a:b;\ninterface i { type t = u8; }\nworld w {\n  use i.{t, u as v};\n}",
      "4:13 wit-name: the interface `i` has no type `u`",
    ],
    ["unknown included world", "package a:b;\nworld w {\n  include v;\n}", "3:11 wit-name: the package `a:b` has no world `v`"],
    ["unknown alias of a file", "package a:b;\nuse c:d/e as f;\nworld w {}", "2:5 wit-name: there is no package `c:d`"],
    [
      "world for an interface",
      "package a:b;\nworld v {}\nworld w { import v; }",
      "3:18 wit-name: `v` is a world, not an interface",
    ],
    [
      "duplicate type",
      inInterface("  type t = u8;\n  record t { a: u8 }"),
      "4:10 wit-duplicate: `i` already has `t` (wit/a.wit:3)",
    ],
    [
      "duplicate but for capitals",
      inInterface("  get-id: func();\n  get-ID: func();"),
      "4:3 wit-duplicate: `i` already has `get-id` (wit/a.wit:3)",
    ],
    [
      "duplicate field",
      inInterface("  record r { a: u8, b: u8, a: u8 }"),
      "3:28 wit-duplicate: the record `r` already has `a` (wit/a.wit:3)",
    ],
    [
      "duplicate parameter",
      inInterface("  f: func(a: u8, a: u8);"),
      "3:18 wit-duplicate: the parameters of `f` already has `a` (wit/a.wit:3)",
    ],
    [
      "duplicate method",
      inInterface("  resource r { m: func(); m: func(); }"),
      "3:27 wit-duplicate: the resource `r` already has `m` (wit/a.wit:3)",
    ],
    [
      "duplicate interface",
      `${inInterface("")}interface i {}`,
      "6:11 wit-duplicate: the package `a:b` already has `i` (wit/a.wit:2)",
    ],
    [
      "duplicate export",
      "package a:b;\nworld w {\n  export f: func();\n  export f: func();\n}",
      "4:10 wit-duplicate: the exports of `w` already has `f` (wit/a.wit:3)",
    ],
    [
      "interface exported twice",
      "package a:b;\ninterface i {}\nworld w { export i; export i; }",
      "3:28 wit-duplicate: the interface `i` is exported twice",
    ],
    [
      "alias that meets an interface",
      "package a:b;\nuse c:d/i;\ninterface i {}\nworld w {}\npackage c:d { interface i {} }",
      "2:9 wit-duplicate: this file already has `i` (wit/a.wit:3)",
    ],
  ])("%s", async (_, text, problem) => {
    expect(await problems(text, "w")).toEqual([`wit/a.wit:${problem}`]);
  });

  it("reports all of them, in order", async () => {
    const text = inInterface("  f: func(a: x);\n  record r { b: y }");
    expect((await problems(text)).map((problem) => problem.split(" ")[0])).toEqual(["wit/a.wit:3:14", "wit/a.wit:4:17"]);
  });

  it("guesses what was meant", async () => {
    const outcome = await readWit([{ path: "a.wit", text: inInterface("  record currency { a: u8 }\n  f: func(a: curency);") }]);
    expect(outcome.diagnostics[0]?.help).toBe("did you mean `currency`?");
  });
});

describe("meaning, at what is named", () => {
  it.each([
    [
      "handle of a record",
      inInterface("  record r { a: u8 }\n  f: func(a: borrow<r>);"),
      "4:21 wit-semantics: `r` is not a resource",
    ],
    [
      "handle of an alias of a list",
      inInterface("  resource q;\n  type r = list<q>;\n  f: func(a: borrow<r>);"),
      "5:21 wit-semantics: `r` is not a resource",
    ],
    ["empty record", inInterface("  record r {}"), "3:10 wit-semantics: the record `r` is empty"],
    ["recursive type", inInterface("  record r { a: option<r> }"), "3:10 wit-semantics: type `r` depends on itself"],
    [
      "borrow in a result",
      inInterface("  resource r;\n  f: func() -> borrow<r>;"),
      "4:3 wit-semantics: function `f` returns a type which contains a `borrow<T>` which is not supported",
    ],
    [
      "borrow in a method's result",
      inInterface("  resource r {\n    m: func() -> borrow<r>;\n  }"),
      "4:5 wit-semantics: function `[method]r.m` returns a type which contains a `borrow<T>` which is not supported",
    ],
    [
      "renaming what is not there",
      "package a:b;\nworld v {}\nworld w {\n  include v with { f as g }\n}",
      "4:20 wit-semantics: no import or export kebab-name `f`. Note that an ID does not support renaming",
    ],
    [
      "gate of the future",
      "package a:b@1.0.0;\nworld w {\n  @since(version = 2.0.0)\n  import f: func();\n}",
      "4:10 wit-semantics: feature gate cannot reference unreleased version 2.0.0 of package [a:b@1.0.0] (current version 1.0.0)",
    ],
  ])("%s", async (_, text, problem) => {
    expect(await problems(text, "w")).toEqual([`wit/a.wit:${problem}`]);
  });

  it("counts flags", async () => {
    const flags = Array.from({ length: 33 }, (_, i) => `n${i}`).join(", ");
    expect(await problems(inInterface(`  flags f { ${flags} }`))).toEqual([
      "wit/a.wit:3:9 wit-semantics: `f` has 33 flags; 32 are allowed",
    ]);
  });
});

describe("the world", () => {
  const several = "package a:b;\nworld v {}\nworld w {}";

  it("has to be chosen among several", async () => {
    const outcome = await readWit([{ path: "a.wit", text: several }]);
    expect(outcome.diagnostics).toMatchObject([
      {
        code: "world-ambiguous",
        message: "the package `a:b` has several worlds",
        help: "choose one of `v`, `w`",
        place: { file: "a.wit", line: 1, column: 9 },
      },
    ]);
  });

  it("has to exist", async () => {
    const outcome = await readWit([{ path: "a.wit", text: several }], "main");
    expect(outcome.diagnostics).toMatchObject([{ code: "world-not-found", help: "the worlds are `v`, `w`" }]);
    expect(await problems("package a:b;\n@unstable(feature = x)\nworld w {}")).toEqual([
      "wit/a.wit:3:7 world-not-found: the world `w` is `@unstable`, and no feature is switched on",
    ]);
    expect(await problems("package a:b;\ninterface i {}")).toEqual([
      "wit/a.wit:1:9 world-not-found: the package `a:b` has no world",
    ]);
  });
});

describe("packages", () => {
  it("need a name", async () => {
    expect(await problems("world w {}")).toEqual(["wit/a.wit:1:1 wit-package: no file of the package says its name"]);
  });

  it("have one name in all files of a folder", async () => {
    const files = [
      { path: "wit/a.wit", text: "package a:b;\nworld w {}" },
      { path: "wit/b.wit", text: "package a:c;" },
    ];
    expect((await readWit(files)).diagnostics).toMatchObject([
      { code: "wit-package", place: { file: "wit/b.wit", line: 1, column: 9 } },
    ]);
  });

  it("may come twice only if they are the same", async () => {
    const dep = (body: string) => `package c:${body === "" ? "x" : "y"};\npackage d:e {\n  interface i { ${body} }\n}`;
    const files = [
      { path: "wit/a.wit", text: "package a:b;\nworld w { import d:e/i; }" },
      { path: "wit/deps/x.wit", text: dep("") },
      { path: "wit/deps/y.wit", text: dep("f: func();") },
    ];
    expect((await readWit(files)).diagnostics).toMatchObject([
      { code: "wit-duplicate", place: { file: "wit/deps/y.wit", line: 2, column: 9 } },
    ]);
  });

  it("report errors in the file that has them", async () => {
    const files = [
      { path: "wit/a.wit", text: "package a:b;\nworld w { import c:d/i; }" },
      { path: "wit/deps/c/i.wit", text: "package c:d;\ninterface i {\n  f: func(a: x);\n}" },
    ];
    expect((await readWit(files)).diagnostics).toMatchObject([
      { code: "wit-name", place: { file: "wit/deps/c/i.wit", line: 3, column: 14 } },
    ]);
  });
});

it("needs text", async () => {
  expect((await readWit([])).diagnostics).toMatchObject([{ code: "no-wit-files" }]);
});
