// Registers <palpate-notes>, unless somebody has.

import { PalpateNotes } from "./element.js";

export * from "./element.js";

if (globalThis.customElements && !customElements.get("palpate-notes")) {
  customElements.define("palpate-notes", PalpateNotes);
}
