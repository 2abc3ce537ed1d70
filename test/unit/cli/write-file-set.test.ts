import { mkdirSync, readdirSync, rmSync, statSync, symlinkSync, writeFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { checkPackages, type Package, writePackages } from "../../../cli/write-file-set.js";
import { filesBeneath, tempFolder } from "./temp-folder.js";

const MANIFEST = ".wasm-sdk-manifest.json";

const pkg = (folder: string, files: Record<string, string | Uint8Array>, name = "sdk"): Package => ({
  language: "go",
  out: { absolute: path.join(folder, name), shown: name },
  fileSet: { files: Object.entries(files).map(([file, contents]) => ({ path: file, contents })) },
});

function write(packages: Package[], force = false) {
  const outcome = writePackages(packages, force);
  if (!outcome.ok) throw new Error(outcome.diagnostics.map((d) => d.message).join());
  return outcome.value.map(({ written, removed }) => ({ written, removed }));
}

const faults = (packages: Package[], force = false) =>
  writePackages(packages, force).diagnostics.map((d) => `${d.place?.file} ${d.code}`);

describe("writePackages", () => {
  it("writes the files and the list of them, and nothing else", () => {
    const folder = tempFolder();
    write([pkg(folder, { "a.txt": "a", "lib/b.bin": new Uint8Array([1, 2]) })]);
    const files = filesBeneath(folder);
    expect(Object.keys(files)).toEqual([`sdk/${MANIFEST}`, "sdk/a.txt", "sdk/lib/b.bin"]);
    expect(JSON.parse(files[`sdk/${MANIFEST}`] ?? "").files).toEqual({
      "a.txt": "ca978112ca1bbdcafac231b39a23dc4da786eff8147c4e72b9807785afee48bb",
      "lib/b.bin": "a12871fee210fb8619291eaea194581cbd2531e4b23759d225f6806923f63222",
    });
  });

  it("leaves an unchanged file alone", () => {
    const folder = tempFolder();
    write([pkg(folder, { "a.txt": "a", "b.txt": "b" })]);
    const before = statSync(path.join(folder, "sdk/a.txt")).ino;
    expect(write([pkg(folder, { "a.txt": "a", "b.txt": "c" })])).toEqual([{ written: ["b.txt", MANIFEST], removed: [] }]);
    expect(statSync(path.join(folder, "sdk/a.txt")).ino).toBe(before);
    expect(write([pkg(folder, { "a.txt": "a", "b.txt": "c" })])).toEqual([{ written: [], removed: [] }]);
  });

  it("removes its own files that are no longer part of the package, with folders that become empty", () => {
    const folder = tempFolder({ "sdk/mine/notes.txt": "mine" });
    write([pkg(folder, { "a.txt": "a", "x/y/b.txt": "b", "mine/c.txt": "c" })]);
    expect(write([pkg(folder, { "a.txt": "a" })])).toEqual([{ written: [MANIFEST], removed: ["mine/c.txt", "x/y/b.txt"] }]);
    expect(readdirSync(path.join(folder, "sdk")).sort()).toEqual([MANIFEST, "a.txt", "mine"]);
    expect(readdirSync(path.join(folder, "sdk/mine"))).toEqual(["notes.txt"]);
  });

  it("never touches a file that it did not write, not even by force", () => {
    const folder = tempFolder({ "sdk/a.txt": "the vendor's" });
    expect(faults([pkg(folder, { "a.txt": "a", "b.txt": "b" })], true)).toEqual(["sdk/a.txt foreign-file"]);
    expect(filesBeneath(folder)).toEqual({ "sdk/a.txt": "the vendor's" });
  });

  it("takes nothing behind a linked folder for its own", () => {
    const folder = tempFolder({ "other/a.txt": "theirs", "other/b.txt": "b" });
    write([pkg(folder, { "lib/a.txt": "a", "lib/b.txt": "b" })]);
    rmSync(path.join(folder, "sdk/lib"), { recursive: true });
    symlinkSync("../other", path.join(folder, "sdk/lib"));
    expect(faults([pkg(folder, { "lib/a.txt": "new" })], true)).toEqual(["sdk/lib/a.txt foreign-file"]);
    expect(write([pkg(folder, { "c.txt": "c" })], true)).toEqual([{ written: ["c.txt", MANIFEST], removed: [] }]);
    expect(filesBeneath(path.join(folder, "other"))).toEqual({ "a.txt": "theirs", "b.txt": "b" });
  });

  it("does not write through a link or over a folder in its place", () => {
    const folder = tempFolder({ "elsewhere.txt": "a" });
    mkdirSync(path.join(folder, "sdk/b.txt"), { recursive: true });
    symlinkSync("../elsewhere.txt", path.join(folder, "sdk/a.txt"));
    expect(faults([pkg(folder, { "a.txt": "a", "b.txt": "b" })])).toEqual(["sdk/a.txt foreign-file", "sdk/b.txt foreign-file"]);
  });

  it("takes over a file that already holds what it would write", () => {
    const folder = tempFolder({ "sdk/a.txt": "a" });
    expect(write([pkg(folder, { "a.txt": "a" })])).toEqual([{ written: [MANIFEST], removed: [] }]);
  });

  it("reports files edited by hand, and overwrites or removes them by force", () => {
    const folder = tempFolder();
    write([pkg(folder, { "a.txt": "a", "b.txt": "b" })]);
    writeFileSync(path.join(folder, "sdk/a.txt"), "edited");
    writeFileSync(path.join(folder, "sdk/b.txt"), "edited");
    const next = [pkg(folder, { "a.txt": "new" })];
    expect(faults(next).sort()).toEqual(["sdk/a.txt edited-file", "sdk/b.txt edited-file"]);
    expect(filesBeneath(folder)["sdk/a.txt"]).toBe("edited");
    expect(write(next, true)).toEqual([{ written: ["a.txt", MANIFEST], removed: ["b.txt"] }]);
  });

  it("writes none of the packages if one of them cannot be written", () => {
    const folder = tempFolder({ "two/a.txt": "the vendor's" });
    const packages = [pkg(folder, { "a.txt": "a" }, "one"), pkg(folder, { "a.txt": "a" }, "two")];
    expect(faults(packages)).toEqual(["two/a.txt foreign-file"]);
    expect(Object.keys(filesBeneath(folder))).toEqual(["two/a.txt"]);
  });

  it("puts everything back if writing fails half-way", () => {
    const folder = tempFolder();
    write([pkg(folder, { "a.txt": "a", "old/b.txt": "b" }, "one"), pkg(folder, { "c.txt": "c" }, "two")]);
    const before = filesBeneath(folder);
    // A file and a folder of one name: nothing on disk forbids either, but the second cannot be made.
    const impossible = { "c.txt": "C", lib: "a file", "lib/e.txt": "e" };
    const next = [
      pkg(folder, { "a.txt": "A", "new/d.txt": "d" }, "one"),
      pkg(folder, impossible, "two"),
      pkg(folder, {}, "three/sdk"),
    ];
    expect(faults(next)).toEqual(["two unwritable-output"]);
    expect(filesBeneath(folder)).toEqual(before);
    expect(readdirSync(folder, { recursive: true }).sort()).toEqual(
      ["one", `one/${MANIFEST}`, "one/a.txt", "one/old", "one/old/b.txt", "two", `two/${MANIFEST}`, "two/c.txt"].sort(),
    );
  });

  it("leaves no folder behind if a file stands where the package's folder belongs", () => {
    const folder = tempFolder({ two: "a file" });
    const packages = [pkg(folder, { "a.txt": "a" }, "deep/one"), pkg(folder, { "a.txt": "a" }, "two/sdk")];
    expect(faults(packages)).toEqual(["two/sdk unwritable-output"]);
    expect(readdirSync(folder)).toEqual(["two"]);
  });

  // Node's recursive `mkdirSync` would not return.
  it.runIf(process.platform === "linux")("ends where the file system takes no folders", () => {
    expect(faults([pkg("/proc", { "a.txt": "a" }, "wasm-sdk/deep")])).toEqual(["wasm-sdk/deep unwritable-output"]);
  });

  it.each([
    "{",
    '{ "format": 2, "files": {} }',
    '{ "format": 1, "files": { "../../etc/passwd": "00" } }',
    '{ "format": 1, "files": { "/a": "00" } }',
  ])("trusts no damaged list of files: %s", (manifest) => {
    const folder = tempFolder({ [`sdk/${MANIFEST}`]: manifest });
    expect(faults([pkg(folder, { "a.txt": "a" })], true)).toEqual([`sdk/${MANIFEST} damaged-manifest`]);
  });
});

describe("checkPackages", () => {
  it("names what differs, and writes nothing", () => {
    const folder = tempFolder();
    write([pkg(folder, { "a.txt": "a", "b.txt": "b", "c.txt": "c", "d.txt": "d" })]);
    expect(checkPackages([pkg(folder, { "a.txt": "a", "b.txt": "b", "c.txt": "c", "d.txt": "d" })]).ok).toBe(true);
    rmSync(path.join(folder, "sdk/b.txt"));
    writeFileSync(path.join(folder, "sdk/c.txt"), "edited");
    const before = filesBeneath(folder);
    const { diagnostics } = checkPackages([pkg(folder, { "a.txt": "A", "b.txt": "b", "c.txt": "c" })]);
    expect(diagnostics.map((d) => `${d.place?.file} ${d.code} ${d.message}`)).toEqual([
      `sdk stale-package the package is stale: b.txt (missing), a.txt, ${MANIFEST} (outdated), c.txt (edited by hand), d.txt (to be removed)`,
    ]);
    expect(filesBeneath(folder)).toEqual(before);
  });
});
