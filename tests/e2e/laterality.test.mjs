// Left and right: a finger on any region of any drawing is logged as that structure, on that side of the client.

import assert from "node:assert/strict";
import { after, test } from "node:test";
import { closeBrowser, open, pinchTo, ready, tap } from "./harness.mjs";
import { regions, table, views, wholeBody } from "./chart.mjs";
import { canvas, look, note, press, start, take } from "./hands.mjs";

after(closeBrowser);

const structures = new Map(table("clinical/structures.csv").map((row) => [row.id, row]));
const meanings = new Map(table("chart/region_structures.csv").map((row) => [`${row.view} ${row.region}`, row]));
const withoutSide = (id) => id.replace(/-(left|right)$/, "");

/** What the tables say that a pain under the finger is on: a muscle of the surface stands for all that lies there. */
function expected(row) {
  const meaning = meanings.get(`${withoutSide(row.view)} ${withoutSide(row.id)}`);
  const tapped = row.layer === "deep" ? withoutSide(row.id) : meaning.primary_structure;
  const isVague = row.layer === "surface" && structures.get(tapped)?.kind === "muscle";
  const structure = isVague ? meaning.surface_region : tapped;
  assert.ok(structures.has(structure), `${row.view} ${row.id} means ${structure}, expected a row of structures.csv`);
  return { structure, side: structures.get(structure).lateral === "paired" ? sideAt(row) : "midline" };
}

/** A region across the middle has the side of the half that was touched; its very middle means both. */
function sideAt({ side, view, x }) {
  if (side !== "midline") return side;
  if (Math.abs(x) <= 4) return "bilateral";
  return x > 0 === (view !== "posterior") ? "left" : "right";
}

test("the tables put the client's left where a viewer sees it", () => {
  const checks = [["anterior", 1], ["posterior", -1], ["head-front", 1]];
  for (const [view, sign] of checks) {
    for (const { id, side, x } of regions.filter((row) => row.view === view && row.side !== "midline")) {
      assert.equal(side, x * sign > 0 ? "left" : "right", `${id} on ${view} at x = ${x}`);
      assert.ok(id.endsWith(`-${side}`), `${id} on ${view} is on the ${side}`);
    }
  }
  for (const { id, view, side } of regions.filter((row) => /-(left|right)$/.test(row.view) && row.side !== "midline")) {
    assert.ok(view.endsWith(side), `${id} on ${view} is on the ${side}`);
  }
});

const sizes = [
  ["landscape", 1180, 820],
  ["portrait", 820, 1180],
];
for (const [size, width, height] of sizes) {
  test(`every region is logged where it was touched: ${size}`, async (t) => {
    const page = await open(t, { width, height });
    await ready(page);
    let touched = 0;
    for (const layer of ["surface", "deep"]) {
      for (const view of layer === "deep" ? wholeBody : views) {
        const rows = regions.filter((row) => row.view === view && row.layer === layer);
        await start(page);
        await look(page, view, layer);
        await take(page, "pain-local");
        const fingers = [];
        for (const row of rows) fingers.push(await touch(page, row));
        const { findings } = await note(page);
        const wrong = differences(rows, fingers, findings);
        assert.deepEqual(wrong, [], `${view}, ${layer}:\n${wrong.join("\n")}`);
        touched += rows.length;
        await press(page, '[aria-label="All notes"]');
      }
    }
    assert.equal(touched, regions.length);
    t.diagnostic(`${touched} regions touched`);
  });
}

/** Each way in which what was logged differs from what was touched. */
function differences(rows, fingers, findings) {
  const wrong = [];
  if (findings.length !== rows.length) wrong.push(`found ${findings.length} findings, expected ${rows.length}`);
  rows.forEach((row, place) => {
    const site = findings[place]?.site;
    const { structure, side } = expected(row);
    const is = `${site?.structure}, ${site?.side}, ${site?.mark.view}, ${site?.mark.layer}`;
    const should = `${structure}, ${side}, ${row.view}, ${row.layer}`;
    if (is !== should) wrong.push(`${row.id}: found ${is}, expected ${should}`);
    const finger = fingers[place];
    const miss = Math.hypot(site?.mark.point.x - finger.x, site?.mark.point.y - finger.y);
    // Coordinates are kept to a tenth.
    if (!(miss <= 0.08)) wrong.push(`${row.id}: found it ${miss} units from the finger, expected at most 0.08`);
  });
  return wrong;
}

/** Smaller than this on the screen, a region is looked at more closely first, as people do; CSS pixels. */
const SMALL = 12;
/** The smallest that any region is when it is looked at as closely as the drawing allows; CSS pixels. */
const SMALLEST = 8;

