// Where a tap's time goes: the work of the page's main thread, by kind.

import { tap } from "./contestants.mjs";

const kinds = { script: "ScriptDuration", style: "RecalcStyleDuration", layout: "LayoutDuration", all: "TaskDuration" };

/**
 * The processor milliseconds of the main thread for each of `taps` taps from `first` on, not slowed: script,
 * style, layout, and the rest, which is paint, compositing, hit testing and input. They count the thread's
 * own time, so that other programs on the machine do not show.
 */
export async function workOfTaps(page, first, taps) {
  const { session } = page;
  await session.send("Performance.enable", { timeDomain: "threadTicks" });
  const before = await metrics(session);
  for (let number = first; number < first + taps; number += 1) await tap(page, number);
  const after = await metrics(session);
  await session.send("Performance.disable");
  const work = Object.fromEntries(
    Object.entries(kinds).map(([kind, name]) => [kind, ((after[name] - before[name]) * 1000) / taps]),
  );
  return { ...work, rest: work.all - work.script - work.style - work.layout };
}

async function metrics(session) {
  const { metrics } = await session.send("Performance.getMetrics");
  return Object.fromEntries(metrics.map(({ name, value }) => [name, value]));
}
