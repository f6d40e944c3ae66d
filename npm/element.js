// The custom element: a thin class around the editor in palpate.wasm. Importing it registers nothing.

import { insist, loadDrawings, loadProgram, painted, partsFrom, turnedTo } from "./later.js";
import init, { PalpateHandle } from "./palpate.js";
import { REFLECTED, reflect } from "./reflected.js";
import { boxSheets, renewSheets, sheets } from "./sheets.js";
import { chosenLanguage, directionOf, keepLanguage, languageOf, loadWords } from "./words.js";

let loading;
let address;

/**
 * Fetches and starts the program once, from elsewhere than beside the script.
 *
 * @param {string | URL | Request | Response | BufferSource | WebAssembly.Module} [source] - Where palpate.wasm is, or what it is.
 * @param {{ later?: Part, report?: Part }} [parts] - The same for later.wasm and report.wasm.gz.
 * @returns {Promise<unknown>}
 */
export function load(source, parts) {
  partsFrom(parts);
  // What an element tries again is where it was said to be.
  address = source ?? address ?? new URL("palpate.wasm", import.meta.url);
  loading ??= init({ module_or_path: address }).catch((error) => {
    loading = undefined;
    throw error;
  });
  return loading;
}

let isWhole = false;

/** The part of the program that the first screen does not need has a style sheet of its own. */
async function loadWhole() {
  await loadProgram();
  renewSheets();
  isWhole = true;
}

// In Node there are no elements; the module can still be imported there.
const Base = globalThis.HTMLElement ?? class {};

/**
 * @typedef {import("./note.js").PalpateNote} PalpateNote
 * @typedef {string | URL | Uint8Array | (() => Promise<Uint8Array>)} Part An address, the bytes, or what brings them.
 * @typedef {import("./note.js").Format} Format
 * @typedef {import("./note.js").ExportOptions} ExportOptions
 * @typedef {import("./note.js").Change} Change
 * @typedef {import("./note.js").Selection} Selection
 * @typedef {"load" | "note" | "history" | "favourites" | "storage" | "structure-names"} ErrorCode
 */

