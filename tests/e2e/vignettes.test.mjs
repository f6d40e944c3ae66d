// Whole sessions, charted by touch on the real screen; the exported file holds all that the vignette says.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { after, test } from "node:test";
import { missing } from "./answer.mjs";
import { elsewhere, missingOfSections } from "./answer_of_sections.mjs";
import { closeBrowser, screenshot } from "./harness.mjs";
import { press } from "./hands.mjs";
import { play } from "./player.mjs";
import { session } from "./session.mjs";

after(closeBrowser);

const read = (name) => JSON.parse(readFileSync(new URL(`../${name}`, import.meta.url), "utf8"));
const { vignettes } = read("fixtures/vignettes.json");

/** The most taps that each session may take on the chart, and on the pages beside it. */
const bounds = [["v01-lbp-ql", 40, 75], ["v03-postmastectomy-mld", 82, 69], ["v11-relaxation-hotstone", 58, 20]];

/** Something that says otherwise in every place. */
function altered(value) {
  if (Array.isArray(value)) return value.length > 0 ? value.map(altered) : ["fever"];
  if (value && typeof value === "object") return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, altered(part)]));
  return typeof value === "boolean" ? !value : typeof value === "number" ? value + 1 : `not ${value}`;
}

for (const [id, onChart, onPages] of bounds) {
  test(`a session charted by touch holds all that its vignette says: ${id}`, async (t) => {
    const script = read(`vignettes/${id}.json`);
    const page = await session(t, { kind: script.kind === "medical" ? "Medical" : "Relaxation" });
    const { chart, pages } = await play(page, script);
    await screenshot(page, `24-${id}`);
    t.diagnostic(`${id}: ${JSON.stringify(chart)} on the chart, ${JSON.stringify(pages)} on the pages`);

    const download = page.waitForEvent("download");
    await press(page, '.bar [aria-label="Share"]');
    await press(page, '[data-share="json"]');
    const { note } = JSON.parse(await readFile(await (await download).path(), "utf8"));
    const { answer } = vignettes.find((vignette) => vignette.id === id);
    const wrong = [...missing(answer, note), ...missingOfSections(answer, note)];
    assert.deepEqual(wrong, [], wrong.join("\n"));
    for (const [key, value] of Object.entries(answer).filter(([key]) => !elsewhere.includes(key))) {
      assert.notDeepEqual(missingOfSections({ [key]: altered(value) }, note), [], `${key} said otherwise is not noticed`);
    }
    assert.ok(chart.taps <= onChart, `found ${chart.taps} taps on the chart, expected at most ${onChart}`);
    assert.ok(pages.taps <= onPages, `found ${pages.taps} taps on the pages, expected at most ${onPages}`);
    const { digits, searched } = chart;
    if (id === "v01-lbp-ql") assert.deepEqual({ digits, searched }, { digits: 0, searched: 0 });
  });
}

test("a relaxation note lacks nothing after twelve taps and no typing", async (t) => {
  const page = await session(t, { kind: "Relaxation" });
  const { chart, pages } = await play(page, read("vignettes/least/v11-relaxation-hotstone.json"));
  const typed = [chart, pages].map(({ digits, searched, words }) => digits + searched + words);
  assert.deepEqual(typed, [0, 0]);
  assert.ok(chart.taps + pages.taps <= 12, `found ${chart.taps} and ${pages.taps} taps, expected at most 12`);

  await press(page, '[data-tab="Finish"]');
  await page.locator(".complete").waitFor();
  assert.match(await page.locator(".complete").innerText(), /Nothing is missing/);
  assert.equal(await page.locator(".lack").count(), 0);
  await screenshot(page, "24-least");
});
