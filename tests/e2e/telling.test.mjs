// The note as text: sentences follow the data, and one that was put in other words is the therapist's.

import assert from "node:assert/strict";
import { after, test } from "node:test";
import { accessibilityProblems, closeBrowser, open, ready, screenshot } from "./harness.mjs";
import { look, note, press, start, take, tapRegion, type } from "./hands.mjs";
import { soon } from "./soon.mjs";
import { untidiness } from "./tidy.mjs";

after(closeBrowser);

const sizes = [
  ["landscape", 1180, 820],
  ["portrait", 820, 1180],
  ["phone", 390, 844],
];

const told = (page) => page.locator('[data-section="Text"]');
const sentences = (page) => told(page).locator(".sentence").allTextContents();

/** A session with one finding, graded, on its last page. */
async function charted(page) {
  await start(page);
  await look(page, "posterior");
  await take(page, "hypertonicity");
  await tapRegion(page, "posterior", "trapezius-upper-right");
  await press(page, page.locator(".strip .level", { hasText: "3" }).first());
  await toText(page);
}

async function write(page, text) {
  await press(page, told(page).locator(".sentence"));
  await told(page).locator("textarea").selectText();
  await type(page, told(page).locator("textarea"), text);
}

/** What is scrolled lies below the tabs, which stay. */
async function problems(page) {
  return (await untidiness(page)).filter((problem) => !/^button\. "(Chart|Client|Measures|Plan|Finish)" lies on/.test(problem));
}

async function toText(page) {
  const handle = page.locator(".handle[aria-expanded=false]");
  if (await handle.count()) await press(page, handle);
  const close = page.locator('[aria-label="Close the details"]');
  if (await close.count()) await press(page, close);
  await press(page, '[data-tab="Finish"]');
  await told(page).waitFor();
  await told(page).scrollIntoViewIfNeeded();
}

test("a sentence in the therapist's words stays, and the data's change is shown beside it", async (t) => {
  const page = await open(t);
  await ready(page);
  await charted(page);
  const [made] = await sentences(page);
  assert.match(made, /^Right upper trapezius: .*tone 3\/4\.$/);
  await write(page, "Tight from the desk.");
  await press(page, told(page).getByRole("button", { name: "Done" }));
  assert.deepEqual((await note(page)).wordings.map(({ insteadOf, text }) => [insteadOf, text]), [[made, "Tight from the desk."]]);

  await press(page, '[data-tab="Chart"]');
  await press(page, page.locator(".row").first());
  await press(page, page.locator(".strip .level", { hasText: "1" }).first());
  await toText(page);
  assert.match(await told(page).locator(".past").textContent(), /The data says now: Right upper trapezius: .*tone 1\/4\./);
  await press(page, told(page).locator('[data-follow="true"]'));
  assert.deepEqual((await note(page)).wordings ?? [], []);
  await soon(async () => (await sentences(page))[0].endsWith("tone 1/4."), "it follows the data again");
});

test("every form tells the same finding under its own heading", async (t) => {
  const page = await open(t);
  await ready(page);
  await charted(page);
  for (const [form, heading] of [["SOAP", "Objective"], ["CARE", "Condition"], ["DAR", "Data"], ["Wellness", "Request"]]) {
    await press(page, told(page).locator(`[data-told="${form}"]`));
    assert.equal(await told(page).locator("h3").first().textContent(), heading);
    assert.equal((await sentences(page)).length, 1);
  }
});

for (const [size, width, height] of sizes) {
  for (const dark of [false, true]) {
    test(`the text is tidy and reachable: ${size}, ${dark ? "dark" : "light"}`, async (t) => {
      const page = await open(t, { width, height, dark });
      await ready(page);
      await charted(page);
      await write(page, "Tight from the desk.");
      await screenshot(page, `told-${size}-${dark ? "dark" : "light"}`);
      assert.deepEqual(await problems(page), []);
      await press(page, told(page).getByRole("button", { name: "Done" }));
      await screenshot(page, `told-own-${size}-${dark ? "dark" : "light"}`);
      assert.deepEqual(await problems(page), []);
      assert.deepEqual(await accessibilityProblems(page), []);
    });
  }
}