/** Touches a region at its anchor, closer up where it is small or where a button lies on it; answers where, in chart units. */
async function touch(page, { view, layer, id, x, y }) {
  const measure = () => canvas(page, view, layer).evaluate((svg, { id, x, y }) => {
    const scale = svg.getScreenCTM().a;
    const box = svg.querySelector(`[data-region="${id}"]`).getBBox();
    const exact = new DOMPoint(x, y).matrixTransform(svg.getScreenCTM());
    const point = new DOMPoint(Math.round(exact.x), Math.round(exact.y));
    const chart = point.matrixTransform(svg.getScreenCTM().inverse());
    const frame = svg.getBoundingClientRect();
    // Both fingers of a pinch have to be on the drawing, and not on a button that lies on it.
    const hits = (x, y) => svg.contains(svg.getRootNode().elementFromPoint(x, y));
    const start = {
      x: Math.min(Math.max(point.x, frame.left + 24), frame.right - 24),
      y: Math.min(Math.max(point.y, frame.top + 4), frame.bottom - 4),
    };
    while (start.y > frame.top && !(hits(start.x - 20, start.y) && hits(start.x + 20, start.y))) start.y -= 4;
    return {
      start,
      size: Math.min(box.width, box.height) * scale,
      free: svg.contains(svg.getRootNode().elementFromPoint(point.x, point.y)),
      point: { x: point.x, y: point.y },
      chart: { x: chart.x, y: chart.y },
      frame: { left: frame.left, top: frame.top, right: frame.right, bottom: frame.bottom },
    };
  }, { id, x, y });
  const seen = await measure();
  if (seen.size >= SMALL && seen.free) {
    await tap(page, seen.point.x, seen.point.y);
    return seen.chart;
  }

  let closer = seen;
  for (let pinches = 0; pinches < 4 && !(pinches > 0 && closer.size >= SMALLEST && closer.free); pinches += 1) {
    const { left, top, right, bottom } = closer.frame;
    const within = closer.start;
    const middle = { x: (left + right) / 2, y: (top + bottom) / 2 };
    await pinchTo(page, within, middle, Math.max(pinches === 0 ? 4 : 1.5, (SMALL + 1) / closer.size));
    closer = await measure();
  }
  assert.ok(closer.size >= SMALLEST && closer.free, `${id} on ${view} is ${closer.size} px, expected ${SMALLEST} px in sight`);
  await tap(page, closer.point.x, closer.point.y);
  await press(page, '[aria-label="Show the whole drawing"]');
  return closer.chart;
}

/** How many places around each drawing are tried with a finger that misses. */
const MISSES = 6;

test("a near miss is logged on the nearest region, and a far one on none", async (t) => {
  const page = await open(t);
  await ready(page);
  await start(page);
  await take(page, "pain-local");
  let tried = 0;
  for (const view of ["anterior", "posterior", "hand-palmar-left", "foot-dorsal-right", "head-side-left"]) {
    await look(page, view);
    const misses = await missesAround(page, view, MISSES);
    assert.ok(misses.length >= 3, `found ${misses.length} places to miss ${view}, expected at least 3`);
    for (const { near, far, nearest } of misses) {
      const before = (await note(page)).findings.length;
      await tap(page, near.x, near.y);
      const { findings } = await note(page);
      assert.equal(findings.length, before + 1, `a miss of 6 px beside ${nearest} on ${view}`);
      const row = regions.find((row) => row.view === view && row.id === nearest && row.layer === "surface");
      const { structure, side } = findings.at(-1).site;
      const wanted = expected({ ...row, x: row.side === "midline" ? near.chartX : row.x });
      assert.deepEqual({ structure, side }, wanted, `beside ${nearest} on ${view}`);
      if (far) {
        await tap(page, far.x, far.y);
        assert.equal((await note(page)).findings.length, before + 1, `a miss of 20 px beside ${nearest} on ${view}`);
      }
      tried += 1;
    }
  }
  t.diagnostic(`${tried} near misses`);
});

/** Places 6 px outside the body whose nearest region is beyond doubt, each with one 20 px outside, if there is one. */
function missesAround(page, view, most) {
  return canvas(page, view).evaluate((svg, most) => {
    const scale = svg.getScreenCTM().a;
    const outlines = [...svg.querySelectorAll("[data-region]")].map((path) => {
      const flip = path.hasAttribute("transform") ? -1 : 1;
      const length = path.getTotalLength();
      const points = Array.from({ length: Math.ceil(length / 0.5) }, (_, place) => {
        const point = path.getPointAtLength(place * 0.5);
        return { x: point.x * flip, y: point.y };
      });
      return { id: path.dataset.region, points, holds: (x, y) => path.isPointInFill(new DOMPoint(x * flip, y)) };
    });
    const distances = (x, y) => outlines
      .map(({ id, points }) => ({ id, distance: Math.min(...points.map((point) => Math.hypot(point.x - x, point.y - y))) }))
      .sort((a, b) => a.distance - b.distance);
    const outside = (x, y) => outlines.every(({ holds }) => !holds(x, y));
    // A finger comes down on a whole pixel; what counts is where that lies on the chart.
    const matrix = svg.getScreenCTM();
    const finger = (x, y) => {
      const exact = new DOMPoint(x, y).matrixTransform(matrix);
      const point = new DOMPoint(Math.round(exact.x), Math.round(exact.y));
      const chart = point.matrixTransform(matrix.inverse());
      const free = svg === svg.getRootNode().elementFromPoint(point.x, point.y);
      return { x: point.x, y: point.y, chartX: chart.x, chartY: chart.y, free };
    };
    const found = [];
    for (const { points } of outlines) {
      if (found.length === most) break;
      for (let place = 2; place < points.length - 2; place += 9) {
        const [before, at, next] = [points[place - 2], points[place], points[place + 2]];
        const along = Math.hypot(next.x - before.x, next.y - before.y);
        if (along === 0) continue;
        const across = { x: (next.y - before.y) / along, y: -(next.x - before.x) / along };
        const beside = (pixels) => finger(at.x + across.x * pixels / scale, at.y + across.y * pixels / scale);
        const near = beside(6);
        if (!near.free || !outside(near.chartX, near.chartY)) continue;
        const [first, second] = distances(near.chartX, near.chartY);
        if (first.distance * scale > 9 || (second.distance - first.distance) * scale < 3) continue;
        if (found.some(({ nearest }) => nearest === first.id)) continue;
        const far = beside(20);
        const isFar = far.free && outside(far.chartX, far.chartY) && distances(far.chartX, far.chartY)[0].distance * scale > 16;
        found.push({ near, far: isFar ? far : undefined, nearest: first.id });
        break;
      }
    }
    return found;
  }, most);
}
