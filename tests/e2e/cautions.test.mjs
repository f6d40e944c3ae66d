// What speaks against a treatment is shown on the chart, the palette and the treatment, and stops nothing.

import assert from "node:assert/strict";
import { after, test } from "node:test";
import { accessibilityProblems, closeBrowser } from "./harness.mjs";
import { done, look, press, take, tapRegion } from "./hands.mjs";
import { holds, session } from "./session.mjs";
import { soon } from "./soon.mjs";

after(closeBrowser);

/** Says on the client's page that something is present; `at` is a place that the search finds. */
async function answer(page, id, word, at) {
  await press(page, '[data-tab="Client"]');
  const find = page.locator('[aria-label="Find a contraindication"]');
  await find.fill(word);
  await press(page, `[data-contraindication="${id}"]`);
  await find.fill("");
  if (at) {
    const search = page.locator(`.card[data-caution="${id}"] input[type="search"]`);
    await search.fill(at);
    await page.locator('.answers [data-first="true"]').waitFor();
    await search.press("Enter");
  }
  await press(page, '[data-tab="Chart"]');
}

const hatch = (page, view) => page.locator(`[data-figure="${view}"] .areas .area[fill]`);
const tool = (page, id) => page.locator(`.palette .tool-list [data-tool="${id}"]`);

test("a local contraindication is hatched where it is, and the treatment there says why it goes on", async (t) => {
  const page = await session(t);
  await answer(page, "open-wound", "open wound", "left calf");
  await soon(async () => assert.ok((await hatch(page, "posterior").count()) > 0));
  const levels = await hatch(page, "posterior").evaluateAll((areas) => [...new Set(areas.map(({ dataset }) => dataset.area))]);
  assert.deepEqual(levels, ["local"]);
  await page.locator('.legend [data-caution="open-wound"]').waitFor();
  const region = page.locator('[data-view="posterior"] [data-region="soleus-left"]');
  assert.match(await region.getAttribute("aria-label"), /, local contraindication$/);
  assert.equal(await tool(page, "effleurage").getAttribute("data-level"), null, "its place is marked, and not every button");

  await take(page, "effleurage");
  await tapRegion(page, "posterior", "soleus-left");
  await holds(page, ({ treatments }) => treatments.map(({ technique }) => technique), ["effleurage"]);
  const card = page.locator('.details [data-caution="open-wound"]');
  await card.locator(".source", { hasText: /Source: .+guidance not reviewed/ }).waitFor();
  await press(page, card.getByRole("button", { name: "Beside the area" }));
  await press(page, card.locator("input"));
  await page.keyboard.press("End");
  await page.keyboard.insertText("; covered");
  await holds(page, ({ screening }) => screening.answers[0].goingOnBecause, "Beside the area; covered");
  await press(page, card.getByRole("button", { name: "Beside the area" }));
  await holds(page, ({ screening }) => screening.answers[0].goingOnBecause, "covered");
  await done(page);
  await press(page, '[data-tab="Finish"]');
  await page.locator(".lack").first().waitFor();
  assert.equal(await page.locator(".lack", { hasText: "why it went on" }).count(), 0);
});

test("a place that something speaks against says so when the finger points at it, and for what is found there", async (t) => {
  const page = await session(t);
  await answer(page, "varicose-veins", "varicose");
  await tapRegion(page, "posterior", "soleus-left");
  const line = page.locator('.place-menu [data-caution="varicose-veins"]');
  await line.getByText("No direct pressure 3-5").waitFor();
  await press(page, page.locator('.place-menu [data-tool="trigger-point-active"]'));
  await holds(page, ({ findings }) => findings.length, 1);
  await page.locator('.details [data-caution="varicose-veins"]').waitFor();
});

test("a technique with a precaution is marked with its reason, and a pressure above the cap too", async (t) => {
  const page = await session(t);
  const deep = tool(page, "deep-tissue");
  assert.equal(await deep.getAttribute("data-level"), null);
  await answer(page, "pregnancy-second-third", "second-third");
  await soon(async () => assert.equal(await deep.getAttribute("data-level"), "precaution"));
  assert.match(await deep.getAttribute("title"), /^Deep tissue.*\. Precaution: Pregnancy/);
  assert.equal(await tool(page, "petrissage").getAttribute("data-level"), null);
  assert.equal(await hatch(page, "anterior").count(), 0);
  await press(page, deep);
  await page.locator('.strip [data-caution="pregnancy-second-third"]').waitFor();
  await tapRegion(page, "posterior", "trapezius-upper-right");
  await page.locator(".strip small", { hasText: "at most 3" }).waitFor();
  const pressure = (level) => page.locator(`.strip [aria-label^="Pressure ${level} of 5"]`);
  assert.equal(await pressure(4).getAttribute("aria-label"), "Pressure 4 of 5, above the most, 3");
  assert.equal(await pressure(3).getAttribute("data-above"), null);
  await holds(page, ({ treatments }) => treatments[0].pressure, 4);
  await press(page, pressure(5));
  await holds(page, ({ treatments }) => treatments[0].pressure, 5);
  await done(page);
  await press(page, '[data-tab="Finish"]');
  await press(page, page.locator(".lack", { hasText: "why it went on" }));
  await page.locator('.section [data-caution="pregnancy-second-third"]').waitFor();
});

test("what is absolute marks everything and hatches the whole body; undo takes it off", async (t) => {
  const page = await session(t);
  await answer(page, "fever", "fever");
  const unmarked = page.locator('.tools[aria-label="Did"] .tool[data-tool]:not([data-level="absolute"])');
  await soon(async () => assert.equal(await unmarked.count(), 0));
  const regions = await page.locator('svg.canvas[data-view="anterior"] .region').count();
  assert.equal(await hatch(page, "anterior").count(), regions);
  await look(page, "hand-dorsal-left");
  await soon(async () => assert.ok((await hatch(page, "hand-dorsal-left").count()) > 0));
  await look(page, "posterior");
  await take(page, "pain-local");
  await tapRegion(page, "posterior", "gluteus-maximus-left");
  await holds(page, ({ findings }) => findings.length, 1);
  assert.deepEqual(await accessibilityProblems(page), []);
  await press(page, '[aria-label="Undo"]');
  await press(page, '[aria-label="Undo"]');
  await soon(async () => assert.equal(await hatch(page, "posterior").count(), 0));
  assert.equal(await tool(page, "effleurage").getAttribute("data-level"), null);
});

test("charting does not paint the hatching again", async (t) => {
  const page = await session(t);
  await answer(page, "fever", "fever");
  await soon(async () => assert.ok((await hatch(page, "posterior").count()) > 0));
  await hatch(page, "posterior").first().evaluate((area) => { area.dataset.seen = "before"; });
  await take(page, "effleurage");
  await tapRegion(page, "posterior", "soleus-left");
  await holds(page, ({ treatments }) => treatments.length, 1);
  assert.equal(await hatch(page, "posterior").first().getAttribute("data-seen"), "before");
});
