// Brings the parts of the program that the first screen does not need, once they are wanted.

import { initSync, takeDrawings, takeProgram } from "./palpate.js";

const sources = {
  later: new URL("later.wasm", import.meta.url),
  report: new URL("report.wasm.gz", import.meta.url),
};
const failures = {};

/** Says that files are elsewhere than beside this one, or gives their bytes, or what brings them. */
export function partsFrom(addresses) {
  for (const [part, source] of Object.entries(addresses ?? {})) if (source) sources[part] = source;
}

/** Has the later part brought; at once where it is here. */
export async function loadProgram() {
  if (!(await takeProgram())) throw failures.later;
}

/**
 * The names and the arguments are those of wasm_split_helpers: `callback` is a place in the program's table of
 * functions, to be called with `data` and with whether the file is here.
 */
export const __wasm_split_load_later = (callback, data) => bring("later", callback, data);
export const __wasm_split_load_report = (callback, data) => bring("report", callback, data);

async function bring(part, callback, data) {
  const program = initSync();
  const cache = failures[part] ? "no-cache" : "default";
  failures[part] = await addTo(program, sources[part], cache).then(() => undefined, (error) => error);
  program.__indirect_function_table.get(callback)(data, !failures[part]);
}

/** The program's memory has a name of its own in each build, so that no file of another build is taken. */
async function addTo(program, source, cache) {
  const imports = { __wasm_split: program };
  let bytes = typeof source === "function" ? await source() : source;
  if (!ArrayBuffer.isView(bytes)) {
    const response = await fetch(source, { cache });
    if (!response.ok) throw new Error(`${source} was answered with ${response.status}`);
    const isPlain = response.headers.get("content-type") === "application/wasm" && !`${source}`.endsWith(".gz");
    if (isPlain) return WebAssembly.instantiateStreaming(response, imports);
    bytes = await response.arrayBuffer();
  }
  await WebAssembly.instantiate(await unpacked(bytes), imports);
}

/** A server may have unpacked already what it was asked for. */
async function unpacked(bytes) {
  const [first, second] = new Uint8Array(bytes.buffer ?? bytes, bytes.byteOffset ?? 0, Math.min(2, bytes.byteLength));
  if (first !== 0x1f || second !== 0x8b) return bytes;
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"));
  return new Response(stream).arrayBuffer();
}

let drawings;
let tries = 0;

/** Fetches the drawings that the first screen does not show, once; after a failure it can be tried again. */
export function loadDrawings() {
  drawings ??= importDrawings(tries++)
    .then((module) => takeDrawings(module.default))
    .catch((error) => {
      drawings = undefined;
      throw error;
    });
  return drawings;
}

/** A browser may remember that an address failed, so every other try has a new one; a bundler knows only the first. */
function importDrawings(number) {
  const again = `./chart.js?try=${number}`;
  return number % 2 ? import(/* webpackIgnore: true */ /* @vite-ignore */ again) : import("./chart.js");
}

/**
 * Brings something, however often it takes; true once it is here, false where it is not wanted any more. After each try it
 * is shown how far that is; the first that failed is told of.
 */
export async function insist(load, show, isWanted, tell) {
  for (let wait = 1000; isWanted(); wait = Math.min(2 * wait, 60000)) {
    const reason = await load().then(() => undefined, (error) => error);
    if (!isWanted()) return false;
    show();
    if (!reason) return true;
    if (wait === 1000) tell(reason);
    await pause(wait);
  }
  return false;
}

/** Waits for so many milliseconds, or until the network is back. */
function pause(milliseconds) {
  return new Promise((resolve) => {
    const done = () => {
      clearTimeout(timer);
      removeEventListener("online", done);
      resolve();
    };
    const timer = setTimeout(done, milliseconds);
    addEventListener("online", done);
  });
}

/** Waits until what is on the page has been painted; a second where it is not shown, as nothing is painted then. */
export function painted() {
  return new Promise((resolve) => {
    requestAnimationFrame(() => setTimeout(resolve));
    setTimeout(resolve, 1000);
  });
}

/** Waits until somebody points at an element, comes into it by the keyboard, or presses something in it by other means. */
export function turnedTo(element) {
  return new Promise((resolve) => {
    const heard = new AbortController();
    const done = () => {
      heard.abort();
      resolve();
    };
    const options = { capture: true, passive: true, signal: heard.signal };
    for (const type of ["pointerover", "focusin", "click"]) element.addEventListener(type, done, options);
  });
}
