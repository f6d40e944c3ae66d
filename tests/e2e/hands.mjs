// What a therapist's hands do on the screen: take a tool, look, tap the body, grade. Counts the taps.

import { tap, tapElement, chartPoint, drag, slide } from "./touch.mjs";
import { region } from "./chart.mjs";

const counts = new WeakMap();

/** How many taps and typed characters this page has had since `count` was last called. */
export function count(page) {
  const counted = counts.get(page) ?? { taps: 0, characters: 0 };
  counts.set(page, { taps: 0, characters: 0 });
  return counted;
}

function tapped(page) {
  if (!counts.has(page)) count(page);
  counts.get(page).taps += 1;
}

/** Taps an element, given as a selector or a locator, and counts the tap. */
export async function press(page, target) {
  tapped(page);
  const locator = typeof target === "string" ? page.locator(target).first() : target;
  await locator.waitFor();
  await tapElement(page, locator);
}

/** Types into a field, and counts the characters. */
export async function type(page, target, text) {
  await press(page, target);
  counts.get(page).characters += [...text].length;
  await page.keyboard.insertText(text);
}

/** Starts a session from the list of notes. */
export async function start(page, kind = "Medical") {
  await press(page, page.locator(".start-button", { hasText: `${kind} session` }));
  await page.locator(".palpate .canvas").first().waitFor();
}

/** Turns to the element, and waits until no drawing and no part of the program is on its way any more. */
export async function whole(page) {
  await page.locator("palpate-notes").hover();
  await page.locator(".inspector").filter({ has: page.locator(".structure-search, .details, .page") }).waitFor();
  await page.waitForLoadState("networkidle");
}

/** The note on the screen. */
export async function note(page) {
  return page.evaluate(() => document.querySelector("palpate-notes").note?.note ?? null);
}

/** Waits until the screen says that everything is kept. */
export async function saved(page) {
  await page.locator('.kept[data-kept="saved"]').waitFor();
}

/** Takes a tool from the palette; from the sheet with everything where the palette does not have it. */
export async function take(page, tool) {
  const onPalette = page.locator(`.palette .tool-list [data-tool="${tool}"]`);
  if ((await onPalette.count()) === 0) {
    for (const group of ["Found", "Did"]) {
      await show(page, group);
      await press(page, page.locator(`.tools[aria-label="${group}"] .tool.more`));
      const inSheet = page.locator(`.sheet [data-tool="${tool}"]`);
      await page.locator(".sheet").waitFor();
      if ((await inSheet.count()) > 0) return press(page, inSheet);
      counts.get(page).taps -= 1;
      await tapElement(page, page.locator('.sheet [aria-label="Close"]'));
    }
    throw new Error(`found no tool ${tool}, expected it on the palette or in the sheets`);
  }
  if (!(await onPalette.first().isVisible())) {
    await show(page, (await page.locator(`.tools[aria-label="Found"] [data-tool="${tool}"]`).count()) ? "Found" : "Did");
  }
  await press(page, onPalette.first());
}

/** Puts the group of the palette in sight where only one is. */
export async function show(page, group) {
  const button = page.locator(".groups button", { hasText: group });
  if ((await button.isVisible()) && (await button.getAttribute("aria-pressed")) === "false") await press(page, button);
}

const spreads = {
  anterior: "Body", posterior: "Body", "lateral-left": "Sides", "lateral-right": "Sides",
  "head-front": "Head", "head-side-left": "Head", "head-side-right": "Head",
  "hand-palmar-left": "Palms", "hand-palmar-right": "Palms", "hand-dorsal-left": "Hands", "hand-dorsal-right": "Hands",
  "foot-dorsal-left": "Feet", "foot-dorsal-right": "Feet", "foot-plantar-left": "Soles", "foot-plantar-right": "Soles",
};

/** The drawing of a view, if it is in sight. */
export function canvas(page, view, layer = "surface") {
  return page.locator(`svg.canvas[data-view="${view}"][data-layer="${layer}"]`);
}

