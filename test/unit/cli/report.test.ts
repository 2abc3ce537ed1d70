import { describe, expect, it } from "vitest";
import { report } from "../../../cli/report.js";
import { diagnostic } from "../../../wit/diagnostic.js";
import { fakeIo } from "./fake-io.js";

const syntax = diagnostic("config-syntax", "a, 100% b", { place: { file: "a:b,c.json", line: 3, column: 7 }, help: "mend it" });
const warning = diagnostic("no-module-path", "no path", { help: "give one" });
const binary = diagnostic("malformed-component", "cut short", { place: { file: "b.wasm", offset: 31 }, help: "rebuild it" });

const text = (
  diagnostics: Parameters<typeof report>[0],
  more?: Parameters<typeof fakeIo>[1],
  format: Parameters<typeof report>[1] = "text",
) => {
  const io = fakeIo("/", more);
  report(diagnostics, format, io);
  return io.err();
};

describe("report", () => {
  it("writes a line and a remedy for each", () => {
    expect(text([syntax, warning, binary])).toBe(
      "a:b,c.json:3:7: error[config-syntax]: a, 100% b\n  help: mend it\n" +
        "warning[no-module-path]: no path\n  help: give one\n" +
        "b.wasm:0x1f: error[malformed-component]: cut short\n  help: rebuild it\n",
    );
  });

  it("writes nothing for none", () => {
    expect([text([]), text([], {}, "json"), text([], {}, "github")]).toEqual(["", "", ""]);
  });

  it("writes one JSON document", () => {
    expect(JSON.parse(text([syntax, warning], {}, "json")).diagnostics).toEqual([syntax, warning]);
  });

  it("writes GitHub's annotations, escaped", () => {
    expect(text([syntax, warning], {}, "github")).toBe(
      "::error file=a%3Ab%2Cc.json,line=3,col=7,title=config-syntax::a, 100%25 b%0Ahelp: mend it\n" +
        "::warning title=no-module-path::no path%0Ahelp: give one\n",
    );
  });

  it("is coloured on a terminal only, and not where the user does not want it", () => {
    expect(text([warning], { terminal: true })).toContain("\u001b[");
    expect(text([warning], { terminal: true, env: { NO_COLOR: "1" } })).not.toContain("\u001b[");
    expect(text([warning], { terminal: true, env: { TERM: "dumb" } })).not.toContain("\u001b[");
    expect(text([warning])).not.toContain("\u001b[");
  });

  it("lets no control character of a hostile name through", () => {
    expect(text([diagnostic("unsupported-wit", "\u001b[2J\u202ename", { place: { file: "\u0007.wasm" } })])).toContain(
      "\\u{7}.wasm: error[unsupported-wit]: \\u{1b}[2J\\u{202e}name\n",
    );
  });
});
