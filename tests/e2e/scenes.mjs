// Every main screen in turn, as one session comes by it, and the sizes of the devices that it is looked at on.

import {
  done, grade, look, press, saved, slideRegion, start, strokeAlong, take, tapRegion, type,
} from "./hands.mjs";

export const sizes = [
  ["landscape", 1180, 820],
  ["portrait", 820, 1180],
  ["phone", 390, 844],
];

/** One session from an empty shelf to a full one, with a picture at each turn. */
export async function scenes(page, shot, size) {
  const phone = size === "phone";
  await page.locator(".notes .empty").waitFor();
  await shot("01-shelf-empty");
  await start(page);
  await shot("02-note-empty");

  await look(page, "posterior");
  await take(page, "trigger-point-active");
  await shot("03-tool-in-hand");
  await tapRegion(page, "posterior", "trapezius-upper-right");
  await grade(page, "painNrs", "6");
  await shot("04-finding-selected");
  if (phone) {
    await press(page, ".handle");
    await page.locator(".details").waitFor();
    await shot("05-finding-sheet");
  }
  await page.locator(".inspector-body").evaluate((body) => body.scrollTo(0, body.scrollHeight / 2));
  await shot("05-finding-middle");
  if (phone) await press(page, ".handle");
  await slideRegion(page, "posterior", "levator-scapulae-left", 42);
  await take(page, "hypertonicity");
  await tapRegion(page, "posterior", "lumbar-erectors-right");
  await grade(page, "tone", "3");
  await tapRegion(page, "posterior", "gluteus-maximus-left");
  await grade(page, "tone", "2");
  await take(page, "fascial-restriction");
  await strokeAlong(page, "posterior", [[40, 300], [20, 330]]);
  await shot("06-stroke");
  await toList(page, phone);
  await take(page, "neuromuscular-therapy");
  await tapRegion(page, "posterior", "trapezius-upper-right");
  await tapRegion(page, "posterior", "lumbar-erectors-right");
  await shot("07-treatment-selected");
  await press(page, page.locator('.strip [aria-label^="5′"]'));
  if (phone) {
    await press(page, ".handle");
    await page.locator(".details").waitFor();
    await shot("08-treatment-sheet");
    await press(page, ".handle");
  }
  await take(page, "neuromuscular-therapy");
  await toList(page, phone);
  await tapRegion(page, "posterior", "gastrocnemius-medial-right");
  await page.locator(".place-menu").waitFor();
  await shot("09-place-menu");
  await press(page, '.place-menu [aria-label="Close"]');
  await shot("10-list");
  if (phone) {
    await press(page, ".handle");
    await shot("10-list-sheet");
    await press(page, ".handle");
  }

  if (!phone) {
    await press(page, '.structure-search input');
    await page.keyboard.insertText("levator");
    await page.locator(".answers").waitFor();
    await shot("11-search");
    await page.keyboard.press("Escape");
  }
  await look(page, "posterior", "deep");
  await shot("12-deep");
  await take(page, "trigger-point-active");
  await tapRegion(page, "posterior", "quadratus-lumborum-right", "deep");
  await shot("13-deep-finding");
  await take(page, "trigger-point-active");
  await look(page, "posterior", "surface");
  for (const view of ["lateral-left", "head-front", "hand-palmar-right", "hand-dorsal-left", "foot-dorsal-right", "foot-plantar-left"]) {
    await look(page, view);
    await shot(`14-${view}`);
  }
  await look(page, "posterior");
  await press(page, '[aria-label="Zoom in"]');
  await press(page, '[aria-label="Zoom in"]');
  await shot("15-zoomed");
  await press(page, '[aria-label="Show the whole drawing"]');

  await press(page, page.locator('.tools[data-shown="true"] .tool.more, .tools .tool.more').first());
  await page.locator(".sheet").waitFor();
  await shot("16-more-sheet");
  await press(page, '.sheet [aria-label="Close"]');

  await press(page, page.locator(".phase button", { hasText: "After" }));
  if (phone) await press(page, ".handle");
  await page.locator(".list .again").first().waitFor();
  await shot("17-after");
  await press(page, page.locator('.list .again [data-attribute="tone"] .level').nth(1));
  await page.locator(".list").evaluate((list) => list.scrollTo(0, list.scrollHeight));
  await shot("17-after-end");
  await press(page, '[data-tab="Measures"]');
  await page.locator(".page .section").first().waitFor();
  await shot("17-after-page");
  await press(page, '[data-tab="Chart"]');
  if (phone) await press(page, ".handle");
  await tapRegion(page, "posterior", "trapezius-upper-right");
  await shot("18-after-selected");
  await grade(page, "painNrs", "2");
  await shot("19-after-answered");
  await press(page, page.locator(".phase button", { hasText: "Before" }));

  await type(page, ".client", "Maria Gonzalez-Featherstonehaugh");
  await saved(page);
  await shot("20-long-name");
  await press(page, '[aria-label="All notes"]');
  await start(page, "Relaxation");
  await take(page, "swedish-massage");
  await shot("21-relaxation");
  await saved(page);
  await press(page, '[aria-label="All notes"]');
  await page.locator(".note").nth(1).waitFor();
  await shot("22-shelf");
  await press(page, page.locator('.notes [aria-label^="Delete the note"]').first());
  await page.locator(".confirm").waitFor();
  await shot("23-shelf-confirm");
}

/** Back from the details to the running list. */
async function toList(page, phone) {
  if (phone) {
    await press(page, ".handle");
    await done(page);
    await press(page, ".handle");
  } else {
    await done(page);
  }
}