/**
 * A session's note on a body chart.
 *
 * @tagname palpate-notes
 * @attr {boolean} readonly - The note can be looked at and not changed.
 * @attr {boolean} disabled - Nothing can be touched, and a form leaves the note out.
 * @attr {boolean} required - A form is not sent while nothing is charted.
 * @attr {string} name - The name of the note in a form.
 * @attr {"device"} storage - Keeps notes on this device and shows the list of them; without it nothing is kept.
 * @attr {boolean} without-list - With storage, shows the last note, or a new one, and no list.
 * @attr {string} lang - The language, as for any element; "" for that of the browser. English, Spanish, French, German
 *   and Arabic are known.
 * @attr {"ltr" | "rtl"} dir - The direction, as for any element; where the page says none, that of the language.
 * @attr {"latin"} structure-names - Calls the structures by their Latin names, in any language.
 * @attr {string} storage-prefix - What the names of all that is kept begin with; "palpate" where it is left out.
 * @fires {CustomEvent<{}>} palpate-ready - The editor is on the page.
 * @fires {CustomEvent<{ readonly note: PalpateNote, change: Change[] }>} palpate-change - The person changed the note.
 * @fires {CustomEvent<Selection>} palpate-select - The person pointed at a structure.
 * @fires {CustomEvent<{ readonly note: PalpateNote }>} palpate-finish - The person signed the note.
 * @fires {CustomEvent<{ code: ErrorCode, reason: string }>} palpate-error - Something could not be done; all stays as it was.
 * @slot header - Stands first in the bar of a note.
 * @slot actions - Stands last in the bar of a note.
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
  static observedAttributes = ["readonly", "required", "storage", "lang", "dir", "structure-names"];
  static #shown = new Set();
  static #page;

  #root;
  #internals;
  #handle;
  // What was set before the program has come; where the last note is refused, the one before it holds.
  #pending = [];
  #untold = [];
  #isKept = false;
  #latin = false;
  #arrival = 0;
  #turn = 0;
  #given;
  #favourites;
  #history;
  #disabled = false;
  #stale = false;
  #resolveReady;
  #isWanted = false;
  #rest;
  #onFormData = ({ formData }) => {
    const text = this.#text();
    if (text !== undefined && this.name && !this.#disabled) formData.set(this.name, text);
  };
  #form;

  /**
   * Settles once the editor is on the page for the first time.
   *
   * @readonly
   * @type {Promise<PalpateNotes>}
   */
  ready = new Promise((resolve) => (this.#resolveReady = resolve));

  constructor() {
    super();
    this.#internals = this.attachInternals();
    this.#root = this.attachShadow({ mode: "open", delegatesFocus: false });
    this.#root.adoptedStyleSheets = boxSheets();
    this.#root.append(document.createElement("slot"));
    turnedTo(this).then(() => this.#want());
  }

  async connectedCallback() {
    PalpateNotes.#shown.add(this);
    // What an element stands in can be given another language.
    PalpateNotes.#page ??= new MutationObserver(() => PalpateNotes.#shown.forEach((shown) => shown.#speak()));
    for (let root = this.getRootNode(); root; root = root.host?.getRootNode()) {
      PalpateNotes.#page.observe(root, { subtree: true, attributeFilter: ["lang", "dir"] });
    }
    for (const property of ["note", "history", "favourites", ...REFLECTED]) this.#upgrade(property);
    // What was wrong before it was on the page, nobody on the page could hear.
    for (const detail of this.#untold.splice(0)) this.#emit("palpate-error", detail);
    this.#recall();
    // A move: what it stands in now may speak another language.
    if (this.#handle) return this.#speak();
    const arrival = (this.#arrival += 1);
    const isWanted = () => this.isConnected && !this.#handle && this.#arrival === arrival;
    // The words come beside the program. Where they do not, it is said in English, and they are brought later.
    const words = this.#words().catch(() => undefined);
    if (!(await this.#bring("Palpate", load, () => {}, isWanted))) return;
    await words;
    if (!isWanted()) return;
    this.#mount();
    // What is kept here must work without a network.
    if (this.#isKept || isWhole || this.#isWanted) this.#want();
    await painted();
    this.#speak();
  }

  /** Brings the rest, for whoever has a note to read or turns to the chart; ends when its program is here or the editor gone. */
  #want() {
    this.#isWanted = true;
    if (this.#handle) this.#rest ??= this.#bringRest(this.#handle);
    return this.#rest;
  }

  async #bringRest(handle) {
    const isHere = () => this.#handle === handle;
    await painted();
    this.#bring("The other drawings", loadDrawings, () => handle.showDrawings(), isHere);
    await this.#bring("A part of the program", loadWhole, () => handle.showProgram(), isHere);
  }

  #mount() {
    this.#root.adoptedStyleSheets = sheets();
    this.#isKept = this.storage === "device";
    const storage = this.#isKept ? this.storagePrefix || "palpate" : undefined;
    this.#handle = new PalpateHandle(document.createElement("div"), storage, this.withoutList, (type, detail) => this.#tell(type, detail));
    const { host } = this.#handle;
    host.className = "root";
    // A form takes the person to what it misses.
    host.tabIndex = -1;
    host.inert = this.#disabled;
    this.#root.replaceChildren(host);
    this.#say();
    this.#handle.setReadOnly(this.readOnly);
    if (this.#favourites && !this.#prefer(this.#favourites)) this.#favourites = undefined;
    if (this.#history && !this.#recollect(this.#history)) this.#history = undefined;
    const pending = this.#pending.splice(0);
    while (pending.length > 0 && !this.#receive(pending.pop()));
    this.#keepForm();
    this.#resolveReady(this);
    this.#emit("palpate-ready", {});
  }

  #bring(what, load, show, isWanted) {
    return insist(load, show, isWanted, ({ message }) => this.#fail("load", `${what} could not be loaded: ${message}`));
  }

  disconnectedCallback() {
    // A move to another place of the page disconnects and connects in one go; only a real goodbye ends it.
    queueMicrotask(() => {
      if (this.isConnected) return;
      PalpateNotes.#shown.delete(this);
      this.destroy();
    });
  }

  attributeChangedCallback(name, old, value) {
    if (name === "readonly") this.#handle?.setReadOnly(value !== null);
    if (name === "required") this.#keepForm();
    const expected = { storage: "device", "structure-names": "latin" }[name];
    if (expected && value !== null && value !== expected) {
      this.#fail(name, `The attribute ${name} was ${JSON.stringify(value)}; expected "${expected}". It changed nothing.`);
      return;
    }
    if (name === "structure-names") this.#latin = value !== null;
    if (["lang", "dir", "structure-names"].includes(name) && old !== value) this.#speak();
  }

  get #structures() {
    return this.#latin ? "la" : "";
  }

  /** Brings the words that are wanted. */
  #words() {
    return Promise.all([languageOf(this), this.#structures].map((wanted) => loadWords(wanted, load())));
  }

  /** Says everything in the language that is wanted, as far as it is here. */
  #say() {
    const { host } = this.#handle;
    host.lang = this.#handle.setWords(languageOf(this), this.#structures);
    host.dir = directionOf(this, host.lang);
    this.#keepForm();
  }

  /** The language that was chosen in the app before, where the page says none. */
  #recall() {
    const chosen = this.storage === "device" && !this.lang && chosenLanguage(this.storagePrefix);
    if (chosen) this.#speakAs(chosen);
  }

  #speakAs({ language, latin }) {
    this.lang = language;
    this.structureNames = latin ? "latin" : null;
  }

  /** Brings the words that are wanted now, and says everything with them. */
  async #speak() {
    const handle = this.#handle;
    if (!handle) return;
    // What is wanted later is tried for in the place of this.
    const turn = (this.#turn += 1);
    const isLast = () => this.#handle === handle && this.#turn === turn;
    await this.#bring("The words of this language", () => this.#words(), () => this.#say(), isLast);
  }

  /** Takes the editor off the page and frees its memory. The note stays, and is shown again with the next connection. */
  destroy() {
    if (!this.#handle) return;
    this.#pending = this.#isKept ? [] : [{ value: this.note }];
    this.#handle.destroy();
    this.#handle = undefined;
    this.#rest = undefined;
    this.#root.replaceChildren();
  }

  /**
   * The note as `{ format, version, note }`; null while none is open. Takes an object or its JSON text; null begins anew.
   *
   * @returns {PalpateNote | null}
   */
  get note() {
    const note = this.#handle ? this.#text() : this.#pending.at(-1)?.value;
    try {
      return typeof note === "string" ? JSON.parse(note) : (note ?? null);
    } catch {
      return null;
    }
  }

  /** @param {PalpateNote | string | null} value */
  set note(value) {
    // What a page does not have yet says nothing.
    if (value !== undefined) this.#show({ value, isGiven: true });
  }

  #show(note) {
    if (note.value != null) this.#want();
    if (this.#handle) return this.#receive(note);
    this.#pending.push(note);
    this.#keepForm();
  }

  /** A form that is reset goes back to the note that the page gave. */
  #receive({ value, isGiven }) {
    const isTaken = this.#open(value);
    if (isTaken && isGiven) this.#given = value;
    return isTaken;
  }

  #text() {
    return this.#handle?.text;
  }

  #open(value) {
    return this.#take("note", () => {
      this.#handle.openNote(value == null ? undefined : textOf(value));
      this.#keepForm();
    });
  }

  /** Lets the program take something in; where it has an objection, all stays as it was. */
  #take(code, taking) {
    try {
      taking();
      return true;
    } catch (error) {
      this.#fail(code, error.message);
      return false;
    }
  }

  /**
   * What stands on the palette: a list of ids of findings and techniques. The usual ones stand for a kind that has none.
   *
   * @returns {string[] | null}
   */
  get favourites() {
    return this.#favourites ?? null;
  }

  set favourites(value) {
    if (!this.#handle || this.#prefer(value ?? [])) this.#favourites = value ?? [];
  }

  #prefer(ids) {
    return this.#take("favourites", () => this.#handle.setFavourites(JSON.stringify(ids)));
  }

  /**
   * The notes of earlier sessions with the same client, each an object or its JSON text: to be repeated and compared.
   *
   * @returns {(PalpateNote | string)[] | null}
   */
  get history() {
    return this.#history ?? null;
  }

  set history(value) {
    if (value?.length) this.#want();
    if (!this.#handle || this.#recollect(value ?? [])) this.#history = value ?? [];
  }

  #recollect(notes) {
    return this.#take("history", () => this.#handle.setHistory(JSON.stringify(Array.isArray(notes) ? notes.map(textOf) : notes)));
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
   * The note in a format, as a Blob.
   *
   * @param {Format} format
   * @param {ExportOptions} [options]
   * @returns {Promise<Blob>}
   */
  async export(format, options) {
    await this.ready;
    await this.#want();
    // The words of the screen may still be on their way, and a note can leave in any other language.
    await Promise.all([this.#words().catch(() => undefined), loadWords(options?.language, load())]);
    if (this.#handle) this.#say();
    const blob = this.#handle?.export(`${format}`, options ?? undefined);
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
    this.#show({ value: this.#given ?? null });
  }

  formStateRestoreCallback(state) {
    this.#show({ value: state });
  }

  /** Writing a note costs as much as it is long: a form gets it once the screen is painted, or when it is sent. */
  #keepForm() {
    const pending = this.#pending.at(-1)?.value;
    const wanting = this.#handle ? this.#handle.wanting : pending == null && "Chart something first.";
    const missing = this.required && wanting;
    const anchor = this.#root.querySelector(".root") ?? undefined;
    this.#internals.setValidity(missing ? { valueMissing: true } : {}, missing || "", anchor);
    if (!this.#handle) this.#internals.setFormValue(pending == null ? null : textOf(pending));
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
    if (type === "palpate-language") {
      this.#speakAs(detail);
      return keepLanguage(this.storagePrefix, detail);
    }
    if (type === "palpate-select") return this.#emit(type, detail);
    this.#keepForm();
    // Writing the note costs as much as it is long: it is written when it is asked for, as it was at the event.
    const { snapshot } = this.#handle;
    this.#emit(type, {
      ...(type === "palpate-change" && { change: detail }),
      get note() {
        return JSON.parse(snapshot.text);
      },
    });
  }

  #fail(code, reason) {
    console.warn(`palpate-notes: ${reason}`);
    if (this.isConnected) this.#emit("palpate-error", { code, reason });
    else this.#untold.push({ code, reason });
  }

  #emit(type, detail) {
    this.dispatchEvent(new CustomEvent(type, { bubbles: true, composed: true, detail }));
  }
}

const textOf = (note) => (typeof note === "string" ? note : JSON.stringify(note));

reflect(PalpateNotes.prototype);
