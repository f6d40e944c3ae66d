// For everybody: what assistive technology hears, what the keyboard reaches, how large what is touched is.

import assert from "node:assert/strict";
import { after, test } from "node:test";
import { accessibilityProblems, closeBrowser, open, ready, screenshot } from "./harness.mjs";
import { grade, look, note, press, saved, start, take, tapRegion } from "./hands.mjs";
import { holds, session } from "./session.mjs";
import { soon } from "./soon.mjs";
import { tooSmall } from "./targets.mjs";

after(closeBrowser);

const boxes = [
  ["landscape", { width: 1180, height: 820 }],
  ["landscape, dark", { width: 1180, height: 820, dark: true }],
  ["portrait", { width: 820, height: 1180 }],
  ["phone", { width: 390, height: 844 }],
];

for (const [size, options] of boxes) {
  test(`no screen shuts anybody out, and nothing is too small for a finger: ${size}`, async (t) => {
    const page = await open(t, options);
    await ready(page);
    const wrong = [];
    const check = async (screen) => {
      for (const problem of await accessibilityProblems(page, ["serious", "critical"])) wrong.push(`${screen}: ${problem}`);
      for (const target of await tooSmall(page)) wrong.push(`${screen}: ${target}`);
    };
    await page.locator(".notes .empty").waitFor();
    await check("list of notes");
    await start(page);
    await check("empty note");
    await scenes(page, check, size === "phone");
    await saved(page);
    await press(page, '[aria-label="All notes"]');
    await page.locator(".notes .note").waitFor();
    await press(page, page.locator('.notes [aria-label^="Delete the note"]').first());
    await page.locator(".confirm").waitFor();
    await check("question before deleting");
    assert.deepEqual(wrong, [], wrong.join("\n"));
  });
}

async function scenes(page, check, phone) {
  await look(page, "posterior");
  await tapRegion(page, "posterior", "gastrocnemius-medial-right");
  await page.locator(".place-menu").waitFor();
  await check("place pointed at");
  await press(page, '.place-menu [aria-label="Close"]');
  await take(page, "trigger-point-active");
  await tapRegion(page, "posterior", "trapezius-upper-right");
  if (phone) await press(page, ".handle");
  // A tablet held upright folds away what nobody has to give.
  if ((await page.locator(".details .disclosure").count()) > 0) await press(page, ".details .disclosure");
  await check("finding selected");
  if (phone) await press(page, ".handle");
  await take(page, "neuromuscular-therapy");
  await tapRegion(page, "posterior", "lumbar-erectors-left");
  if (phone) await press(page, ".handle");
  await page.locator(".details .minutes").waitFor();
  await check("treatment selected");
  if (phone) await press(page, ".handle");
  await press(page, page.locator(".tools .tool.more").locator("visible=true").first());
  await page.locator(".sheet").waitFor();
  await check("every tool");
  await press(page, '.sheet [aria-label="Close"]');
  await press(page, page.locator(".phase button", { hasText: "After" }));
  if (phone) await press(page, ".handle");
  await page.locator(".list .again").waitFor();
  await check("what is checked again");
  if (phone) await press(page, ".handle");
  await tapRegion(page, "posterior", "trapezius-upper-right");
  await page.locator(".strip .responses").waitFor();
  await check("after the treatment");
}

/** The region that has the focus, by its id. */
const focused = (page) => page.evaluate(() => {
  const active = document.querySelector("palpate-notes").shadowRoot.activeElement;
  return active?.dataset.region ?? null;
});

test("the keyboard alone charts: into the drawing, to a neighbour, log, take back, remove", async (t) => {
  const page = await session(t);
  await take(page, "trigger-point-active");
  const stops = await page.locator('.canvas [tabindex="0"]').count();
  assert.equal(stops, await page.locator(".canvas").count(), "one tab stop for each drawing");
  await page.locator('.thumb').last().focus();
  await page.keyboard.press("Tab");
  const first = await focused(page);
  assert.ok(first, "Tab leads from the views into the drawing");
  const walked = new Set([first]);
  for (const key of ["ArrowDown", "ArrowDown", "ArrowRight", "ArrowDown", "ArrowLeft"]) {
    await page.keyboard.press(key);
    walked.add(await focused(page));
  }
  assert.ok(walked.size >= 4 && !walked.has(null), `walked ${[...walked].join(", ")}`);
  assert.equal(await page.locator('.canvas [tabindex="0"]').count(), stops, "still one tab stop for each drawing");

  await page.keyboard.press("Enter");
  await holds(page, ({ findings }) => findings.length, 1);
  const region = await focused(page);
  const label = () => page.locator(`.canvas [data-region="${region}"]`).first().getAttribute("aria-label");
  assert.match(await label(), /, 1 finding$/);
  await page.keyboard.press("Enter");
  await soon(async () => assert.match(await label(), /, 2 findings$/));
  await page.keyboard.press("Control+z");
  await holds(page, ({ findings }) => findings.length, 1);
  await page.keyboard.press("Control+Shift+z");
  await holds(page, ({ findings }) => findings.length, 2);
  await page.locator(`.canvas [data-region="${region}"]`).first().focus();
  if ((await page.locator(".details").count()) === 0) await page.keyboard.press("Enter");
  await page.keyboard.press("Delete");
  await soon(async () => assert.ok((await note(page)).findings.length <= 2));
  await page.locator('[role="status"]', { hasText: "Removed. Undo available." }).waitFor({ state: "attached" });
});

