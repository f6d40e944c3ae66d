// The element on somebody's page: its note, its events, and how little it asks of the page.

import assert from "node:assert/strict";
import { after, test } from "node:test";
import { closeBrowser, events, open, ready } from "./harness.mjs";
import { count, marks, note, press, take, tapRegion, whole } from "./hands.mjs";
import { noteWith } from "./notes.mjs";
import { element } from "./session.mjs";
import { soon } from "./soon.mjs";

after(closeBrowser);

const set = (page, value) => page.evaluate((value) => { document.querySelector("palpate-notes").note = value; }, value);

test("a note is set as an object or as its text, and read back; the page is not told what it did itself", async (t) => {
  const page = await element(t);
  for (const [value, findings] of [[noteWith(3), 3], [JSON.stringify(noteWith(2, "posterior", 1)), 2]]) {
    await set(page, value);
    const given = typeof value === "string" ? JSON.parse(value) : value;
    const read = await page.evaluate(() => document.querySelector("palpate-notes").note);
    assert.equal(read.note.id, given.note.id);
    assert.deepEqual(read.note.findings.map(({ id, site }) => [id, site]), given.note.findings.map(({ id, site }) => [id, site]));
    await soon(async () => assert.equal(await marks(page, "posterior").count(), findings));
  }
  assert.deepEqual(await events(page, "palpate-change"), []);
  assert.deepEqual(await events(page, "palpate-error"), []);
});

test("a note that was set before the element was known is shown once it is", async (t) => {
  const page = await open(t, { url: "late.html" });
  await set(page, noteWith(4));
  await page.evaluate(async () => { await import("./index.js"); });
  await ready(page);
  assert.equal((await note(page)).findings.length, 4);
  await soon(async () => assert.equal(await marks(page, "posterior").count(), 4));
  assert.deepEqual(await events(page, "palpate-change"), []);
});

const refusals = [
  ["text", "pain", /not JSON/],
  ["another object", { resourceType: "Bundle" }, /not a Palpate note/],
  ["a newer format", { ...noteWith(1), version: 2 }, /newer Palpate: found format version 2/],
  ["an unknown finding", (() => {
    const strange = noteWith(1);
    strange.note.findings[0].finding = "no-such-finding";
    return strange;
  })(), /findings\[0\]|findings\.0/],
];

test("a note that is not valid is refused with its reason, and the old one stays", async (t) => {
  const page = await element(t);
  await set(page, noteWith(2));
  const before = await note(page);
  for (const [place, [what, value, reason]] of refusals.entries()) {
    await set(page, value);
    const errors = await events(page, "palpate-error");
    assert.equal(errors.length, place + 1, what);
    assert.match(errors.at(-1).reason, reason, what);
    assert.deepEqual(await note(page), before, what);
  }
});

test("what the person does reaches the page: the change, and the note when it is asked for", async (t) => {
  const page = await element(t);
  await take(page, "pain-local");
  await tapRegion(page, "posterior", "trapezius-upper-right");
  await soon(async () => assert.equal((await events(page, "palpate-change")).length, 1));
  const [detail] = await events(page, "palpate-change");
  assert.equal(detail.note.note.findings.length, 1);
  assert.ok(JSON.stringify(detail.change).includes(detail.note.note.findings[0].id), JSON.stringify(detail.change));
  await press(page, '[aria-label="Undo"]');
  await soon(async () => assert.equal((await events(page, "palpate-change")).length, 2));
  assert.deepEqual((await events(page, "palpate-change"))[1].note.note.findings ?? [], []);
});

test("an element that is moved, or taken away and put back, keeps its note", async (t) => {
  const page = await element(t);
  await take(page, "pain-local");
  await tapRegion(page, "posterior", "trapezius-upper-right");
  const before = await note(page);
  assert.equal(before.findings.length, 1);
  await page.evaluate(() => {
    const aside = document.body.appendChild(document.createElement("section"));
    aside.append(document.querySelector("palpate-notes"));
  });
  assert.deepEqual(await note(page), before);
  await page.evaluate(async () => {
    const away = document.querySelector("palpate-notes");
    const place = away.parentElement;
    away.remove();
    await new Promise((resolve) => setTimeout(resolve));
    place.append(away);
  });
  await soon(async () => assert.deepEqual(await note(page), before));
  await soon(async () => assert.equal(await marks(page, "posterior").count(), 1));
});

test("two elements on one page each have their own note", async (t) => {
  const page = await open(t, { url: "two.html" });
  await soon(async () => assert.equal((await events(page, "palpate-ready")).length, 2));
  await page.evaluate(([one, other]) => {
    document.querySelector("#first").note = one;
    document.querySelector("#second").note = other;
  }, [noteWith(1), noteWith(5, "posterior", 1)]);
  const counts = () => page.evaluate(() =>
    [...document.querySelectorAll("palpate-notes")].map((each) => each.note.note.findings.length));
  assert.deepEqual(await counts(), [1, 5]);
  await press(page, page.locator("#second").locator('.palette [data-tool="pain-local"]'));
  const box = await page.locator("#second").locator('[data-view="posterior"] [data-region="gluteus-maximus-left"]').boundingBox();
  await page.touchscreen.tap(box.x + box.width / 2, box.y + box.height / 2);
  await soon(async () => assert.deepEqual(await counts(), [1, 6]));
});

test("once all of it is here, the element asks nothing of the network, and stays in the box that it was given", async (t) => {
  const page = await element(t);
  await whole(page);
  const requests = [];
  page.on("request", (request) => requests.push(request.url()));
  await take(page, "pain-local");
  await tapRegion(page, "posterior", "trapezius-upper-right");
  await press(page, page.locator(".layers button", { hasText: "Deep" }));
  await page.locator('.canvas[data-view="posterior"][data-layer="deep"]').waitFor();
  await press(page, page.locator(".phase button", { hasText: "After" }));
  await page.locator(".strip").waitFor();
  assert.deepEqual(requests, []);
  const heights = await page.evaluate(() => {
    const host = document.querySelector("palpate-notes");
    return [host.getBoundingClientRect().height, host.shadowRoot.querySelector(".palpate").getBoundingClientRect().height];
  });
  assert.deepEqual(heights, [500, 500]);
});
