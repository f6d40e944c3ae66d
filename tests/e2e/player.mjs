// Plays an action script (tests/vignettes/README.md says what each step is) with fingers on the screen.

import { table } from "./chart.mjs";
import { attributes, codesOf, levelOf, setField, write } from "./fields.mjs";
import {
  canvas, choice, count, done, look, note, painted, press, slideAt, slideRegion, strokeAlong, take, tapAt, tapRegion,
} from "./hands.mjs";
import { sectionVerbs } from "./sections.mjs";
import { soon } from "./soon.mjs";

const findings = new Map(table("clinical/findings.csv").map((row) => [row.id, row]));

/** Pixels from one grade to the next when a finger slides, on a long scale and on a short one. */
const [STEP, SHORT_STEP] = [14, 26];

/**
 * Does all steps; answers the taps, and the characters typed as numbers, as names and as free words: those on the
 * chart, and apart from them those on the pages beside it.
 */
export async function play(page, { steps }) {
  count(page);
  const nothing = { taps: 0, digits: 0, searched: 0, words: 0 };
  const done = { chart: { ...nothing }, pages: { ...nothing } };
  const player = { page, view: "anterior", layer: "surface", tool: undefined };
  for (const [place, step] of steps.entries()) {
    const [[verb, what]] = Object.entries(step);
    if (!verbs[verb]) throw new Error(`step ${place}: found the verb ${verb}, expected one of ${Object.keys(verbs)}`);
    player.typed = done[sectionVerbs[verb] ? "pages" : "chart"];
    try {
      await verbs[verb](player, what);
      // What a step opens is there before the next: no hand is quicker than that.
      await painted(page);
    } catch (error) {
      throw new Error(`step ${place}, ${JSON.stringify(step)}: ${error.message}`, { cause: error });
    }
    player.typed.taps += count(page).taps;
  }
  return done;
}

