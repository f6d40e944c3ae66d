// The live page: each thing that the element's header names can be tried there, and does what it says.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { after, test } from "node:test";
import { accessibilityProblems, closeBrowser, open, ready, screenshot } from "./harness.mjs";
import { note, press, tapRegion } from "./hands.mjs";
import { soon } from "./soon.mjs";

after(closeBrowser);

const header = readFileSync(new URL("../../npm/element.js", import.meta.url), "utf8");
const named = (tag) => [...header.matchAll(new RegExp(`^ \\* @${tag} (?:\\{.*\\} )?([\\w-]+)`, "gm"))].map(([, name]) => name);

test("everything that the header of the element names is on the page", async () => {
  const page = readFileSync(new URL("../../examples/playground/index.html", import.meta.url), "utf8");
  const script = readFileSync(new URL("../../examples/playground/playground.js", import.meta.url), "utf8");
  const wanted = ["attr", "fires", "cssprop"].flatMap(named);
  assert.ok(wanted.length > 15, `found ${wanted}`);
  for (const name of wanted) assert.match(script, new RegExp(`(?<![\\w-])"?${name}"?[:,\\]]`), name);
  for (const slot of ["header", "actions"]) assert.match(page, new RegExp(`slot="${slot}"`));
});

test("what is tried is done and told", async (t) => {
  const page = await open(t, { url: "playground/", width: 1560, height: 1000 });
  await ready(page);
  const said = (text) => soon(async () => assert.match(await page.locator("#events").innerText(), text));
  await said(/palpate-ready/);
  await press(page, '[data-act="example"]');
  await soon(async () => assert.equal((await note(page)).findings.length, 1));
  await press(page, '[data-act="wrong"]');
  await said(/palpate-error.*not a Palpate note/s);
  assert.equal((await note(page)).findings.length, 1);
  await press(page, '[data-act="new"]');
  await press(page, '[data-act="history"]');
  await page.locator('[data-way="earlier"]').waitFor();
  await tapRegion(page, "posterior", "gluteus-maximus-left");
  await said(/palpate-select.*"side":"left"/s);
  await page.locator("#control-lang").selectOption("ar");
  await soon(async () => assert.equal(await page.locator(".root").getAttribute("dir"), "rtl"));
  await page.locator("#control-lang").selectOption("");
  await page.locator("#control-readonly").check();
  await soon(async () => assert.match(await page.locator("#markup").innerText(), /<palpate-notes name="note" readonly>/));
  await page.locator("#control---palpate-radius").fill("0px");
  await page.locator("#format").selectOption("txt");
  const [download] = await Promise.all([page.waitForEvent("download"), press(page, '[data-act="export"]')]);
  assert.equal(download.suggestedFilename(), "note.txt");
  await screenshot(page, "playground");
  assert.deepEqual(await accessibilityProblems(page, ["serious", "critical"]), []);
});
