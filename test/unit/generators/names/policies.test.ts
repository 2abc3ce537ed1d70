import { describe, expect, it } from "vitest";
import { languageIds } from "../../../../generators/core/languages.js";
import { pascal } from "../../../../generators/core/names/casing.js";
import type { NamePosition } from "../../../../generators/core/names/policy.js";
import { ecmascriptGlobals } from "../../../../generators/core/names/reserved/ecmascript-globals.js";
import { fixedNames } from "../../../../generators/core/names/reserved/fixed-names.js";
import { goKeywords, pythonKeywords, rubyKeywords } from "../../../../generators/core/names/reserved/keywords.js";
import { namePolicies } from "../../../../generators/name-policies.js";
import { witName } from "../../../../wit/name.js";

const all = (kebab: string, position: NamePosition) =>
  languageIds.map((language) => namePolicies[language].spell(witName(kebab), position)).join(" ");

describe("casing", () => {
  it.each<[NamePosition, string]>([
    ["type", "BankTransfer BankTransfer BankTransfer BankTransfer"],
    ["enum-case", "BankTransfer BankTransfer BANK_TRANSFER BANK_TRANSFER"],
    ["flag", "bankTransfer BankTransfer BANK_TRANSFER bank_transfer"],
    ["variant-case", "bank-transfer BankTransfer BankTransfer BankTransfer"],
    ["literal", "bank-transfer bank-transfer bank-transfer bank_transfer"],
    ["field", "bankTransfer BankTransfer bank_transfer bank_transfer"],
    ["parameter", "bankTransfer bankTransfer bank_transfer bank_transfer"],
    ["option", "bankTransfer BankTransfer bank_transfer bank_transfer"],
    ["function", "bankTransfer BankTransfer bank_transfer bank_transfer"],
    ["static", "bankTransfer BankTransfer bank_transfer bank_transfer"],
    ["factory", "BankTransfer BankTransfer BankTransfer BankTransfer"],
    ["member", "bankTransfer BankTransfer bank_transfer bank_transfer"],
  ])("of a %s", (position, expected) => {
    expect(all("bank-transfer", position)).toBe(expected);
  });

  it("keeps words with digits and acronyms together", () => {
    expect(all("a-1b", "type")).toBe("A1b A1b A1b A1b");
    expect(all("a-1b", "field")).toBe("a1b A1b a_1b a_1b");
    expect(all("VAT-id", "field")).toBe("vatId VATId vat_id vat_id");
    expect(all("VAT-id", "type")).toBe("VATId VATId VATId VATId");
    expect(pascal(witName("v0_3"))).toBe("V0_3");
  });
});

describe("reserved words", () => {
  it("are never a parameter's name", () => {
    const lower = (words: ReadonlySet<string>) => [...words].filter((word) => /^[a-z]+$/.test(word));
    const spelled = (language: "go" | "python" | "ruby", words: ReadonlySet<string>) =>
      lower(words).filter((word) => namePolicies[language].spell(witName(word), "parameter") !== `${word}_`);
    expect(spelled("go", goKeywords)).toEqual([]);
    expect(spelled("python", pythonKeywords)).toEqual([]);
    expect(spelled("ruby", rubyKeywords)).toEqual([]);
  });

  it("are all that JavaScript refuses as a parameter of a strict function", () => {
    const refused = (word: string) => {
      try {
        new Function(`"use strict"; return async function (${word}) {}`);
        return false;
      } catch {
        return true;
      }
    };
    const words = "await class enum eval arguments let static yield implements package of async get as from type any".split(" ");
    expect(words.filter((word) => namePolicies.typescript.spell(witName(word), "parameter") === `${word}_`)).toEqual(
      words.filter(refused),
    );
  });

  it("cover the globals of this engine", () => {
    const globals = Object.getOwnPropertyNames(globalThis).filter((name) => /^[A-Z]/.test(name));
    const standard = [
      "Array",
      "BigInt",
      "Error",
      "FinalizationRegistry",
      "Intl",
      "JSON",
      "Map",
      "Promise",
      "Proxy",
      "WeakRef",
      "Symbol",
    ];
    expect(globals).toEqual(expect.arrayContaining(standard));
    expect(standard.filter((name) => !ecmascriptGlobals.has(name))).toEqual([]);
  });

  it("cover Python's three keywords with a capital where a factory is an attribute", () => {
    expect(all("none", "factory")).toBe("None None None_ None");
  });

  it("list every name that the design fixes", () => {
    const now = "CallTimeoutError ClosedError Err Imports Ok Ptr ReentrancyError ResultError SdkError Some TrapError";
    const later = "Artifact BlockedError ExitError Future GuestFrame Placement RemoteError Stream SwapError";
    expect([...fixedNames].sort()).toEqual(`${now} ${later}`.split(" ").sort());
  });
});

describe("a wanted spelling", () => {
  it.each([
    ["go", "field", "getURL", false],
    ["go", "field", "GetURL", true],
    ["go", "parameter", "range", false],
    ["ruby", "type", "item", false],
    ["ruby", "field", "hash", false],
    ["typescript", "field", "class", true],
    ["typescript", "parameter", "class", false],
    ["python", "type", "item", true],
    ["python", "type", "1st", false],
  ] as const)("%s %s %s", (language, position, spelling, accepted) => {
    expect(namePolicies[language].accepts(spelling, position)).toBe(accepted);
  });
});
