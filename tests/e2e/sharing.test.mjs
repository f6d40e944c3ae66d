// The note leaves as files that others can open.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { after, test } from "node:test";
import { accessibilityProblems, closeBrowser, open, ready, screenshot } from "./harness.mjs";
import { done, look, note, press, saved, start, take, tapRegion } from "./hands.mjs";
import { untidiness } from "./tidy.mjs";

after(closeBrowser);

async function toShare(page) {
  await start(page);
  await look(page, "posterior");
  await take(page, "trigger-point-active");
  await tapRegion(page, "posterior", "trapezius-upper-right");
  const handle = page.locator(".handle[aria-expanded=false]");
  if (await handle.count()) await press(page, handle);
  await done(page);
  await saved(page);
  await press(page, '[data-tab="Finish"]');
  await page.locator('[data-section="Share"]').scrollIntoViewIfNeeded();
}

/** What a button of the section hands over. */
async function shared(page, ending) {
  const download = page.waitForEvent("download");
  await press(page, `[data-share="${ending}"]`);
  const file = await download;
  assert.match(file.suggestedFilename(), new RegExp(`^palpate-\\d{4}-\\d\\d-\\d\\d-[0-9a-f]{8}\\.${ending.replaceAll(".", "\\.")}$`));
  return readFile(await file.path());
}

test("the note is handed over as text, pictures, JSON and FHIR", async (t) => {
  const page = await open(t);
  await ready(page);
  await toShare(page);
  assert.match(String(await shared(page, "txt")), /\nOBJECTIVE\nRight upper trapezius: active trigger point/);
  const svg = String(await shared(page, "svg"));
  assert.match(svg, /^<\?xml|^<svg/);
  assert.match(svg, /Right upper trapezius/);
  const png = await shared(page, "png");
  assert.deepEqual([...png.subarray(1, 4)], [...Buffer.from("PNG")]);
  assert.ok(png.readUInt32BE(16) >= 1000 && png.length > 20_000, `${png.readUInt32BE(16)} wide, ${png.length} bytes`);
  assert.deepEqual(JSON.parse(await shared(page, "json")).note, await note(page));
  const document = JSON.parse(await shared(page, "document.fhir.json"));
  assert.equal(document.entry[0].resource.resourceType, "Composition");
  const transaction = JSON.parse(await shared(page, "transaction.fhir.json"));
  assert.ok(transaction.entry.every((entry) => entry.request.method === "PUT"));
});

for (const [size, width, height] of [["landscape", 1180, 820], ["portrait", 820, 1180], ["phone", 390, 844]]) {
  for (const theme of ["light", "dark"]) {
    test(`sharing on a ${size} screen, ${theme}`, async (t) => {
      const page = await open(t, { width, height, theme });
      await ready(page);
      await toShare(page);
      await screenshot(page, `share-${size}-${theme}`);
      const lies = /^button\. "(Chart|Client|Measures|Plan|Finish)" lies on/;
      assert.deepEqual((await untidiness(page)).filter((problem) => !lies.test(problem)), []);
      assert.deepEqual(await accessibilityProblems(page), []);
    });
  }
}
