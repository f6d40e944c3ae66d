// What TypeScript lets a host do with the element, and what it does not: each expected error is one.

import { load, PalpateNotes, type Change, type ExportOptions, type Format, type PalpateEvents, type Selection } from "palpate";
import * as inline from "palpate/inline";
import type { PalpateNote } from "palpate/note";
import program from "palpate/palpate.wasm";
import schema from "palpate/note.schema.json" with { type: "json" };

export const same: typeof PalpateNotes = inline.PalpateNotes;
export const title: string = schema.$schema;

const chart = document.createElement("palpate-notes");
const found: PalpateNotes | null = document.querySelector("palpate-notes");

// The properties.
const note: PalpateNote | null = chart.note;
chart.note = note;
chart.note = JSON.stringify(note);
chart.note = null;
chart.history = note ? [note, "{}"] : null;
chart.favourites = ["pain-local"];
chart.readOnly = chart.disabled || chart.required;
chart.storage = "device";
chart.structureNames = "latin";
chart.lang = chart.name + chart.storagePrefix;
// @ts-expect-error A note is no number.
chart.note = 7;
// @ts-expect-error Notes are kept on the device or not at all.
chart.storage = "cloud";
// @ts-expect-error What settles is not replaced.
chart.ready = Promise.resolve(chart);
// @ts-expect-error What is inside is not for pages.
chart.connectedCallback();

// The events, on the element and wherever they bubble to.
chart.addEventListener("palpate-change", ({ detail }) => {
  const findings = detail.note.note.findings ?? [];
  const ids: string[] = findings.map(({ finding }) => finding);
  return [ids, detail.change.length];
});
chart.addEventListener("palpate-change", ({ detail }) => detail.change.map(told));
function told(change: Change): string {
  if ("put-finding" in change) {
    const [place, { finding, site }] = change["put-finding"];
    return `${place}: ${finding}, ${site?.structure}`;
  }
  // @ts-expect-error Treatments are no findings.
  if ("put-treatment" in change) return change["put-treatment"][1].finding;
  return "remove-item" in change ? change["remove-item"][1] : "";
}
// @ts-expect-error There is no such change.
export const unlike: Change = { "put-muscle": [0, {}] };
document.addEventListener("palpate-select", ({ detail }) => detail.structure + detail.side);
export const isMiddle = ({ side }: Selection): boolean => side === "midline";
// @ts-expect-error There is no such side.
chart.addEventListener("palpate-select", ({ detail }) => detail.side === "starboard");
chart.addEventListener("palpate-error", ({ detail: { code, reason } }) => (code === "load" ? reason : code));
// @ts-expect-error There is no such code.
chart.addEventListener("palpate-error", ({ detail }) => detail.code === "network");
chart.addEventListener("click", (event) => event.clientX);
// @ts-expect-error A structure is not told with a change.
chart.addEventListener("palpate-change", ({ detail }) => detail.structure);
export const finished = (event: PalpateEvents["palpate-finish"]): PalpateNote => event.detail.note;

// The methods.
const format: Format = "report.pdf";
const options: ExportOptions = { form: "SOAP", paper: "A4", release: "R5" };
export const report: Promise<Blob> = chart.export(format, options);
export const isFilled: boolean = chart.checkValidity() && chart.reportValidity() && chart.validity.valid;
export const whole: Promise<PalpateNotes> | undefined = found?.ready;
chart.undo();
chart.redo();
chart.destroy();
// @ts-expect-error There is no such format.
void chart.export("docx");
// @ts-expect-error There is no such paper.
void chart.export("report.pdf", { paper: "A3" });
void load(new URL(program, "https://notes.example/"), { later: "later.wasm", report: async () => new Uint8Array() });
// @ts-expect-error There is no such part.
void load("palpate.wasm", { panel: "panel.wasm" });
