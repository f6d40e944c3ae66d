// What a therapist writes in two notes, or keeps, is offered where they write it again, and can be forgotten.

import assert from "node:assert/strict";
import { after, test } from "node:test";
import { accessibilityProblems, closeBrowser, open, ready, screenshot } from "./harness.mjs";
import { count, look, note, press, saved, start, take, tapRegion, type } from "./hands.mjs";
import { soon } from "./soon.mjs";
import { untidiness } from "./tidy.mjs";

after(closeBrowser);

const SORE = "Sore to the touch.";
const phrase = (page, text) => page.locator(`.phrases [data-phrase="${text}"]`);

/** A session with one finding, whose details are open. */
async function charted(page) {
  await start(page);
  await look(page, "posterior");
  await take(page, "hypertonicity");
  await tapRegion(page, "posterior", "trapezius-upper-right");
  const handle = page.locator(".handle[aria-expanded=false]");
  if (await handle.count()) await press(page, handle);
  await page.locator(".details .remark textarea").waitFor();
}

async function toShelf(page) {
  await saved(page);
  await press(page, '[aria-label="All notes"]');
  await page.locator(".start-button").first().waitFor();
}

const remark = async (page) => (await note(page)).findings.at(-1).remark ?? "";

test("a text that was written in two notes is offered in the third, and one tap writes it", async (t) => {
  const page = await open(t);
  await ready(page);
  for (let session = 0; session < 2; session += 1) {
    await charted(page);
    assert.equal(await phrase(page, SORE).count(), 0);
    await type(page, ".details .remark textarea", SORE);
    await press(page, page.locator(".details-foot .primary"));
    await toShelf(page);
  }
  await charted(page);
  count(page);
  await press(page, phrase(page, SORE));
  await soon(async () => assert.equal(await remark(page), SORE));
  assert.deepEqual(count(page), { taps: 1, characters: 0 });
  assert.equal(await phrase(page, SORE).count(), 0, "what stands there is not offered again");
  assert.equal(await page.evaluate(() => document.activeElement.tagName), "BODY", "the keyboard stays down");
});

test("a text is kept by a tap, offered while it is begun, listed and forgotten", async (t) => {
  const page = await open(t);
  await ready(page);
  await charted(page);
  await type(page, ".details .remark textarea", `Warm. ${SORE}`);
  await press(page, page.locator(".phrases [data-keep]"));
  await soon(async () => assert.equal(await page.locator(".phrases [data-keep]").count(), 0));
  await press(page, page.locator(".details-foot .primary"));
  await tapRegion(page, "posterior", "trapezius-upper-left");
  await phrase(page, SORE).waitFor();
  await type(page, ".details .remark textarea", "so");
  await soon(async () => assert.equal(await page.locator(".phrases .phrase").count(), 1));
  await press(page, phrase(page, SORE));
  await soon(async () => assert.equal(await remark(page), SORE));

  await press(page, page.locator(".details-foot .primary"));
  await press(page, '[data-tab="Finish"]');
  const list = page.locator('[data-section="Phrases"]');
  await press(page, list.locator(".disclosure"));
  assert.deepEqual(await list.locator("li b").allTextContents(), [SORE, "Warm."]);
  await press(page, list.getByRole("button", { name: "Forget Warm." }));
  await soon(async () => assert.deepEqual(await list.locator("li b").allTextContents(), [SORE]));
  await toShelf(page);
  await page.reload();
  await ready(page);
  await charted(page);
  await phrase(page, SORE).waitFor();
  assert.equal(await phrase(page, "Warm.").count(), 0, "what was forgotten stays forgotten");
});

for (const [size, width, height] of [["landscape", 1180, 820], ["portrait", 820, 1180], ["phone", 390, 844]]) {
  for (const theme of ["light", "dark"]) {
    test(`phrases on a ${size} screen, ${theme}`, async (t) => {
      const page = await open(t, { width, height, dark: theme === "dark" });
      await ready(page);
      await charted(page);
      await type(page, ".details .remark textarea", `${SORE} Softer after heat, and less guarded when the arm is lifted. Asked for lighter pressure.`);
      await press(page, page.locator(".phrases [data-keep]"));
      await press(page, page.locator(".details-foot .primary"));
      await tapRegion(page, "posterior", "trapezius-upper-left");
      await phrase(page, SORE).waitFor();
      await phrase(page, SORE).scrollIntoViewIfNeeded();
      await screenshot(page, `phrases-${size}-${theme}`);
      assert.deepEqual(await untidiness(page), []);
      assert.deepEqual(await accessibilityProblems(page), []);
      await press(page, page.locator(".details-foot .primary"));
      await press(page, '[data-tab="Finish"]');
      await press(page, page.locator('[data-section="Phrases"] .disclosure'));
      await page.locator('[data-section="Phrases"] .danger').scrollIntoViewIfNeeded();
      await screenshot(page, `phrase-list-${size}-${theme}`);
      assert.deepEqual(await accessibilityProblems(page), []);
    });
  }
}
