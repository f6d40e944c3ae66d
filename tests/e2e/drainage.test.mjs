// Lymph on the chart: with a drainage technique in the hand its ways are shown, and strokes follow them or leave them.

import assert from "node:assert/strict";
import { after, test } from "node:test";
import { closeBrowser, screenshot } from "./harness.mjs";
import { choice, press, strokeAlong, take, tapRegion } from "./hands.mjs";
import { holds, session } from "./session.mjs";
import { soon } from "./soon.mjs";
import { untidiness } from "./tidy.mjs";

after(closeBrowser);

const overlay = (page, view) => page.locator(`[data-figure="${view}"] .overlay.drainage`);

const stroke = ({ treatments: [treatment] }) => treatment?.sites.at(-1)?.mark.stroke?.points;

test("territories, watersheds, basins and ways are shown while lymph drainage is in the hand", async (t) => {
  const page = await session(t);
  await take(page, "effleurage");
  assert.equal(await overlay(page, "anterior").count(), 0, "another technique has no such ways");
  await take(page, "mld");
  const front = overlay(page, "anterior");
  await front.locator(".territory").first().waitFor();
  for (const [part, least] of [[".territory", 60], [".watershed", 3], [".way", 12], [".basin", 10]]) {
    assert.ok((await front.locator(part).count()) >= least, part);
  }
  const numbers = await front.locator(".basin text").allTextContents();
  assert.deepEqual(numbers.sort(), ["1", "1", "2", "2", "3", "3"]);
  assert.equal(await front.locator('.basin[data-node="ln-axillary"][data-state="seen"]').count(), 2);
  // From behind the way to the groin leads out of sight.
  assert.equal(await overlay(page, "posterior").locator('.basin[data-node="ln-inguinal"][data-state="beyond"]').count(), 2);
  await take(page, "effleurage");
  await soon(async () => assert.equal(await page.locator(".territory").count(), 0));
});

test("a stroke along the drainage follows it to the basin, on the client's own side", async (t) => {
  const page = await session(t);
  await take(page, "mld");
  await overlay(page, "anterior").locator(".way").first().waitFor();
  await strokeAlong(page, "anterior", [[123, 339], [112, 295]]);
  await holds(page, ({ treatments: [{ technique, direction, sites }] }) => [technique, direction, sites[0].side], ["mld", "toward left axilla", "left"]);
  let [from, to] = [];
  await holds(page, (note) => ([from, to] = stroke(note)).length, 2);
  // It lies on the straight way from where it began to the axilla, at (72, 197).
  const off = (to.x - from.x) * (197 - from.y) - (to.y - from.y) * (72 - from.x);
  assert.ok(Math.abs(off) / Math.hypot(72 - from.x, 197 - from.y) < 0.3, JSON.stringify([from, to]));
  await choice(page, "Direction", "toward left axilla").and(page.locator('[aria-pressed="true"]')).waitFor();
  assert.equal(await page.locator(".strokes .stroke-direction").count(), 1);
});

test("a stroke against the drainage stays as it was drawn", async (t) => {
  const page = await session(t);
  await take(page, "mld");
  await overlay(page, "anterior").locator(".way").first().waitFor();
  await strokeAlong(page, "anterior", [[-48, 440], [-48, 520]]);
  await holds(page, ({ treatments: [{ direction, sites }] }) => [direction, sites[0].side], ["inferior", "right"]);
  await holds(page, (note) => Math.abs(stroke(note).at(-1).y - 520) < 3, true);
});

test("around an axilla whose nodes were removed the ways and the strokes lead to the other one, or to the groin", async (t) => {
  const page = await session(t);
  await page.evaluate(() => {
    const element = document.querySelector("palpate-notes");
    const { note, ...envelope } = element.note;
    const sites = [{ structure: "axilla", side: "left" }];
    const answers = [{ contraindication: "cancer-at-risk-limb", present: true, sites }];
    element.note = { ...envelope, note: { ...note, screening: { answers } } };
  });
  await take(page, "mld");
  const front = overlay(page, "anterior");
  await front.locator('.basin[data-node="ln-axillary"][data-state="cleared"]').waitFor();
  assert.equal(await front.locator(".way.detour").count(), 2);
  await strokeAlong(page, "anterior", [[50, 195], [12, 195]]);
  await holds(page, ({ treatments: [{ direction, sites }] }) => [direction, sites[0].side], ["toward right axilla", "left"]);
});

test("a tap and a chip say the same as a stroke", async (t) => {
  const page = await session(t);
  await take(page, "mld");
  await tapRegion(page, "posterior", "gastrocnemius-medial-right");
  await press(page, choice(page, "Direction", "toward right groin"));
  await holds(page, ({ treatments: [{ direction }] }) => direction, "toward right groin");
});

for (const [size, width, height] of [["landscape", 1180, 820], ["portrait", 820, 1180], ["phone", 390, 844]]) {
  for (const dark of [false, true]) {
    test(`the ways of lymph are tidy: ${size}, ${dark ? "dark" : "light"}`, async (t) => {
      const page = await session(t, { width, height, dark });
      await take(page, "mld");
      await overlay(page, "anterior").locator(".way").first().waitFor();
      await strokeAlong(page, "anterior", [[123, 339], [112, 295]]);
      await strokeAlong(page, "anterior", [[-48, 520], [-44, 460]]);
      const wrong = await untidiness(page);
      await screenshot(page, `drainage-${size}-${dark ? "dark" : "light"}`);
      assert.deepEqual(wrong, [], wrong.join("\n"));
    });
  }
}
