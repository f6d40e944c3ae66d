import { load, PalpateNotes } from "palpate/element";
import program from "palpate/palpate.wasm";
import later from "palpate/later.wasm";
import report from "palpate/report.wasm.gz";

// esbuild says where it has put the files, as seen from this script.
const at = (file) => new URL(file, import.meta.url);
load(at(program), { later: at(later), report: at(report) });
customElements.define("palpate-notes", PalpateNotes);

const chart = document.querySelector("palpate-notes");
const output = document.querySelector("output");

chart.addEventListener("palpate-change", ({ detail }) => {
  const findings = detail.note.note.findings ?? [];
  output.textContent = findings.map(({ finding }) => finding).join(", ");
});
