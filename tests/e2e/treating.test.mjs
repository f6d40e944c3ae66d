// What was done, and whether it helped: treatments, minutes, details, taking back, and looking again after.

import assert from "node:assert/strict";
import { after, test } from "node:test";
import { closeBrowser, screenshot } from "./harness.mjs";
import { choice, count, done, grade, note, press, strokeAlong, take, tapRegion, type } from "./hands.mjs";
import { holds, session } from "./session.mjs";
import { soon } from "./soon.mjs";

after(closeBrowser);

const first = (records, ...fields) => (found) => fields.map((field) => found[records][0]?.[field]);

test("an hour is booked by one tap, and the minutes with the hands on make timed units", async (t) => {
  const page = await session(t);
  await press(page, '.time [aria-label="Booked more"]');
  await holds(page, ({ session: { bookedMinutes } }) => bookedMinutes, 60);
  await take(page, "effleurage");
  await tapRegion(page, "posterior", "trapezius-upper-right");
  await press(page, page.locator('.strip [aria-label="12′, 12 minutes"]'));
  await done(page);
  await page.locator(".time > .field b", { hasText: /^12 min$/ }).waitFor();
  const units = page.locator(".time .units");
  assert.equal(await units.innerText(), "1 timed unit for 12 min (8–22): 97124");
  await press(page, page.locator(".kind button", { hasText: "Relaxation" }));
  await soon(async () => assert.equal(await units.count(), 0, "whoever comes for well-being pays for it"));
  await holds(page, ({ session: { bookedMinutes } }) => bookedMinutes, 60);
});

test("a drag with a technique draws its direction, and a chip says the same", async (t) => {
  const page = await session(t);
  await take(page, "myofascial-release-direct");
  await strokeAlong(page, "posterior", [[40, 300], [40, 340]]);
  await holds(page, first("treatments", "direction"), ["inferior"]);
  await holds(page, ({ treatments }) => treatments[0].sites[0].mark.stroke.kind, "direction");
  assert.equal(await page.locator(".strokes .stroke-direction").count(), 1);
  await press(page, choice(page, "Direction", "superior"));
  await holds(page, first("treatments", "direction"), ["superior"]);
});

test("a drag with a swelling draws its area", async (t) => {
  const page = await session(t);
  await take(page, "edema-pitting");
  await strokeAlong(page, "anterior", [[25, 480], [55, 480], [55, 520], [25, 520]]);
  await holds(page, ({ findings }) => [findings[0]?.finding, findings[0]?.site.mark.stroke.kind, findings[0]?.site.side], ["edema-pitting", "area", "left"]);
  assert.equal(await page.locator(".strokes .stroke-area").count(), 1);
});

test("a selected finding is treated by a tap on a technique, and more taps add places", async (t) => {
  const page = await session(t);
  await take(page, "trigger-point-active");
  await tapRegion(page, "posterior", "trapezius-upper-right");
  const { findings: [finding] } = await note(page);
  await press(page, '.palette [data-tool="neuromuscular-therapy"]');
  await holds(page, first("treatments", "technique", "findings"), ["neuromuscular-therapy", [finding.id]]);
  await tapRegion(page, "posterior", "lumbar-erectors-left");
  await holds(page, ({ treatments }) => treatments.map(({ sites }) => sites.map(({ side }) => side)), [["right", "left"]]);
  await press(page, page.locator('.details [aria-label="Where"] [aria-label^="Remove"]').nth(1));
  await holds(page, ({ treatments }) => treatments[0].sites.map(({ side }) => side), ["right"]);
});

test("minutes by one tap, by steps and by the clock, and pressure", async (t) => {
  const page = await session(t);
  await take(page, "neuromuscular-therapy");
  await tapRegion(page, "posterior", "lumbar-erectors-left");
  const steps = [[".strip", "12′, 12 minutes", 12], [".strip", "Minutes more", 13], [".details", "Minutes plus 5", 18], [".strip", "Minutes less", 17]];
  for (const [place, button, minutes] of steps) {
    await press(page, `${place} [aria-label="${button}"]`);
    await holds(page, first("treatments", "minutes"), [minutes]);
  }
  const { pressure } = (await note(page)).treatments[0];
  const other = pressure === 4 ? 3 : 4;
  await press(page, `.strip [aria-label="Pressure ${other} of 5"]`);
  await holds(page, first("treatments", "pressure"), [other]);
  await press(page, '.strip [aria-label="Start the clock"]');
  await holds(page, ({ treatments }) => typeof treatments[0].clockStartedAt, "string");
  await press(page, ".strip .clock.running");
  await holds(page, ({ treatments }) => treatments[0].clockStartedAt ?? null, null);
});

