// Every way to log: what each tap, slide, stroke and word on the screen makes of the note.

import assert from "node:assert/strict";
import { after, test } from "node:test";
import { closeBrowser } from "./harness.mjs";
import { choice, done, grade, note, press, slideRegion, take, tapRegion } from "./hands.mjs";
import { holds, session } from "./session.mjs";
import { soon } from "./soon.mjs";

after(closeBrowser);

const sites = ({ findings }) => findings.map(({ finding, site }) => [finding, site?.structure, site?.side]);

test("a tool in the hand logs a finding at each tap, until it is put down", async (t) => {
  const page = await session(t);
  await take(page, "trigger-point-active");
  await tapRegion(page, "posterior", "trapezius-upper-right");
  await tapRegion(page, "posterior", "gluteus-maximus-left");
  await holds(page, sites, [["trigger-point-active", "trapezius-upper", "right"], ["trigger-point-active", "gluteus-maximus", "left"]]);
  await take(page, "trigger-point-active");
  await page.locator('.palette [data-tool="trigger-point-active"][aria-pressed="false"]').waitFor();
  await done(page);
  await tapRegion(page, "posterior", "gastrocnemius-medial-right");
  await page.locator(".place-menu").waitFor();
  await holds(page, ({ findings }) => findings.length, 2);
});

test("a place first: what is likely there is offered, and one tap logs it there", async (t) => {
  const page = await session(t);
  await tapRegion(page, "posterior", "trapezius-upper-left");
  await press(page, '.place-menu [data-tool="trigger-point-active"]');
  await holds(page, sites, [["trigger-point-active", "trapezius-upper", "left"]]);
  await holds(page, ({ findings }) => findings[0].site.mark.view, "posterior");
  await done(page);
  await tapRegion(page, "posterior", "gastrocnemius-medial-right");
  await press(page, page.locator('.place-menu [aria-label="Did here"] .tool').first());
  await holds(page, ({ treatments }) => treatments.map(({ sites }) => [sites[0].structure, sites[0].side]), [["gastrocnemius-medial-head", "right"]]);
});

test("a place first, and then any tool of the palette is used there", async (t) => {
  const page = await session(t);
  await tapRegion(page, "anterior", "biceps-left");
  await page.locator(".place-menu").waitFor();
  await press(page, '.palette [data-tool="pain-local"]');
  await holds(page, sites, [["pain-local", "biceps-brachii", "left"]]);
});

const slides = [
  ["pain-local", 0, "painNrs", null],
  ["pain-local", 14, "painNrs", 6],
  ["pain-local", 42, "painNrs", 8],
  ["pain-local", 400, "painNrs", 10],
  ["pain-local", -28, "painNrs", 3],
  ["hypertonicity", 26, "tone", 3],
];
test("sliding before the finger lifts sets the severity, and shows it meanwhile", async (t) => {
  const page = await session(t);
  await page.evaluate(() => {
    globalThis.shown = [];
    const root = document.querySelector("palpate-notes").shadowRoot;
    new MutationObserver(() => {
      for (const bubble of root.querySelectorAll(".slide-value:not([hidden])")) globalThis.shown.push(bubble.textContent);
    }).observe(root, { subtree: true, attributes: true, childList: true, characterData: true });
  });
  for (const [tool, up, attribute, expected] of slides) {
    if (!(await isHeld(page, tool))) await take(page, tool);
    await page.evaluate(() => globalThis.shown.splice(0));
    if (up === 0) await tapRegion(page, "posterior", "thoracic-erectors-right");
    else await slideRegion(page, "posterior", "thoracic-erectors-right", up);
    await soon(async () => {
      const last = (await note(page)).findings.at(-1);
      assert.deepEqual([last?.finding, last?.before?.[attribute] ?? null], [tool, expected], `slid by ${up}`);
    });
    if (expected !== null) assert.equal((await page.evaluate(() => globalThis.shown)).at(-1), String(expected));
  }
  assert.equal((await note(page)).findings.length, slides.length);
});

async function isHeld(page, tool) {
  return (await page.locator(`.palette [data-tool="${tool}"][aria-pressed="true"]`).count()) > 0;
}

test("one tap on the strip grades what was logged last, and the same tap takes it back", async (t) => {
  const page = await session(t);
  await take(page, "trigger-point-active");
  await tapRegion(page, "posterior", "trapezius-upper-right");
  await grade(page, "painNrs", "7");
  await holds(page, ({ findings }) => findings[0].before, { painNrs: 7 });
  await grade(page, "tenderness", "3");
  await holds(page, ({ findings }) => findings[0].before, { painNrs: 7, tenderness: 3 });
  await grade(page, "painNrs", "7");
  await holds(page, ({ findings }) => findings[0].before, { tenderness: 3 });
});

test("chips correct the structure and the side", async (t) => {
  const page = await session(t);
  await take(page, "trigger-point-active");
  await tapRegion(page, "posterior", "trapezius-upper-right");
  const chips = page.locator(".details .stack [data-structure]");
  const other = await chips.nth(1).getAttribute("data-structure");
  assert.notEqual(other, "trapezius-upper");
  await press(page, chips.nth(1));
  await holds(page, ({ findings }) => findings[0].site.structure, other);
  await press(page, page.locator('.details [data-structure="trapezius-upper"]'));
  await holds(page, ({ findings }) => [findings[0].site.structure, findings[0].site.side], ["trapezius-upper", "right"]);
  for (const [name, side] of [["Left", "left"], ["Both sides", "bilateral"], ["Right", "right"]]) {
    await press(page, choice(page, "Side", name));
    await holds(page, ({ findings }) => findings[0].site.side, side);
  }
});

test("a structure is found by name, and Enter logs it with the tool in the hand", async (t) => {
  const page = await session(t);
  await take(page, "trigger-point-active");
  await search(page, "levator l");
  await holds(page, sites, [["trigger-point-active", "levator-scapulae", "left"]]);
  await done(page);
  await search(page, "glut max r");
  await holds(page, (found) => sites(found)[1], ["trigger-point-active", "gluteus-maximus", "right"]);
  await done(page);
  await take(page, "trigger-point-active");
  await search(page, "levator l");
  await page.locator(".place-menu h2", { hasText: /left levator/i }).waitFor();
  await holds(page, ({ findings }) => findings.length, 2);
});

async function search(page, words) {
  await press(page, ".overview .structure-search input");
  await page.keyboard.insertText(words);
  await page.locator('.answers [data-first="true"]').waitFor();
  await page.keyboard.press("Enter");
}
