// A note is signed once, stays as it is, and is told on by addenda; what was altered since says so.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { after, test } from "node:test";
import { accessibilityProblems, closeBrowser, open, ready, screenshot } from "./harness.mjs";
import { look, note, press, saved, start, take, tapRegion, type } from "./hands.mjs";
import { soon } from "./soon.mjs";
import { tap, tapElement } from "./touch.mjs";
import { untidiness } from "./tidy.mjs";

after(closeBrowser);

const sizes = [
  ["landscape", 1180, 820],
  ["portrait", 820, 1180],
  ["phone", 390, 844],
];

const file = (page) => page.evaluate(() => document.querySelector("palpate-notes").note);
const record = async (page) => (await file(page)).record ?? [];
const seal = (page) => page.locator(".seal");
const section = (page) => page.locator('[data-section="Signature"]');

async function toFinish(page) {
  const handle = page.locator(".handle[aria-expanded=false]");
  if (await handle.count()) await press(page, handle);
  await press(page, '[data-tab="Finish"]');
  await section(page).waitFor();
}

/** A session with a finding and a treatment. */
async function charted(page) {
  await start(page);
  await look(page, "posterior");
  await take(page, "trigger-point-active");
  await tapRegion(page, "posterior", "trapezius-upper-right");
  await take(page, "effleurage");
  await tapRegion(page, "posterior", "trapezius-upper-right");
  await press(page, page.locator('.strip [aria-label^="5′"]'));
  await press(page, '[data-tool="effleurage"]');
  await page.evaluate(() => document.activeElement?.blur());
  await leaveDetails(page);
}

/** The page lets go of what is selected. */
async function leaveDetails(page) {
  const handle = page.locator(".handle[aria-expanded=false]");
  const isPhone = (await handle.count()) > 0;
  if (isPhone) await press(page, handle);
  const close = page.locator('[aria-label="Close the details"]');
  if (await close.count()) await press(page, close);
  if (isPhone) await press(page, ".handle");
}

async function sign(page) {
  await toFinish(page);
  if (!(await section(page).locator('[name="name"]').inputValue())) {
    await type(page, section(page).locator('[name="name"]'), "Mara Kern");
    await type(page, section(page).locator('[name="credentials"]'), "LMT");
  }
  await press(page, '[data-do="ask"]');
  await press(page, '[data-do="sign"]');
  await seal(page).waitFor();
}

async function correct(page, title, replacement, reason) {
  const form = page.locator('[data-form="correction"]');
  const value = await form.locator("option", { hasText: title }).first().getAttribute("value");
  await form.locator("select").selectOption(value);
  await type(page, form.locator("textarea").nth(0), replacement);
  await type(page, form.locator("textarea").nth(1), reason);
  await press(page, form.locator("button.primary"));
}

async function add(page, text) {
  const form = page.locator('[data-form="addendum"]');
  await type(page, form.locator("textarea"), text);
  await press(page, form.locator("button.primary"));
}

async function importFile(page, text) {
  const chosen = { name: "note.json", mimeType: "application/json", buffer: Buffer.from(text) };
  await page.locator('.shelf input[type="file"]').setInputFiles(chosen);
  await page.locator(".palpate .canvas").first().waitFor();
}

test("signing asks once whether it is meant, and a second tap on the same spot is no answer", async (t) => {
  const page = await open(t);
  await ready(page);
  await charted(page);
  await toFinish(page);
  await type(page, section(page).locator('[name="name"]'), "Mara Kern");
  const ask = page.locator('[data-do="ask"]');
  await ask.scrollIntoViewIfNeeded();
  const { x, y, width, height } = await ask.boundingBox();
  const spot = [x + width / 2, y + height / 2];
  await tap(page, ...spot);
  await tap(page, ...spot);
  await section(page).getByRole("group", { name: "Sign as Mara Kern?" }).waitFor();
  assert.deepEqual(await record(page), []);
  await press(page, '[data-do="not-yet"]');
  await ask.waitFor();
  assert.equal(await page.locator('[data-do="sign"]').count(), 0);
  assert.deepEqual(await record(page), []);
});

