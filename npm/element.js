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
  sheet.replaceSync(styleSheet());
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

/** Room is kept before the program has come, so that nothing on the page moves when it does. */
const BOX = ":host { display: block; block-size: 40rem; contain: content } :host([hidden]) { display: none }";

let box;
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

/**
 * A session's note on a body chart.
 *
 * @tagname palpate-notes
 * @attr {boolean} readonly - The note can be looked at and not changed.
 * @attr {boolean} disabled - Nothing can be touched, and a form leaves the note out.
 * @attr {boolean} required - A form is not sent while nothing is charted.
 * @attr {string} name - The name of the note in a form.
 * @attr {"device"} storage - Keeps notes on this device and shows the list of them; without it nothing is kept.
 * @attr {string} storage-prefix - What the names of all that is kept begin with; "palpate" where it is left out.
 * @fires {CustomEvent<{}>} palpate-ready - The editor is on the page.
 * @fires {CustomEvent<{note, change}>} palpate-change - The person changed the note.
 * @fires {CustomEvent<{structure: string, side: string}>} palpate-select - The person pointed at a structure.
 * @fires {CustomEvent<{note}>} palpate-finish - The person signed the note.
 * @fires {CustomEvent<{code: string, reason: string}>} palpate-error - Something could not be done; all stays as it was.
 * @slot header - Stands first in the bar, where nothing is kept on the device.
 * @slot actions - Stands last in the bar, where nothing is kept on the device.
 * @slot - Shown until the program has come.
 * @csspart bar - The bar with client, undo and redo.
 * @csspart palette - The tools.
 * @csspart chart - The drawings, with the choice of views.
 * @csspart strip - The grades below the chart.
 * @csspart panel - The note beside the chart.
 * @cssprop --palpate-accent - The colour of what is chosen.
 * @cssprop --palpate-ground - The colour below everything.
 * @cssprop --palpate-panel - The colour of bar, palette and panel.
 * @cssprop --palpate-ink - The colour of text.
 * @cssprop --palpate-line - The colour of thin lines.
 * @cssprop --palpate-radius - How round corners are.
 * @cssprop --palpate-font - The font families.
 */
export class PalpateNotes extends Base {
  static formAssociated = true;
  static observedAttributes = ["readonly", "required", "storage"];

  #root;
  #internals;
  #handle;
  #pending;
  #given;
  #favourites;
  #disabled = false;
  #stale = false;
  #resolveReady;
  #resolveWhole;
  #whole = new Promise((resolve) => (this.#resolveWhole = resolve));
  #onFormData = ({ formData }) => {
    if (this.#stale && this.name && !this.#disabled) formData.set(this.name, this.#text() ?? "");
  };
  #form;