test("a place says how many of the minutes it had, and the time is told by structure", async (t) => {
  const page = await session(t);
  await take(page, "neuromuscular-therapy");
  await tapRegion(page, "posterior", "lumbar-erectors-left");
  await tapRegion(page, "posterior", "lumbar-erectors-right");
  const chip = (place) => page.locator(".details .chip.split button:first-child").nth(place);
  const here = page.locator('.details .field[aria-label="Minutes here"]');
  await press(page, chip(0));
  await press(page, here.getByRole("button", { name: "5′, 5 minutes" }));
  await holds(page, ({ treatments: [{ minutes, sites }] }) => [minutes, sites.map((site) => site.minutes ?? null)], [5, [5, null]]);
  await press(page, chip(1));
  await press(page, here.getByRole("button", { name: "3′, 3 minutes" }));
  await holds(page, ({ treatments: [{ minutes, sites }] }) => [minutes, sites.map((site) => site.minutes ?? null)], [8, [5, 3]]);
  await press(page, here.getByRole("button", { name: "Minutes here plus 5" }));
  await holds(page, ({ treatments: [{ minutes, sites }] }) => [minutes, sites.map((site) => site.minutes ?? null)], [13, [5, 8]]);
  await press(page, '[aria-label="Undo"]');
  await here.scrollIntoViewIfNeeded();
  await screenshot(page, "minutes-of-a-place");
  await press(page, page.locator(".details-foot .primary"));
  await page.locator(".by-place li").first().waitFor();
  await page.locator(".by-place").scrollIntoViewIfNeeded();
  assert.deepEqual(await page.locator(".by-place li").allInnerTexts().then((all) => all.map((text) => text.replace(/\s+/g, " "))), [
    "Left erectors / paraspinals 5 min", "Right erectors / paraspinals 3 min"]);
  await screenshot(page, "minutes-by-structure");
});

test("details take flags, levels with their names, numbers, words and zones", async (t) => {
  const page = await session(t);
  await take(page, "trigger-point-active");
  await tapRegion(page, "posterior", "trapezius-upper-right");
  const field = (id) => page.locator(`.details [data-attribute="${id}"]`);
  const named = await field("tenderness").getByRole("button").nth(2).getAttribute("aria-label");
  assert.match(named, /[a-z]{4}/i, "a level is named, not only numbered");
  await press(page, field("tenderness").getByRole("button").nth(2));
  assert.equal(await page.locator(".details .disclosure").count(), 0, "a wide screen folds nothing away");
  await press(page, field("tautBand"));
  await press(page, field("sizeMm").getByRole("button", { name: /more/ }));
  await press(page, field("referralZones").locator("input"));
  await page.keyboard.insertText("temple");
  await page.locator('.details .answers [data-first="true"]').waitFor();
  await page.keyboard.press("Enter");
  await type(page, ".details .remark textarea", "like a pea");
  await holds(page, ({ findings: [{ before, attributes, remark }] }) => ({ before, attributes, remark }), {
    before: { tenderness: 2, sizeMm: 1 },
    attributes: { trpStatus: "active", tautBand: true, referralZones: ["temple"] },
    remark: "like a pea",
  });
});

test("what is being typed stays with the finding it was typed for, when the finger goes on", async (t) => {
  const page = await session(t);
  await take(page, "trigger-point-active");
  await tapRegion(page, "posterior", "trapezius-upper-right");
  await type(page, ".details textarea", "since Monday");
  await tapRegion(page, "posterior", "trapezius-upper-left");
  await holds(page, ({ findings }) => findings.map(({ remark }) => remark ?? ""), ["since Monday", ""]);
  assert.equal(await page.locator(".details textarea").inputValue(), "");

  await take(page, "myofascial-release-direct");
  await tapRegion(page, "posterior", "trapezius-upper-right");
  const minutes = page.locator('.details input[aria-label="Minutes"]').first();
  await press(page, minutes);
  await page.keyboard.insertText("7");
  await take(page, "neuromuscular-therapy");
  await tapRegion(page, "posterior", "lumbar-erectors-left");
  await holds(page, ({ treatments }) => treatments.map(({ minutes }) => minutes ?? 0), [7, 0]);
});

