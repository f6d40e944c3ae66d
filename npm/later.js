// Brings the part of the program that the first screen does not need, when palpate.wasm asks for it.

import { initSync } from "./palpate.js";

let source = new URL("later.wasm", import.meta.url);

/** Why the last try failed. */
export let failure;

/** Says that the file is elsewhere than beside this one. */
export function laterFrom(address) {
  source = address;
}

/**
 * The name and the arguments are those of wasm_split_helpers: `callback` is a place in the program's table of
 * functions, to be called with `data` and with whether the file is here.
 */
export async function __wasm_split_load_later(callback, data) {
  const program = initSync();
  failure = await addTo(program, failure ? "no-cache" : "default").then(() => undefined, (error) => error);
  program.__indirect_function_table.get(callback)(data, !failure);
}

/** The program's memory has a name of its own in each build, so that no file of another build is taken. */
async function addTo(program, cache) {
  const response = await fetch(source, { cache });
  if (!response.ok) throw new Error(`${source} was answered with ${response.status}`);
  await WebAssembly.instantiate(await response.arrayBuffer(), { __wasm_split: program });
}
