import { describe, expect, test } from "vitest";
import {
  isInterfaceName,
  isLabel,
  isPlainName,
  isVersionSuffix,
  uniquenessKey,
} from "../../../../wit/component/structure/names.js";
import { component, decoded, definitions, name, refusal, refused, section } from "./assemble.js";

test.each(["a", "a-b-c", "a1-2-3", "A", "A-B-C", "A1-2-3", "a11-w0rds", "A11-4CR0NYMS", "m1x3d-4CR0NYMS", "is-XML"])(
  "%s is a label",
  (text) => {
    expect(isLabel(text)).toBe(true);
  },
);

test.each(["", "1-2-3", "-a", "a-", "a--b", "aB", "Ab", "a_b", "é", "a.b", "a\n"])("%j is no label", (text) => {
  expect(isLabel(text)).toBe(false);
});

test.each(["wasi:http/types", "a:b/c@1.0.0", "a:b/C@3.0.0-rc.1+build.5", "a:b/c@1", "a:b/c@0.2", "a:b/c@0.0.0", "a:b/c@0.0.3"])(
  "%s is an interface name",
  (text) => {
    expect(isInterfaceName(text)).toBe(true);
  },
);

test.each([
  "a:b",
  "A:b/c",
  "a:B/c",
  "a:b/cD",
  "a:b/c@",
  "a:b/c@01.0.0",
  "a:b/c@0",
  "a:b/c@1.2",
  "a:b:c/d",
  "a:b/c/d",
  "a:b/c@1.0.0-",
])("%s is no interface name", (text) => {
  expect(isInterfaceName(text)).toBe(false);
});

test.each([
  ["[method]a.b", true],
  ["[static]a.b", true],
  ["[constructor]a", true],
  ["[constructor]a.b", false],
  ["[method]a", false],
  ["[method]a.b.c", false],
  ["[method]A.bC", false],
  ["[other]a", false],
])("%s as a plain name: %s", (text, expected) => {
  expect(isPlainName(text)).toBe(expected);
});

test("names are unique in a form without capitals and annotations", () => {
  expect(uniquenessKey("foo-BAR")).toBe("foo-bar");
  expect(uniquenessKey("[method]foo.bar")).toBe(uniquenessKey("[static]FOO.bar"));
  expect(uniquenessKey("[method]foo.foo")).toBe("foo");
  expect(uniquenessKey("[constructor]foo")).not.toBe("foo");
  expect(uniquenessKey("[method]foo.bar")).not.toBe(uniquenessKey("bar"));
});

test("a version suffix completes a canonical version", () => {
  expect(isVersionSuffix("a:b/c@1", ".2.3-rc.1")).toBe(true);
  expect(isVersionSuffix("a:b/c@0.2", ".6")).toBe(true);
  expect(isVersionSuffix("a:b/c@1", "")).toBe(false);
  expect(isVersionSuffix("a:b/c", ".2.3")).toBe(false);
});

/** An import of an empty instance type, its name encoded by hand. */
const importing = (...names: readonly (readonly number[])[]) =>
  component(section(7, [1, 0x42, 0]), section(10, [names.length], ...names.map((bytes) => [...bytes, 0x05, 0])));

test("all three prefixes of names are read, the last with attributes", () => {
  const attributes = [3, 0x00, ...name("a:b/c"), 0x01, ...name(".2.3"), 0x02, ...name("any ☃ text")];
  const bytes = importing(
    [0x00, ...name("x")],
    [0x01, ...name("y")],
    [0x02, ...name("w:v/z@1"), 2, 0x01, ...name(".2.3"), 0x02, ...name("☃")],
  );
  expect(definitions(decoded(bytes), "import").map(({ name }) => name)).toEqual([
    { name: "x" },
    { name: "y" },
    { name: "w:v/z@1", versionSuffix: ".2.3", externalId: "☃" },
  ]);
  expect(refused(importing([0x02, ...name("z"), ...attributes])).message).toContain("does not complete the version of `z`");
});

test.each([
  ["an unknown prefix", [0x03, ...name("x")], "0x03 does not introduce a name"],
  ["an unknown attribute", [0x02, ...name("x"), 1, 0x03, 0], "0x03 is not an attribute of a name"],
  ["an attribute twice", [0x02, ...name("x"), 2, 0x02, 0, 0x02, 0], "the attribute external-id of a name is given twice"],
  ["implementing no interface", [0x02, ...name("x"), 1, 0x00, ...name("x")], "which is not an interface name"],
  ["implementing under an interface name", [0x02, ...name("a:b/c"), 1, 0x00, ...name("a:b/c")], "cannot have `implements`"],
])("%s is refused", (_, bytes, message) => {
  expect(refused(importing(bytes)).message).toContain(message);
});

test.each(["unlocked-dep=<a:b>", "[async]run", "[async method]a.b"])("the name %s of earlier drafts is unsupported", (text) => {
  const diagnostic = refused(importing([0x00, ...name(text)]));
  expect(diagnostic.code).toBe("unsupported-component");
  expect(diagnostic.message).toContain(`\`${text}\``);
});

test("a hostile name is shown short and without control characters", () => {
  const { message } = refused(importing([0x00, ...name(`\u001b[31m${"x".repeat(500)}`)]));
  expect(message).toContain("`\\u{1b}[31mxxx");
  expect(message.length).toBeLessThan(200);
});

describe("functions of resources", () => {
  const resource = '(import "a" (type $a (sub resource))) (import "b" (type $b (sub resource)))';
  test.each([
    ["twice the same name", '(import "a" (func)) (import "A" (func))', "the import name `A` conflicts with the earlier `a`"],
    ["no kebab case", '(import "aB" (func))', "the import name `aB` is neither"],
    ["an unknown resource", '(import "[static]z.m" (func))', "`z`, which has not been introduced before"],
    ["not a function", `${resource} (import "[static]a.m" (instance))`, "only functions can have this name"],
    ["no self", `${resource} (import "[method]a.m" (func))`, "must have a first parameter `self`"],
    [
      "another self",
      `${resource} (import "[method]a.m" (func (param "self" (borrow $b))))`,
      "uses another resource than its own",
    ],
    ["an owned self", `${resource} (import "[method]a.m" (func (param "self" (own $a))))`, "must be a borrowed resource"],
    ["a constructor of nothing", `${resource} (import "[constructor]a" (func))`, "must return its resource"],
    [
      "a constructor of another",
      `${resource} (import "[constructor]a" (func (result (own $b))))`,
      "uses another resource than its own",
    ],
  ])("%s is refused", async (_, wat, message) => {
    expect(await refusal(`(component ${wat})`)).toContain(message);
  });
});