test("a flag is yes, no, or not said, and all of them by one tap", async (t) => {
  const page = await session(t);
  await take(page, "trigger-point-active");
  await tapRegion(page, "posterior", "trapezius-upper-right");
  const flags = ({ findings: [{ attributes: { trpStatus: _, ...rest } }] }) => rest;
  const chip = page.locator('.details [data-attribute="jumpSign"]');
  for (const [said, expected] of [["Jump sign", { jumpSign: true }], ["Jump sign: no", { jumpSign: false }], ["Jump sign", {}]]) {
    await press(page, chip);
    await holds(page, flags, expected);
    assert.equal(await chip.innerText(), said);
  }
  const all = page.locator('.details [aria-label="What applies"]').getByRole("button", { name: "All", exact: true });
  await press(page, all);
  await holds(page, flags, { recognisedPain: true, tautBand: true, localTwitch: true, jumpSign: true });
  await press(page, all);
  await holds(page, flags, {});
});

test("a trigger point's zones are offered, those that its muscle refers to", async (t) => {
  const page = await session(t);
  await take(page, "trigger-point-active");
  await tapRegion(page, "posterior", "quadratus-lumborum-right");
  const zones = page.locator('.details [data-attribute="referralZones"]');
  for (const name of ["SI area / dimple", "Flank / loin", "SI area / dimple"]) {
    await press(page, zones.getByRole("button", { name, exact: true }));
  }
  await holds(page, ({ findings: [{ attributes }] }) => attributes.referralZones, ["flank"]);
});

test("a number that cannot be read is not taken, and the field says so", async (t) => {
  const page = await session(t);
  await take(page, "stretching-passive");
  await tapRegion(page, "posterior", "trapezius-upper-right");
  const reps = page.locator('.details [data-attribute="reps"]');
  const typed = async (text) => {
    await reps.locator("input").fill(text);
    await reps.locator("input").press("Enter");
  };
  await press(page, reps.getByRole("button", { name: "Repetitions more" }));
  await holds(page, ({ treatments: [{ attributes }] }) => attributes.reps, 1);
  await typed("many");
  assert.match(await reps.locator("input").evaluate((input) => input.validationMessage), /no number, so 1 is kept/);
  await holds(page, ({ treatments: [{ attributes }] }) => attributes.reps, 1);
  await typed("12");
  assert.equal(await reps.locator("input").evaluate((input) => input.validationMessage), "");
  await holds(page, ({ treatments: [{ attributes }] }) => attributes.reps, 12);
});

test("the details of what is selected next start at their top, with no place of the last one open", async (t) => {
  const page = await session(t);
  const body = page.locator(".inspector-body");
  await take(page, "neuromuscular-therapy");
  await tapRegion(page, "posterior", "trapezius-upper-right");
  await press(page, page.locator('.details [aria-label="Where"] .chip.split button').first());
  await page.locator(".details .site-editor").waitFor();
  await body.evaluate((element) => element.scrollTo(0, 400));
  await take(page, "effleurage");
  await tapRegion(page, "posterior", "lumbar-erectors-left");
  await page.locator(".details h2", { hasText: "Effleurage" }).waitFor();
  assert.equal(await body.evaluate((element) => element.scrollTop), 0);
  assert.equal(await page.locator(".details .site-editor").count(), 0);
});

test("what was logged is removed, and comes back by undo", async (t) => {
  const page = await session(t);
  await take(page, "pain-local");
  await tapRegion(page, "posterior", "trapezius-upper-right");
  await grade(page, "painNrs", "6");
  await holds(page, ({ findings }) => findings[0]?.before.painNrs, 6);
  const whole = await note(page);
  await press(page, ".details-foot .danger");
  await holds(page, ({ findings }) => findings, []);
  await press(page, '[aria-label="Undo"]');
  await holds(page, ({ findings }) => findings, whole.findings);
  await press(page, '[aria-label="Undo"]');
  await holds(page, ({ findings }) => findings[0].before ?? {}, {});
  await press(page, '[aria-label="Redo"]');
  await holds(page, ({ findings }) => findings, whole.findings);
});

