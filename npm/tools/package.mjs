// Makes the npm package from the built files: node package.mjs <built> <out> <version> <packed> [--as-built]
// With --as-built it has no more than was built: not what is made by libraries, which are inline.js with inline-report.js, types and manifest.

import { execFileSync } from "node:child_process";
import { copyFileSync, cpSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { basename, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";

const [built, out, version] = [resolve(process.argv[2]), resolve(process.argv[3]), process.argv[4]];
const [packed, asBuilt] = [resolve(process.argv[5]), process.argv[6] === "--as-built"];
const root = fileURLToPath(new URL("../../", import.meta.url));
const source = join(root, "npm");

/** What the tablet app and the live page have beside the element. */
const OF_THE_APP = ["index.html", "page.css", "manifest.webmanifest", "icons", "playground"];

rmSync(out, { recursive: true, force: true });
mkdirSync(out, { recursive: true });
cpSync(built, out, { recursive: true, filter: (path) => !OF_THE_APP.includes(basename(path)) });
const copy = (folder, names) => names.forEach((name) => copyFileSync(join(folder, name), join(out, name)));
copy(source, ["README.md"]);
copy(root, ["LICENSE-MIT", "LICENSE-APACHE"]);
copyFileSync(join(root, "assets/fonts/OFL.txt"), join(out, "LICENSE-FONTS"));
copy(join(root, "assets"), ["note.schema.json"]);

// A bundler fails where a file is named and missing, even if nobody asks for that language.
for (const [, name] of readFileSync(join(out, "words.js"), "utf8").matchAll(/import\("\.\/(words\/\w+\.js)"\)/g)) {
  if (!existsSync(join(out, name))) throw new Error(`words.js names ${name}, which was not built`);
}

if (!asBuilt) {
  const { writeInline } = await import("./inline.mjs");
  const { manifestOf } = await import("./manifest.mjs");
  const { elementTypes, noteTypes } = await import("./types.mjs");
  const { reference } = await import("./reference.mjs");
  const write = (name, text) => writeFileSync(join(out, name), text);
  const element = join(source, "element.js");
  const manifest = manifestOf([element, join(source, "index.js")]);
  const schema = (name) => JSON.parse(readFileSync(join(root, `assets/${name}.schema.json`), "utf8"));
  const note = await noteTypes(schema("note"), schema("page"));
  const types = elementTypes(element, note, manifest);
  write("custom-elements.json", `${JSON.stringify(manifest, null, 2)}\n`);
  write("note.d.ts", note);
  write("element.d.ts", types);
  for (const name of ["index", "inline"]) write(`${name}.d.ts`, 'export * from "./element.js";\n');
  write("program.d.ts", "/** Where the file is, as the bundler says that has it. */\ndeclare const address: string;\nexport default address;\n");
  write("words.d.ts", "/** What is said in a language, as the element reads it. */\ndeclare const words: string;\nexport default words;\n");
  write("API.md", reference(manifest, types, note));
  await writeInline(out, packed);
}

const entry = (name) => ({ types: `./${name}.d.ts`, default: `./${name}.js` });
const programs = ["palpate.wasm", "later.wasm", "report.wasm.gz"];
const files = ["palpate.css", "embed.html", "note.schema.json", "custom-elements.json", "package.json"];
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
    ...Object.fromEntries(programs.map((name) => [`./${name}`, { types: "./program.d.ts", default: `./${name}` }])),
    "./words/*": { types: "./words.d.ts", default: "./words/*" },
    ...Object.fromEntries(files.map((name) => [`./${name}`, `./${name}`])),
  },
  types: "./index.d.ts",
  sideEffects: ["./index.js", "./inline.js", "./embed.js", "./palpate.css", "./embed.css"],
  customElements: "custom-elements.json",
}, null, 2)}\n`);

const [tarball] = JSON.parse(execFileSync("npm", ["pack", "--json"], { cwd: out, encoding: "utf8" }));
for (const { path, size } of tarball.files) console.log(`${String(Math.round(size / 1000)).padStart(6)} KB  ${path}`);
console.log(`${String(Math.round(tarball.size / 1000)).padStart(6)} KB  ${join(out, tarball.filename)}`);
