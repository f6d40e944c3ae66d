// The package itself: what is in it, what its names lead to, and what it says of the element to people and programs.

import assert from "node:assert/strict";
import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { install, examples, run } from "./projects.mjs";

const project = install(join(examples, "plain-script"), "--offline");
const palpate = join(project, "node_modules/palpate");
const read = (name) => readFileSync(join(palpate, name), "utf8");
const json = (name) => JSON.parse(read(name));

test("the tarball has what is asked for and nothing else", () => {
  assert.deepEqual(readdirSync(palpate, { recursive: true }).sort(), [
    "API.md", "LICENSE-APACHE", "LICENSE-FONTS", "LICENSE-MIT", "README.md", "chart.js", "custom-elements.json",
    "element.d.ts", "element.js", "embed.css", "embed.html", "embed.js", "index.d.ts", "index.js", "inline-report.js",
    "inline.d.ts", "inline.js",
    "later.js", "later.wasm", "note.d.ts", "note.schema.json", "package.json", "palpate.css", "palpate.js", "palpate.wasm",
    "program.d.ts", "reflected.js", "report.wasm.gz", "sheets.js", "words", "words.d.ts", "words.js",
    ...["ar", "de", "es", "fr", "la"].map((language) => `words/${language}.js`),
  ]);
});

test("no file has more than 1 MB unpacked", () => {
  for (const name of readdirSync(palpate, { recursive: true })) {
    const { size } = statSync(join(palpate, name));
    assert.ok(size < 1_000_000, `${name} has ${size} bytes`);
  }
});

test("each name that can be imported leads to a file, its types first", () => {
  const { exports } = json("package.json");
  assert.deepEqual(Object.keys(exports), [
    ".", "./element", "./inline", "./note", "./palpate.wasm", "./later.wasm", "./report.wasm.gz", "./words/*", "./palpate.css",
    "./embed.html", "./note.schema.json", "./custom-elements.json", "./package.json",
  ]);
  for (const [name, target] of Object.entries(exports)) {
    if (typeof target === "object") assert.equal(Object.keys(target)[0], "types", name);
    for (const file of typeof target === "object" ? Object.values(target) : [target]) {
      assert.equal(existsSync(join(palpate, file.replace("*", "la.js"))), true, `${name}: ${file}`);
    }
  }
  const words = run(project, "node", "--input-type=module", "--eval", 'console.log((await import("palpate/words/la.js")).default.length > 0)');
  assert.equal(words, "true\n");
});

test("a bundler keeps the scripts that register the element, and may drop the others", () => {
  const { sideEffects } = json("package.json");
  const registering = readdirSync(palpate).filter((name) => name.endsWith(".js") && /customElements|\.\/index\.js/.test(read(name)));
  assert.deepEqual(sideEffects.filter((name) => name.endsWith(".js")).sort(), registering.map((name) => `./${name}`).sort());
});

test("Node imports the one file with the program inside, and nothing is registered there", () => {
  const script = 'console.log(typeof (await import("palpate/inline")).PalpateNotes, typeof customElements)';
  assert.equal(run(project, "node", "--input-type=module", "--eval", script), "function undefined\n");
});

const header = readFileSync(fileURLToPath(new URL("../../npm/element.js", import.meta.url)), "utf8");
const named = (tag) => [...header.matchAll(new RegExp(`^ \\* @${tag} (?:\\{.*\\} )?([\\w-]*) ?- `, "gm"))].map(([, name]) => name).sort();
const reflected = ["dir", "disabled", "lang", "name", "readOnly", "required", "storage", "storagePrefix", "structureNames", "withoutList"];

test("the manifest names all that the element's header names, and the public members", () => {
  const { schemaVersion, modules } = json("custom-elements.json");
  assert.equal(schemaVersion, "2.1.0");
  const element = modules.flatMap(({ declarations }) => declarations).find(({ tagName }) => tagName === "palpate-notes");
  const names = (list) => list.map(({ name }) => name).sort();
  for (const [tag, list] of [["attr", "attributes"], ["fires", "events"], ["slot", "slots"], ["csspart", "cssParts"], ["cssprop", "cssProperties"]]) {
    assert.ok(named(tag).length > 2, tag);
    assert.deepEqual(names(element[list]), named(tag), list);
  }
  assert.deepEqual(names(element.members.filter(({ attribute }) => attribute)), reflected);
  assert.deepEqual(names(element.members.filter(({ attribute }) => !attribute)), [
    "checkValidity", "destroy", "export", "favourites", "form", "formAssociated", "history", "note", "ready", "redo",
    "reportValidity", "undo", "validationMessage", "validity", "willValidate",
  ]);
  for (const each of element.attributes) {
    assert.equal(element.members.find(({ name }) => name === each.fieldName).attribute, each.name, each.name);
  }
});

test("the reference beside the sources is what the sources say; `cargo xtask package` writes it", () => {
  const kept = readFileSync(fileURLToPath(new URL("../../npm/API.md", import.meta.url)), "utf8");
  assert.equal(kept, read("API.md"));
  for (const name of ["attr", "fires", "csspart", "cssprop"].flatMap(named)) assert.ok(kept.includes(name), name);
});

test("each code that an error has in the element is one that its type names", () => {
  const told = [...header.matchAll(/#(?:fail|take)\("([\w-]+)"/g)].map(([, code]) => code);
  // An attribute that may have one value is its own code.
  const attributes = [...header.match(/const expected = \{(.*)\}\[name\]/)[1].matchAll(/"?([\w-]+)"?:/g)].map(([, name]) => name);
  const codes = [...told, ...attributes];
  const type = read("element.d.ts").match(/^export type ErrorCode = (.*);$/m)[1];
  assert.deepEqual([...new Set(codes)].sort(), type.split(" | ").map((code) => JSON.parse(code)).sort());
});

test("each type of the note's module is one of its schema, or of what goes between the element and its page", () => {
  const page = JSON.parse(readFileSync(fileURLToPath(new URL("../../assets/page.schema.json", import.meta.url)), "utf8"));
  const known = { ...json("note.schema.json").$defs, ...page.$defs };
  const names = [...read("note.d.ts").matchAll(/^export \w+ (\w+)/gm)].map(([, name]) => name);
  // A statement has fields of its own, and those of its kind: the former have a name in its type.
  assert.deepEqual(names.filter((name) => !(name in known)).sort(), ["PalpateNote", "Statement1"]);
  for (const name of ["Change", "ExportOptions", "Format", "Selection"]) assert.ok(names.includes(name), name);
});

test("a strict project in TypeScript can do what the element does, and nothing else", () => {
  const types = install(fileURLToPath(new URL("types/", import.meta.url)));
  run(types, "npm", "run", "build");
});
