// The steps of a script about the session beside findings and treatments: the pages beside the chart.

import { table } from "./chart.mjs";
import { codesOf, search, setField, setNumber, write } from "./fields.mjs";
import { press } from "./hands.mjs";

const titles = new Map(table("clinical/session_sections.csv").map(({ id, title }) => [id, title]));
const contraindications = new Map(table("clinical/contraindications.csv").map((row) => [row.id, row]));
const structures = new Map(table("clinical/structures.csv").map((row) => [row.id, row]));
const measures = new Map(table("clinical/measures.csv").map((row) => [row.id, row]));

/** Tabs by what a script calls them. */
const tabs = { chart: "Chart", client: "Client", measures: "Measures", plan: "Plan", finish: "Finish" };
/** What is typed for a side. */
const letters = { left: " l", right: " r", bilateral: " b", midline: "" };

const section = (page, id) => page.locator(`.page [data-section="${titles.get(id)}"]`);

export const sectionVerbs = {
  async page({ page }, tab) {
    await press(page, page.locator(`[data-tab="${tabs[tab]}"]`));
    await page.locator(tab === "chart" ? ".overview" : ".page .section").first().waitFor();
  },
  async client(player, name) {
    await press(player.page, ".bar .client");
    await write(player, name, "words");
  },
  async booked(player, minutes) {
    const { page } = player;
    const steps = (minutes - 60) / 5;
    await press(page, '[aria-label="Booked more"]');
    const way = steps > 0 ? "more" : "less";
    for (let times = 0; times < Math.abs(steps); times += 1) await press(page, `[aria-label="Booked ${way}"]`);
  },
  async say(player, sections) {
    for (const [id, values] of Object.entries(sections)) {
      for (const [attribute, value] of Object.entries(values)) {
        await setField(player, section(player.page, id), attribute, value);
      }
    }
  },
  diagnosis: (player, values) => add(player, "diagnoses", values),
  goal: (player, values) => add(player, "goals", values),
  nothingNew: ({ page }) => press(page, '[data-screened="nothing-new"]'),
  async screen(player, { about, present, because }) {
    const { page } = player;
    const { name, red_flag } = contraindications.get(about);
    const screening = section(page, "screening");
    const chip = screening.locator(`[data-contraindication="${about}"]`);
    if ((await chip.count()) === 0) {
      await press(page, screening.locator(".disclosure", { hasText: red_flag === "Y" ? "Red flags" : "Other" }));
    }
    for (let times = 0; times < (present ? 1 : 2); times += 1) await press(page, chip);
    if (because === undefined) return;
    const card = screening.locator(".caution").filter({ has: page.getByRole("heading", { name, exact: true }) });
    await press(page, card.locator('input[type="text"]'));
    await write(player, because, "words");
  },
  async measure(player, { measure, structure, side, movement, landmark, activities = [], ...values }) {
    const { page } = player;
    const part = section(page, "measures");
    const chip = part.locator(`[data-measure="${measure}"]`);
    const cards = part.locator(".card");
    const before = await cards.count();
    if ((await chip.count()) === 0) await press(page, part.locator(".disclosure"));
    await press(page, chip);
    const card = cards.nth(before);
    await card.waitFor();
    if (movement) {
      // A joint on both sides has two chips, the left one first.
      const joint = card.locator(`[aria-label="Joint"] [data-code="${structure}"]`);
      await press(page, joint.nth(side === "right" ? 1 : 0));
      await press(page, card.locator(`[aria-label="Movement"] [data-code="${movement}"]`));
    } else if (landmark) {
      await press(page, card.locator(`[aria-label="Landmark"] [data-code="${landmark}"]`));
      if (side) await press(page, card.locator(`[aria-label="Side"] [data-code="${side === "left" ? "Left" : "Right"}"]`));
    } else if (structure) {
      await search(player, card, structures.get(structure).common_name + letters[side ?? "midline"]);
    }
    for (const [activity, score] of activities) {
      await press(page, card.locator("input[placeholder]"));
      await write(player, activity, "words");
      await page.keyboard.press("Enter");
      await press(page, card.locator(`[aria-label="${activity}"] .level`).nth(score));
    }
    for (const taken of ["before", "baseline", "otherSide"].filter((taken) => values[taken] !== undefined)) {
      await measured(player, card, measure, taken, values[taken]);
    }
  },
  async remeasure(player, { measurement, after }) {
    const card = section(player.page, "measures").locator(".card").nth(measurement);
    const title = card.locator(".card-title");
    await title.waitFor();
    if ((await title.getAttribute("aria-expanded")) === "false") await press(player.page, title);
    await measured(player, card, await card.getAttribute("data-measured"), "after", after);
  },
};

const labels = { before: "Before", after: "After", baseline: "At the start", otherSide: "Other side" };

async function measured(player, card, id, taken, value) {
  const { kind, scale, least, step } = measures.get(id);
  const field = card.locator(`[data-taken="${labels[taken]}"]`);
  if (kind === "scale") return press(player.page, field.locator(".level").nth(codesOf(scale).indexOf(String(value))));
  await setNumber(player, field, value, { least, step });
}

/** Adds one of several and says what it is; a code that the condition offers is a chip. */
async function add(player, id, values) {
  const { page } = player;
  const part = section(page, id);
  const cards = part.locator(".card");
  const before = await cards.count();
  await press(page, part.locator(".chip.add"));
  const card = cards.nth(before);
  await card.waitFor();
  for (const [attribute, value] of Object.entries(values).sort(([one], [other]) => (one < other ? -1 : 1))) {
    const code = card.locator('[aria-label="Codes of the condition"]').getByRole("button", { name: value, exact: true });
    if (attribute === "icd10cm" && (await code.count()) > 0) await press(page, code);
    else await setField(player, card, attribute, value);
  }
}
