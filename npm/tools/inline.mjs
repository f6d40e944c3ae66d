// The element as one file: its scripts, its program and its drawings, as small as a text can hold them. Beside it stand
// the words of other languages, and a script with what makes reports.

import { readFileSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { gzipSync } from "node:zlib";
import { build } from "esbuild";

/** Takes in the programs when the element asks for them; the first at once, before an element can ask for its file. */
const entry = `
import { PalpateNotes, load } from "./element.js";
import { unpacked } from "unpacked";
import program from "./palpate.wasm";
import later from "./later.wasm";
export * from "./element.js";
let tries = 0;
/** A browser may remember that an address failed, so every other try has a new one; a bundler knows only the first. */
function report() {
  const again = \`./inline-report.js?try=\${tries}\`;
  return tries++ % 2 ? import(/* webpackIgnore: true */ /* @vite-ignore */ again) : import("./inline-report.js");
}
const bytes = async (text) => new Uint8Array(await unpacked(text).arrayBuffer());
if (globalThis.customElements) {
  load(unpacked(program, "application/wasm"), {
    later: () => bytes(later),
    report: async () => Uint8Array.from(atob((await report()).default), (character) => character.charCodeAt(0)),
  });
  if (!customElements.get("palpate-notes")) customElements.define("palpate-notes", PalpateNotes);
}`;

/** A packed text as the answer to a request, which is read as it is unpacked. */
const unpacked = `
export function unpacked(text, type = "text/plain") {
  const packed = new Blob([Uint8Array.from(atob(text), (character) => character.charCodeAt(0))]);
  const stream = packed.stream().pipeThrough(new DecompressionStream("gzip"));
  return new Response(stream, { headers: { "content-type": type } });
}`;

/** Writes inline.js and inline-report.js from the files of a folder into it; another has the programs packed. */
export async function writeInline(folder, programs) {
  const text = (packed) => JSON.stringify(packed.toString("base64"));
  const packing = {
    name: "packing",
    setup({ onResolve, onLoad }) {
      onResolve({ filter: /^unpacked$/ }, () => ({ path: "unpacked", namespace: "unpacked" }));
      onLoad({ filter: /.*/, namespace: "unpacked" }, () => ({ contents: unpacked }));
      onLoad({ filter: /\.wasm$/ }, ({ path }) => ({ contents: `export default ${text(readFileSync(join(programs, `${basename(path)}.gz`)))};` }));
      // The drawings are a text; what is imported is there once it is unpacked.
      onLoad({ filter: /[/\\]chart\.js$/ }, async ({ path }) => {
        const { default: drawings } = await import(path);
        return { contents: `import { unpacked } from "unpacked"; export default await unpacked(${text(gzipSync(drawings, { level: 9 }))}).text();` };
      });
    },
  };
  writeFileSync(join(folder, "inline-report.js"), `export default ${text(readFileSync(join(folder, "report.wasm.gz")))};\n`);
  await build({
    stdin: { contents: entry, resolveDir: folder },
    bundle: true,
    format: "esm",
    target: "es2022",
    minify: true,
    logLevel: "error",
    external: ["./inline-report.js", "./words/*"],
    plugins: [packing],
    outfile: join(folder, "inline.js"),
  });
}
