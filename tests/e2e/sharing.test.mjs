// The note leaves as files that others can open.

import assert from "node:assert/strict";
import { gunzipSync } from "node:zlib";
import { execFileSync } from "node:child_process";
import { readFile } from "node:fs/promises";
import { after, test } from "node:test";
import { accessibilityProblems, closeBrowser, open, ready, screenshot } from "./harness.mjs";
import { done, look, note, press, saved, start, take, tapRegion } from "./hands.mjs";
import { soon } from "./soon.mjs";
import { untidiness } from "./tidy.mjs";

after(closeBrowser);

async function toShare(page) {
  await start(page);
  await look(page, "posterior");
  await take(page, "trigger-point-active");
  await tapRegion(page, "posterior", "trapezius-upper-right");
  const handle = page.locator(".handle[aria-expanded=false]");
  if (await handle.count()) await press(page, handle);
  await done(page);
  await saved(page);
  await press(page, '[data-tab="Finish"]');
  await page.locator('[data-section="Share"]').scrollIntoViewIfNeeded();
}

/** What a button of the section hands over. */
async function shared(page, ending) {
  const download = page.waitForEvent("download");
  await press(page, `[data-share="${ending}"]`);
  const file = await download;
  assert.match(file.suggestedFilename(), new RegExp(`^palpate-\\d{4}-\\d\\d-\\d\\d-[0-9a-f]{8}\\.${ending.replaceAll(".", "\\.")}$`));
  return readFile(await file.path());
}

/** The words of a PDF file; nothing where no pdftotext is installed. */
function wordsOf(pdf) {
  try {
    return execFileSync("pdftotext", ["-raw", "-enc", "UTF-8", "-", "-"], { input: pdf, encoding: "utf8" });
  } catch (error) {
    if (error.code !== "ENOENT") throw error;
    console.error("NOT CHECKED: what the report says, as pdftotext (poppler-utils) is not installed");
  }
}

/** Which files of the program were asked for. */
function askedFor(page) {
  const asked = [];
  page.on("request", (request) => asked.push(new URL(request.url()).pathname));
  return (name) => asked.filter((path) => path.endsWith(name)).length;
}

/** Waits for what the section says. */
async function alert(page, expected) {
  await soon(async () => assert.match(await page.locator('[data-section="Share"] [role=alert]').innerText(), expected));
}

test("the note is handed over as text, pictures, JSON and FHIR", async (t) => {
  const page = await open(t);
  await ready(page);
  await toShare(page);
  assert.match(String(await shared(page, "txt")), /\nOBJECTIVE\nRight upper trapezius: active trigger point/);
  const svg = String(await shared(page, "svg"));
  assert.match(svg, /^<\?xml|^<svg/);
  assert.match(svg, /Right upper trapezius/);
  const png = await shared(page, "png");
  assert.deepEqual([...png.subarray(1, 4)], [...Buffer.from("PNG")]);
  assert.ok(png.readUInt32BE(16) >= 1000 && png.length > 20_000, `${png.readUInt32BE(16)} wide, ${png.length} bytes`);
  assert.deepEqual(JSON.parse(await shared(page, "json")).note, await note(page));
  const document = JSON.parse(await shared(page, "document.fhir.json"));
  assert.equal(document.entry[0].resource.resourceType, "Composition");
  const pictures = document.entry.map(({ resource }) => resource).filter(({ resourceType }) => resourceType === "DocumentReference");
  assert.deepEqual(pictures.flatMap(({ content }) => content.map(({ attachment }) => attachment.contentType)), ["image/svg+xml", "image/png"]);
  // Larger elements are refused by some servers.
  assert.ok(pictures[0].content.every(({ attachment }) => attachment.data.length <= 1024 * 1024));
  const transaction = JSON.parse(await shared(page, "transaction.fhir.json"));
  assert.ok(transaction.entry.every((entry) => entry.request.method === "PUT"));
});

