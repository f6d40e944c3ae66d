// Brings the parts of the program that the first screen does not need, when palpate.wasm asks for them.

import { initSync, takeDrawings } from "./palpate.js";

const sources = {
  later: new URL("later.wasm", import.meta.url),
  report: new URL("report.wasm.gz", import.meta.url),
};
const failures = {};

/** Says that files are elsewhere than beside this one, or gives their bytes, or what brings them. */
export function partsFrom(addresses) {
  Object.assign(sources, addresses);
}

/** Why the last try to bring a part failed. */
export function failureOf(part) {
  return failures[part];
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
  let bytes = typeof source === "function" ? await source() : source;
  if (!ArrayBuffer.isView(bytes)) {
    const response = await fetch(source, { cache });
    if (!response.ok) throw new Error(`${source} was answered with ${response.status}`);
    bytes = await response.arrayBuffer();
  }
  await WebAssembly.instantiate(await unpacked(bytes), { __wasm_split: program });
}

/** A server may have unpacked already what it was asked for. */
async function unpacked(bytes) {
  const [first, second] = new Uint8Array(bytes.buffer ?? bytes, bytes.byteOffset ?? 0, 2);
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

/** Waits for so many milliseconds, or until the network is back. */
export function pause(milliseconds) {
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

/** Waits until what is on the page has been painted. */
export function painted() {
  return new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
}
