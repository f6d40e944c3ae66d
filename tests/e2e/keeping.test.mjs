// Nothing is lost: what the screen called saved is there after the power failed, and what cannot be kept is said.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { after, test } from "node:test";
import { closeBrowser, newProfile, open, ready } from "./harness.mjs";
import { note, press, saved, start, take, tapAt, tapRegion } from "./hands.mjs";
import { fillDisk, holds, session } from "./session.mjs";
import { soon } from "./soon.mjs";

after(closeBrowser);

const ids = ({ findings }) => findings.map(({ id }) => id);

/** Opens the newest note of the list. */
async function reopen(page) {
  await press(page, ".notes .note");
  await page.locator(".palpate .canvas").first().waitFor();
}

async function toShelf(page) {
  await press(page, '[aria-label="All notes"]');
  await page.locator(".shelf").waitFor();
}

const rounds = 12;

test("what the screen called saved is there after each power failure", async (t) => {
  const profile = newProfile();
  let visible = [];
  let lost = 0;
  for (let round = 0; round < rounds; round += 1) {
    const page = await open(t, { profile });
    await ready(page);
    if (round === 0) await start(page);
    else await reopen(page);
    const kept = ids(await note(page));
    const missing = visible.filter((id) => !kept.includes(id));
    lost += missing.length;
    assert.deepEqual(missing, [], `after power failure ${round}`);
    if (round === rounds - 1) break;

    await take(page, "pain-local");
    const taps = 1 + (round % 3);
    for (let tap = 0; tap < taps; tap += 1) {
      await tapAt(page, "posterior", 20 + 3 * tap, 230 + 5 * round);
      // Every other round the power fails at once after the last tap, whatever is on its way.
      if (tap < taps - 1 || round % 2 === 0) await saved(page);
      visible = await seenAsSaved(page) ?? visible;
    }
    await page.kill();
  }
  assert.ok(visible.length >= rounds, `charted ${visible.length} findings, expected at least ${rounds}`);
  t.diagnostic(`${lost} lost of ${visible.length} shown as saved, in ${rounds - 1} power failures`);
});

/** The ids of the findings at a moment at which the screen says that all are kept; none at any other. */
function seenAsSaved(page) {
  return page.evaluate(() => {
    const element = document.querySelector("palpate-notes");
    const isSaved = element.shadowRoot.querySelector(".kept")?.dataset.kept === "saved";
    return isSaved ? element.note.note.findings.map(({ id }) => id) : undefined;
  });
}

test("reloading the page keeps the note", async (t) => {
  const page = await session(t);
  await take(page, "pain-local");
  await tapRegion(page, "posterior", "trapezius-upper-right");
  await saved(page);
  const before = await note(page);
  await page.reload();
  await reopen(page);
  assert.deepEqual(await note(page), before);
});

test("the list of notes opens each, and removes one only when asked twice", async (t) => {
  const page = await session(t);
  await take(page, "pain-local");
  await tapRegion(page, "posterior", "trapezius-upper-right");
  await saved(page);
  await toShelf(page);
  await start(page, "Relaxation");
  await saved(page);
  await toShelf(page);
  const notes = page.locator(".notes .note");
  await soon(async () => assert.equal(await notes.count(), 2));
  await press(page, notes.filter({ hasText: "1 found" }));
  await holds(page, (found) => [found.session.kind, found.findings.length], ["medical", 1]);
  await toShelf(page);

  const row = page.locator(".notes li", { hasText: "1 found" });
  await press(page, row.locator('[aria-label^="Delete the note"]'));
  await press(page, row.getByRole("button", { name: "Keep" }));
  await soon(async () => assert.equal(await notes.count(), 2));
  await press(page, row.locator('[aria-label^="Delete the note"]'));
  await press(page, row.getByRole("button", { name: "Delete for good" }));
  await soon(async () => assert.equal(await notes.count(), 1));
  await page.reload();
  await soon(async () => assert.match(await notes.innerText(), /Relaxation/));
  assert.equal(await notes.count(), 1);
});

/** The text of the file that Export offers. */
async function exported(page) {
  const download = page.waitForEvent("download");
  await press(page, '.bar [aria-label="Share"]');
  await press(page, '[data-share="json"]');
  return readFile(await (await download).path(), "utf8");
}

async function importFile(page, text) {
  const file = { name: "note.json", mimeType: "application/json", buffer: Buffer.from(text) };
  await page.locator('.shelf input[type="file"]').setInputFiles(file);
}

test("a note that is exported and imported elsewhere is exported again as the same bytes", async (t) => {
  const page = await session(t);
  await take(page, "trigger-point-active");
  await tapRegion(page, "posterior", "trapezius-upper-right");
  await press(page, '.palette [data-tool="neuromuscular-therapy"]');
  await press(page, '.strip [aria-label^="5′"]');
  await holds(page, ({ treatments }) => treatments[0]?.minutes, 5);
  const text = await exported(page);
  const elsewhere = await open(t);
  await ready(elsewhere);
  await importFile(elsewhere, text);
  await elsewhere.locator(".palpate .canvas").first().waitFor();
  assert.equal(await exported(elsewhere), text);
  assert.equal(JSON.parse(text).note.findings.length, 1);
});

