// The examples with a bundler or a framework: installed from npm, built, and charted in by touch under the strict policy.

import assert from "node:assert/strict";
import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { after, test } from "node:test";
import { closeBrowser } from "../e2e/harness.mjs";
import { soon } from "../e2e/soon.mjs";
import { chart, examples, install, isWhole, packedVersion, says, show, wantedVersion } from "./projects.mjs";

after(closeBrowser);

/** Each with the folder that is served. */
const BUILT = [
  ["a page charts with one file that has the program inside", "one-file", "."],
  ["a project that Vite builds charts", "vite", "dist"],
  ["a project that webpack builds charts", "webpack", "."],
  ["a project that rollup builds charts", "rollup", "."],
  ["a project that esbuild builds charts, told where the files are", "esbuild", "."],
  ["a project in React charts, and its tag has types", "react", "dist"],
  ["a project in Vue charts", "vue", "dist"],
  ["a project in Svelte charts", "svelte", "dist"],
  ["a project in Angular charts", "angular", "dist/session/browser"],
];

for (const [sentence, name, folder] of BUILT) {
  test(sentence, async (t) => {
    const page = await show(t, install(join(examples, name)), { folder });
    await says(page, "nothing yet");
    await chart(page);
    await says(page, "pain-local");
    await isWhole(page.mainFrame());
    // What comes only when it is wanted is found too.
    const head = (format) => page.evaluate(async (format) => {
      const file = await document.querySelector("palpate-notes").export(format);
      return (await file.text()).slice(0, 20);
    }, format);
    assert.match(await head("report.pdf"), /^%PDF-/);
    await page.evaluate(() => { document.querySelector("palpate-notes").lang = "es"; });
    await soon(async () => assert.match(await head("txt"), /^Nota de masoterapia/));
  });
}

test("every project among the examples is charted in by a test, and asks for the version that is packed", () => {
  const inPages = ["form", "iframe", "import-map", "plain-script", "server-rendering", "strict-policy"];
  const projects = readdirSync(examples).filter((name) => existsSync(join(examples, name, "package.json")));
  assert.deepEqual(projects.sort(), [...BUILT.map(([, name]) => name), ...inPages].sort());
  for (const name of projects) assert.equal(wantedVersion(name), `^${packedVersion}`, name);
});
