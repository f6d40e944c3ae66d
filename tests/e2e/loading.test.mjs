// What of the element comes when: all that comes by itself, the rest once it is wanted, early calls, and what does not come.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { brotliCompressSync, constants } from "node:zlib";
import { after, test } from "node:test";
import { closeBrowser, events, open, ready } from "./harness.mjs";
import { press } from "./hands.mjs";
import { noteWith } from "./notes.mjs";
import { chartOne, element, findings, on, putBack, replace } from "./session.mjs";
import { soon } from "./soon.mjs";

after(closeBrowser);

/** Lets the program come to the page once what is answered is called. */
async function hold(page) {
  let come;
  const held = new Promise((resolve) => (come = resolve));
  await page.route("**/palpate.wasm", async (route) => {
    await held;
    await route.continue();
  });
  return come;
}

/** A page on which the class of the element is known, and the program not here yet. */
async function early(t, url) {
  const page = await element(t, url);
  const come = await hold(page);
  await page.reload();
  await page.waitForFunction(() => customElements.get("palpate-notes"));
  return [page, come];
}

test("what is wrong before the program has come leaves what was set before it", async (t) => {
  const [page, come] = await early(t, "form.html");
  const before = await on(page, (each, note) => {
    Object.assign(each, { note, favourites: ["no-such"], history: {} });
    each.note = "pain";
    each.note = undefined;
    return each.note;
  }, noteWith(3));
  assert.equal(before, null, "a text that is no JSON is read back as no note");
  come();
  await ready(page);
  await soon(async () => assert.equal(await findings(page), 3));
  assert.deepEqual((await events(page, "palpate-error")).map(({ code }) => code), ["favourites", "history", "note"]);
  assert.deepEqual(await on(page, (each) => [each.favourites, each.history]), [null, null]);
  await chartOne(page);
  await page.evaluate(() => document.querySelector("form").reset());
  assert.equal(await findings(page), 3);
});

test("a form that is sent before the program has come has the note that the page gave", async (t) => {
  const [page, come] = await early(t, "form.html");
  const sent = () => page.evaluate(() => new FormData(document.querySelector("form")).get("session"));
  assert.equal(await on(page, (each) => each.checkValidity()), false);
  await on(page, (each, note) => { each.note = note; }, noteWith(2));
  assert.equal(await on(page, (each) => each.checkValidity()), true);
  assert.equal(JSON.parse(await sent()).note.findings.length, 2);
  come();
  await ready(page);
  assert.equal(JSON.parse(await sent()).note.findings.length, 2);
});

test("a program that does not come is told of once, and brought when it can be", async (t) => {
  const page = await element(t);
  let tries = 0;
  await page.route("**/palpate.wasm", (route) => ((tries += 1) < 2 ? route.abort() : route.continue()));
  await page.reload();
  await soon(async () => assert.equal((await events(page, "palpate-error")).length, 1));
  assert.match((await events(page, "palpate-error"))[0].reason, /^Palpate could not be loaded: /);
  page.problems.length = 0;
  await ready(page);
  await chartOne(page);
  assert.equal(await findings(page), 1);
  assert.equal((await events(page, "palpate-error")).length, 1);
});

/** The names of the files that a page has asked for so far. */
const filesOf = (page) => page.evaluate(() => performance.getEntriesByType("resource")
  .map(({ name }) => new URL(name).pathname.slice(1)).filter((name) => name !== "host.css").sort());

/** An editor that is on the page and that nobody has turned to; what comes by itself has come. */
async function untouched(t) {
  const page = await element(t);
  await page.locator(".palette .tool").first().waitFor();
  await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve, 1500))));
  return page;
}

test("all that comes by itself has at most 300 KB", async (t) => {
  const files = await filesOf(await untouched(t));
  assert.deepEqual(files, [
    "element.js", "index.js", "later.js", "palpate.js", "palpate.wasm", "reflected.js", "sheets.js", "words.js",
  ]);
  const settings = { params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_LGWIN]: 24 } };
  const dist = new URL("../../dist/", import.meta.url);
  const sizes = await Promise.all(files.map(async (name) =>
    brotliCompressSync(await readFile(new URL(name, dist)), settings).length));
  const sum = sizes.reduce((all, size) => all + size);
  t.diagnostic(`${sum} bytes`);
  assert.ok(sum <= 300_000, `${sum} bytes`);
});