const verbs = {
  ...sectionVerbs,
  async take(player, tool) {
    const { page } = player;
    player.tool = tool;
    const likely = page.locator(`.inspector .tool-row [data-tool="${tool}"]`);
    if ((await page.locator(`.palette .tool-list [data-tool="${tool}"]`).count()) === 0 && (await likely.count()) > 0) {
      return press(page, likely.first());
    }
    await take(page, tool);
  },
  async look(player, { view = player.view, layer = player.layer }) {
    await look(player.page, view, layer);
    Object.assign(player, { view, layer });
  },
  async tap(player, { view = player.view, region, at }) {
    if (at) return tapAt(player.page, view, ...at);
    const deep = await canvas(player.page, view, "deep").count();
    await tapRegion(player.page, view, region, deep ? "deep" : "surface");
  },
  async slide({ page, view: looked, tool }, { view = looked, region, at, grade }) {
    const up = slideTo(severityOf(tool), grade);
    if (at) return slideAt(page, view, ...at, up);
    const deep = await canvas(page, view, "deep").count();
    await slideRegion(page, view, region, up, deep ? "deep" : "surface");
  },
  stroke: ({ page, view }, stroke) => strokeAlong(page, stroke.view ?? view, stroke.points),
  async structure({ page }, id) {
    const chip = page.locator(`.details .stack [data-structure="${id}"]`);
    await page.locator(".details .stack").waitFor();
    if ((await chip.count()) === 0) await press(page, ".details .stack .chip.quiet");
    await press(page, chip);
  },
  side: ({ page }, side) => press(page, choice(page, "Side", sides[side])),
  async search(player, { text, expect }) {
    await press(player.page, ".overview .structure-search input");
    await write(player, text, "searched");
    await player.page.locator('.answers [data-first="true"]').waitFor();
    await player.page.keyboard.press("Enter");
    await soon(async () => {
      const shown = await player.page.locator(`.details [data-structure="${expect}"][aria-pressed="true"]`).count();
      if (shown === 0) throw new Error(`the search for ${text} did not find ${expect}`);
    });
  },
  async grade({ page }, grades) {
    for (const [id, value] of Object.entries(grades)) {
      await press(page, page.locator(`.strip [data-attribute="${id}"] .level`).nth(levelOf(id, value)));
    }
  },
  async again({ page }, { finding, grades = {}, response }) {
    const row = page.locator(".list .again").nth(finding);
    for (const [id, value] of Object.entries(grades)) {
      await press(page, row.locator(`[data-attribute="${id}"] .level`).nth(levelOf(id, value)));
    }
    if (response) await press(page, row.locator('[aria-label="Response"] .level').nth(responses.indexOf(response)));
  },
  async detail(player, details) {
    await player.page.locator(".details-foot").waitFor();
    for (const [id, value] of Object.entries(details)) await setField(player, player.page.locator(".details"), id, value);
  },
  minutes: async ({ page }, minutes) => {
    const levels = await page.locator(".strip .minute-levels .level").allInnerTexts();
    const numbers = levels.map((text) => Number.parseInt(text, 10));
    const start = Math.max(0, ...numbers.filter((number) => number <= minutes));
    if (start > 0) await press(page, page.locator(".strip .minute-levels .level").nth(numbers.indexOf(start)));
    const leaps = Math.floor((minutes - start) / 5);
    for (let times = 0; times < leaps; times += 1) await press(page, '.details [aria-label="Minutes plus 5"]');
    for (let more = start + 5 * leaps; more < minutes; more += 1) await press(page, '.strip [aria-label="Minutes more"]');
  },
  pressure: ({ page }, level) => press(page, `.strip [aria-label="Pressure ${level} of 5"]`),
  direction: ({ page }, direction) => press(page, choice(page, "Direction", direction)),
  tool: ({ page }, tool) => unfolded(page, choice(page, "Tool", tool)),
  product: ({ page }, product) => unfolded(page, choice(page, "Product", product)),
  wholeBody: ({ page }) => press(page, ".whole-body"),
  async site({ page }, { open, remove }) {
    const chip = page.locator('.details [aria-label="Where"] .chip.split').nth(open ?? remove);
    const isOpen = (await chip.locator('[aria-expanded="true"]').count()) > 0;
    if (open === undefined || !isOpen) await press(page, chip.getByRole("button").nth(open === undefined ? 1 : 0));
  },
  after: ({ page }, after) => press(page, page.locator(".phase button", { hasText: after ? "After" : "Before" })),
  async select({ page }, { finding, treatment }) {
    if ((await page.locator(".details").count()) > 0) await done(page);
    const { findings, treatments } = await note(page);
    const rows = page.locator(".list .row");
    if ((await page.locator(".list .again").count()) > 0) {
      await press(page, rows.nth(finding));
    } else {
      const place = finding ?? findings.length + treatment;
      await press(page, rows.nth(findings.length + treatments.length - 1 - place));
    }
    await page.locator(".details").waitFor();
  },
  response: ({ page }, response) =>
    press(page, page.locator('.details [aria-label="Response"] .chip').nth(responses.indexOf(response))),
  async remark(player, words) {
    await press(player.page, ".details .remark textarea");
    await write(player, words, "words");
  },
  done: ({ page }) => press(page, page.locator('.details-foot .primary, .place-menu [aria-label="Close"]').first()),
  putDown: ({ page }) => press(page, '.palette .tool[aria-pressed="true"]'),
};

const sides = { left: /^Left/, right: /^Right/, bilateral: "Both sides", midline: "Whole" };
const responses = ["improved", "unchanged", "worse", "resolved", "not-reassessed"];

/** The attribute that sliding sets, by its id. */
function severityOf(tool) {
  const { severity } = findings.get(tool);
  return [...attributes.values()].find(({ catalogue_name }) => catalogue_name === severity).id;
}

/** How far up a finger slides for a value: it starts in the middle of the scale. */
function slideTo(id, value) {
  const { scale, least, most, step } = attributes.get(id);
  const last = scale ? codesOf(scale).length - 1 : (Number(most) - Number(least)) / Number(step);
  const up = (levelOf(id, value) - Math.round(last / 2)) * (last >= 8 ? STEP : SHORT_STEP);
  if (up === 0) throw new Error(`found no way to slide to ${value}, where a slide begins`);
  return up;
}

/** Presses what may be folded away. */
async function unfolded(page, target) {
  await page.locator(".details-foot").waitFor();
  if ((await target.count()) === 0) await press(page, ".details .disclosure");
  await press(page, target);
}
