// Who is measured: our element and the peer page, each opened on a note and tapped by a finger.

import { noteWith, regions } from "./note.mjs";

const element = `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <link rel="icon" href="data:," />
    <link rel="stylesheet" href="/ours/page.css" />
    <script type="module" src="/ours/index.js"></script>
  </head>
  <body><palpate-notes></palpate-notes></body>
</html>`;

/** Pages that no folder holds: our element without storage, as it stands on somebody's page. */
export const pages = { "/element.html": element };

/** Each contestant: its address, the event that says it can be used, and how a note goes in and comes out. */
export const contestants = {
  ours: {
    path: "/element.html",
    readyEvent: "palpate-ready",
    show: (note) => (document.querySelector("palpate-notes").note = note),
    count: () => document.querySelector("palpate-notes").note.note.findings?.length,
  },
  react: {
    path: "/peer/index.html",
    readyEvent: "peer-ready",
    show: (note) => globalThis.peer.open(note),
    count: () => JSON.parse(globalThis.peer.json).note.findings.length,
  },
  "react, list below": {
    path: "/peer/index.html?inspector=both",
    readyEvent: "peer-ready",
    show: (note) => globalThis.peer.open(note),
    count: () => JSON.parse(globalThis.peer.json).note.findings.length,
  },
};

const places = regions().filter(({ view }) => view === "anterior");

/** A page of its own context; `url` is opened and waited for. Answers the page with `readyAfter`, in ms. */
export async function open(browser, site, contestant, rate = 1) {
  const context = await browser.newContext({ viewport: { width: 1180, height: 820 }, hasTouch: true, reducedMotion: "reduce" });
  const page = await context.newPage();
  page.on("pageerror", (error) => console.error(`${contestant.path}: ${error.message}`));
  page.session = await context.newCDPSession(page);
  await page.session.send("Emulation.setCPUThrottlingRate", { rate });
  await page.addInitScript(watch, contestant.readyEvent);
  await page.goto(site + contestant.path);
  page.readyAfter = await page.evaluate(() => globalThis.bench.ready);
  return page;
}

/** Opens a contestant on a note with so many findings, with a tool in the hand. */
export async function openOn(browser, site, contestant, count) {
  const page = await open(browser, site, contestant);
  await page.evaluate(contestant.show, noteWith(count));
  await page.locator('[data-tool="trigger-point-active"]').first().tap();
  await page.evaluate(() => globalThis.bench.quiet());
  return page;
}

/**
 * Taps a region, a different one for each number, and answers the milliseconds until it was painted.
 * The page is slowed for the tap alone: slowing keeps a core busy, and idle pages would take it from the one
 * that is measured.
 */
export async function tap(page, number, rate) {
  const finger = await fingerAt(page, number);
  await page.evaluate(() => globalThis.bench.arm());
  await page.session.send("Emulation.setCPUThrottlingRate", { rate });
  await touch(page, finger);
  const painted = await page.evaluate(() => globalThis.bench.painted);
  await page.session.send("Emulation.setCPUThrottlingRate", { rate: 1 });
  await page.evaluate(() => globalThis.bench.quiet());
  return painted;
}

/** The finger that taps the region of a number, where that region now stands on the screen. */
export async function fingerAt(page, number) {
  const { view, point } = places[(number * 7) % places.length];
  return page.locator(`svg[data-view="${view}"]`).first().evaluate((svg, { x, y }) => {
    const place = new DOMPoint(x, y).matrixTransform(svg.getScreenCTM());
    return { x: place.x, y: place.y, radiusX: 6, radiusY: 6, id: 0 };
  }, point);
}

/** Puts a finger down and lifts it. */
export async function touch(page, finger) {
  await page.session.send("Input.dispatchTouchEvent", { type: "touchStart", touchPoints: [finger] });
  await page.session.send("Input.dispatchTouchEvent", { type: "touchEnd", touchPoints: [] });
}

/** Logs a finding on the front of an empty note; in our app a session is started first. */
export async function chartOnEmptyNote(page, name) {
  if (name === "ours") await page.locator(".start-button").first().tap();
  await page.locator('[data-tool="trigger-point-active"]').first().tap();
  await touch(page, await fingerAt(page, 0));
  await page.waitForFunction(contestants[name].count);
}

/** Runs in the page, before its own scripts. */
function watch(readyEvent) {
  // The message after the next animation frame arrives when that frame's style, layout and paint are done.
  // It is finer than Event Timing, which rounds to 8 ms, and unlike it leaves out the raster threads, which
  // are not slowed and share the machine with everything else.
  const painted = () =>
    new Promise((resolve) => {
      requestAnimationFrame(() => {
        const channel = new MessageChannel();
        channel.port1.onmessage = () => resolve(performance.now());
        channel.port2.postMessage(0);
      });
    });
  const bench = {
    ready: new Promise((resolve) => {
      document.addEventListener(readyEvent, () => resolve(painted()), { once: true });
    }),
    arm() {
      bench.painted = new Promise((resolve) => {
        const lifted = (event) => painted().then((now) => resolve(now - event.timeStamp));
        addEventListener("pointerup", lifted, { capture: true, once: true });
      });
    },
    settled: () => painted().then(bench.quiet),
    quiet: () => new Promise((resolve) => requestIdleCallback(() => requestIdleCallback(resolve))),
  };
  globalThis.bench = bench;
}
