// The element as one file: its scripts, its programs, its drawings and its words, as small as a text can hold them.

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { build } from "esbuild";

/** Takes in the programs when the element asks for them; the first at once, before an element can ask for its file. */
const entry = `
import { PalpateNotes, load } from "./element.js";
import { unpacked } from "unpacked";
import program from "./palpate.wasm";
import later from "./later.wasm";
import report from "./report.wasm";
export * from "./element.js";
const bytes = async (text) => new Uint8Array(await unpacked(text).arrayBuffer());
if (globalThis.customElements) {
  load(unpacked(program, "application/wasm"), { later: () => bytes(later), report: () => bytes(report) });
  if (!customElements.get("palpate-notes")) customElements.define("palpate-notes", PalpateNotes);
}`;

/** A packed text as the answer to a request, which is read as it is unpacked. */
const unpacked = `
export function unpacked(text, type = "text/plain") {
  const packed = new Blob([Uint8Array.from(atob(text), (character) => character.charCodeAt(0))]);
  const stream = packed.stream().pipeThrough(new DecompressionStream("gzip"));
  return new Response(stream, { headers: { "content-type": type } });
}`;

/** Writes inline.js from the files of a folder into it. */
export async function writeInline(folder) {
  const packed = (bytes) => JSON.stringify(gzipSync(bytes, { level: 9 }).toString("base64"));
  const packing = {
    name: "packing",
    setup({ onResolve, onLoad }) {
      onResolve({ filter: /^unpacked$/ }, () => ({ path: "unpacked", namespace: "unpacked" }));
      onLoad({ filter: /.*/, namespace: "unpacked" }, () => ({ contents: unpacked }));
      onLoad({ filter: /\.wasm$/ }, ({ path }) => ({ contents: `export default ${packed(readFileSync(path))};` }));
      // The drawings and the words are texts; what is imported is there once it is unpacked.
      onLoad({ filter: /[/\\](chart|words[/\\][a-z]+)\.js$/ }, async ({ path }) => {
        const { default: text } = await import(path);
        return { contents: `import { unpacked } from "unpacked"; export default await unpacked(${packed(text)}).text();` };
      });
    },
  };
  await build({
    stdin: { contents: entry, resolveDir: folder },
    bundle: true,
    format: "esm",
    target: "es2022",
    minify: true,
    logLevel: "error",
    plugins: [packing],
    outfile: join(folder, "inline.js"),
  });
}
