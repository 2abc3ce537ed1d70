/** Diagnostics as a terminal, a program or a CI reads them. */

import { styleText } from "node:util";
import type { Diagnostic, Place, Severity } from "../wit/diagnostic.js";
import type { Io } from "./io.js";

export const reportFormats = ["text", "json", "github"] as const;
export type ReportFormat = (typeof reportFormats)[number];

/** The form that arguments ask for, for those that are wrong as a whole. */
export function formatIn(argv: readonly string[]): ReportFormat {
  const given = argv.map((argument, i) => (argument === "--format" ? argv[i + 1] : /^--format=(.*)$/.exec(argument)?.[1]));
  const format = given.findLast((value) => value !== undefined);
  return reportFormats.find((known) => known === format) ?? (argv.includes("--json") ? "json" : "text");
}

/** Writes them to stderr; nothing at all if there are none. */
export function report(diagnostics: readonly Diagnostic[], format: ReportFormat, io: Io): void {
  if (diagnostics.length > 0) io.stderr.write(renderers[format](diagnostics, usesColor(io)));
}

function usesColor({ env, stderr }: Io): boolean {
  return stderr.isTerminal && !env.NO_COLOR && env.TERM !== "dumb";
}

const renderers: Record<ReportFormat, (diagnostics: readonly Diagnostic[], color: boolean) => string> = {
  text: (diagnostics, color) => diagnostics.map((d) => asText(d, color)).join(""),
  json: (diagnostics) => `${JSON.stringify({ diagnostics }, undefined, 2)}\n`,
  github: (diagnostics) => diagnostics.map(asWorkflowCommand).join(""),
};

function asText(d: Diagnostic, color: boolean): string {
  const paint = (style: Parameters<typeof styleText>[0], text: string) => (color ? styleText(style, text) : text);
  const place = d.place === undefined ? "" : `${paint("bold", placeText(d.place))}: `;
  const label = paint(["bold", d.severity === "error" ? "red" : "yellow"], `${d.severity}[${d.code}]`);
  return `${place}${label}: ${printable(d.message)}\n  ${paint("bold", "help")}: ${printable(d.help)}\n`;
}

/** E.g. `wit/world.wit:3:14`, `billing.wasm:0x1f` for a byte offset. */
export function placeText({ file, line, column, offset }: Place): string {
  const parts = [file, line, column, offset === undefined ? undefined : `0x${offset.toString(16)}`];
  return printable(parts.filter((part) => part !== undefined).join(":"));
}

/** Names come out of untrusted binaries: a control character in one must not reach the terminal. */
export function printable(text: string): string {
  return text.replace(/[\p{Cc}\p{Bidi_Control}]/gu, (c) => `\\u{${c.codePointAt(0)?.toString(16)}}`);
}

function asWorkflowCommand(d: Diagnostic): string {
  return workflowCommand(d.severity, d.place ?? {}, d.code, `${d.message}\nhelp: ${d.help}`);
}

/** A workflow command of GitHub's: an annotation at the line in question. */
export function workflowCommand(
  severity: Severity,
  { file, line, column }: Partial<Place>,
  title: string,
  message: string,
): string {
  const properties = Object.entries({ file, line, col: column, title })
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => `${name}=${escapeProperty(String(value))}`);
  return `::${severity} ${properties.join(",")}::${escapeData(message)}\n`;
}

function escapeData(text: string): string {
  return text.replaceAll("%", "%25").replaceAll("\r", "%0D").replaceAll("\n", "%0A");
}

function escapeProperty(text: string): string {
  return escapeData(text).replaceAll(":", "%3A").replaceAll(",", "%2C");
}
