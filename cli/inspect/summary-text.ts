import { printable } from "../report.js";
import { sizeText } from "../size-text.js";
import type { Summary, SummaryItem } from "./summary.js";

/** The summary for a person; sections without content are left out. */
export function summaryText(summary: Summary): string {
  const { component, world, fingerprint, exports, imports, wasi = [], modules, refusals } = summary;
  const head = [
    ...(component === undefined
      ? []
      : [
          ["component", `${component.file}, ${sizeText(component.size)}`],
          ["sha256", component.sha256],
        ]),
    ...(world === undefined || fingerprint === undefined
      ? []
      : [
          ["world", world],
          ["fingerprint", fingerprint],
        ]),
    ...(wasi.length === 0 ? [] : [["WASI", wasi.join(", ")]]),
  ].map(([label = "", value = ""]) => `${label.padEnd(13)}${value}`);
  const importsTitle = component === undefined ? "imports" : "imports (all that it can touch)";
  const sections = [
    head,
    section("exports", exports.flatMap(itemLines)),
    component !== undefined && imports.length === 0
      ? ["imports: none, it can touch nothing"]
      : section(importsTitle, imports.flatMap(itemLines)),
    section("core modules", modules.map(moduleLine)),
    section("no package can be made for", Object.entries(refusals).flatMap(refusalLines)),
  ];
  const text = sections.filter((lines) => lines.length > 0).map((lines) => lines.map((line) => `${printable(line)}\n`).join(""));
  return text.join("\n");
}

function section(title: string, lines: readonly string[]): string[] {
  return lines.length === 0 ? [] : [title, ...lines.map((line) => `  ${line}`)];
}

function itemLines({ name, functions }: SummaryItem): string[] {
  const lines = functions.map(
    (func) => `${func.name}${func.type === undefined ? "" : `: ${func.type}`}${func.stub ? "  (trapping stub)" : ""}`,
  );
  const standsAlone = functions.length === 1 && functions[0]?.name === name;
  return standsAlone ? lines : [name, ...lines.map((line) => `  ${line}`)];
}

function moduleLine({ size, features }: Summary["modules"][number], index: number): string {
  return `${index}  ${sizeText(size).padStart(9)}  ${features.join(", ")}`.trimEnd();
}

function refusalLines([language, reasons]: [string, readonly string[]]): string[] {
  return [language, ...reasons.map((reason) => `  ${reason}`)];
}
