// A session under test: a new note on the screen, and what its record has to hold.

import assert from "node:assert/strict";
import { open, ready } from "./harness.mjs";
import { count, note, start } from "./hands.mjs";
import { soon } from "./soon.mjs";

/** A new note on the screen. */
export async function session(t, { kind, ...options } = {}) {
  const page = await open(t, options);
  await ready(page);
  await start(page, kind);
  count(page);
  return page;
}

/** The element alone on somebody's page. */
export async function element(t, url = "element.html") {
  const page = await open(t, { url });
  await ready(page);
  count(page);
  return page;
}

/** Waits until a part of the note is as expected; `part` picks it from the note. */
export async function holds(page, part, expected) {
  await soon(async () => assert.deepEqual(part(await note(page)), expected));
}
