// Fingers on the screen, as the browser itself receives them. All places are CSS pixels from the window's top left.

const sessions = new WeakMap();

/** One finger down and up. */
export async function tap(page, x, y) {
  await gesture(page, [[{ x, y }]]);
}

/** Taps the middle of an element, given as a selector or a locator; selectors see into the element's shadow. */
export async function tapElement(page, target) {
  const locator = typeof target === "string" ? page.locator(target).first() : target;
  await locator.scrollIntoViewIfNeeded();
  const box = await locator.boundingBox();
  if (!box) throw new Error(`found no box for ${target}, expected something visible to tap`);
  await tap(page, box.x + box.width / 2, box.y + box.height / 2);
}

/** Presses, slides by `dy` pixels (negative is up) and lifts. */
export async function slide(page, x, y, dy) {
  await drag(page, [{ x, y }, { x, y: y + dy }]);
}

/** Draws one finger along the points, in small steps. */
export async function drag(page, points, steps = 8) {
  const path = points.slice(1).flatMap((to, index) => between(points[index], to, steps));
  await gesture(page, [points[0], ...path].map((point) => [point]));
}

/** Two fingers side by side around a middle, moving from one distance to another. */
export async function pinch(page, x, y, fromDistance, toDistance, steps = 8) {
  const fingers = (distance) => [
    { x: x - distance / 2, y },
    { x: x + distance / 2, y },
  ];
  const distances = between({ x: fromDistance, y: 0 }, { x: toDistance, y: 0 }, steps);
  await gesture(page, [fingers(fromDistance), ...distances.map((distance) => fingers(distance.x))]);
}

/** One finger held in place. The time is the gesture itself, not a wait for the page. */
export async function longPress(page, x, y, milliseconds = 700) {
  await send(page, "touchStart", [{ x, y }]);
  await new Promise((resolve) => setTimeout(resolve, milliseconds));
  await send(page, "touchEnd", []);
}

/** Where chart units lie on the screen, by the drawing's own transformation. */
export async function chartPoint(page, view, x, y) {
  const chart = page.locator(`svg[data-view="${view}"]`).first();
  return chart.evaluate((svg, units) => {
    const point = new DOMPoint(units.x, units.y).matrixTransform(svg.getScreenCTM());
    return { x: point.x, y: point.y };
  }, { x, y });
}

/** Taps the chart at a place in chart units. */
export async function tapChart(page, view, x, y) {
  const point = await chartPoint(page, view, x, y);
  await tap(page, point.x, point.y);
}

async function gesture(page, frames) {
  await send(page, "touchStart", frames[0]);
  for (const fingers of frames.slice(1)) await send(page, "touchMove", fingers);
  await send(page, "touchEnd", []);
}

async function send(page, type, fingers) {
  if (!sessions.has(page)) sessions.set(page, await page.context().newCDPSession(page));
  const touchPoints = fingers.map(({ x, y }, id) => ({ x, y, id, radiusX: 6, radiusY: 6, force: 0.5 }));
  await sessions.get(page).send("Input.dispatchTouchEvent", { type, touchPoints });
}

function between(from, to, steps) {
  return Array.from({ length: steps }, (_, index) => {
    const part = (index + 1) / steps;
    return { x: from.x + (to.x - from.x) * part, y: from.y + (to.y - from.y) * part };
  });
}
