/** Pages in a headless Chromium, which report back what came out of them. */

import { spawn, spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";

/** The command of the Chromium at hand. */
export const chromium = ["chromium", "chromium-browser", "google-chrome"].find(
  (name) => spawnSync(name, ["--version"], { stdio: "ignore" }).status === 0,
);

const flags = [
  "--headless",
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--disable-dev-shm-usage",
  "--no-first-run",
  "--no-proxy-server",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  "--enable-logging=stderr",
];

/** Opens the page in a browser of its own until `outcome` has come; throws with the browser's console when it does not within 30 s. */
export async function visit<T>(url: string, outcome: Promise<T>): Promise<T> {
  if (chromium === undefined) throw new Error("there is no Chromium");
  const profile = mkdtempSync(path.join(os.tmpdir(), "at-home-chromium-"));
  // A process group of its own, so that all of the browser's processes end with it.
  const browser = spawn(chromium, [...flags, `--user-data-dir=${profile}`, url], {
    detached: true,
    // What the browser puts into the temporary directory goes with the profile.
    env: { ...process.env, TMPDIR: profile },
    stdio: ["ignore", "ignore", "pipe"],
  });
  const ended = new Promise((resolve) => browser.once("close", resolve));
  let said = "";
  browser.stderr.on("data", (text) => {
    said += text;
  });
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`${url} did not report\n${said}`)), 30_000);
  });
  try {
    return await Promise.race([outcome, late]);
  } finally {
    clearTimeout(timer);
    if (browser.pid !== undefined) process.kill(-browser.pid, "SIGKILL");
    await ended;
    rmSync(profile, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
  }
}
