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
        const { order, fingers } = await touchAll(page, view, layer, rows);
        const { findings } = await note(page);
        const wrong = differences(order, fingers, findings);
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

/**
 * Touches each region at its anchor: those that are large enough first, then the others closer up, with those that
 * a button lies on. Answers them in that order, and where the finger was in chart units.
 */
async function touchAll(page, view, layer, rows) {
  const [order, fingers] = [[], []];
  const touch = async (row, { point, chart }) => {
    await tap(page, point.x, point.y);
    order.push(row);
    fingers.push(chart);
  };
  const isLarge = ({ size, free }) => size >= SMALL && free;
  // The first finding brings the strip, and the drawing makes room for it; from then on everything stays in place.
  const [largest, ...others] = rows.toSorted((a, b) => b.area - a.area);
  await touch(largest, (await measure(page, view, layer, [largest]))[0]);
  const seen = await measure(page, view, layer, others);
  for (const [place, row] of others.entries()) if (isLarge(seen[place])) await touch(row, seen[place]);
  const small = others.filter((_, place) => !isLarge(seen[place]));
  // Neighbours follow each other: what is in sight already needs no second look.
  for (const row of small.sort((a, b) => Math.sign(a.x) - Math.sign(b.x) || a.y - b.y)) {
    await touch(row, await closeUp(page, view, layer, row));
  }
  return { order, fingers };
}

/** Brings a region up until a finger fits on it. */
async function closeUp(page, view, layer, row) {
  const look = async () => (await measure(page, view, layer, [row]))[0];
  let seen = await look();
  if (seen.size >= SMALL && seen.free) return seen;
  await press(page, '[aria-label="Show the whole drawing"]');
  seen = await look();
  for (let pinches = 0; pinches < 4 && !(pinches > 0 && seen.size >= SMALLEST && seen.free); pinches += 1) {
    await pinchTo(page, seen.start, seen.middle, Math.max(pinches === 0 ? 4 : 1.5, (SMALL + 1) / seen.size));
    seen = await look();
  }
  assert.ok(seen.size >= SMALLEST && seen.free, `${row.id} on ${view} is ${seen.size} px, expected ${SMALLEST} px in sight`);
  return seen;
}

/**
 * For each region: its size on the screen in CSS pixels, whether its anchor is in sight and free to be touched,
 * where a finger on it lands, on the screen and in chart units, and between which places a pinch brings it up.
 */
function measure(page, view, layer, rows) {
  return canvas(page, view, layer).evaluate((svg, rows) => {
    const matrix = svg.getScreenCTM();
    const frame = svg.getBoundingClientRect();
    const within = (value, least, most) => Math.min(Math.max(value, least), most);
    const hits = (x, y) => svg.contains(svg.getRootNode().elementFromPoint(x, y));
    return rows.map(({ id, x, y }) => {
      const box = svg.querySelector(`[data-region="${id}"]`).getBBox();
      const exact = new DOMPoint(x, y).matrixTransform(matrix);
      const point = new DOMPoint(Math.round(exact.x), Math.round(exact.y));
      const chart = point.matrixTransform(matrix.inverse());
      // Both fingers of a pinch have to be on the drawing, and not on a button that lies on it.
      const start = {
        x: within(point.x, frame.left + 24, frame.right - 24),
        y: within(point.y, frame.top + 4, frame.bottom - 4),
      };
      while (start.y > frame.top && !(hits(start.x - 20, start.y) && hits(start.x + 20, start.y))) start.y -= 4;
      return {
        size: Math.min(box.width, box.height) * matrix.a,
        free: hits(point.x, point.y),
        point: { x: point.x, y: point.y },
        chart: { x: chart.x, y: chart.y },
        start,
        middle: { x: frame.x + frame.width / 2, y: frame.y + frame.height / 2 },
      };
    });
  }, rows);
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
