// Makes the pictures of the README anew: `node pictures.mjs`, after `cargo xtask build`.

import { fileURLToPath } from "node:url";
import { closeBrowser, open, ready } from "./harness.mjs";
import { canvas, press, tapRegion } from "./hands.mjs";
import { scenes } from "./scenes.mjs";

const docs = fileURLToPath(new URL("../../docs/", import.meta.url));

/** Opens the app, lets `act` use it, and fails where the page complained. */
async function picture(options, act) {
  const ends = [];
  const page = await open({ after: (end) => ends.push(end) }, options);
  await ready(page);
  await act(page);
  for (const end of ends) await end();
}

await picture({}, (page) => scenes(page, async (name) => {
  if (name === "19-after-answered") await page.screenshot({ path: `${docs}screen.png` });
}, "landscape"));

await picture({ locale: "ar", dark: true }, async (page) => {
  await press(page, page.locator(".start-button").first());
  await canvas(page, "posterior").waitFor();
  await press(page, '[data-tool="trigger-point-active"]');
  await tapRegion(page, "posterior", "trapezius-upper-right");
  await press(page, page.locator('.strip-row[data-attribute="painNrs"] .level').nth(6));
  await press(page, '[data-tool="hypertonicity"]');
  await tapRegion(page, "posterior", "lumbar-erectors-left");
  await page.screenshot({ path: `${docs}screen-ar.png` });
});

await closeBrowser();
