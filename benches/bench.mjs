// Measures our element against a React page of the same screen: a tap's time, the first load, the bytes.

import { execFileSync } from "node:child_process";
import { existsSync } from "node:fs";
import { createRequire } from "node:module";
import { fileURLToPath } from "node:url";
import { chartOnEmptyNote, contestants, open, openOn, pages, tap } from "./contestants.mjs";
import { serve } from "./site.mjs";
import { weigh } from "./weight.mjs";
import { workOfTaps } from "./work.mjs";

const { chromium } = createRequire(new URL("../tests/e2e/package.json", import.meta.url))("playwright-core");

const counts = [0, 100, 1000];
const slowed = 4;
const warmUp = 3;
const rounds = Number(option("rounds") ?? 15);
const loads = Number(option("loads") ?? 5);

const budgets = { growth: 1.2, againstReact: 0.5, kilobytes: 300 };

const dist = option("dist") ?? folder("../dist/");
const peer = folder("../target/peer/");
buildPeer();
const site = await serve({ "/ours/": dist, "/peer/": peer }, pages);
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM || "/usr/bin/chromium",
  args: ["--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking", "--disable-component-update"],
});

const entries = Object.keys(contestants).flatMap((name) => counts.map((count) => ({ name, count, times: [] })));
for (const entry of entries) entry.page = await openOn(browser, site, contestants[entry.name], entry.count);
await timeTaps(entries);
for (const entry of entries) entry.work = await workOfTaps(entry.page, warmUp + rounds, 10);
await checkThatEveryTapCounted(entries);
for (const { page } of entries) await page.context().close();
const ready = await timeLoads();
const ourFiles = await weigh(browser, site, "/ours/index.html", "palpate-ready", (page) => chartOnEmptyNote(page, "ours"));
const peerFiles = await weigh(browser, site, "/peer/index.html", "peer-ready", (page) => chartOnEmptyNote(page, "react"));
await browser.close();
report();

/** One tap on each page, then the next round, so that what slows the machine slows all of them alike. */
async function timeTaps(entries) {
  for (let round = 0; round < warmUp + rounds; round += 1) {
    for (const entry of entries) {
      const time = await tap(entry.page, round, slowed);
      if (round >= warmUp) entry.times.push(time);
    }
  }
}

/** A tap that logged nothing would be fast and worth nothing. */
async function checkThatEveryTapCounted(entries) {
  for (const { name, count, page } of entries) {
    const found = await page.evaluate(contestants[name].count);
    const expected = count + warmUp + rounds + 10;
    if (found !== expected) throw new Error(`${name} at ${count}: found ${found} findings after the taps, expected ${expected}`);
  }
}

async function timeLoads() {
  const times = { ours: [], react: [] };
  for (let load = 0; load < loads; load += 1) {
    for (const name of Object.keys(times)) {
      const page = await open(browser, site, contestants[name], slowed);
      times[name].push(page.readyAfter);
      await page.context().close();
    }
  }
  return times;
}

function report() {
  const entry = (name, count) => entries.find((entry) => entry.name === name && entry.count === count);
  const time = (name, count) => median(entry(name, count).times);
  const work = (name, count) => entry(name, count).work.all;
  const columns = (row) => row.map((cell, index) => (index ? String(cell).padStart(9) : String(cell).padEnd(24))).join("");

  console.log(`\nTap to paint, ms, processor slowed ${slowed} times, medians of ${rounds} interleaved taps`);
  console.log(columns(["findings", ...counts]));
  for (const name of Object.keys(contestants)) {
    console.log(columns([name, ...counts.map((count) => time(name, count).toFixed(0))]));
  }

  console.log("\nWork of the main thread for a tap, processor ms, not slowed");
  console.log(columns(["findings", "", "all", "script", "style", "layout", "rest"]));
  for (const { name, count, work } of entries) {
    const cells = ["all", "script", "style", "layout", "rest"].map((kind) => work[kind].toFixed(1));
    console.log(columns([name, count, ...cells]));
  }

  console.log(`\nReady, ms, slowed ${slowed} times, medians of ${loads}: ours ${median(ready.ours).toFixed(0)}, react ${median(ready.react).toFixed(0)}`);

  const total = (files) => files.reduce((sum, { compressed }) => sum + compressed, 0) / 1000;
  console.log("\nFirst load, until a finding is charted on an empty note; bytes plain and with brotli 11");
  for (const [name, { first, later }] of [["ours", ourFiles], ["react", peerFiles]]) {
    for (const { path, plain, compressed } of first) console.log(columns([path, plain, compressed]));
    console.log(columns([`${name}, first, KB`, "", total(first).toFixed(1)]));
    for (const { path, plain, compressed } of later) console.log(columns([path, plain, compressed]));
    console.log(columns([`${name}, afterwards, KB`, "", total(later).toFixed(1)]));
  }

  console.log("\nBudgets");
  for (const [name, measure] of [["time", time], ["work", work]]) {
    budget(`1,000 findings against 0, ${name}`, measure("ours", 1000) / measure("ours", 0), budgets.growth);
    for (const rival of ["react", "react, list below"]) {
      budget(`against ${rival}, at 1,000, ${name}`, measure("ours", 1000) / measure(rival, 1000), budgets.againstReact);
      console.log(`  ${(measure("ours", 0) / measure(rival, 0)).toFixed(2)}  against ${rival}, at 0, ${name} (no budget)`);
    }
  }
  budget("first load, KB", total(ourFiles.first), budgets.kilobytes);
}

function budget(what, found, most) {
  console.log(`  ${found.toFixed(2)}  ${what}, at most ${most}: ${found <= most ? "met" : "not met"}`);
}

function buildPeer() {
  const home = folder("peer/");
  if (!existsSync(`${home}node_modules`)) execFileSync("npm", ["ci", "--no-audit", "--no-fund"], { cwd: home, stdio: "inherit" });
  execFileSync(process.execPath, ["build.mjs", peer], { cwd: home, stdio: "inherit" });
}

function median(numbers) {
  const sorted = numbers.toSorted((one, other) => one - other);
  const middle = sorted.length / 2;
  return Number.isInteger(middle) ? (sorted[middle - 1] + sorted[middle]) / 2 : sorted[Math.floor(middle)];
}

function option(name) {
  return process.argv.slice(2).find((argument) => argument.startsWith(`--${name}=`))?.slice(name.length + 3);
}

function folder(path) {
  return fileURLToPath(new URL(path, import.meta.url));
}
