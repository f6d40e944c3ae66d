import { Component, CUSTOM_ELEMENTS_SCHEMA, signal } from "@angular/core";
import { bootstrapApplication } from "@angular/platform-browser";
import { load, PalpateNotes, type PalpateEvents } from "palpate/element";

// Angular's builder leaves files that scripts name where they are; angular.json copies them to palpate/.
load("palpate/palpate.wasm", { later: "palpate/later.wasm", report: "palpate/report.wasm.gz" });
customElements.define("palpate-notes", PalpateNotes);

@Component({
  selector: "app-session",
  // Without this Angular looks for a component of its own by the tag's name.
  schemas: [CUSTOM_ELEMENTS_SCHEMA],
  template: `
    <p>Charted: <output>{{ charted() }}</output></p>
    <palpate-notes [favourites]="favourites" (palpate-change)="keep($event)"></palpate-notes>
  `,
})
class Session {
  readonly charted = signal("nothing yet");
  readonly favourites = ["pain-local", "adhesion"];

  keep({ detail }: PalpateEvents["palpate-change"]) {
    const findings = detail.note.note.findings ?? [];
    this.charted.set(findings.map(({ finding }) => finding).join(", "));
  }
}

bootstrapApplication(Session);
