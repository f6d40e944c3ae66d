import "palpate";

const chart = document.querySelector("palpate-notes");
const output = document.querySelector("output");

chart.addEventListener("palpate-change", ({ detail }) => {
  const findings = detail.note.note.findings ?? [];
  output.textContent = findings.map(({ finding }) => finding).join(", ");
});
