// The core of a session in another browser: what must not hang on which one the tablet has.

import assert from "node:assert/strict";
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { test } from "node:test";
import { grade, look, note, press, saved, slideRegion, start as startNote, take, tapRegion, type } from "../hands.mjs";
import { recordEvents, recordProblems } from "../record.mjs";
import { scenes, sizes } from "../scenes.mjs";
import { dist, pages, serve } from "../server.mjs";
import { soon } from "../soon.mjs";
import { untidiness } from "../tidy.mjs";
import { pinch, chartPoint } from "../touch.mjs";
import { start } from "./browsers.mjs";

const screenshots = fileURLToPath(new URL("../../../target/screenshots/", import.meta.url));

/** The tests, in one browser. */
export function core(browser) {
  const open = (t, options) => opened(t, browser, options);

  test("a tap charts a finding, a slide grades it, and a tap on the strip does so too", async (t) => {
    const page = await open(t);
    console.log(`in ${page.name}`);
    await startNote(page);
    await take(page, "trigger-point-active");
    await tapRegion(page, "posterior", "trapezius-upper-right");
    await slideRegion(page, "posterior", "thoracic-erectors-right", 42);
    await holds(page, graded, [["trapezius-upper", "right", {}], ["erector-spinae", "right", { painNrs: 8 }]]);
    await grade(page, "painNrs", "3");
    await holds(page, graded, [["trapezius-upper", "right", {}], ["erector-spinae", "right", { painNrs: 3 }]]);
    // A mouse still rests on it.
    await soon(async () => {
      const [ground, primary] = await Promise.all(['.strip .level[aria-pressed="true"]', ".details-foot .primary"].map((one) =>
        page.locator(one).first().evaluate((element) => getComputedStyle(element).backgroundColor)));
      assert.equal(ground, primary);
    });
  });

  test("what was charted is kept when the page is loaded anew", async (t) => {
    const page = await open(t);
    await startNote(page);
    await take(page, "trigger-point-active");
    await tapRegion(page, "posterior", "trapezius-upper-right");
    await type(page, ".client", "Ana Reyes");
    await saved(page);
    const before = await note(page);
    await noProblems(page);
    await page.reload();
    await ready(page);
    await press(page, ".note");
    await soon(async () => assert.deepEqual(await note(page), before));
    assert.equal(await page.locator(".client").evaluate((field) => field.value), "Ana Reyes");
  });

  test("two fingers and the buttons zoom, and a zoomed drawing is hit where it is tapped", async (t) => {
    const page = await open(t);
    await startNote(page);
    await look(page, "posterior");
    const scale = () => page.locator('svg.canvas[data-view="posterior"]').evaluate((svg) => svg.getScreenCTM().a);
    const whole = await scale();
    const { x, y } = await chartPoint(page, "posterior", 0, 300);
    await pinch(page, x, y, 60, 180);
    await soon(async () => assert.ok(await scale() > whole * 2, `${await scale()} after ${whole}`));
    await press(page, '[aria-label="Show the whole drawing"]');
    await soon(async () => assert.ok(Math.abs(await scale() - whole) < whole / 100));
    await press(page, '[aria-label="Zoom in"]');
    await soon(async () => assert.ok(await scale() > whole * 1.2));
    await take(page, "hypertonicity");
    await tapRegion(page, "posterior", "lumbar-erectors-right");
    await holds(page, ({ findings }) => findings.map(({ site }) => site.side), ["right"]);
  });

  test("the panel that comes later opens, and its pages with it", async (t) => {
    const page = await open(t);
    await startNote(page);
    await press(page, '[data-tab="Measures"]');
    await page.locator(".page .section").first().waitFor();
    await press(page, '[data-tab="Finish"]');
    await page.locator('[data-section="Share"]').waitFor();
  });

  test("in portrait the second column of a page begins level with the first", async (t) => {
    const page = await open(t, { width: 820, height: 1180 });
    await startNote(page);
    await press(page, '[data-tab="Measures"]');
    await page.locator(".page .section").nth(1).waitFor();
    const columns = await page.locator(".page").evaluate((one) => {
      const tops = new Map();
      for (const section of one.querySelectorAll(".section")) {
        const { left, top } = section.getBoundingClientRect();
        tops.set(left, Math.min(top, tops.get(left) ?? top));
      }
      return [...tops.values()];
    });
    assert.equal(columns.length, 2);
    assert.ok(Math.abs(columns[0] - columns[1]) < 1, `the columns begin at ${columns}`);
  });

  test("the note is handed over as a text file and as a PDF report", async (t) => {
    const page = await open(t);
    await startNote(page);
    await take(page, "trigger-point-active");
    await tapRegion(page, "posterior", "trapezius-upper-right");
    await saved(page);
    await press(page, page.locator(".details-foot .primary"));
    await press(page, '[data-tab="Finish"]');
    assert.match(String(await shared(page, "txt")), /\nOBJECTIVE\nRight upper trapezius: active trigger point/);
    const report = await shared(page, "report.pdf");
    assert.equal(String(report.subarray(0, 5)), "%PDF-");
    assert.match(String(report.subarray(-8)), /%%EOF/);
  });

  for (const [size, width, height] of sizes) {
    for (const dark of [false, true]) {
      const theme = dark ? "dark" : "light";
      test(`every screen is tidy: ${size}, ${theme}`, async (t) => {
        const page = await open(t, { width, height, dark });
        const ground = await page.evaluate(() => getComputedStyle(document.body).backgroundColor);
        assert.equal(lightness(ground) < 128, dark, `the ground is ${ground}`);
        const wrong = [];
        await scenes(page, async (name) => {
          await page.screenshot({ path: join(screenshots, browser, `${name}-${size}-${theme}.png`) });
          for (const what of await untidiness(page)) wrong.push(`${name}: ${what}`);
        }, size);
        assert.deepEqual(wrong, [], wrong.join("\n"));
      });
    }
  }
}

