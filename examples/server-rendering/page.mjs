// A component as frameworks have them: it imports what it needs, and is run by the server and by the browser.

import "palpate";

/** What is in the tag is seen until the editor has come, and where no script runs. */
export const session = () => "<palpate-notes><p>The chart is on its way.</p></palpate-notes>";

export function start(document) {
  const output = document.querySelector("output");
  document.querySelector("palpate-notes").addEventListener("palpate-change", ({ detail }) => {
    const findings = detail.note.note.findings ?? [];
    output.textContent = findings.map(({ finding }) => finding).join(", ");
  });
}
