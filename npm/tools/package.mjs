// Makes the npm package from the built files: node package.mjs <built> <out> <version>

import { execFileSync } from "node:child_process";
import { copyFileSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { create, ts } from "@custom-elements-manifest/analyzer";
import { build } from "esbuild";
import { compile } from "json-schema-to-typescript";

const [built, out, version] = [resolve(process.argv[2]), resolve(process.argv[3]), process.argv[4]];
const root = fileURLToPath(new URL("../../", import.meta.url));
const source = join(root, "npm");

rmSync(out, { recursive: true, force: true });
mkdirSync(out, { recursive: true });
const copy = (folder, names) => names.forEach((name) => copyFileSync(join(folder, name), join(out, name)));
copy(built, ["index.js", "element.js", "later.js", "palpate.js", "chart.js", "palpate.css", "palpate.wasm", "later.wasm", "report.wasm"]);
copy(built, ["embed.html", "embed.js", "embed.css"]);
copy(source, ["element.d.ts", "index.d.ts", "inline.d.ts", "README.md"]);
copy(root, ["LICENSE-MIT", "LICENSE-APACHE"]);
copyFileSync(join(root, "assets/fonts/OFL.txt"), join(out, "LICENSE-FONTS"));
copy(join(root, "assets"), ["note.schema.json"]);

await build({
  stdin: {
    // The program is given before an element can ask for its file.
    contents: `import { PalpateNotes, load } from "./element.js";
      import program from "./palpate.wasm";
      import later from "./later.wasm";
      import report from "./report.wasm";
      export * from "./element.js";
      if (globalThis.customElements) {
        load(program, { later, report });
        if (!customElements.get("palpate-notes")) customElements.define("palpate-notes", PalpateNotes);
      }`,
    resolveDir: out,
  },
  bundle: true,
  format: "esm",
  target: "es2022",
  minifyWhitespace: true,
  logLevel: "error",
  loader: { ".wasm": "binary" },
  outfile: join(out, "inline.js"),
});

const schema = JSON.parse(readFileSync(join(out, "note.schema.json"), "utf8"));
const types = await compile({ ...schema, title: "PalpateNote" }, "PalpateNote", {
  bannerComment: "// Made from note.schema.json.",
  additionalProperties: false,
  // A list that is at most ten thousand long is no union of ten thousand tuples.
  ignoreMinAndMaxItems: true,
});
writeFileSync(join(out, "note.d.ts"), types);

const read = (name) => ts.createSourceFile(name, readFileSync(join(source, name), "utf8"), ts.ScriptTarget.ES2022, true);
const manifest = create({ modules: ["element.js", "index.js"].map(read) });
manifest.schemaVersion = "2.1.0";
for (const { declarations } of manifest.modules) {
  for (const element of declarations.filter(({ tagName }) => tagName)) {
    element.members = element.members.filter(({ name, privacy }) => name && privacy !== "private" && !/^#|Callback$/.test(name));
    element.events = element.events.filter(({ name }) => name.startsWith("palpate-"));
  }
}
writeFileSync(join(out, "custom-elements.json"), `${JSON.stringify(manifest, null, 2)}\n`);

const entry = (name) => ({ types: `./${name}.d.ts`, default: `./${name}.js` });
const files = [
  "palpate.wasm", "later.wasm", "report.wasm", "palpate.css", "embed.html", "note.schema.json", "custom-elements.json", "package.json",
];
writeFileSync(join(out, "package.json"), `${JSON.stringify({
  name: "palpate",
  version,
  description: "A massage therapist's session notes on a body chart, as a custom element.",
  license: "MIT OR Apache-2.0",
  type: "module",
  exports: {
    ".": entry("index"),
    "./element": entry("element"),
    "./inline": entry("inline"),
    "./note": { types: "./note.d.ts" },
    ...Object.fromEntries(files.map((name) => [`./${name}`, `./${name}`])),
  },
  types: "./index.d.ts",
  sideEffects: ["./index.js", "./inline.js", "./embed.js", "./palpate.css", "./embed.css"],
  customElements: "custom-elements.json",
}, null, 2)}\n`);

const [packed] = JSON.parse(execFileSync("npm", ["pack", "--json"], { cwd: out, encoding: "utf8" }));
for (const { path, size } of packed.files) console.log(`${String(Math.round(size / 1000)).padStart(6)} KB  ${path}`);
console.log(`${String(Math.round(packed.size / 1000)).padStart(6)} KB  ${join(out, packed.filename)}`);
