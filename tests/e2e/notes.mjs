// Notes made for a test: as many findings as asked for, spread over the regions of one view.

import { regions } from "./chart.mjs";

const id = (number) => `01990000-0000-7000-8000-${String(number).padStart(12, "0")}`;

/** A note's file as an object, with `count` findings on the surface of a view. */
export function noteWith(count, view = "posterior", number = 0) {
  const places = regions.filter((row) => row.view === view && row.layer === "surface");
  const findings = Array.from({ length: count }, (_, place) => {
    const { x, y, side } = places[place % places.length];
    // Pain can be anywhere; a structure that has two sides is needed where the region has one.
    const [structure, its] = side === "midline" ? ["sacrum", "midline"] : ["trapezius-upper", side];
    const point = { x, y };
    return {
      id: id(1000 + place),
      finding: "pain-local",
      site: { structure, side: its, mark: { view, layer: "surface", drawing: 1, point } },
      before: { painNrs: place % 11 },
      recordedAt: "2026-05-04T10:00:00Z",
    };
  });
  const session = { kind: "medical", createdAt: "2026-05-04T10:00:00Z" };
  return { format: "palpate-note", version: 1, note: { id: id(1 + number), session, findings, treatments: [] } };
}
