// The custom element: a thin class around the editor in palpate.wasm. Importing it registers nothing.

import { failureOf, partsFrom } from "./later.js";
import init, { PalpateHandle, styleSheet, takeDrawings, takeProgram } from "./palpate.js";

let loading;

/**
 * Fetches and starts the wasm once. `source` is its address, a Response or its bytes; `parts` has the addresses of
 * later.wasm and report.wasm where they are not beside the script, as `{ later, report }`.
 */
export function load(source = new URL("palpate.wasm", import.meta.url), parts) {
  partsFrom(parts);
  loading ??= init({ module_or_path: source }).catch((error) => {
    loading = undefined;
    throw error;
  });
  return loading;
}

let drawings;
let tries = 0;

/** Fetches the drawings that the first screen does not show, once; after a failure it can be tried again. */
function loadDrawings() {
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

/** Has the part of the program brought that the first screen does not need; at once where it is here. */
async function loadProgram() {
  if (!(await takeProgram())) throw failureOf("later");
  sheet?.replaceSync(styleSheet());
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

/** Waits until what is on the page has been painted. */
function painted() {
  return new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
}

let sheet;

/** One style sheet for every element; a page's content security policy has nothing against it. */
function sharedSheet() {
  if (!sheet) {
    sheet = new CSSStyleSheet();
    sheet.replaceSync(styleSheet());
  }
  return sheet;
}

// In Node there are no elements; the module can still be imported there.
const Base = globalThis.HTMLElement ?? class {};

export class PalpateNotes extends Base {
  #root;
  #handle;
  #pending;
  #resolveReady;

  /** Settles once the editor is on the page for the first time. */
  ready = new Promise((resolve) => {
    this.#resolveReady = resolve;
  });

  constructor() {
    super();
    this.#root = this.attachShadow({ mode: "open", delegatesFocus: false });
  }

  async connectedCallback() {
    this.#upgrade("note");
    try {
      await load();
    } catch (error) {
      this.#emit("palpate-error", { reason: `Palpate could not be loaded: ${error.message}` });
      return;
    }
    if (!this.isConnected || this.#handle) return;
    this.#root.adoptedStyleSheets = [sharedSheet()];
    const host = document.createElement("div");
    host.className = "root";
    this.#root.replaceChildren(host);
    this.#handle = new PalpateHandle(host, { storage: this.hasAttribute("storage") }, (type, change) =>
      this.#changed(type, change),
    );
    if (this.#pending !== undefined) {
      const pending = this.#pending;
      this.#pending = undefined;
      this.note = pending;
    }
    this.#resolveReady(this);
    this.#emit("palpate-ready", {});
    const handle = this.#handle;
    await painted();
    await Promise.all([
      this.#bring(handle, "The other drawings", loadDrawings, () => handle.showDrawings()),
      this.#bring(handle, "A part of the program", loadProgram, () => handle.showProgram()),
    ]);
  }

  /** Brings what is not seen at first, however often it takes. */
  async #bring(handle, what, load, show) {
    for (let wait = 1000; this.#handle === handle; wait = Math.min(2 * wait, 60000)) {
      const reason = await load().then(() => undefined, (error) => error);
      if (this.#handle !== handle) return;
      show();
      if (!reason) return;
      if (wait === 1000) this.#emit("palpate-error", { reason: `${what} could not be loaded: ${reason.message}` });
      await pause(wait);
    }
  }

  disconnectedCallback() {
    // A move to another place of the page disconnects and connects in one go; only a real goodbye ends it.
    queueMicrotask(() => {
      if (this.isConnected || !this.#handle) return;
      this.#pending = this.hasAttribute("storage") ? undefined : this.note;
      this.#handle.destroy();
      this.#handle = undefined;
      this.#root.replaceChildren();
    });
  }

  /** The note as `{ format, version, note }`; null while none is open. Takes an object or its JSON text. */
  get note() {
    return this.#handle ? this.#handle.note : (this.#pending ?? null);
  }

  set note(value) {
    if (!this.#handle) {
      this.#pending = value;
      return;
    }
    try {
      this.#handle.openNote(typeof value === "string" ? value : JSON.stringify(value));
    } catch (error) {
      this.#emit("palpate-error", { reason: error.message });
    }
  }

  /** A property that was set before the class was known hides the accessor; it is set again through it. */
  #upgrade(property) {
    if (Object.hasOwn(this, property)) {
      const value = this[property];
      delete this[property];
      this[property] = value;
    }
  }

  #changed(type, change) {
    const element = this;
    // Reading the note costs as much as the note is long: it is read when it is asked for.
    this.#emit(type, {
      change,
      get note() {
        return element.note;
      },
    });
  }

  #emit(type, detail) {
    this.dispatchEvent(new CustomEvent(type, { bubbles: true, composed: true, detail }));
  }
}
