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
  let middle = await locator.evaluate(settledMiddle);
  if (middle.covered) {
    // It may lie below a footer that stays in sight: people scroll on.
    await locator.evaluate((element) => element.scrollIntoView({ block: "center", inline: "center" }));
    middle = await locator.evaluate(settledMiddle);
  }
  if (middle.covered) throw new Error(`found ${middle.covered} on top of ${target}, expected nothing between it and the finger`);
  await tap(page, middle.x, middle.y);
}

/** Runs in the page: the middle of an element that has come to rest, and what lies on it there. */
async function settledMiddle(element) {
  const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
  let box = element.getBoundingClientRect();
  for (let last; !last || last.x !== box.x || last.y !== box.y || last.width !== box.width; ) {
    await frame();
    [last, box] = [box, element.getBoundingClientRect()];
  }
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
  const hit = element.getRootNode().elementFromPoint(x, y);
  const reached = hit && (element === hit || element.contains(hit) || hit.contains(element) || hit.shadowRoot?.contains(element));
  return { x, y, covered: reached ? undefined : (hit?.outerHTML.slice(0, 120) ?? "nothing") };
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

/** Two fingers that begin around one place and end around another, `factor` times as far apart. */
export async function pinchTo(page, from, to, factor, steps = 6) {
  const path = between({ ...from, apart: 40 }, { ...to, apart: 40 * factor }, steps);
  const fingers = ({ x, y, apart }) => [{ x: x - apart / 2, y }, { x: x + apart / 2, y }];
  await gesture(page, [fingers({ ...from, apart: 40 }), ...path.map(fingers)]);
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

/** Milliseconds from one place of a finger to its next. */
const FRAME = 16;

async function gesture(page, frames) {
  // Other browsers have their own way to move fingers.
  if (page.move) return page.move(frames, FRAME);
  // The moments are the gesture's own: on a busy machine a quick stroke stays quick.
  const begin = Date.now();
  await send(page, "touchStart", frames[0], begin);
  for (const [place, fingers] of frames.slice(1).entries()) {
    await send(page, "touchMove", fingers, begin + FRAME * (place + 1));
  }
  await send(page, "touchEnd", [], begin + FRAME * frames.length);
}

async function send(page, type, fingers, moment = Date.now()) {
  if (!sessions.has(page)) sessions.set(page, await page.context().newCDPSession(page));
  const touchPoints = fingers.map(({ x, y }, id) => ({ x, y, id, radiusX: 6, radiusY: 6, force: 0.5 }));
  await sessions.get(page).send("Input.dispatchTouchEvent", { type, touchPoints, timestamp: moment / 1000 });
}

function between(from, to, steps) {
  return Array.from({ length: steps }, (_, index) => {
    const part = (index + 1) / steps;
    return Object.fromEntries(Object.keys(from).map((key) => [key, from[key] + (to[key] - from[key]) * part]));
  });
}