test("a press without a finger logs, as a screen reader gives it", async (t) => {
  const page = await session(t);
  await take(page, "hypertonicity");
  const region = page.locator('.canvas [data-region="levator-scapulae-left"]').first();
  await region.evaluate((element) => element.dispatchEvent(new MouseEvent("click", { bubbles: true, detail: 0 })));
  await holds(page, ({ findings }) => findings.map(({ site }) => [site.structure, site.side]), [["levator-scapulae", "left"]]);
});

test("what a tap did is said", async (t) => {
  const page = await session(t);
  const said = (words) => page.locator('[role="status"][aria-live="polite"]', { hasText: words }).waitFor({ state: "attached" });
  await take(page, "trigger-point-active");
  await said("Trigger point, active in hand.");
  await tapRegion(page, "posterior", "trapezius-upper-right");
  await said("Trigger point, active, right upper trapezius. Undo available.");
  await grade(page, "painNrs", "6");
  await said(/Trigger point, active, right upper trapezius, 6 of 10/);
  await press(page, '[aria-label="Undo"]');
  await said("Undone.");
  assert.equal(await page.locator('[aria-live]').count(), 1, "one voice");
});

test("a region is called by its side, its name and what it holds", async (t) => {
  const page = await session(t);
  const name = () => page.locator('[data-view="posterior"] [data-region="trapezius-upper-left"]').getAttribute("aria-label");
  assert.equal(await name(), "Left upper trapezius");
  await take(page, "trigger-point-active");
  await tapRegion(page, "posterior", "trapezius-upper-left");
  await soon(async () => assert.equal(await name(), "Left upper trapezius, 1 finding"));
  await tapRegion(page, "posterior", "trapezius-upper-left");
  await soon(async () => assert.equal(await name(), "Left upper trapezius, 2 findings"));
});

test("a box 320 pixels wide is enough to chart in", async (t) => {
  const page = await open(t, { url: "narrow.html" });
  await ready(page);
  await page.locator('.palpate[data-layout="narrow"]').waitFor();
  const width = await page.evaluate(() => document.querySelector("palpate-notes").shadowRoot.querySelector(".palpate").scrollWidth);
  assert.ok(width <= 320, `found ${width} px, expected at most 320`);
  await look(page, "posterior");
  await take(page, "pain-local");
  await tapRegion(page, "posterior", "gluteus-maximus-left");
  await grade(page, "painNrs", "6");
  await holds(page, ({ findings }) => [findings[0]?.site.side, findings[0]?.before.painNrs], ["left", 6]);
});

test("nothing moves where motion is not wanted", async (t) => {
  const page = await session(t, { reducedMotion: "reduce" });
  await take(page, "pain-local");
  await tapRegion(page, "posterior", "gluteus-maximus-left");
  await page.locator(".mark").first().waitFor();
  const moving = await page.evaluate(() => {
    const root = document.querySelector("palpate-notes").shadowRoot;
    const long = (times) => times.split(",").some((time) => Number.parseFloat(time) > 0.001);
    return [...root.querySelectorAll("*")]
      .filter((element) => {
        const style = getComputedStyle(element);
        return long(style.transitionDuration) || (style.animationName !== "none" && long(style.animationDuration));
      })
      .map((element) => `${element.localName}.${element.getAttribute("class")}`);
  });
  assert.deepEqual([...new Set(moving)], []);
});

test("forced colours leave what is pressed and what is marked in sight", async (t) => {
  const page = await session(t, { forcedColors: "active" });
  await take(page, "pain-local");
  await tapRegion(page, "posterior", "gluteus-maximus-left");
  await screenshot(page, "forced-colours");
  const differs = await page.evaluate(() => {
    const root = document.querySelector("palpate-notes").shadowRoot;
    const look = (selector) => {
      const { backgroundColor, color, outlineStyle, borderTopWidth, borderTopColor, borderTopStyle } = getComputedStyle(root.querySelector(selector));
      return [backgroundColor, color, outlineStyle, borderTopWidth, borderTopColor, borderTopStyle].join(" ");
    };
    return look('.tool[aria-pressed="true"]') !== look('.tool[data-tool][aria-pressed="false"]');
  });
  assert.ok(differs, "the tool in the hand looks like every other");
  const fill = await page.evaluate(() => {
    const root = document.querySelector("palpate-notes").shadowRoot;
    return [getComputedStyle(root.querySelector(".mark .badge")).fill, getComputedStyle(root.querySelector(".canvas .body")).fill];
  });
  assert.notEqual(fill[0], fill[1], "a mark has the colour of the body");
});
