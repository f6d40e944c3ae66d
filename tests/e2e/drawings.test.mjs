// The drawings that the first screen does not show come once somebody turns to it: what works without them, and what waits
// for them.

import assert from "node:assert/strict";
import { after, test } from "node:test";
import { closeBrowser, events, open, ready } from "./harness.mjs";
import { canvas, count, done, look, marks, note, press, take, tapRegion } from "./hands.mjs";
import { noteWith } from "./notes.mjs";
import { soon } from "./soon.mjs";

after(closeBrowser);

/** An element whose requests for the later drawings are answered by `answer`. */
async function element(t, answer) {
  const page = await open(t, { url: "late.html" });
  await page.route("**/chart.js*", answer);
  await page.evaluate(async () => { await import("./index.js"); });
  await ready(page);
  await canvas(page, "anterior").waitFor();
  await page.locator("palpate-notes").hover();
  count(page);
  return page;
}

const set = (page, value) => page.evaluate((value) => { document.querySelector("palpate-notes").note = value; }, value);
const findings = async (page) => (await note(page)).findings.length;
const likely = (page) => page.locator('.place-menu [aria-label="Found here"] .tool');
const figure = (page, view) => page.locator(`.chart[data-figure="${view}"]`);
const boxes = (page) => page.locator(".thumb svg").evaluateAll((pictures) =>
  pictures.map((picture) => picture.getBoundingClientRect().toJSON()));

test("while the later drawings are on their way the front is charted, and what waits for them shows when they come", async (t) => {
  let release;
  const released = new Promise((resolve) => { release = resolve; });
  const page = await element(t, async (route) => {
    await released;
    await route.continue();
  });
  assert.equal(await page.locator(".thumb path").count(), 15);
  const before = await boxes(page);
  assert.equal(before.length, 15);

  await set(page, noteWith(1, "hand-palmar-left"));
  assert.deepEqual(await events(page, "palpate-error"), [], "a mark on a drawing that is not here yet is as good");
  assert.equal(await marks(page, "anterior").count(), 0);
  await tapRegion(page, "anterior", "biceps-left");
  await likely(page).first().waitFor();
  await press(page, likely(page).first());
  await soon(async () => assert.equal(await findings(page), 2));
  await done(page);

  await press(page, page.locator(".layers button", { hasText: "Deep" }));
  await soon(async () => assert.equal(await figure(page, "anterior").getAttribute("aria-busy"), "true"));
  assert.equal(await page.locator(".canvas").count(), 0);
  release();
  await canvas(page, "anterior", "deep").waitFor();
  assert.equal(await figure(page, "anterior").getAttribute("aria-busy"), null);
  assert.deepEqual(await boxes(page), before, "the strip of views moved");

  await look(page, "anterior");
  await soon(async () => assert.equal(await marks(page, "anterior").and(page.locator('[data-muted="true"]')).count(), 1));
  await look(page, "hand-palmar-left");
  await marks(page, "hand-palmar-left").and(page.locator('[data-muted="false"]')).waitFor();
  await tapRegion(page, "hand-palmar-left", "thenar-left");
  await likely(page).first().waitFor();
});

test("a mark of a drawing that comes later appears on the body that is in sight", async (t) => {
  let release;
  const released = new Promise((resolve) => { release = resolve; });
  const page = await element(t, async (route) => {
    await released;
    await route.continue();
  });
  await set(page, noteWith(1, "hand-palmar-left"));
  await page.evaluate(() => new Promise(requestAnimationFrame));
  assert.equal(await marks(page, "anterior").count(), 0);
  release();
  await marks(page, "anterior").and(page.locator('[data-muted="true"]')).waitFor();
});

test("drawings that could not be loaded are told of in one sentence, and tried again by themselves", async (t) => {
  const answers = [
    (route) => route.abort(),
    (route) => route.fulfill({ contentType: "text/javascript", body: 'export default "another Palpate";' }),
    (route) => route.fulfill({ status: 503 }),
    (route) => route.continue(),
  ];
  let asked = 0;
  const page = await element(t, (route) => answers[asked++](route));
  await page.locator(".missing").waitFor();
  assert.match(await page.locator(".missing").innerText(), /could not be loaded/);
  await take(page, "trigger-point-active");
  await tapRegion(page, "anterior", "biceps-left");
  await soon(async () => assert.equal(await findings(page), 1));
  await press(page, page.locator(".layers button", { hasText: "Deep" }));

  // The waits between the tries grow; the network's coming back ends one.
  await soon(async () => assert.equal(asked, 3));
  assert.equal(await page.locator(".missing").count(), 1);
  await soon(async () => {
    await page.evaluate(() => { dispatchEvent(new Event("online")); });
    assert.equal(await page.locator(".missing").count(), 0);
  });
  assert.equal(asked, 4);
  await canvas(page, "anterior", "deep").waitFor();
  const [error, ...more] = await events(page, "palpate-error");
  assert.match(error.reason, /drawings could not be loaded/);
  assert.deepEqual(more, []);
  const [own, others] = [/chart\.js|net::ERR_FAILED|503/, page.problems];
  page.problems = others.filter((problem) => !own.test(problem));
});

test("a text that is not that of these drawings is refused with its reason", async (t) => {
  let asked = 0;
  const wrong = { contentType: "text/javascript", body: "export default 7;" };
  const page = await element(t, (route) => (asked++ ? route.continue() : route.fulfill(wrong)));
  await soon(async () => {
    const [error] = await events(page, "palpate-error");
    assert.match(error.reason, /not the drawings of this Palpate: found 0 bytes .*, expected \d+ with \d+/);
  });
  await press(page, page.locator(".layers button", { hasText: "Deep" }));
  await canvas(page, "anterior", "deep").waitFor();
});