test("after the treatment, two taps answer a finding", async (t) => {
  const page = await session(t);
  await take(page, "pain-local");
  await tapRegion(page, "posterior", "trapezius-upper-right");
  await grade(page, "painNrs", "6");
  await tapRegion(page, "posterior", "lumbar-erectors-left");
  await press(page, page.locator(".phase button", { hasText: "After" }));
  count(page);
  await tapRegion(page, "posterior", "trapezius-upper-right");
  await grade(page, "painNrs", "2");
  const numbered = count(page).taps;
  await holds(page, ({ findings: [{ before, after, response }] }) => ({ before, after, response }), {
    before: { painNrs: 6 }, after: { painNrs: 2 }, response: "improved",
  });
  await tapRegion(page, "posterior", "lumbar-erectors-left");
  await press(page, page.locator(".strip .responses .level").last());
  const worded = count(page).taps;
  await holds(page, ({ findings }) => findings[1].response, "resolved");
  assert.deepEqual([numbered, worded], [2, 2]);
  t.diagnostic("a finding looked at again: 2 taps");
});

test("after the treatment, the list answers a finding by one tap", async (t) => {
  const page = await session(t);
  await take(page, "pain-local");
  await tapRegion(page, "posterior", "trapezius-upper-right");
  await grade(page, "painNrs", "6");
  await take(page, "fascial-restriction");
  await tapRegion(page, "posterior", "lumbar-erectors-left");
  await press(page, page.locator(".phase button", { hasText: "After" }));
  count(page);
  const row = (place) => page.locator(".list .again").nth(place);
  await press(page, row(0).locator('[data-attribute="painNrs"] .level', { hasText: /^2$/ }));
  await press(page, row(1).locator('[aria-label="Response"] .level', { hasText: "Same" }));
  await holds(page, ({ findings }) => findings.map(({ after, response }) => [after ?? {}, response]), [
    [{ painNrs: 2 }, "improved"], [{}, "unchanged"],
  ]);
  assert.equal(count(page).taps, 2);
  await page.locator(".overview-title", { hasText: "2 of 2" }).waitFor();
});

test("the kind of session is switched, and nothing that was charted is lost", async (t) => {
  const page = await session(t);
  await take(page, "pain-local");
  await tapRegion(page, "posterior", "trapezius-upper-right");
  const { findings } = await note(page);
  await press(page, page.locator(".kind button", { hasText: "Relaxation" }));
  await holds(page, (found) => [found.session.kind, found.findings], ["relaxation", findings]);
  await press(page, page.locator(".kind button", { hasText: "Medical" }));
  await holds(page, ({ session }) => session.kind, "medical");
});

test("few taps: two when repeating a finding, three with a new tool, three for a treatment with its minutes", async (t) => {
  const page = await session(t);
  count(page);
  const costs = [];
  const costing = async (what, most, steps) => {
    await steps();
    const { taps, characters } = count(page);
    costs.push(`${what}: ${taps} taps`);
    assert.equal(characters, 0);
    assert.ok(taps <= most, `${what}: found ${taps} taps, expected at most ${most}`);
  };
  await costing("a finding with a new tool, graded", 3, async () => {
    await take(page, "pain-local");
    await tapRegion(page, "posterior", "trapezius-upper-right");
    await grade(page, "painNrs", "6");
    await holds(page, ({ findings }) => findings[0]?.before.painNrs, 6);
  });
  await costing("the same finding again, graded", 2, async () => {
    await tapRegion(page, "posterior", "gluteus-maximus-left");
    await grade(page, "painNrs", "4");
    await holds(page, ({ findings }) => findings[1]?.before.painNrs, 4);
  });
  await costing("a treatment with its minutes", 3, async () => {
    await press(page, '.palette [data-tool="neuromuscular-therapy"]');
    await press(page, '.strip [aria-label="5′, 5 minutes"]');
    await holds(page, first("treatments", "technique", "minutes"), ["neuromuscular-therapy", 5]);
  });
  t.diagnostic(costs.join("; "));
});
