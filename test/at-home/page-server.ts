/** Serves pages on a free port, and takes what they report. */

import { readFile } from "node:fs/promises";
import http from "node:http";
import type { AddressInfo } from "node:net";
import path from "node:path";

/** What `customer/report.js` sends. */
export interface Report {
  /** The class of the global scope: `Window` or `DedicatedWorkerGlobalScope`. */
  readonly where: string;
  readonly value?: unknown;
  readonly error?: string;
}

const types: Readonly<Record<string, string>> = {
  ".html": "text/html",
  ".js": "text/javascript",
  ".wasm": "application/wasm",
};

/** Forbids `eval`: a page needs to allow WebAssembly, and nothing else. */
const policy = "script-src 'self' 'wasm-unsafe-eval'";

/** The files of a folder. */
export function filesOf(folder: string): http.RequestListener {
  return async (request, response) => {
    const { pathname } = new URL(request.url ?? "/", "http://localhost");
    const file = path.join(folder, pathname.endsWith("/") ? `${pathname}index.html` : pathname);
    const contents = await readFile(file).catch(() => undefined);
    const type = types[path.extname(file)] ?? "application/octet-stream";
    response.writeHead(contents ? 200 : 404, { "content-type": type, "content-security-policy": policy }).end(contents);
  };
}

/** Runs `use` with the server's address and the first report that comes. */
export async function withServer<T>(
  pages: http.RequestListener,
  use: (address: string, report: Promise<Report>) => Promise<T>,
): Promise<T> {
  let take: (report: Report) => void = () => undefined;
  const reported = new Promise<Report>((resolve) => {
    take = resolve;
  });
  const server = http.createServer(async (request, response) => {
    if (request.url !== "/report") return pages(request, response);
    const parts = await request.toArray();
    response.end();
    take(JSON.parse(Buffer.concat(parts).toString()));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  try {
    return await use(`http://127.0.0.1:${(server.address() as AddressInfo).port}`, reported);
  } finally {
    server.closeAllConnections();
    server.close();
  }
}
