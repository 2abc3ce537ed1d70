import { statSync } from "node:fs";
import path from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { describe, expect, it } from "vitest";
import { runCommand } from "../../../../cli/suite/run-command.js";
import { tempFolder } from "../temp-folder.js";

const node = (script: string, cwd = tempFolder()) => ({ argv: [process.execPath, "-e", script] as const, cwd });
const limits = (seconds = 20) => ({ env: process.env, seconds });

describe("runCommand", () => {
  it("gathers what is printed, and the status", async () => {
    const run = await runCommand(node("console.log('out'); console.error('err'); process.exit(3)"), limits());
    expect(run).toEqual({ end: "exited with status 3", succeeded: false, stdout: "out\n", stderr: "err\n" });
    expect(await runCommand(node(""), limits())).toMatchObject({ end: "exited with status 0", succeeded: true });
  });

  it("adds to the environment", async () => {
    const command = { ...node("console.log(process.env.A + process.env.B)"), env: { B: "2" } };
    expect((await runCommand(command, { env: { ...process.env, A: "1", B: "0" }, seconds: 20 })).stdout).toBe("12\n");
  });

  it("says when a program is not there, or dies of a signal", async () => {
    const missing = { argv: ["no-such-program-of-ours"] as const, cwd: tempFolder() };
    expect(await runCommand(missing, limits())).toMatchObject({ end: "could not be started (ENOENT)", succeeded: false });
    expect((await runCommand(node("process.kill(process.pid, 'SIGKILL')"), limits())).end).toBe("was killed by SIGKILL");
  });

  it("ends a command that hangs, with all that it started, and keeps what it printed", async () => {
    const folder = tempFolder();
    const beats = () => statSync(path.join(folder, "beats")).size;
    const child = "setInterval(() => require('fs').appendFileSync('beats', 'x'), 10)";
    const script = `console.log("begun"); require("child_process").spawn(process.execPath, ["-e", ${JSON.stringify(child)}], { stdio: "inherit" })`;
    const run = await runCommand(node(script, folder), limits(1.5));
    expect(run).toMatchObject({ end: "did not end within 1.5 s", succeeded: false, stdout: "begun\n" });
    const atTheEnd = beats();
    expect(atTheEnd).toBeGreaterThan(0);
    await delay(200);
    expect(beats()).toBe(atTheEnd);
  });
});
