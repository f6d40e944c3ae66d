// A session under test: a new note on the screen, and what its record has to hold.

import assert from "node:assert/strict";
import { open, ready } from "./harness.mjs";
import { count, note, start, take, tapRegion } from "./hands.mjs";
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

/** Calls `act` in the page with the element and `value`. */
export function on(page, act, value) {
  return page.evaluate(`(${act})(document.querySelector("palpate-notes"), ${JSON.stringify(value)})`);
}

/** One finding, by two taps. */
export async function chartOne(page) {
  await take(page, "pain-local");
  await tapRegion(page, "posterior", "trapezius-upper-right");
}

/** How many findings there are in the note. */
export async function findings(page) {
  return (await note(page)).findings?.length ?? 0;
}

/** Takes the element off its page, and puts it back a while later. */
export function putBack(page) {
  return on(page, (each) => {
    const { parentElement } = each;
    each.remove();
    setTimeout(() => parentElement.append(each));
  });
}

/** Puts another element in the place of the one on the page, with these properties. */
export function replace(page, properties) {
  return on(page, (each, properties) => {
    each.replaceWith(Object.assign(document.createElement("palpate-notes"), properties));
  }, properties);
}

/** Lets nothing more be kept on the device, until the page calls `mend()`. */
export function fillDisk(page) {
  return page.evaluate(() => {
    const { put, add } = IDBObjectStore.prototype;
    globalThis.mend = () => Object.assign(IDBObjectStore.prototype, { put, add });
    const full = () => { throw new DOMException("the disk is full", "QuotaExceededError"); };
    Object.assign(IDBObjectStore.prototype, { put: full, add: full });
  });
}
