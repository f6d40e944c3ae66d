// Whole sessions, charted by touch on the real screen; the exported file holds all that the vignette says.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { after, test } from "node:test";
import { missing } from "./answer.mjs";
import { closeBrowser, screenshot } from "./harness.mjs";
import { press } from "./hands.mjs";
import { play } from "./player.mjs";
import { session } from "./session.mjs";

after(closeBrowser);

const read = (name) => JSON.parse(readFileSync(new URL(`../${name}`, import.meta.url), "utf8"));
const { vignettes } = read("fixtures/vignettes.json");

/** The most taps that each session may take on the chart, and on the pages beside it. */
const bounds = [["v01-lbp-ql", 40, 75], ["v03-postmastectomy-mld", 82, 69], ["v11-relaxation-hotstone", 58, 20]];

for (const [id, onChart, onPages] of bounds) {
  test(`a session charted by touch holds all that its vignette says: ${id}`, async (t) => {
    const script = read(`vignettes/${id}.json`);
    const page = await session(t, { kind: script.kind === "medical" ? "Medical" : "Relaxation" });
    const { chart, pages } = await play(page, script);
    await screenshot(page, `24-${id}`);
    t.diagnostic(`${id}: ${JSON.stringify(chart)} on the chart, ${JSON.stringify(pages)} on the pages`);

    const download = page.waitForEvent("download");
    await press(page, '[aria-label="Export as JSON"]');
    const { note } = JSON.parse(await readFile(await (await download).path(), "utf8"));
    const wrong = missing(vignettes.find((vignette) => vignette.id === id).answer, note);
    assert.deepEqual(wrong, [], wrong.join("\n"));
    assert.ok(chart.taps <= onChart, `found ${chart.taps} taps on the chart, expected at most ${onChart}`);
    assert.ok(pages.taps <= onPages, `found ${pages.taps} taps on the pages, expected at most ${onPages}`);
    const { digits, searched } = chart;
    if (id === "v01-lbp-ql") assert.deepEqual({ digits, searched }, { digits: 0, searched: 0 });
  });
}
