// Where a tap's time goes: the work of the page's main thread, by kind.

import { fingerAt, touch } from "./contestants.mjs";

const kinds = { script: "ScriptDuration", style: "RecalcStyleDuration", layout: "LayoutDuration", all: "TaskDuration" };

/**
 * The processor milliseconds of the main thread for each of `taps` taps from `first` on, not slowed: script,
 * style, layout, and the rest, which is paint, compositing, hit testing and input. They count the thread's
 * own time, so that other programs on the machine do not show. What the bench itself asks of the page is measured
 * by the same rounds without a touch, and taken off: it would bring every ratio nearer to one.
 */
export async function workOfTaps(page, first, taps) {
  const { session } = page;
  await session.send("Performance.enable", { timeDomain: "threadTicks" });
  const fingers = [];
  for (let number = first; number < first + taps; number += 1) fingers.push(await fingerAt(page, number));
  const asking = await workOf(page, fingers, () => {});
  const tapping = await workOf(page, fingers, (finger) => touch(page, finger));
  await session.send("Performance.disable");
  const work = Object.fromEntries(Object.keys(kinds).map((kind) => [kind, tapping[kind] - asking[kind]]));
  return { ...work, rest: work.all - work.script - work.style - work.layout };
}

/** The milliseconds of each round, by kind: `act` with each finger, then wait until the page is still. */
async function workOf({ session }, fingers, act) {
  const before = await metrics(session);
  for (const finger of fingers) {
    await act(finger);
    await session.send("Runtime.evaluate", { expression: "bench.settled()", awaitPromise: true });
  }
  const after = await metrics(session);
  return Object.fromEntries(
    Object.entries(kinds).map(([kind, name]) => [kind, ((after[name] - before[name]) * 1000) / fingers.length]),
  );
}

async function metrics(session) {
  const { metrics } = await session.send("Performance.getMetrics");
  return Object.fromEntries(metrics.map(({ name, value }) => [name, value]));
}