test("a signed note takes no edit, and an addendum that is kept", async (t) => {
  const page = await open(t);
  await ready(page);
  await charted(page);
  await toFinish(page);
  assert.ok(await section(page).locator('[data-do="ask"]').isDisabled(), "nobody signs without a name");
  assert.equal(await page.locator('[data-rule="signature"]').count(), 1);
  await sign(page);
  const signed = await note(page);
  assert.equal((await record(page)).length, 1);
  assert.match(await seal(page).innerText(), /Signed .* by Mara Kern, LMT/);
  assert.equal(await page.locator('[data-rule="signature"]').count(), 0);

  // Everything that would edit is gone or does nothing.
  assert.equal(await page.locator(".palette").count(), 0);
  for (const name of ["Client", "Undo", "Redo"]) {
    assert.ok(await page.locator(`.bar [aria-label="${name}"]`).isDisabled(), name);
  }
  await tapRegion(page, "posterior", "lumbar-erectors-right");
  await page.locator(".place-menu").waitFor();
  assert.equal(await page.locator(".place-menu .tool").count(), 0);
  await press(page, page.locator('.place-menu [aria-label="Close"]'));
  await press(page, '[data-tab="Chart"]');
  await press(page, page.locator(".list .row").first());
  await page.locator(".details").waitFor();
  for (const button of await page.locator(".details :is(button.chip, .level, .danger, textarea), .strip button").all()) {
    assert.ok(await button.isDisabled(), await button.innerText());
  }
  await tapElement(page, page.locator(".details .danger"));
  await tapElement(page, page.locator(".strip button").first());
  await page.keyboard.press("Control+z");
  assert.deepEqual(await note(page), signed);

  // The banner leads from anywhere to where an addendum is added.
  await press(page, page.locator(".seal button"));
  await add(page, "She called: slept through.");
  await soon(async () => assert.equal((await record(page)).length, 2));
  await correct(page, "Effleurage", "Ten minutes", "misread the clock");
  await soon(async () => assert.equal((await record(page)).length, 3));
  assert.match(await section(page).locator("del").first().innerText(), /5 min/i);
  assert.equal(await section(page).locator("ins").innerText(), "Ten minutes");
  await saved(page);
  const kept = await file(page);
  await page.reload();
  await ready(page);
  await press(page, ".notes .note");
  await seal(page).waitFor();
  assert.deepEqual(await file(page), kept);
  assert.equal(await seal(page).getAttribute("data-holds"), "true");
  await toFinish(page);
  assert.match(await section(page).locator(".record").innerText(), /She called: slept through\./);
  assert.equal(await section(page).locator('[name="name"]').inputValue(), "Mara Kern", "a name is typed once");
});

const example = await readFile(new URL("../fixtures/notes/signed.json", import.meta.url), "utf8");
const altered = [
  ["the note", (text) => text.replace('"minutes": 12.5', '"minutes": 25'), /The note itself is not what/],
  ["an addendum", (text) => text.replace(/"text": "[^"]+"/, '"text": "All is well."'), /Entry 2, the addendum of/],
];

for (const [what, alter, says] of altered) {
  test(`a note that was altered says so and can be read: ${what}`, async (t) => {
    const text = alter(example);
    assert.notEqual(text, example);
    const page = await open(t);
    await ready(page);
    await importFile(page, text);
    await seal(page).waitFor();
    assert.equal(await seal(page).getAttribute("role"), "alert");
    assert.match(await seal(page).innerText(), says);
    assert.ok(await page.locator(".list .row").count() > 0, "its entries are there");
    await press(page, page.locator(".seal button"));
    assert.match(await section(page).locator(".broken").first().innerText(), says);
    assert.equal(await section(page).locator(".entry").count(), JSON.parse(text).record.length);
  });
}

test("a signed note that was not altered holds when it is imported", async (t) => {
  const page = await open(t);
  await ready(page);
  await importFile(page, example);
  await seal(page).waitFor();
  assert.equal(await seal(page).getAttribute("data-holds"), "true");
  await toFinish(page);
  assert.match(await section(page).innerText(), /late entry/);
});

for (const [size, width, height] of sizes) {
  for (const dark of [false, true]) {
    const theme = dark ? "dark" : "light";
    test(`the screens of signing are tidy and usable by all: ${size}, ${theme}`, async (t) => {
      const page = await open(t, { width, height, dark });
      await ready(page);
      const wrong = [];
      const shot = async (name) => {
        await screenshot(page, `${name}-${size}-${theme}`);
        // What is scrolled lies below the tabs, which stay.
        const untidy = (await untidiness(page)).filter((problem) => !/^button\. .* lies on/.test(problem));
        for (const problem of untidy) wrong.push(`${name}: ${problem}`);
        for (const problem of await accessibilityProblems(page)) wrong.push(`${name}: ${problem}`);
      };
      const toEnd = (part) => section(page).locator(part).last().scrollIntoViewIfNeeded();
      await charted(page);
      await toFinish(page);
      await toEnd("[data-do]");
      await shot("sign-1-unsigned");
      await type(page, section(page).locator('[name="name"]'), "Mara Kern");
      await press(page, '[data-do="ask"]');
      await shot("sign-1-asked");
      await press(page, '[data-do="not-yet"]');
      await sign(page);
      await toEnd(".entry");
      await shot("sign-2-signed");
      await add(page, "She called in the evening: slept through, the headache has not come back.");
      await correct(page, "Effleurage", "Ten minutes of effleurage on the right trapezius.", "Misread the clock.");
      await toEnd(".entry");
      await shot("sign-3-corrected");
      await toEnd("select");
      const form = page.locator('[data-form="correction"]');
      await form.locator("select").selectOption("0");
      await form.locator("button").scrollIntoViewIfNeeded();
      await shot("sign-4-correcting");
      if (size === "phone") await press(page, ".handle");
      await shot("sign-5-locked");
      if (size === "phone") {
        await press(page, page.locator(".seal button"));
        await section(page).waitFor();
      }
      await press(page, '[aria-label="All notes"]');
      await importFile(page, altered[0][1](example));
      await seal(page).waitFor();
      await shot("sign-6-broken");
      await toFinish(page);
      await section(page).scrollIntoViewIfNeeded();
      await shot("sign-7-broken-finish");
      assert.deepEqual(wrong, [], wrong.join("\n"));
    });
  }
}
