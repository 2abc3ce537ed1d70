import type { Io, Output } from "./io.js";

/** A reader such as `head` may close the pipe early; that is its right and no fault. */
function endQuietlyOnClosedPipe(error: NodeJS.ErrnoException): void {
  if (error.code !== "EPIPE") throw error;
  process.exit();
}

function output(stream: NodeJS.WriteStream): Output {
  stream.on("error", endQuietlyOnClosedPipe);
  return { isTerminal: stream.isTTY === true, write: (text) => stream.write(text) };
}

export const processIo: Io = {
  cwd: process.cwd(),
  env: process.env,
  stdout: output(process.stdout),
  stderr: output(process.stderr),
};
