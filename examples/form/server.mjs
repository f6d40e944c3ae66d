// Serves the page, and takes what its form sends: the note comes as JSON text in the field "note".

import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { extname, join } from "node:path";

const types = { ".html": "text/html", ".js": "text/javascript", ".css": "text/css", ".wasm": "application/wasm" };

async function answer(request) {
  const { pathname } = new URL(request.url, "http://localhost");
  if (request.method === "POST" && pathname === "/sessions") return charted(await textOf(request));
  const file = pathname === "/" ? "/index.html" : pathname;
  return { type: types[extname(file)], body: await readFile(join(import.meta.dirname, file)) };
}

function charted(form) {
  const { note } = JSON.parse(new URLSearchParams(form).get("note"));
  const findings = (note.findings ?? []).map(({ finding }) => finding).join(", ");
  const body = `<!doctype html>
<html lang="en">
  <head><meta charset="utf-8" /><title>Sent</title><link rel="icon" href="data:," /></head>
  <body><p>Charted: <output>${escaped(findings)}</output></p></body>
</html>`;
  return { type: "text/html", body };
}

/** Whatever was sent is text, and no part of the page. */
function escaped(text) {
  return text.replace(/[&<>]/g, (sign) => `&#${sign.charCodeAt(0)};`);
}

async function textOf(request) {
  let text = "";
  for await (const part of request.setEncoding("utf8")) text += part;
  return text;
}

const server = createServer((request, response) => {
  answer(request).then(
    ({ type, body }) => response.writeHead(200, { "content-type": type ?? "application/octet-stream" }).end(body),
    () => response.writeHead(404).end(),
  );
});
server.listen(process.env.PORT ?? 8080, "localhost", () => console.log(`http://localhost:${server.address().port}/`));
