// Serves a folder as the strictest host would: the policy that the element promises to live under.

import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { extname, join, normalize, sep } from "node:path";
import { fileURLToPath } from "node:url";

/** The built app; `PALPATE_DIST` names a copy that no build writes to meanwhile. */
export const dist = process.env.PALPATE_DIST ?? fileURLToPath(new URL("../../dist/", import.meta.url));

/** Host pages of the tests, served beside the built app. */
export const pages = fileURLToPath(new URL("pages/", import.meta.url));

export const policy =
  "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self' data: blob:; connect-src 'self'";

const mediaTypes = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".mjs": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".wasm": "application/wasm",
  ".json": "application/json",
  ".webmanifest": "application/manifest+json",
  ".svg": "image/svg+xml",
  ".png": "image/png",
};

/**
 * Starts a server on a free port; the process may end while it runs. Answers its URL, with a `/` at the end.
 * A file is looked for in each folder in turn.
 */
export async function serve(...folders) {
  return serveUnder(policy, ...folders);
}

/** The same under another content security policy; "" for none. */
export async function serveUnder(policy, ...folders) {
  const roots = (folders.length > 0 ? folders : [dist, pages]).map((folder) => normalize(join(folder, sep)));
  const server = createServer(async (request, response) => {
    const path = decodeURIComponent(new URL(request.url, "http://localhost").pathname);
    const name = path.endsWith("/") ? `${path}index.html` : path;
    let bytes;
    for (const root of roots) {
      const file = normalize(join(root, name));
      bytes ??= file.startsWith(root) ? await readFile(file).catch(() => undefined) : undefined;
    }
    response.writeHead(bytes ? 200 : 404, {
      "content-type": mediaTypes[extname(name)] ?? "application/octet-stream",
      ...(policy && { "content-security-policy": policy }),
      "cache-control": "no-cache",
      "x-content-type-options": "nosniff",
    });
    response.end(bytes);
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  server.unref();
  return `http://localhost:${server.address().port}/`;
}
