// Serves what is measured: folders, and single pages made up in memory, all from one free port.

import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { extname, join, normalize, sep } from "node:path";

const mediaTypes = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".wasm": "application/wasm",
  ".svg": "image/svg+xml",
  ".png": "image/png",
};

/**
 * Starts a server; the process may end while it runs. `folders` maps a prefix such as `/ours/` to a folder,
 * `pages` maps a path to its HTML. Answers the server's URL, without a `/` at the end.
 */
export async function serve(folders, pages) {
  const server = createServer(async (request, response) => {
    const path = decodeURIComponent(new URL(request.url, "http://localhost").pathname);
    const bytes = pages[path] ?? (await fileBelow(folders, path));
    response.writeHead(bytes === undefined ? 404 : 200, {
      "content-type": path in pages ? mediaTypes[".html"] : (mediaTypes[extname(path)] ?? "application/octet-stream"),
      "cache-control": "no-store",
    });
    response.end(bytes);
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  server.unref();
  return `http://localhost:${server.address().port}`;
}

async function fileBelow(folders, path) {
  const prefix = Object.keys(folders).find((prefix) => path.startsWith(prefix));
  if (prefix === undefined) return undefined;
  const root = normalize(join(folders[prefix], sep));
  const file = normalize(join(root, path.slice(prefix.length) || "index.html"));
  return file.startsWith(root) ? readFile(file).catch(() => undefined) : undefined;
}
