// Earlier sessions on the screen: what the last one found is found again by one tap, and is compared over the course.

import assert from "node:assert/strict";
import { after, test } from "node:test";
import { closeBrowser, events } from "./harness.mjs";
import { canvas, grade, note, press, saved, start, take, tapRegion, type } from "./hands.mjs";
import { regions } from "./chart.mjs";
import { element, session as openSession } from "./session.mjs";
import { soon } from "./soon.mjs";

after(closeBrowser);

const id = (number) => `01990000-0000-7000-8000-${String(number).padStart(12, "0")}`;
const { x, y } = regions.find((row) => row.view === "posterior" && row.layer === "surface" && row.id === "trapezius-upper-right");

/** A session on a day of May with a pain on the right upper trapezius, before and after, and perhaps one on the sacrum. */
function session(day, before, after, { gone, sacrum } = {}) {
  const at = `2026-05-${String(day).padStart(2, "0")}T10:00:00Z`;
  const pain = (number, site, values) => ({ id: id(number), finding: "pain-local", site, recordedAt: at, ...values });
  const mark = { view: "posterior", layer: "surface", drawing: 1, point: { x, y } };
  const findings = [
    pain(day * 10, { structure: "trapezius-upper", side: "right", mark }, {
      before: { painNrs: before }, after: { painNrs: after }, response: gone ? "resolved" : "improved",
    }),
  ];
  if (sacrum) findings.push(pain(day * 10 + 1, { structure: "sacrum", side: "midline" }, { before: { painNrs: 3 } }));
  const measures = [{ id: id(day * 10 + 2), measure: "odi", before: 40 - day, recordedAt: at }];
  return { format: "palpate-note", version: 1, note: { id: id(day), session: { kind: "medical", createdAt: at }, findings, measures } };
}

const course = [session(4, 7, 4), session(11, 5, 2, { sacrum: true })];

async function withHistory(t, notes) {
  const page = await element(t);
  await page.evaluate((notes) => { document.querySelector("palpate-notes").history = notes; }, notes);
  return page;
}

const ghosts = (page) => canvas(page, "posterior").locator("xpath=..").locator('.mark[data-state="ghost"]');

test("what the last session found is outlined, and one tap finds it again with nothing of its grades", async (t) => {
  const page = await withHistory(t, course);
  await soon(async () => assert.ok((await ghosts(page).count()) >= 1));
  await tapRegion(page, "posterior", "trapezius-upper-right");
  const [finding, ...others] = (await note(page)).findings;
  assert.deepEqual([finding.finding, finding.site.structure, finding.site.side], ["pain-local", "trapezius-upper", "right"]);
  assert.deepEqual([finding.before, finding.after, others], [undefined, undefined, []]);
  assert.equal((await events(page, "palpate-change")).length, 1);
  // How it was left last time is marked on the strip, and today's grade is asked.
  const was = page.locator('.strip .level[data-was="true"]');
  assert.equal(await was.innerText(), "2");
  await grade(page, "painNrs", "4");
  await soon(async () => assert.deepEqual((await note(page)).findings[0].before, { painNrs: 4 }));
});

test("an outline that nobody touches is no finding", async (t) => {
  const page = await withHistory(t, course);
  await soon(async () => assert.ok((await ghosts(page).count()) >= 1));
  assert.deepEqual((await note(page)).findings, []);
  assert.equal((await events(page, "palpate-change")).length, 0, "the page set the history itself");
});

test("the earlier sessions stand beside the chart, with what is to be looked at and how it went", async (t) => {
  const page = await withHistory(t, course);
  await press(page, '[data-way="earlier"]');
  const rows = page.locator(".last-time");
  assert.deepEqual(await rows.locator("b").allInnerTexts(), ["Right upper trapezius", "Sacrum"]);
  await press(page, rows.nth(1));
  await soon(async () => assert.equal((await note(page)).findings[0].site.structure, "sacrum"));
  await page.evaluate(() => document.querySelector("palpate-notes").undo());
  await soon(async () => assert.deepEqual((await note(page)).findings, []));
  const trends = page.locator(".trend");
  const texts = (await trends.allInnerTexts()).map((text) => text.replace(/\s+/g, " "));
  assert.deepEqual(texts, [
    "Pain · Right upper trapezius 4 May 2026: 7 → 4 11 May 2026: 5 → 2",
    "Oswestry Disability Index 4 May 2026: 36% 11 May 2026: 29%",
  ]);
});

test("what was gone is not asked for again", async (t) => {
  const page = await withHistory(t, [course[0], session(12, 5, 0, { gone: true })]);
  await press(page, '[data-way="earlier"]');
  assert.equal(await page.locator(".last-time").count(), 0);
  assert.equal(await ghosts(page).count(), 0);
});

test("a reading has its day and no clock in any language, and no title is cut, as it says which side", async (t) => {
  const page = await withHistory(t, course);
  for (const language of ["ar", "es"]) {
    await page.evaluate((language) => { document.querySelector("palpate-notes").lang = language; }, language);
    if (language === "ar") await press(page, '[data-way="earlier"]');
    await soon(async () => assert.equal(await page.locator(".root").getAttribute("lang"), language));
    const readings = await page.locator(".reading").allInnerTexts();
    assert.ok(readings.length > 3 && readings.every((reading) => !/\d\d:\d\d/.test(reading)), readings.join("\n"));
    const cut = await page.locator(".row-text b").evaluateAll((titles) =>
      titles.filter((title) => title.scrollWidth > title.clientWidth + 1).map((title) => title.textContent));
    assert.deepEqual(cut, []);
  }
});

test("a history that is none is refused by name, and the last good one stays", async (t) => {
  const page = await withHistory(t, course);
  for (const [wrong, expected] of [
    [[course[0], { format: "palpate-note" }], /^Note 2 of the history: /],
    [[7], /^Note 1 of the history: /],
    [7, /history/],
  ]) {
    await page.evaluate((wrong) => { document.querySelector("palpate-notes").history = wrong; }, wrong);
    const { code, reason } = (await events(page, "palpate-error")).at(-1);
    assert.equal(code, "history");
    assert.match(reason, expected);
    assert.equal(await page.evaluate(() => document.querySelector("palpate-notes").history.length), 2);
  }
  assert.ok((await ghosts(page).count()) >= 1);
});

test("on the tablet, a second session with a client of the same name goes on from the first", async (t) => {
  const page = await openSession(t);
  await type(page, ".client", "Ida Moss");
  await take(page, "pain-local");
  await tapRegion(page, "posterior", "trapezius-upper-right");
  await saved(page);
  await press(page, ".back");
  await start(page);
  assert.equal(await page.locator('[data-way="earlier"]').count(), 0, "a client without a name has no past");
  await type(page, ".client", "Ida Moss");
  await soon(async () => assert.equal(await ghosts(page).count(), 1));
});
