// What can be said to the element, each with a control, and what it says.

import "../index.js";

const ATTRIBUTES = {
  readonly: "flag",
  disabled: "flag",
  required: "flag",
  name: "text",
  lang: ["", "en", "es", "fr", "de", "ar"],
  dir: ["", "ltr", "rtl"],
  "structure-names": ["", "latin"],
  storage: ["", "device"],
  "without-list": "flag",
  "storage-prefix": "text",
};

const LOOK = {
  "--palpate-accent": ["color", "#0b6e74"],
  "--palpate-ground": ["color", "#f3f6f9"],
  "--palpate-panel": ["color", "#ffffff"],
  "--palpate-ink": ["color", "#16202b"],
  "--palpate-line": ["color", "#d5dee7"],
  "--palpate-radius": ["text", "10px"],
  "--palpate-font": ["text", "Georgia, serif"],
};

const FORMATS = [
  "txt", "json", "svg", "png", "report.pdf", "client.pdf", "document.fhir.json", "transaction.fhir.json", "xhtml", "rtf",
  "findings.csv", "treatments.csv",
];

const EVENTS = ["palpate-ready", "palpate-change", "palpate-select", "palpate-finish", "palpate-error"];

const find = (id) => document.getElementById(id);
const element = document.querySelector("palpate-notes");

/** A session of a day with a pain on the right upper trapezius. */
function session(day, before, after) {
  const at = `2026-05-${String(day).padStart(2, "0")}T10:00:00Z`;
  const id = (number) => `01990000-0000-7000-8000-${String(day * 100 + number).padStart(12, "0")}`;
  const mark = { view: "posterior", layer: "surface", drawing: 1, point: { x: 46.5, y: 168 } };
  const finding = {
    id: id(1),
    finding: "pain-local",
    site: { structure: "trapezius-upper", side: "right", mark },
    before: { painNrs: before },
    ...(after !== undefined && { after: { painNrs: after } }),
    recordedAt: at,
  };
  return { format: "palpate-note", version: 1, note: { id: id(0), session: { kind: "medical", createdAt: at }, findings: [finding] } };
}

const ACTS = {
  new: () => { element.note = null; },
  example: () => { element.note = session(18, 4); },
  wrong: () => { element.note = { resourceType: "Bundle" }; },
  history: () => { element.history = [session(4, 8, 5), session(11, 6, 3)]; },
  "no-history": () => { element.history = null; },
  favourites: () => { element.favourites = ["edema-pitting", "edema-nonpitting", "mld"]; },
  usual: () => { element.favourites = null; },
  undo: () => element.undo(),
  redo: () => element.redo(),
  validity: () => log("checkValidity()", element.checkValidity() ? "true" : element.validationMessage),
  destroy: () => element.destroy(),
  again: () => { element.remove(); setTimeout(() => find("stage").prepend(element)); },
  async export() {
    const format = find("format").value;
    const blob = await element.export(format);
    log(`export("${format}")`, `${blob.type}, ${blob.size} bytes`);
    const link = document.createElement("a");
    link.href = URL.createObjectURL(blob);
    link.download = `note.${format}`;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
  },
};

function log(name, text) {
  const line = document.createElement("li");
  const bold = document.createElement("b");
  const code = document.createElement("code");
  bold.textContent = name;
  code.textContent = text;
  line.append(bold, code);
  find("events").prepend(line);
}

function told({ type, detail }) {
  const { change, note, ...rest } = detail;
  const text = change ? `change: ${JSON.stringify(change)}` : JSON.stringify(rest);
  log(type, text.length > 400 ? `${text.slice(0, 400)}…` : text);
}

/** The element as it would be written. */
function markup() {
  const said = [...element.attributes].filter(({ name }) => name !== "style").map(({ name, value }) => (value ? ` ${name}="${value}"` : ` ${name}`));
  find("markup").textContent = `<palpate-notes${said.join("")}></palpate-notes>`;
}

function row(name, control) {
  const label = document.createElement("label");
  const code = document.createElement("code");
  code.textContent = name;
  label.htmlFor = control.id = `control-${name}`;
  label.append(code);
  return [label, control];
}

function choice(values) {
  const select = document.createElement("select");
  for (const value of values) select.append(new Option(value || "–", value));
  return select;
}

function attribute(name, kind) {
  if (Array.isArray(kind)) {
    const select = choice(kind);
    select.addEventListener("change", () => (select.value ? element.setAttribute(name, select.value) : element.removeAttribute(name)));
    return row(name, select);
  }
  const input = document.createElement("input");
  input.type = kind === "flag" ? "checkbox" : "text";
  if (kind === "text") input.value = element.getAttribute(name) ?? "";
  input.addEventListener("input", () => {
    if (kind === "flag") element.toggleAttribute(name, input.checked);
    else if (input.value) element.setAttribute(name, input.value);
    else element.removeAttribute(name);
  });
  return row(name, input);
}

function property(name, [type, value]) {
  const input = document.createElement("input");
  input.type = type;
  if (type === "color") input.value = value;
  else input.placeholder = value;
  input.addEventListener("input", () => element.style.setProperty(name, input.value));
  return row(name, input);
}

for (const [name, kind] of Object.entries(ATTRIBUTES)) find("attributes").append(...attribute(name, kind));
for (const [name, value] of Object.entries(LOOK)) find("look").append(...property(name, value));
for (const format of FORMATS) find("format").append(new Option(format));
for (const name of EVENTS) element.addEventListener(name, told);
for (const button of document.querySelectorAll("[data-act]")) {
  button.addEventListener("click", () => Promise.resolve(ACTS[button.dataset.act]()).catch((error) => log("error", error.message)));
}
find("send").addEventListener("click", () => log("the page's own button", JSON.stringify(element.note).slice(0, 120)));
find("parts").addEventListener("input", ({ target }) => find("stage").classList.toggle("framed", target.checked));
new MutationObserver(markup).observe(element, { attributes: true });
markup();