test("the note is handed over as a page, as rich text and as tables without the client's name", async (t) => {
  const page = await open(t);
  await ready(page);
  await toShare(page);
  await press(page, ".bar .client");
  await page.keyboard.insertText("Ana Reyes");
  const xhtml = String(await shared(page, "xhtml"));
  assert.match(xhtml, /^<\?xml version="1\.0" encoding="UTF-8"\?>\n<html xmlns="http:\/\/www\.w3\.org\/1999\/xhtml"/);
  assert.match(xhtml, /<dd>Ana Reyes<\/dd>/);
  const rtf = String(await shared(page, "rtf"));
  assert.match(rtf, /^\{\\rtf1\\ansi/);
  assert.match(rtf, /Ana Reyes/);
  const findings = String(await shared(page, "findings.csv"));
  assert.match(findings, /^note_id,session_at,session_kind,finding_id,/);
  assert.match(findings, /trapezius-upper/);
  const treatments = String(await shared(page, "treatments.csv"));
  assert.match(treatments, /^note_id,session_at,session_kind,treatment_id,/);
  assert.doesNotMatch(findings + treatments, /Ana|Reyes/);
});

test("the report is a PDF file, and what makes it is loaded when it is first asked for, once", async (t) => {
  const page = await open(t);
  const asked = askedFor(page);
  await ready(page);
  await toShare(page);
  await press(page, ".bar .client");
  await page.keyboard.insertText("Ana Reyes");
  await soon(() => assert.equal(asked("/later.wasm"), 1));
  assert.equal(asked("/report.wasm.gz"), 0);

  const report = await shared(page, "report.pdf");
  assert.equal(String(report.subarray(0, 5)), "%PDF-");
  assert.match(String(report.subarray(-8)), /%%EOF/);
  assert.match(report.toString("latin1"), /\/MediaBox ?\[0 0 595\.\d+ 841\.\d+\]/);
  const words = wordsOf(report);
  if (words !== undefined) {
    assert.match(words, /Massage therapy note/);
    assert.match(words, /Ana Reyes/);
    assert.match(words.replaceAll(/\s+/g, " "), /upper trapezius/i);
  }
  const own = await shared(page, "client.pdf");
  assert.equal(String(own.subarray(0, 5)), "%PDF-");
  assert.match(wordsOf(own) ?? "Your massage session", /Your massage session/);
  assert.equal(asked("/report.wasm.gz"), 1);
  assert.equal(await page.locator('[data-section="Share"] [role=alert]').count(), 0);
});

test("what the fonts of a report lack is told", async (t) => {
  const page = await open(t);
  await ready(page);
  await toShare(page);
  await press(page, ".bar .client");
  await page.keyboard.insertText("Ana 🌸");
  assert.equal(String((await shared(page, "client.pdf")).subarray(0, 5)), "%PDF-");
  await alert(page, /fonts lack 🌸: ◊ stands for each/);
});

test("where paper is letter the report is on letter", async (t) => {
  const page = await open(t, { locale: "en-US" });
  await ready(page);
  await toShare(page);
  const report = await shared(page, "report.pdf");
  assert.match(report.toString("latin1"), /\/MediaBox ?\[0 0 612 792\]/);
  assert.match(await page.locator('[data-share="report.pdf"]').innerText(), /letter/);
});

test("to be printed the report opens in a tab, where the browser shows PDF files", async (t) => {
  const page = await open(t);
  await ready(page);
  await toShare(page);
  await page.evaluate(() => Object.defineProperty(navigator, "pdfViewerEnabled", { value: true }));
  const opened = page.context().waitForEvent("page");
  await press(page, '[data-share="print"]');
  const tab = await opened;
  await soon(() => assert.match(tab.url(), /^blob:/));
  assert.equal(await page.locator('[data-section="Share"] [role=alert]').count(), 0);
});

test("the key for printing prints the report and not the screen", async (t) => {
  const page = await open(t);
  await ready(page);
  await start(page);
  await look(page, "posterior");
  await take(page, "trigger-point-active");
  await tapRegion(page, "posterior", "trapezius-upper-right");
  await page.evaluate(() => Object.defineProperty(navigator, "pdfViewerEnabled", { value: true }));
  const opened = page.context().waitForEvent("page");
  await page.keyboard.press("Control+p");
  const tab = await opened;
  await soon(() => assert.match(tab.url(), /^blob:/));
});

test("a browser that shows no PDF files gets the report as a file to print, and is told so", async (t) => {
  const page = await open(t);
  await ready(page);
  await toShare(page);
  await page.evaluate(() => Object.defineProperty(navigator, "pdfViewerEnabled", { value: false }));
  const download = page.waitForEvent("download");
  await press(page, '[data-share="print"]');
  const file = await download;
  assert.match(file.suggestedFilename(), /\.report\.pdf$/);
  await alert(page, /handed over as a file: print it from there/);
  assert.equal(page.context().pages().length, 1);
});

test("without a network the first report is refused in one sentence, and made once it is back", async (t) => {
  const page = await open(t);
  await ready(page);
  await toShare(page);
  const before = await note(page);
  let held;
  const waiting = new Promise((resolve) => { held = resolve; });
  await page.route("**/report.wasm.gz", async (route) => {
    await waiting;
    await route.abort("internetdisconnected");
  });
  const files = [];
  page.on("download", (file) => files.push(file.suggestedFilename()));
  const button = page.locator('[data-share="report.pdf"]');
  await press(page, button);
  await soon(async () => assert.equal(await button.getAttribute("aria-busy"), "true"));
  assert.match(await button.innerText(), /One moment/);
  await screenshot(page, "share-waiting");
  held();
  await alert(page, /could not be loaded.*once you are online/);
  assert.equal(await button.getAttribute("aria-busy"), null);
  await screenshot(page, "share-refused");
  assert.deepEqual([await note(page), files], [before, []]);
  await page.evaluate(() => Object.defineProperty(navigator, "pdfViewerEnabled", { value: true }));
  const opened = page.context().waitForEvent("page");
  await press(page, '[data-share="print"]');
  await opened;
  await soon(() => assert.equal(page.context().pages().length, 1, "the empty tab stayed"));
  await alert(page, /could not be loaded/);
  await page.unroute("**/report.wasm.gz");
  assert.equal(String((await shared(page, "report.pdf")).subarray(0, 5)), "%PDF-");
  await soon(async () => assert.equal(await page.locator('[data-section="Share"] [role=alert]').count(), 0));
  page.problems = page.problems.filter((problem) => !/ERR_INTERNET_DISCONNECTED/.test(problem));
});

test("a server may unpack what makes reports by itself", async (t) => {
  const page = await open(t);
  await ready(page);
  await page.route("**/report.wasm.gz", async (route) => {
    const response = await route.fetch();
    await route.fulfill({ response, body: gunzipSync(await response.body()) });
  });
  await toShare(page);
  assert.equal(String((await shared(page, "report.pdf")).subarray(0, 5)), "%PDF-");
});

for (const [size, width, height] of [["landscape", 1180, 820], ["portrait", 820, 1180], ["phone", 390, 844]]) {
  for (const theme of ["light", "dark"]) {
    test(`sharing on a ${size} screen, ${theme}`, async (t) => {
      const page = await open(t, { width, height, dark: theme === "dark" });
      await ready(page);
      await toShare(page);
      for (const [place, heading] of [["", "Share"], ["-below", "For tables, and to keep"]]) {
        await page.locator('[data-section="Share"]').getByRole("heading", { name: heading }).evaluate((found) => found.scrollIntoView());
        await screenshot(page, `share-${size}-${theme}${place}`);
      }
      const lies = /^button\. "(Chart|Client|Measures|Plan|Finish)" lies on/;
      assert.deepEqual((await untidiness(page)).filter((problem) => !lies.test(problem)), []);
      assert.deepEqual(await accessibilityProblems(page), []);
    });
  }
}