/** The marks on the drawing of a view, if it is in sight. */
export function marks(page, view) {
  return page.locator(`[data-figure="${view}"] .mark`);
}

/** Brings a view and layer in sight; taps nothing where they are. */
export async function look(page, view, layer = "surface") {
  if ((await page.locator(`svg.canvas[data-view="${view}"]`).count()) === 0) {
    const wide = (await page.locator('.palpate[data-layout="wide"]').count()) > 0;
    await press(page, page.locator(`.thumb[aria-label="${wide ? spreads[view] : viewNames[view]}"]`));
    await page.locator(`svg.canvas[data-view="${view}"]`).waitFor();
  }
  const switchable = ["anterior", "posterior", "lateral-left", "lateral-right"].includes(view);
  if (switchable && (await canvas(page, view, layer).count()) === 0) {
    await press(page, page.locator(".layers button", { hasText: layer === "deep" ? "Deep" : "Surface" }));
    await canvas(page, view, layer).waitFor();
  }
}

const viewNames = {
  anterior: "Front", posterior: "Back", "lateral-left": "Left side", "lateral-right": "Right side",
  "head-front": "Head, front", "head-side-left": "Head, left", "head-side-right": "Head, right",
  "hand-palmar-left": "Left palm", "hand-palmar-right": "Right palm",
  "hand-dorsal-left": "Back of left hand", "hand-dorsal-right": "Back of right hand",
  "foot-plantar-left": "Left sole", "foot-plantar-right": "Right sole",
  "foot-dorsal-left": "Top of left foot", "foot-dorsal-right": "Top of right foot",
};

/** Milliseconds within which two taps side by side are a double tap, and a little more. */
const TWICE = 350;

/** When each page's chart was tapped last. */
const lifted = new WeakMap();

/** Taps a region at its anchor, with one finger. */
export async function tapRegion(page, view, id, layer = "surface") {
  const { x, y } = region(view, id, layer);
  await tapAt(page, view, x, y);
}

/** Taps the chart at chart units. A hand needs its time from one tap to another; it makes no double taps. */
export async function tapAt(page, view, x, y) {
  tapped(page);
  const rest = (lifted.get(page) ?? 0) + TWICE - Date.now();
  if (rest > 0) await new Promise((resolve) => setTimeout(resolve, rest));
  const point = await chartPoint(page, view, x, y);
  await tap(page, point.x, point.y);
  lifted.set(page, Date.now());
  await painted(page);
}

/** The mark comes first and its details a frame later; no hand is quicker than that. */
export function painted(page) {
  return page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))));
}

/** Presses a region, slides up by CSS pixels and lifts. */
export async function slideRegion(page, view, id, up, layer = "surface") {
  const { x, y } = region(view, id, layer);
  await slideAt(page, view, x, y, up);
}

/** Presses the chart at chart units, slides up by CSS pixels and lifts. */
export async function slideAt(page, view, x, y, up) {
  tapped(page);
  const point = await chartPoint(page, view, x, y);
  await slide(page, point.x, point.y, -up);
  await handBack();
}

/** Draws along chart units. */
export async function strokeAlong(page, view, points) {
  tapped(page);
  const path = [];
  for (const [x, y] of points) path.push(await chartPoint(page, view, x, y));
  await drag(page, path);
  await handBack();
}

/**
 * A hand that has moved along the chart comes back before it taps. Chromium takes a tap on anything within a fifth
 * of a second of a drag for the end of a fling, and gives the page no click.
 */
function handBack() {
  return new Promise((resolve) => setTimeout(resolve, TWICE));
}

/** One tap on the strip below the chart. */
export async function grade(page, attribute, label) {
  await press(page, page.locator(`.strip [data-attribute="${attribute}"] .level`, { hasText: new RegExp(`^${label}$`) }));
}

/** A button in the details, by the name of its field and its own. */
export function choice(page, field, name) {
  return page.locator(`.details [aria-label="${field}"]`).getByRole("button", { name, exact: true });
}

/** Closes the details. */
export async function done(page) {
  await press(page, page.locator(".details-foot .primary"));
}
