// One tap repaints one mark, however long the note is.

import assert from "node:assert/strict";
import { after, test } from "node:test";
import { closeBrowser, open, ready } from "./harness.mjs";
import { marks, note, painted, press, take, tapRegion, whole } from "./hands.mjs";
import { noteWith } from "./notes.mjs";
import { soon } from "./soon.mjs";

after(closeBrowser);

/** What one tap changes on a page whose note has `count` findings: mutations by kind, and marks added. */
async function changesOfOneTap(t, count) {
  const page = await open(t, { url: "element.html" });
  await ready(page);
  await whole(page);
  await page.evaluate((value) => { document.querySelector("palpate-notes").note = value; }, noteWith(count));
  await take(page, "pain-local");
  // The first tap opens the details; the second is what charting consists of.
  await tapRegion(page, "posterior", "gluteus-maximus-left");
  await page.locator(".details").waitFor();
  const before = await marks(page, "posterior").count();
  await watch(page);
  await tapRegion(page, "posterior", "gluteus-maximus-right");
  await soon(async () => assert.equal((await note(page)).findings.length, count + 2));
  await page.locator(".details-head p", { hasText: /right/i }).waitFor();
  const seen = await changes(page);
  assert.equal(await marks(page, "posterior").count(), before + 1);
  return seen;
}

/** What one tap in the list changes after the treatment, and how many rows of it exist. */
async function changesOfOneAnswer(t, count) {
  const page = await open(t, { url: "element.html" });
  await ready(page);
  await page.evaluate((value) => { document.querySelector("palpate-notes").note = value; }, noteWith(count));
  await press(page, page.locator(".phase button", { hasText: "After" }));
  const rows = page.locator(".list .again");
  await rows.first().waitFor();
  const list = await page.locator(".list").evaluate(({ scrollHeight }) => scrollHeight);
  await watch(page);
  await press(page, rows.nth(1).locator('[data-attribute="painNrs"] .level').nth(0));
  await page.locator(".overview-title", { hasText: /: 1 of/ }).waitFor();
  const seen = await changes(page);
  await page.locator(".list").evaluate((element) => element.scrollTo(0, element.scrollHeight));
  const last = page.locator(".list .again").last().locator("b");
  await soon(async () => assert.ok(await last.isVisible()));
  assert.equal(await page.locator(".list").evaluate(({ scrollHeight }) => scrollHeight), list, "the rows are as high as was said");
  return { ...seen, rows: await rows.count() };
}

/** Counts what changes on the page from now on. */
async function watch(page) {
  await page.evaluate(() => {
    const root = document.querySelector("palpate-notes").shadowRoot;
    const seen = { nodes: 0, attributes: 0, texts: 0, marks: 0 };
    new MutationObserver((records) => {
      for (const { type, addedNodes, removedNodes } of records) {
        if (type === "attributes") seen.attributes += 1;
        else if (type === "characterData") seen.texts += 1;
        else {
          seen.nodes += addedNodes.length + removedNodes.length;
          seen.marks += [...addedNodes].filter((node) => node.classList?.contains("mark")).length;
        }
      }
    }).observe(root, { childList: true, attributes: true, characterData: true, subtree: true });
    globalThis.seen = seen;
  });
}

async function changes(page) {
  // Two frames: whatever a tap repaints later is counted as well.
  await painted(page);
  // The clock of the session ticks by itself; its text is no part of the tap.
  const { texts: _, ...seen } = await page.evaluate(() => globalThis.seen);
  return seen;
}

test("a tap repaints the same amount with 0, with 100 and with 1,000 findings", async (t) => {
  const counts = [0, 100, 1000];
  const changes = [];
  for (const count of counts) changes.push(await changesOfOneTap(t, count));
  t.diagnostic(counts.map((count, place) => `${count}: ${JSON.stringify(changes[place])}`).join("; "));
  for (const seen of changes) assert.equal(seen.marks, 1);
  for (const seen of changes) assert.deepEqual(seen, changes[0]);
});

test("no overlay of marks holds more than a hundred, and all of them follow the zoom", async (t) => {
  const page = await open(t, { url: "element.html" });
  await ready(page);
  await whole(page);
  await page.evaluate((value) => { document.querySelector("palpate-notes").note = value; }, noteWith(1000));
  await marks(page, "posterior").first().waitFor();
  const figure = page.locator('[data-figure="posterior"]');
  const overlays = await figure.locator(".findings").evaluateAll((overlays) => overlays.map(({ children }) => children.length));
  assert.equal(overlays.reduce((sum, marks) => sum + marks, 0), await marks(page, "posterior").count());
  assert.ok(overlays.length > 1 && overlays.every((marks) => marks <= 100), `found overlays of ${overlays} marks`);
  const before = await figure.locator(".canvas").getAttribute("viewBox");
  await press(page, page.locator('[aria-label="Zoom in"]'));
  await soon(async () => assert.notEqual(await figure.locator(".canvas").getAttribute("viewBox"), before));
  const sights = await figure.locator("svg").evaluateAll((all) => all.map((svg) => svg.getAttribute("viewBox")));
  assert.equal(new Set(sights).size, 1, `found ${[...new Set(sights)].join("; ")}`);
});

test("an answer in the list after the treatment repaints the same amount with 20 and with 1,000 findings", async (t) => {
  const [few, many] = [await changesOfOneAnswer(t, 20), await changesOfOneAnswer(t, 1000)];
  t.diagnostic(`20: ${JSON.stringify(few)}; 1000: ${JSON.stringify(many)}`);
  assert.deepEqual({ ...many, rows: 0 }, { ...few, rows: 0 });
  assert.ok(many.rows < 20, `found ${many.rows} rows on the page, expected those in sight and a few around them`);
});