  /** Settles once the editor is on the page for the first time. */
  ready = new Promise((resolve) => (this.#resolveReady = resolve));

  constructor() {
    super();
    this.#internals = this.attachInternals();
    this.#root = this.attachShadow({ mode: "open", delegatesFocus: false });
    if (!box) {
      box = new CSSStyleSheet();
      box.replaceSync(BOX);
    }
    this.#root.adoptedStyleSheets = [box];
    this.#root.append(document.createElement("slot"));
  }

  async connectedCallback() {
    for (const property of ["note", "favourites", ...Object.keys(REFLECTED)]) this.#upgrade(property);
    try {
      await load();
    } catch (error) {
      this.#fail("load", `Palpate could not be loaded: ${error.message}`);
      return;
    }
    if (!this.isConnected || this.#handle) return;
    this.#mount();
    const handle = this.#handle;
    await painted();
    await Promise.all([
      this.#bring(handle, "The other drawings", loadDrawings, () => handle.showDrawings()),
      this.#bring(handle, "A part of the program", loadProgram, () => handle.showProgram()).then(this.#resolveWhole),
    ]);
  }

  #mount() {
    this.#root.adoptedStyleSheets = [box, sharedSheet()];
    const storage = this.storage === "device" ? this.storagePrefix || "palpate" : undefined;
    this.#handle = new PalpateHandle(document.createElement("div"), storage, (type, detail) => this.#tell(type, detail));
    const { host } = this.#handle;
    host.className = "root";
    // A form takes the person to what it misses.
    host.tabIndex = -1;
    host.inert = this.#disabled;
    this.#root.replaceChildren(host);
    this.#handle.setReadOnly(this.readOnly);
    if (this.#favourites) this.#prefer();
    if (this.#pending !== undefined) {
      const pending = this.#pending;
      this.#pending = undefined;
      this.#open(pending);
    }
    this.#keepForm();
    this.#resolveReady(this);
    this.#emit("palpate-ready", {});
  }

  /** Brings what is not seen at first, however often it takes. */
  async #bring(handle, what, load, show) {
    for (let wait = 1000; this.#handle === handle; wait = Math.min(2 * wait, 60000)) {
      const reason = await load().then(() => undefined, (error) => error);
      if (this.#handle !== handle) return;
      show();
      if (!reason) return;
      if (wait === 1000) this.#fail("load", `${what} could not be loaded: ${reason.message}`);
      await pause(wait);
    }
  }

  disconnectedCallback() {
    // A move to another place of the page disconnects and connects in one go; only a real goodbye ends it.
    queueMicrotask(() => this.isConnected || this.destroy());
  }

  attributeChangedCallback(name, old, value) {
    if (name === "readonly") this.#handle?.setReadOnly(value !== null);
    if (name === "required") this.#keepForm();
    if (name === "storage" && value !== null && value !== "device") {
      this.#fail("storage", `The attribute storage was ${JSON.stringify(value)}; expected "device". Nothing is kept.`);
    }
  }

  /** Takes the editor off the page and frees its memory. The note stays, and is shown again with the next connection. */
  destroy() {
    if (!this.#handle) return;
    this.#pending = this.storage === "device" ? undefined : this.note;
    this.#handle.destroy();
    this.#handle = undefined;
    this.#root.replaceChildren();
  }

  /** The note as `{ format, version, note }`; null while none is open. Takes an object or its JSON text; null begins anew. */
  get note() {
    const text = this.#text();
    return text === undefined ? (this.#pending ?? null) : JSON.parse(text);
  }

  set note(value) {
    if (this.#show(value)) this.#given = value;
  }

  #show(value) {
    if (this.#handle) return this.#open(value);
    this.#pending = value;
    return true;
  }

  #text() {
    return this.#handle?.text;
  }

  #open(value) {
    try {
      this.#handle.openNote(value == null || typeof value === "string" ? (value ?? undefined) : JSON.stringify(value));
      this.#keepForm();
      return true;
    } catch (error) {
      this.#fail("note", error.message);
      return false;
    }
  }

  /** What stands on the palette: a list of ids of findings and techniques. The usual ones stand for a kind that has none. */
  get favourites() {
    return this.#favourites ?? null;
  }

  set favourites(value) {
    const before = this.#favourites;
    this.#favourites = value ?? [];
    if (this.#handle && !this.#prefer()) this.#favourites = before;
  }

  #prefer() {
    try {
      this.#handle.setFavourites(JSON.stringify(this.#favourites));
      return true;
    } catch (error) {
      this.#fail("favourites", error.message);
      return false;
    }
  }

  /** Takes the last change back. */
  undo() {
    this.#act("undo");
  }

  /** Makes the change again that was taken back last. */
  redo() {
    this.#act("redo");
  }

  async #act(what) {
    await this.ready;
    this.#handle?.[what]();
    this.#keepForm();
  }

  /**
   * The note in a format, as a Blob: report.pdf, client.pdf, txt, png, svg, document.fhir.json, transaction.fhir.json,
   * xhtml, rtf, findings.csv, treatments.csv or json. Options, each a text: `form` (SOAP, CARE, DAR or Wellness), `paper`
   * (letter or A4) and `release` (R4, R4B or R5).
   */
  async export(format, options) {
    await this.#whole;
    const blob = this.#handle?.export(`${format}`, options);
    if (!blob) throw new Error("No note is open that could be exported.");
    return blob;
  }

  get form() {
    return this.#internals.form;
  }

  get validity() {
    return this.#internals.validity;
  }

  get validationMessage() {
    return this.#internals.validationMessage;
  }

  get willValidate() {
    return this.#internals.willValidate;
  }

  checkValidity() {
    this.#keepForm();
    return this.#internals.checkValidity();
  }

  reportValidity() {
    this.#keepForm();
    return this.#internals.reportValidity();
  }

  formAssociatedCallback(form) {
    this.#form?.removeEventListener("formdata", this.#onFormData);
    this.#form = form;
    form?.addEventListener("formdata", this.#onFormData);
    this.#keepForm();
  }

  formDisabledCallback(disabled) {
    this.#disabled = disabled;
    const host = this.#root.querySelector(".root");
    if (host) host.inert = disabled;
  }

  formResetCallback() {
    this.#show(this.#given ?? null);
  }

  formStateRestoreCallback(state) {
    this.#show(state);
  }

  /** Writing a note costs as much as it is long: a form gets it once the screen is painted, or when it is sent. */
  #keepForm() {
    const missing = this.required && (!this.#handle || this.#handle.isEmpty);
    const anchor = this.#root.querySelector(".root") ?? undefined;
    this.#internals.setValidity(missing ? { valueMissing: true } : {}, missing ? "Chart something first." : "", anchor);
    if (this.#stale || !this.form || !this.#handle) return;
    this.#stale = true;
    painted().then(() => {
      this.#stale = false;
      if (this.#handle) this.#internals.setFormValue(this.#text() ?? null);
    });
  }

  /** A property that was set before the class was known hides the accessor; it is set again through it. */
  #upgrade(property) {
    if (Object.hasOwn(this, property)) {
      const value = this[property];
      delete this[property];
      this[property] = value;
    }
  }

  #tell(type, detail) {
    const element = this;
    if (type === "palpate-select") return this.#emit(type, detail);
    this.#keepForm();
    // Reading the note costs as much as the note is long: it is read when it is asked for.
    this.#emit(type, {
      ...(type === "palpate-change" && { change: detail }),
      get note() {
        return element.note;
      },
    });
  }

  #fail(code, reason) {
    console.warn(`palpate-notes: ${reason}`);
    this.#emit("palpate-error", { code, reason });
  }

  #emit(type, detail) {
    this.dispatchEvent(new CustomEvent(type, { bubbles: true, composed: true, detail }));
  }
}

/** Properties that are attributes, and whether they are true or false. */
const REFLECTED = {
  readOnly: ["readonly", true],
  disabled: ["disabled", true],
  required: ["required", true],
  name: ["name"],
  storage: ["storage"],
  storagePrefix: ["storage-prefix"],
};

for (const [property, [attribute, isBoolean]] of Object.entries(REFLECTED)) {
  Object.defineProperty(PalpateNotes.prototype, property, {
    configurable: true,
    enumerable: true,
    get() {
      return isBoolean ? this.hasAttribute(attribute) : (this.getAttribute(attribute) ?? "");
    },
    set(value) {
      if (isBoolean) this.toggleAttribute(attribute, Boolean(value));
      else if (value == null) this.removeAttribute(attribute);
      else this.setAttribute(attribute, value);
    },
  });
}
