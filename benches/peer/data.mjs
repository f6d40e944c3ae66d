// What the peer shows, read from assets/: the two drawings, the signs and the palette of a medical session.

import { readFileSync } from "node:fs";
import { regions } from "../note.mjs";

/** One view's drawing as plain data. */
export function drawing(view) {
  const svg = asset(`chart/surface/${view}.svg`);
  const box = svg.match(/viewBox="([^"]+)"/)[1];
  const silhouette = svg.match(/<path id="[^"]+" d="([^"]+)"/)[1];
  const places = new Map(regions().filter((region) => region.view === view).map((region) => [region.id, region]));
  const shapes = [...svg.matchAll(/<path ([^>]*)>/g)].map(([, attributes]) => attributes);
  const tappable = shapes.filter((shape) => shape.includes("data-region=")).map((shape) => {
    const { structure, side } = places.get(value(shape, "data-region"));
    return { id: value(shape, "data-region"), tone: value(shape, "class").slice(1), d: value(shape, "d"), structure, side };
  });
  const form = svg.match(/<g class="form"[^>]*>([\s\S]*?)<\/g>/)?.[1] ?? "";
  const decorations = [...form.matchAll(/ d="([^"]+)"/g)].map(([, d]) => ({ kind: "form", d }));
  for (const kind of ["rim", "detail"]) {
    const found = shapes.filter((shape) => shape.includes(`class="${kind}"`));
    decorations.push(...found.map((shape) => ({ kind, d: value(shape, "d") })));
  }
  return { view, box, silhouette, regions: tappable, decorations };
}

/** The signs by their names: the lines and the solid parts. */
export function glyphs() {
  const symbols = asset("chart/glyphs.svg").matchAll(/<symbol id="([^"]+)"[^>]*>([\s\S]*?)<\/symbol>/g);
  return Object.fromEntries([...symbols].map(([, id, inner]) => [id, { line: part(inner, "line"), solid: part(inner, "solid") }]));
}

/** The tools of a medical session: those that find, and those that do. */
export function palette() {
  const findings = named("clinical/findings.csv");
  const techniques = named("clinical/techniques.csv");
  const rows = asset("clinical/palette.csv").trim().split("\n").map((line) => line.split(","));
  const group = (wanted, names) =>
    rows.filter(([kind, name]) => kind === "medical" && name === wanted).map(([, , id]) => ({ id, ...names.get(id) }));
  return { found: group("found", findings), did: group("did", techniques) };
}

function named(table) {
  const [head, ...rows] = asset(table).trim().split("\n").map(cells);
  const at = (column) => head.indexOf(column);
  return new Map(
    rows.map((row) => [
      row[at("id")],
      { name: row[at("short_name")] || row[at("name")], group: row[at("category")] ?? "treated", sign: row[at("family")] ?? row[at("id")] },
    ]),
  );
}

/** The cells of one CSV line; quoted ones may hold commas. */
function cells(line) {
  return [...line.matchAll(/("(?:[^"]|"")*"|[^,]*)(?:,|$)/g)].map(([, cell]) => cell.replace(/^"|"$/g, "").replaceAll('""', '"'));
}

function part(inner, name) {
  return [...inner.matchAll(new RegExp(`class="${name}"[^>]* d="([^"]+)"`, "g"))].map(([, d]) => d).join("");
}

function value(attributes, name) {
  return attributes.match(new RegExp(`(?:^|\\s)${name}="([^"]*)"`))?.[1] ?? "";
}

function asset(path) {
  return readFileSync(new URL(`../../assets/${path}`, import.meta.url), "utf8");
}
