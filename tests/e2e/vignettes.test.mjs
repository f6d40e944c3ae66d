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

/** The most taps that each session may take. */
const bounds = [["v01-lbp-ql", 40], ["v03-postmastectomy-mld", 82], ["v11-relaxation-hotstone", 58]];

for (const [id, most] of bounds) {
  test(`a session charted by touch holds what was found and done: ${id}`, async (t) => {
    const script = read(`vignettes/${id}.json`);
    const page = await session(t, { kind: script.kind === "medical" ? "Medical" : "Relaxation" });
    const { taps, digits, searched, words } = await play(page, script);
    await screenshot(page, `24-${id}`);
    t.diagnostic(`${id}: ${taps} taps, ${digits} digits, ${searched} letters of names, ${words} letters of free words`);

    const download = page.waitForEvent("download");
    await press(page, '[aria-label="Export as JSON"]');
    const { note } = JSON.parse(await readFile(await (await download).path(), "utf8"));
    const wrong = missing(vignettes.find((vignette) => vignette.id === id).answer, note);
    assert.deepEqual(wrong, [], wrong.join("\n"));
    assert.ok(taps <= most, `found ${taps} taps, expected at most ${most}`);
    if (id === "v01-lbp-ql") assert.deepEqual({ digits, searched }, { digits: 0, searched: 0 });
  });
}
