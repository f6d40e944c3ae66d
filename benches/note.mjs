// Notes of any length: findings spread evenly over every region of the front and the back.

import { readFileSync } from "node:fs";

const kinds = ["trigger-point-active", "pain-local", "hypertonicity", "fascial-restriction", "tender-point"];
const views = ["anterior", "posterior"];

/** The regions of the front and the back: where they are, and the structure that a tap on them means. */
export function regions() {
  const meanings = new Map(
    rows("chart/region_structures.csv").map((row) => [`${row.view} ${row.region}`, row.primary_structure]),
  );
  return rows("chart/regions.csv")
    .filter((row) => row.layer === "surface" && views.includes(row.view))
    .map(({ view, id, side, anchor_x, anchor_y }) => ({
      view,
      id,
      side,
      structure: meanings.get(`${view} ${id.replace(/-(left|right)$/, "")}`),
      point: { x: Number(anchor_x), y: Number(anchor_y) },
    }));
}

/** A note's file with so many findings. */
export function noteWith(count) {
  const places = regions();
  const findings = Array.from({ length: count }, (_, index) => {
    const { view, side, structure, point } = places[index % places.length];
    // Each round over the body stands a little beside the one before, as a second tap would.
    const round = Math.floor(index / places.length);
    const beside = { x: tenth(point.x + 2 * (round % 3) - 2), y: tenth(point.y + 2 * (Math.floor(round / 3) % 3) - 2) };
    return {
      id: id(index + 1),
      finding: kinds[index % kinds.length],
      site: { structure, side, mark: { view, layer: "surface", drawing: 1, point: beside } },
      recordedAt: time,
    };
  });
  const session = { kind: "medical", client: "", createdAt: time };
  return { format: "palpate-note", version: 1, note: { id: id(0), session, findings, treatments: [] } };
}

const time = new Date().toISOString();

function id(number) {
  return `01940000-0000-7000-8000-${number.toString(16).padStart(12, "0")}`;
}

function tenth(number) {
  return Math.round(number * 10) / 10;
}

function rows(table) {
  const text = readFileSync(new URL(`../assets/${table}`, import.meta.url), "utf8");
  const [head, ...lines] = text.trim().split(/\r?\n/).map((line) => line.split(","));
  return lines.map((cells) => Object.fromEntries(head.map((name, column) => [name, cells[column]])));
}