test("a file of a note that is on the device already opens it as it is there, and says so", async (t) => {
  const page = await session(t);
  const before = await exported(page);
  await press(page, '[data-tab="Chart"]');
  await take(page, "pain-local");
  await tapRegion(page, "posterior", "trapezius-upper-right");
  await saved(page);
  await toShelf(page);
  await importFile(page, before);
  await page.locator(".trouble", { hasText: "on this device already" }).waitFor();
  await holds(page, ({ findings }) => findings.length, 1);
  await toShelf(page);
  assert.equal(await page.locator(".trouble").count(), 0);
});

test("a file never takes the place of a note on the device that cannot be read", async (t) => {
  const page = await session(t);
  const text = await exported(page);
  await saved(page);
  await toShelf(page);
  const lies = (isDamaged) => page.evaluate((isDamaged) => new Promise((resolve) => {
    indexedDB.open("palpate").onsuccess = ({ target: { result: database } }) => {
      const transaction = database.transaction([...database.objectStoreNames], "readwrite");
      const rows = [];
      for (const name of database.objectStoreNames) {
        transaction.objectStore(name).openCursor().onsuccess = ({ target: { result: cursor } }) => {
          if (!cursor) return;
          if (isDamaged) cursor.update("damaged");
          else rows.push(cursor.value);
          cursor.continue();
        };
      }
      transaction.oncomplete = () => {
        database.close();
        resolve(rows);
      };
    };
  }), isDamaged);
  await lies(true);
  await page.reload();
  await ready(page);
  await page.locator(".notes .empty", { hasText: "No notes yet" }).waitFor();
  const before = await lies();
  assert.ok(before.length >= 2 && before.every((row) => row === "damaged"), `${before}`);
  await importFile(page, text);
  await page.locator(".waiting .trouble").waitFor();
  assert.deepEqual(await lies(), before);
});

test("a note of an earlier day shows its day where a clock would run", async (t) => {
  const page = await session(t);
  const clock = page.locator(".session-clock");
  assert.match(await clock.innerText(), /^0:\d\d$/);
  await toShelf(page);
  const vignette = new URL("../fixtures/sessions/v01-lbp-ql.json", import.meta.url);
  await importFile(page, await readFile(vignette, "utf8"));
  await soon(async () => assert.equal(await clock.innerText(), "4 Oct 2024, 00:00"));
});

const envelope = (fields) => JSON.stringify({ format: "palpate-note", version: 1, ...fields });
const refusals = [
  ["no JSON", "pain, right side", /not JSON/],
  ["half a file", envelope({ note: {} }).slice(0, 30), /not JSON/],
  ["other JSON", '{"resourceType":"Bundle"}', /not a Palpate note/],
  ["a newer format", envelope({ version: 999, note: {} }), /newer Palpate: found format version 999/],
  ["more than 5 MB", " ".repeat(5 * 1024 * 1024 + 1), /too large: found 5242881 bytes, expected at most 5242880/],
  ["nesting too deep", `${"[".repeat(65)}${"]".repeat(65)}`, /found 65 levels of nesting, expected at most 64/],
  ["10,001 findings", envelope({ note: { findings: Array(10_001).fill({}) } }), /found 10001 findings, expected at most 10000/],
  ["a note without its fields", envelope({ note: {} }), /not valid at/],
];

test("a file that is no note is refused with its reason, and nothing is changed", async (t) => {
  const page = await session(t);
  await saved(page);
  await toShelf(page);
  await page.locator(".notes .note").waitFor();
  const before = await page.locator(".notes").innerText();
  for (const [what, text, reason] of refusals) {
    await importFile(page, text);
    await soon(async () => assert.match(await page.locator(".shelf .trouble").innerText(), reason, what));
    assert.match(await page.locator(".shelf .trouble").innerText(), /Nothing was changed/, what);
    assert.equal(await page.locator(".notes").innerText(), before, what);
  }
});

test("a second tab with the same note only reads, and says so", async (t) => {
  const page = await session(t);
  await take(page, "pain-local");
  await tapRegion(page, "posterior", "trapezius-upper-right");
  await saved(page);
  const second = await page.context().newPage();
  await second.goto(page.url());
  await reopen(second);
  await second.locator('.kept[data-kept="read-only"]').waitFor();
  const before = await note(second);
  await take(second, "pain-local");
  await tapRegion(second, "posterior", "gluteus-maximus-left");
  await second.locator('[role="status"]', { hasText: "reading only" }).waitFor({ state: "attached" });
  assert.deepEqual(await note(second), before);

  await page.bringToFront();
  await tapRegion(page, "posterior", "gluteus-maximus-left");
  await holds(page, ({ findings }) => findings.length, 2);
  await saved(page);
});

test("a save that fails is shown, charting goes on, and all is kept once saving works again", async (t) => {
  const page = await session(t);
  await saved(page);
  await fillDisk(page);
  await take(page, "pain-local");
  await tapRegion(page, "posterior", "trapezius-upper-right");
  await page.locator('.kept[data-kept="failed"]', { hasText: "Not saved" }).waitFor();
  await press(page, ".kept summary");
  await page.locator(".kept p", { hasText: "This device is full: all you charted is still here" }).waitFor();
  await press(page, ".kept summary");
  await page.locator(".kept p").waitFor({ state: "hidden" });
  await tapRegion(page, "posterior", "gluteus-maximus-left");
  await holds(page, ({ findings }) => findings.length, 2);
  await page.evaluate(() => globalThis.mend());
  await page.locator('.kept[data-kept="saved"]').waitFor({ timeout: 60_000 });
  const before = await note(page);
  await page.reload();
  await reopen(page);
  assert.deepEqual(await note(page), before);
});