async function opened(t, browser, { width = 1180, height = 820, dark } = {}) {
  const page = await start(t, browser, { width, height, dark });
  await page.driver.get(await site());
  await ready(page);
  // Only while the browser lives can it be asked.
  const quit = page.driver.quit.bind(page.driver);
  page.driver.quit = async () => {
    try {
      await noProblems(page);
    } finally {
      await quit();
    }
  };
  return page;
}

async function noProblems(page) {
  assert.deepEqual(await page.evaluate(() => window.palpateProblems), [], "the page complained");
}

let served;

/** The built app, with a first script in it that writes down what the page complains of. */
async function site() {
  if (!served) {
    const folder = mkdtempSync(join(tmpdir(), "palpate-site-"));
    process.once("exit", () => rmSync(folder, { recursive: true, force: true }));
    const page = readFileSync(join(dist, "index.html"), "utf8");
    writeFileSync(join(folder, "index.html"), page.replace("<head>", '<head><script src="record.js"></script>'));
    writeFileSync(join(folder, "record.js"), `(${recordEvents})();(${recordProblems})();`);
    served = serve(folder, dist, pages);
  }
  return served;
}

async function ready(page) {
  await page.waitForFunction(() => window.palpateEvents?.some(({ type }) => type === "palpate-ready"));
}

async function holds(page, part, expected) {
  await soon(async () => assert.deepEqual(part(await note(page)), expected));
}

const graded = ({ findings }) => findings.map(({ site, before }) => [site.structure, site.side, before ?? {}]);

/** What a button of the section hands over, once all of it is there. */
async function shared(page, ending) {
  await press(page, `[data-share="${ending}"]`);
  const name = await soon(() => {
    const files = readdirSync(page.downloads);
    const file = files.find((one) => one.endsWith(`.${ending}`));
    assert.ok(file && !files.some((one) => /\.(part|wkdownload)$/.test(one)), `found ${files}, expected one that ends with .${ending}`);
    assert.ok(readFileSync(join(page.downloads, file)).length > 0, `${file} is empty`);
    return file;
  }, 60_000);
  return readFileSync(join(page.downloads, name));
}

function lightness(colour) {
  const [red, green, blue] = colour.match(/[\d.]+/g).map(Number);
  return (red + green + blue) / 3;
}
