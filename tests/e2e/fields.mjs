// Sets the field of an attribute on the screen, in the way that its kind asks for.

import { table } from "./chart.mjs";
import { press } from "./hands.mjs";

export const attributes = new Map(table("clinical/attributes.csv").map((row) => [row.id, row]));
const anastomoses = table("clinical/lymph_drainage.csv").filter(({ kind }) => kind === "anastomosis");
const structures = new Map(table("clinical/structures.csv").map((row) => [row.id, row]));
const levels = table("clinical/scales.csv");
/** Choices that stand in a table of their own, by how attributes.csv names it. */
const pools = {
  "@conditions": table("clinical/conditions.csv"),
  "@measures": table("clinical/measures.csv"),
};

/** With more presses than this, a number is typed. */
export const MOST_PRESSES = 10;

/** The codes of a scale, in its order. */
export const codesOf = (scale) => levels.filter(({ scale_id }) => scale_id === scale).map(({ level_code }) => level_code);

/** Which button of a short scale a value is, from 0. */
export function levelOf(id, value) {
  const { scale, least, step } = attributes.get(id);
  if (!scale) return Math.round((value - Number(least)) / Number(step));
  return codesOf(scale).indexOf(String(value));
}

/** Types, and counts the characters as numbers, as names or as free words. */
export async function write(player, text, kind) {
  player.typed[kind] += [...text].length;
  await player.page.keyboard.insertText(text);
}

/** Sets one field within a part of the screen; a field that is folded away is unfolded first. */
export async function setField(player, scope, id, value) {
  const { page } = player;
  const field = scope.locator(`[data-attribute="${id}"]`);
  const fold = scope.locator(".disclosure");
  await field.or(fold).first().waitFor();
  if ((await field.count()) === 0) await press(page, fold);
  const { kind, scale, choices, step, least, offered } = attributes.get(id);
  if (kind === "flag") {
    for (let times = 0; times < (value ? 1 : 2); times += 1) await press(page, field);
    return;
  }
  if (kind === "scale") return press(page, field.locator(".level, .chip").nth(levelOf(id, value)));
  if (kind === "scales") {
    for (const code of value) await press(page, field.locator(".chip").nth(codesOf(scale).indexOf(code)));
    return;
  }
  if (kind === "choice" || kind === "choices") {
    for (const code of [value].flat()) await choose(player, field, choices, code);
    return;
  }
  if (kind === "structures") {
    for (const structure of value) {
      const { common_name } = structures.get(structure);
      const zone = field.getByRole("button", { name: common_name, exact: true });
      if ((await zone.count()) > 0) await press(page, zone);
      else await search(player, field, common_name);
    }
    return;
  }
  if (kind === "number") {
    const place = offered.split(";").indexOf(String(value));
    if (place >= 0) return press(page, field.locator(".level").nth(place));
    return setNumber(player, field, value, { least, step });
  }
  await press(page, field.locator("input"));
  player.typed.words += [...value].length;
  // The browser's own field for a date takes no inserted text.
  if (kind === "date") await field.locator("input").fill(value);
  else await page.keyboard.insertText(value);
}

/** Presses a stepper up to a number, or types it. */
export async function setNumber(player, field, value, { least, step }) {
  // The first press on the empty field starts from zero; less than the least becomes the least.
  const presses = 1 + (value - Math.max(Number(least), Number(step))) / Number(step);
  if (Number.isInteger(presses) && presses > 0 && presses <= MOST_PRESSES) {
    for (let times = 0; times < presses; times += 1) {
      await press(player.page, field.getByRole("button", { name: / more$/ }));
    }
    return;
  }
  await press(player.page, field.locator("input"));
  await write(player, String(value), "digits");
  await player.page.keyboard.press("Enter");
}

/** Searches for a structure by its name, and takes the first. */
export async function search(player, field, text) {
  await press(player.page, field.locator('input[type="search"]'));
  await write(player, text, "searched");
  await field.locator('[data-first="true"]').waitFor();
  await player.page.keyboard.press("Enter");
}

/** The label that the catalogue gives a code of a choice, or the code's own words. */
function labelOf(choices, code) {
  const own = choices.split(";").map((pair) => pair.split("=")).find(([known]) => known === code)?.[1];
  return own ?? pools[choices]?.find(({ id }) => id === code)?.name ?? anastomoses.find(({ id }) => id === code)?.name ?? code;
}

/** Presses the chip of a choice; one of very many is searched for. */
async function choose(player, field, choices, code) {
  const label = labelOf(choices, code);
  if ((await field.locator('input[type="search"]').count()) > 0) {
    await press(player.page, field.locator('input[type="search"]'));
    await write(player, label, "searched");
    await field.locator(".answer").first().waitFor();
    return player.page.keyboard.press("Enter");
  }
  const words = label.toLowerCase().replaceAll("-", " ");
  const chips = field.locator(".chip");
  const names = (await chips.allInnerTexts()).map((name) => name.toLowerCase().replaceAll("-", " "));
  const place = names.indexOf(words);
  if (place < 0) throw new Error(`found the choices ${names.join(", ")}, expected ${words}`);
  await press(player.page, chips.nth(place));
}
