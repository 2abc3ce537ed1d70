/** Fixture files from disk, checked against the world whose packages they test. */

import type { Outcome } from "../../wit/diagnostic.js";
import { diagnostic, failed, succeed } from "../../wit/diagnostic.js";
import type { FixtureSuite } from "../../wit/fixtures/fixture-suite.js";
import { readFixture } from "../../wit/fixtures/read-fixture.js";
import type { World } from "../../wit/world/world.js";
import { DiagnosticLog } from "../diagnostic-log.js";
import { readInputFile } from "../read-input-file.js";
import type { UserPath } from "../user-path.js";
import { type FixturePatterns, fixturePaths } from "./fixture-paths.js";

export interface Fixture {
  readonly suite: FixtureSuite;
  /** The file's own `steps`, for reports that quote what was expected. */
  readonly steps: readonly FixtureStep[];
}

/** The parts of a step that a report quotes. */
export interface FixtureStep {
  readonly new?: true;
  readonly call?: string;
  readonly drop?: string;
  readonly returns?: unknown;
  readonly traps?: unknown;
  readonly exits?: unknown;
  readonly stdout?: unknown;
  readonly stderr?: unknown;
  readonly imports?: unknown;
}

/** All that is wrong with any of the files, at once. */
export function readFixtures(patterns: FixturePatterns, world: World, cwd: string): Outcome<readonly Fixture[]> {
  const log = new DiagnosticLog();
  const paths = log.take(fixturePaths(patterns, cwd)) ?? [];
  return log.conclude(paths.flatMap((path) => log.take(readFixtureFile(path, world)) ?? []));
}

function readFixtureFile(path: UserPath, world: World): Outcome<Fixture> {
  const bytes = readInputFile(path);
  if (!bytes.ok) return bytes;
  const text = decode(bytes.value);
  if (text === undefined) {
    const help = "name a file of fixtures, in UTF-8";
    return failed(diagnostic("unreadable-file", "the file is not text in UTF-8", { place: { file: path.shown }, help }));
  }
  const suite = readFixture({ path: path.shown, text }, world);
  return suite.ok ? succeed({ suite: suite.value, steps: JSON.parse(text).steps }, suite.diagnostics) : suite;
}

function decode(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}
