import type { Io } from "./io.js";

const ERASE_LINE = "\r\u001b[2K";

/** One line on a terminal that says what is being done, and is gone when it is done. */
export class Progress {
  readonly #write: (text: string) => void;

  constructor(io: Io, quiet: boolean) {
    const shown = io.stderr.isTerminal && io.env.TERM !== "dumb" && !quiet;
    this.#write = shown ? io.stderr.write : () => {};
  }

  say(what: string): void {
    this.#write(`${ERASE_LINE}${what} …`);
  }

  done(): void {
    this.#write(ERASE_LINE);
  }
}