for (const [what, turn] of [
  ["a touch", (page) => press(page, page.locator(".views .thumb").last())],
  ["a mouse that comes over it", (page) => page.mouse.move(300, 200)],
  ["the keyboard", (page) => page.keyboard.press("Tab")],
  ["a press by a screen reader", (page) => page.locator(".tabs button").last().evaluate((button) => button.click())],
  ["a note", (page) => on(page, (each, value) => { each.note = value; }, noteWith(1))],
  ["earlier notes", (page) => on(page, (each, value) => { each.history = [value]; }, noteWith(1))],
  ["an export", (page) => on(page, async (each) => { await each.export("json"); })],
  ["earlier notes for an element to come", (page) => replace(page, { history: [noteWith(1)] })],
  ["a touch of an element that was taken off the page and put back", async (page) => {
    await putBack(page);
    await page.getByText("Nothing charted yet").waitFor();
    await press(page, page.locator(".views .thumb").last());
  }],
]) {
  test(`${what} brings the rest of the program and the drawings`, async (t) => {
    const page = await untouched(t);
    await page.locator(".tabs").waitFor();
    await page.getByText("Nothing charted yet").waitFor();
    assert.equal(await page.locator(".thumb svg:not(:has(path))").count(), 0, "found a view without its picture");
    await turn(page);
    await soon(async () => {
      const files = await filesOf(page);
      assert.deepEqual(["chart.js", "later.wasm"].filter((name) => !files.includes(name)), []);
    });
    await press(page, '[data-tab="Chart"]');
    await page.locator(".inspector .structure-search").waitFor();
  });
}

test("an export before the element is on the page waits for it, and one after it has gone is refused", async (t) => {
  const page = await element(t);
  const said = await on(page, async (each) => {
    const other = document.createElement("palpate-notes");
    const early = other.export("json");
    each.replaceWith(other);
    const { size } = await early;
    other.remove();
    await new Promise((resolve) => setTimeout(resolve));
    return [size > 0, await each.export("json").then(() => "made", ({ message }) => message), await other.export("json").then(() => "made", ({ message }) => message)];
  });
  assert.deepEqual(said, [true, "No note is open that could be exported.", "No note is open that could be exported."]);
});

test("of two elements the one that is used has all of the program, and the other one when it is turned to", async (t) => {
  const page = await untouched(t);
  await page.evaluate(() => document.querySelector("palpate-notes").after(document.createElement("palpate-notes")));
  const other = page.locator("palpate-notes").last();
  await other.getByText("Nothing charted yet").waitFor();
  await chartOne(page);
  await page.locator("palpate-notes").first().locator(".inspector .details").waitFor();
  await other.locator('[data-tab="Client"]').click();
  await other.locator(".inspector .page .section").first().waitFor();
});

test("while the rest cannot be loaded, an empty chart says so", async (t) => {
  const page = await untouched(t);
  let isDown = true;
  await page.route("**/later.wasm", (route) => (isDown ? route.abort() : route.continue()));
  await press(page, page.locator(".views .thumb").last());
  await page.locator(".inspector", { hasText: "could not be loaded yet" }).waitFor();
  isDown = false;
  await page.evaluate(() => { dispatchEvent(new Event("online")); });
  await page.locator(".inspector .structure-search").waitFor();
  page.problems = page.problems.filter((problem) => !/later\.wasm|net::ERR_FAILED/.test(problem));
});

test("an element that is put on the page after another one was used has all of the program at once", async (t) => {
  const page = await element(t);
  await chartOne(page);
  await page.locator(".inspector .details").waitFor();
  await page.evaluate(() => document.body.append(document.createElement("palpate-notes")));
  await page.locator("palpate-notes").last().locator(".inspector .structure-search").waitFor();
});

test("the program compiles while it comes, and the page is painted before it has", async (t) => {
  const page = await open(t, { url: "playground/" });
  await ready(page);
  const come = await hold(page);
  await page.addInitScript(() => {
    globalThis.streamed = [];
    const before = WebAssembly.instantiateStreaming;
    WebAssembly.instantiateStreaming = async (source, imports) => {
      globalThis.streamed.push((await source).headers.get("content-type"));
      return before(source, imports);
    };
  });
  await page.reload({ waitUntil: "commit" });
  await page.waitForFunction(() => performance.getEntriesByName("first-contentful-paint").length > 0);
  assert.equal(await page.locator(".palpate").count(), 0);
  come();
  await ready(page);
  await press(page, page.locator(".views .thumb").first());
  // The later part does so too.
  await soon(async () => {
    assert.deepEqual(await page.evaluate(() => globalThis.streamed), ["application/wasm", "application/wasm"]);
  });
});
