// Opens the app in a real Chromium under real touch, and fails the test for anything the page complains of.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { chromium } from "playwright-core";
import { recordEvents } from "./record.mjs";
import { serve } from "./server.mjs";

export * from "./touch.mjs";
export { serve, serveUnder } from "./server.mjs";

const screenshots = fileURLToPath(new URL("../../target/screenshots/", import.meta.url));

const flags = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

let browser;
let site;

/**
 * Opens a page for the test `t` and answers it; when the test ends the page is closed, and whatever it
 * complained of fails the test. The page has `problems`, the list of those complaints.
 *
 * `url` is relative to the served dist/; `origins` are others that the page may ask for something. `profile`, a folder
 * from `newProfile`, keeps storage between pages; such a page has `kill()`, which ends its browser as a power failure would.
 */
export async function open(t, options = {}) {
  const { width = 1180, height = 820, dark = false, url = "", profile } = options;
  site ??= await serve();
  const address = new URL(url, site).href;
  const settings = {
    viewport: { width, height },
    hasTouch: true,
    colorScheme: dark ? "dark" : "light",
    locale: options.locale ?? "en-GB",
    timezoneId: "UTC",
    reducedMotion: options.reducedMotion ?? "reduce",
    forcedColors: options.forcedColors ?? "none",
    javaScriptEnabled: options.javaScriptEnabled ?? true,
  };
  const context = profile
    ? await chromium.launchPersistentContext(profile, { ...launch(), ...settings })
    : await (await sharedBrowser()).newContext(settings);
  const page = profile ? context.pages()[0] : await context.newPage();

  page.problems = [];
  watch(page, [new URL(address).origin, ...(options.origins ?? [])]);
  if (profile) page.kill = () => kill(profile, context);
  t.after(async () => {
    await context.close();
    assert.deepEqual(page.problems, [], "the page complained");
  });
  await page.addInitScript(recordEvents);
  await page.goto(address);
  return page;
}

/** A folder for one browser's storage, removed when the process ends and no browser writes to it any more. */
export function newProfile() {
  const folder = mkdtempSync(join(tmpdir(), "palpate-profile-"));
  process.once("exit", () => rmSync(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 }));
  return folder;
}

/** Waits until the element says that it can be used. */
export async function ready(page) {
  await page.waitForFunction(() => globalThis.palpateEvents.some(({ type }) => type === "palpate-ready"));
}

/** The `detail` of each event of this name so far, oldest first. */
export async function events(page, type) {
  return page.evaluate(
    (wanted) => globalThis.palpateEvents.filter((event) => event.type === wanted).map(({ detail }) => detail),
    type,
  );
}

/** What axe finds wrong for people who use assistive technology: each rule, with where it is broken. */
export async function accessibilityProblems(page, impacts = ["minor", "moderate", "serious", "critical"]) {
  const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
  await page.evaluate(`globalThis.axe ?? (() => {${axe}})()`);
  const { violations } = await page.evaluate(() => globalThis.axe.run({ resultTypes: ["violations"] }));
  return violations
    .filter(({ impact }) => impacts.includes(impact))
    .map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(" ")).join(", ")}`);
}

/** A picture of the page in target/screenshots, for people to look at. */
export async function screenshot(page, name) {
  await page.screenshot({ path: join(screenshots, `${name}.png`) });
}

/** Closes the browser that the pages of this file share; the process ends without it too, only later. */
export async function closeBrowser() {
  await browser?.close();
  browser = undefined;
}

function launch() {
  return { executablePath: process.env.CHROMIUM || "/usr/bin/chromium", args: flags };
}

async function sharedBrowser() {
  browser ??= await chromium.launch(launch());
  return browser;
}

function watch(page, origins) {
  page.on("pageerror", (error) => page.problems.push(`uncaught: ${error.message}`));
  page.on("console", (message) => {
    if (message.type() === "error") page.problems.push(`console: ${message.text()}`);
  });
  page.on("crash", () => page.problems.push("the page crashed"));
  page.on("request", (request) => {
    const url = new URL(request.url());
    if (/^https?:$/.test(url.protocol) && !origins.includes(url.origin)) page.problems.push(`request: ${url.href}`);
  });
}

/** Ends the processes that use this profile, and no others, without letting them save. */
async function kill(profile, context) {
  const closed = new Promise((resolve) => context.once("close", resolve));
  const processes = execFileSync("ps", ["-axww", "-o", "pid=,args="], { encoding: "utf8", maxBuffer: 1 << 26 });
  for (const line of processes.split("\n").filter((line) => line.includes(`--user-data-dir=${profile}`))) {
    try {
      process.kill(Number.parseInt(line, 10), "SIGKILL");
    } catch {
      // Its parent has taken it along already.
    }
  }
  await closed;
}
