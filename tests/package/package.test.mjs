// The packed tarball in other people's projects: installed, built where it is built, charted by touch.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { after, before, test } from "node:test";
import { fileURLToPath } from "node:url";
import { closeBrowser, events, open, ready, serve } from "../e2e/harness.mjs";
import { count, take, tapRegion } from "../e2e/hands.mjs";
import { soon } from "../e2e/soon.mjs";
import { build as bundle } from "../../npm/tools/node_modules/esbuild/lib/main.js";
import { build as viteBuild } from "../../npm/tools/node_modules/vite/dist/node/index.js";

const packed = fileURLToPath(new URL("../../target/package/", import.meta.url));
let project;

before(() => {
  project = mkdtempSync(join(tmpdir(), "palpate-project-"));
  const tarball = readdirSync(packed).find((name) => name.endsWith(".tgz"));
  write("package.json", '{ "private": true, "type": "module" }');
  execFileSync("npm", ["install", "--offline", "--no-audit", "--no-fund", join(packed, tarball)], { cwd: project });
});

after(async () => {
  await closeBrowser();
  rmSync(project, { recursive: true, force: true });
});

function write(name, text) {
  mkdirSync(dirname(join(project, name)), { recursive: true });
  writeFileSync(join(project, name), text);
}

const page = (head) => `<!doctype html><html lang="en"><head><meta charset="utf-8" />
  <meta name="viewport" content="width=device-width" /><title>A host</title><link rel="icon" href="data:," />${head}</head>
  <body><main><palpate-notes></palpate-notes></main></body></html>`;

/** Serves a folder of the project under the strictest policy, charts a finding there, and reads the event. */
async function chart(t, folder, url) {
  const shown = await open(t, { url: new URL(url, await serve(join(project, folder))).href });
  await ready(shown);
  count(shown);
  await take(shown, "pain-local");
  await tapRegion(shown, "posterior", "trapezius-upper-right");
  await soon(async () => assert.equal((await events(shown, "palpate-change")).length, 1));
  const [{ note }] = await events(shown, "palpate-change");
  assert.equal(note.note.findings[0].finding, "pain-local");
  const pdf = await shown.evaluate(async () => (await document.querySelector("palpate-notes").export("report.pdf")).text());
  assert.match(pdf, /^%PDF/);
}

test("the tarball has what is asked for and nothing else", () => {
  const files = readdirSync(join(project, "node_modules/palpate")).sort();
  assert.deepEqual(files, [
    "LICENSE-APACHE", "LICENSE-FONTS", "LICENSE-MIT", "README.md", "chart.js", "custom-elements.json", "element.d.ts",
    "element.js", "embed.css", "embed.html", "embed.js", "index.d.ts", "index.js", "inline.d.ts", "inline.js", "later.js", "later.wasm", "note.d.ts",
    "note.schema.json", "package.json", "palpate.css", "palpate.js", "palpate.wasm", "report.wasm",
  ]);
});

test("Node imports every script without an error, and nothing is registered there", () => {
  const script = `for (const name of ["palpate", "palpate/element", "palpate/inline"]) {
    const { PalpateNotes, load } = await import(name);
    if (typeof PalpateNotes !== "function" || typeof load !== "function") throw new Error(name);
  }`;
  execFileSync("node", ["--input-type=module", "-e", script], { cwd: project });
});

test("the manifest names every attribute, event, slot, part and property", () => {
  const manifest = JSON.parse(readFileSync(join(project, "node_modules/palpate/custom-elements.json"), "utf8"));
  assert.equal(manifest.schemaVersion, "2.1.0");
  const element = manifest.modules.flatMap(({ declarations }) => declarations).find(({ tagName }) => tagName === "palpate-notes");
  const names = (list) => element[list].map(({ name }) => name);
  assert.deepEqual(names("attributes").sort(), ["disabled", "name", "readonly", "required", "storage", "storage-prefix"]);
  assert.deepEqual(names("events").sort(), ["change", "error", "finish", "ready", "select"].map((name) => `palpate-${name}`));
  assert.deepEqual(names("slots").sort(), ["", "actions", "header"]);
  assert.deepEqual(names("cssParts").sort(), ["bar", "chart", "palette", "panel", "strip"]);
  assert.equal(element.members.some(({ name }) => name.startsWith("#")), false);
});

test("a plain script", async (t) => {
  write("plain.html", page('<script type="module" src="node_modules/palpate/index.js"></script>'));
  await chart(t, ".", "plain.html");
});

test("one file with all of it inside", async (t) => {
  write("inline/inline.js", readFileSync(join(project, "node_modules/palpate/inline.js")));
  write("inline/index.html", page('<script type="module" src="inline.js"></script>'));
  await chart(t, "inline", "index.html");
});

test("Vite", async (t) => {
  write("vite/index.html", page('<script type="module" src="./main.js"></script>'));
  write("vite/main.js", 'import "palpate";');
  await viteBuild({ root: join(project, "vite"), base: "./", logLevel: "silent", configFile: false });
  await chart(t, "vite/dist", "index.html");
});

test("esbuild, told where the files are", async (t) => {
  write("esbuild/main.js", `import { load, PalpateNotes } from "palpate/element";
    import program from "palpate/palpate.wasm";
    import later from "palpate/later.wasm";
    import report from "palpate/report.wasm";
    load(new URL(program, document.baseURI), { later, report });
    customElements.define("palpate-notes", PalpateNotes);`);
  await bundle({
    entryPoints: [join(project, "esbuild/main.js")], bundle: true, format: "esm", splitting: true, logLevel: "error",
    loader: { ".wasm": "file" }, outdir: join(project, "esbuild/dist"),
  });
  write("esbuild/dist/index.html", page('<script type="module" src="main.js"></script>'));
  await chart(t, "esbuild/dist", "index.html");
});
