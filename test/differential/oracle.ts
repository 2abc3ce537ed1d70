/** The engine that answers are compared with: wasmtime's component API, in a process of its own. */

import { type ChildProcessWithoutNullStreams, spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { createInterface } from "node:readline";
import type { Answer, Request } from "./answer.js";

/** Of the venv with the engine, which `npm test` makes. */
const python = join(import.meta.dirname, "../../.cache/venv/bin/python");

export const isOracleThere = existsSync(python);

export class Oracle {
  readonly #process: ChildProcessWithoutNullStreams;
  readonly #waiting: ((line: string) => void)[] = [];
  #errors = "";
  #hasEnded = false;

  constructor() {
    this.#process = spawn(python, [join(import.meta.dirname, "oracle.py")]);
    this.#process.stderr.on("data", (text) => {
      this.#errors += text;
    });
    createInterface({ input: this.#process.stdout }).on("line", (line) => this.#waiting.shift()?.(line));
    this.#process.on("close", () => {
      this.#hasEnded = true;
      for (const answer of this.#waiting.splice(0)) answer("");
    });
  }

  async answers({ component, exchanges }: Request): Promise<readonly Answer[]> {
    if (this.#hasEnded) throw new Error(`the oracle has ended: ${this.#errors}`);
    const line = await new Promise<string>((resolve) => {
      this.#waiting.push(resolve);
      const listed = exchanges.map(({ isFresh, pokes, peeks }) => [
        isFresh,
        pokes.map(({ part, at, bytes }) => [`poke-${part}`, at, base64(bytes)]),
        peeks.map(({ part, at, length }) => [`peek-${part}`, at, length]),
      ]);
      this.#process.stdin.write(`${JSON.stringify({ component: base64(component), exchanges: listed })}\n`);
    });
    if (line === "") throw new Error(`the oracle ended: ${this.#errors}`);
    const found = JSON.parse(line) as readonly ({ trap: string } | { peeked: readonly string[]; called: number })[];
    return found.map((each) =>
      "trap" in each ? each : { peeked: each.peeked.map((text) => Buffer.from(text, "base64")), called: each.called },
    );
  }

  close(): void {
    this.#process.stdin.end();
  }
}

function base64(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString("base64");
}
