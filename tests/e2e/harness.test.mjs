// The harness itself: what it touches is touched, what a page complains of is found, and dist/ opens clean.

import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import {
  accessibilityProblems,
  chartPoint,
  closeBrowser,
  drag,
  events,
  longPress,
  newProfile,
  open,
  pinch,
  ready,
  screenshot,
  serve,
  slide,
  tap,
  tapChart,
  tapElement,
} from "./harness.mjs";

after(closeBrowser);

/** Serves one page made for a test. */
async function page(t, body, script = "") {
  const folder = mkdtempSync(join(tmpdir(), "palpate-site-"));
  t.after(() => rmSync(folder, { recursive: true }));
  writeFileSync(
    join(folder, "index.html"),
    `<!doctype html><html lang="en"><link rel="icon" href="data:,"><body>${body}<script src="page.js"></script>`,
  );
  writeFileSync(join(folder, "page.js"), script);
  return serve(folder);
}

test("the app opens and is ready, without a complaint", async (t) => {
  const app = await open(t);
  await ready(app);
  assert.equal((await events(app, "palpate-ready")).length, 1);
  await screenshot(app, "first");
});

const complaints = [
  ["an error in the console", "", "console.error('broken')", /console: broken/],
  ["an uncaught error", "", "throw new Error('broken')", /uncaught: broken/],
  ["a style attribute", '<p style="color: red">', "", /style-src/],
  ["text run as a program", "", "try { eval('1') } catch {}", /script-src/],
  ["a request to elsewhere", "", "fetch('http://127.0.0.1:9/').catch(() => {})", /connect-src|request:/],
];
for (const [what, body, script, expected] of complaints) {
  test(`a page is caught with ${what}`, async (t) => {
    const caught = await open(t, { url: await page(t, body, script) });
    await assertSoon(() => assert.match(caught.problems.join("\n"), expected));
    // The complaint was wanted here; it must not fail this test when the page closes.
    caught.problems.length = 0;
  });
}

const surface = `<svg data-view="anterior" viewBox="0 0 100 200"></svg><button>press</button>`;
const record = `
  const style = new CSSStyleSheet();
  style.replaceSync("svg { width: 400px; height: 800px; touch-action: none; background: #eee }");
  document.adoptedStyleSheets = [style];
  globalThis.seen = [];
  for (const type of ["pointerdown", "pointermove", "pointerup"]) {
    addEventListener(type, (event) => seen.push({
      type, pointer: event.pointerType, id: event.pointerId, x: event.clientX, y: event.clientY, at: event.timeStamp,
      on: event.target.localName,
    }));
  }`;

async function seen(touched) {
  return touched.evaluate(() => globalThis.seen);
}

test("each gesture reaches the page as touch, where it was aimed", async (t) => {
  const url = await page(t, surface, record);
  const checks = [
    ["a tap", (p) => tap(p, 50, 60), (found) => {
      assert.deepEqual(found.map(({ type }) => type), ["pointerdown", "pointerup"]);
      assert.deepEqual([found[0].x, found[0].y], [50, 60]);
    }],
    ["a slide", (p) => slide(p, 50, 160, -100), (found) => {
      assert.ok(found.filter(({ type }) => type === "pointermove").length >= 2);
      assert.deepEqual([found.at(-1).type, found.at(-1).x, found.at(-1).y], ["pointerup", 50, 60]);
    }],
    ["a stroke", (p) => drag(p, [{ x: 20, y: 20 }, { x: 90, y: 20 }, { x: 90, y: 90 }]), (found) => {
      assert.deepEqual([found.at(-1).x, found.at(-1).y], [90, 90]);
    }],
    ["a pinch", (p) => pinch(p, 150, 150, 40, 120), (found) => {
      assert.equal(new Set(found.map(({ id }) => id)).size, 2);
    }],
    ["a long press", (p) => longPress(p, 50, 60, 300), (found) => {
      assert.ok(found.at(-1).at - found[0].at >= 250);
    }],
    ["a tap on an element", (p) => tapElement(p, "button"), (found) => {
      assert.equal(found[0].on, "button");
    }],
    ["a tap on the chart", (p) => tapChart(p, "anterior", 25, 50), (found) => {
      assert.equal(found[0].on, "svg");
    }],
  ];
  for (const [what, gesture, check] of checks) {
    const touched = await open(t, { url });
    await gesture(touched);
    const found = await seen(touched);
    assert.ok(found.length > 0 && found.every(({ pointer }) => pointer === "touch"), `${what}: ${JSON.stringify(found)}`);
    check(found);
  }
});

test("what shuts people out is found, and named", async (t) => {
  const url = await page(t, "<main><h1>Title</h1><button></button></main>");
  assert.match((await accessibilityProblems(await open(t, { url }))).join("\n"), /button-name: button/);
});

test("chart units are placed by the drawing's own scale", async (t) => {
  const touched = await open(t, { url: await page(t, surface, record) });
  const from = await chartPoint(touched, "anterior", 0, 0);
  const to = await chartPoint(touched, "anterior", 100, 200);
  assert.deepEqual([to.x - from.x, to.y - from.y], [400, 800]);
});

test("a killed browser leaves what was already stored", async (t) => {
  const url = await page(t, "", "");
  const profile = newProfile();
  const first = await open(t, { url, profile });
  await first.evaluate(() => new Promise((resolve, reject) => {
    const request = indexedDB.open("kept", 1);
    request.onupgradeneeded = () => request.result.createObjectStore("notes");
    request.onerror = reject;
    request.onsuccess = () => {
      const change = request.result.transaction("notes", "readwrite", { durability: "strict" });
      change.objectStore("notes").put("a note", 1);
      change.oncomplete = resolve;
    };
  }));
  await first.kill();
  const second = await open(t, { url, profile });
  const kept = await second.evaluate(() => new Promise((resolve) => {
    indexedDB.open("kept", 1).onsuccess = ({ target }) => {
      target.result.transaction("notes").objectStore("notes").get(1).onsuccess = (event) => resolve(event.target.result);
    };
  }));
  assert.equal(kept, "a note");
});

async function assertSoon(check) {
  const end = Date.now() + 5000;
  for (;;) {
    try {
      return check();
    } catch (error) {
      if (Date.now() > end) throw error;
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  }
}
