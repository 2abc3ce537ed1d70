/** The customer's program through bundlers, each with the least that it needs to be told. */

import { copyFileSync, mkdirSync, writeFileSync } from "node:fs";
import type { RequestListener } from "node:http";
import path from "node:path";
import { node } from "./command.js";

/** Bundles for browsers in a project, with the tools of a `node_modules`; gives the folder to serve. */
export type Bundle = (project: string, tools: string) => Promise<string>;

function page(folder: string, script: string): void {
  writeFileSync(path.join(folder, "index.html"), `<!doctype html>\n<meta charset="utf-8">\n<title>visitors</title>\n${script}\n`);
}

function vite(name: string, ...flags: string[]): Bundle {
  return async (project, tools) => {
    await node([path.join(tools, "vite/bin/vite.js"), "build", "--outDir", `dist/${name}`, ...flags], project);
    return path.join(project, "dist", name);
  };
}

/** The artifact has to be copied: esbuild leaves `new URL(…, import.meta.url)` as it is. */
async function esbuild(project: string, tools: string): Promise<string> {
  const folder = path.join(project, "dist/esbuild");
  await runEsbuild(tools, ["page.js", "worker.js", "--format=esm", "--outdir=dist/esbuild"], project);
  copyArtifact(project, folder);
  page(folder, '<script type="module" src="page.js"></script>');
  return folder;
}

async function webpack(project: string, tools: string): Promise<string> {
  await runWebpack(tools, "web", "dist/webpack", "page=./page.js", project);
  const folder = path.join(project, "dist/webpack");
  page(folder, '<script defer src="page.js"></script>');
  return folder;
}

export const browserBundles: Readonly<Record<string, Bundle>> = {
  vite: vite("vite"),
  "vite, the artifact inlined": vite("vite-inlined", "--assetsInlineLimit", "1000000"),
  esbuild,
  webpack,
};

/** Bundles for Node; give the file to run. */
export const nodeBundles: Readonly<Record<string, Bundle>> = {
  esbuild: esbuildForNode("node.js", "esm", "dist/esbuild-node/node.mjs"),
  "esbuild, as CommonJS": esbuildForNode("bundled.cjs", "cjs", "dist/esbuild-node/node.cjs"),
  async webpack(project, tools) {
    await runWebpack(tools, "node", "dist/webpack-node", "node=./node.js", project);
    // webpack prints CommonJS.
    const folder = path.join(project, "dist/webpack-node");
    copyFileSync(path.join(folder, "node.js"), path.join(folder, "node.cjs"));
    return path.join(folder, "node.cjs");
  },
  async vite(project, tools) {
    await node([path.join(tools, "vite/bin/vite.js"), "build", "--ssr", "node.js", "--outDir", "dist/vite-node"], project);
    return path.join(project, "dist/vite-node/node.js");
  },
};

function esbuildForNode(entry: string, format: string, out: string): Bundle {
  return async (project, tools) => {
    await runEsbuild(tools, [entry, "--platform=node", `--format=${format}`, `--outfile=${out}`], project);
    const file = path.join(project, out);
    copyArtifact(project, path.dirname(file));
    return file;
  };
}

/** What `vite` serves while its user develops, as middleware; without the socket by which it reloads pages. */
export async function viteDevServer(
  project: string,
  tools: string,
): Promise<AsyncDisposable & { readonly pages: RequestListener }> {
  const { createServer } = await import(path.join(tools, "vite/dist/node/index.js"));
  const server = await createServer({
    root: project,
    configFile: false,
    logLevel: "error",
    server: { middlewareMode: true, hmr: false, ws: false },
  });
  return { pages: server.middlewares, [Symbol.asyncDispose]: () => server.close() };
}

export function runEsbuild(tools: string, args: readonly string[], project: string): Promise<string> {
  return node([path.join(tools, "esbuild/bin/esbuild"), "--bundle", "--log-level=error", ...args], project);
}

function runWebpack(tools: string, target: string, folder: string, entry: string, project: string): Promise<string> {
  return node([path.join(import.meta.dirname, "webpack.mjs"), tools, target, folder, entry], project);
}

function copyArtifact(project: string, folder: string): void {
  mkdirSync(folder, { recursive: true });
  copyFileSync(path.join(project, "node_modules/@acme/visitors/visitors.wasm"), path.join(folder, "visitors.wasm"));
}
