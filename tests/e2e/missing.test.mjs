// What is missing leads to where it is said.

import assert from "node:assert/strict";
import { after, test } from "node:test";
import { closeBrowser } from "./harness.mjs";
import { done, press, take, tapRegion } from "./hands.mjs";
import { session } from "./session.mjs";
import { soon } from "./soon.mjs";

after(closeBrowser);

/** What has the focus, by its own name or that of the field around it. */
async function focused(page) {
  return page.evaluate(() => {
    const element = document.querySelector("palpate-notes").shadowRoot.activeElement;
    const field = element?.closest("[data-attribute], .field[aria-label], .section");
    return field?.dataset.attribute ?? field?.getAttribute("aria-label") ?? element?.getAttribute("aria-label") ?? "";
  });
}

async function isInSight(page) {
  return page.evaluate(() => {
    const { top, bottom } = document.querySelector("palpate-notes").shadowRoot.activeElement.getBoundingClientRect();
    return top >= 0 && bottom <= innerHeight;
  });
}

test("each thing that is missing leads to its field, in sight and with the focus", async (t) => {
  const page = await session(t);
  await take(page, "effleurage");
  await tapRegion(page, "posterior", "trapezius-upper-right");
  await done(page);
  for (const [rule, expected] of [
    ["client", "Client"],
    ["consent", "treatment"],
    ["screening", "Screening"],
    ["minutes", "Minutes"],
    ["plan", "nextFocus"],
    ["signature", "Signature"],
  ]) {
    if (await page.locator(".details-foot .primary").count()) await done(page);
    await press(page, '[data-tab="Finish"]');
    await press(page, `[data-rule="${rule}"]`);
    await soon(async () => assert.equal(await focused(page), expected, rule));
    await soon(async () => assert.ok(await isInSight(page), rule));
  }
});
