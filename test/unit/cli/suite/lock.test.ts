import { spawnSync } from "node:child_process";
import { existsSync, writeFileSync } from "node:fs";
import path from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { describe, expect, it } from "vitest";
import { whileLocked } from "../../../../cli/suite/lock.js";
import { tempFolder } from "../temp-folder.js";

const lockFile = () => path.join(tempFolder(), "cache", "lock");

describe("whileLocked", () => {
  it("lets one in at a time", async () => {
    const file = lockFile();
    let inside = 0;
    const work = async () => {
      inside++;
      expect(inside).toBe(1);
      await delay(20);
      inside--;
    };
    await Promise.all([1, 2, 3].map(() => whileLocked(file, work)));
    expect(existsSync(file)).toBe(false);
  });

  it("gives the lock back when the work fails", async () => {
    const file = lockFile();
    await expect(whileLocked(file, () => Promise.reject(new Error("no")))).rejects.toThrow("no");
    expect(await whileLocked(file, async () => 1)).toBe(1);
  });

  it("passes over a holder that has died", async () => {
    const file = path.join(tempFolder(), "lock");
    const { pid } = spawnSync(process.execPath, ["-e", ""]);
    writeFileSync(file, String(pid));
    expect(await whileLocked(file, async () => 2)).toBe(2);
  });
});
