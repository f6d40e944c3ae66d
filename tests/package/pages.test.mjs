// The examples that need nothing but Palpate: pages without a build, a form, an iframe, and Node.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { after, test } from "node:test";
import { closeBrowser, open, tapElement } from "../e2e/harness.mjs";
import { chart, examples, install, isWhole, POLICY, run, says, show } from "./projects.mjs";

after(closeBrowser);

const project = (name) => install(join(examples, name), "--offline");

for (const [sentence, name, options] of [
  ["a page charts with a plain script", "plain-script"],
  // A browser takes an import map from the page alone, and a policy would have to name its hash.
  ["a page charts with an import map", "import-map", { policy: "" }],
  ["a page that brings the strictest policy itself charts under it", "strict-policy", { policy: "" }],
]) {
  test(sentence, async (t) => {
    const page = await show(t, project(name), options);
    await says(page, "nothing yet");
    await chart(page);
    await says(page, "pain-local");
    await isWhole(page.mainFrame());
  });
}

test("the page with the strictest policy names exactly what the element is said to need", async () => {
  const html = readFileSync(join(examples, "strict-policy/index.html"), "utf8");
  assert.ok(html.includes(`http-equiv="Content-Security-Policy" content="${POLICY}"`), html);
});

test("a form sends nothing while nothing is charted, and then posts the note to its server", async (t) => {
  const page = await show(t, project("form"), { server: "server.mjs" });
  await page.locator("palpate-notes").evaluate((element) => element.ready);
  await tapElement(page, "form button");
  assert.equal(await page.locator("palpate-notes").evaluate((element) => element.matches(":invalid")), true);
  assert.equal(page.url(), page.address);
  await chart(page);
  await page.locator("palpate-notes:valid").waitFor();
  await tapElement(page, "form button");
  await says(page, "pain-local");
});

test("a page hears from an iframe of another origin what was charted in it", async (t) => {
  const page = await show(t, project("iframe"));
  await says(page, "nothing yet");
  const frame = await page.locator("iframe").elementHandle().then((element) => element.contentFrame());
  assert.notEqual(new URL(frame.url()).origin, new URL(page.url()).origin);
  await chart(page, frame);
  await says(page, "pain-local");
  await isWhole(frame);
});

test("a server renders the page, which says something without a script and charts with one", async (t) => {
  const rendered = project("server-rendering");
  const page = await show(t, rendered, { policy: "" });
  const silent = await open(t, { url: page.address, javaScriptEnabled: false });
  assert.equal(await silent.getByText("The chart is on its way.").isVisible(), true);
  await says(page, "nothing yet");
  await chart(page);
  await says(page, "pain-local");
  assert.equal(await page.getByText("The chart is on its way.").isVisible(), false);
});

test("Node imports the element and registers nothing", () => {
  const script = `for (const name of ["palpate", "palpate/element"]) {
    const { PalpateNotes, load } = await import(name);
    if (typeof PalpateNotes !== "function" || typeof load !== "function") throw new Error(name);
    if ("customElements" in globalThis) throw new Error("found customElements in Node");
  }`;
  run(project("plain-script"), "node", "--input-type=module", "--eval", script);
});
