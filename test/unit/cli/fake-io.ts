import type { Io } from "../../../cli/io.js";

export interface FakeIo extends Io {
  readonly out: () => string;
  readonly err: () => string;
}

/** An Io that remembers what was written, without a terminal unless asked for. */
export function fakeIo(cwd: string, more: { readonly env?: Record<string, string>; readonly terminal?: boolean } = {}): FakeIo {
  const written = { out: "", err: "" };
  const output = (stream: keyof typeof written) => ({
    isTerminal: more.terminal ?? false,
    write: (text: string) => {
      written[stream] += text;
    },
  });
  return {
    cwd,
    env: more.env ?? {},
    stdout: output("out"),
    stderr: output("err"),
    out: () => written.out,
    err: () => written.err,
  };
}
