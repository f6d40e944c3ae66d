// The chart's own tables, read from assets/: where each region lies, whose side it is on, what it stands for.

import { readFileSync } from "node:fs";

/** The rows of a CSV file under assets/, as objects named by its first line. */
export function table(name) {
  const text = readFileSync(new URL(`../../assets/${name}`, import.meta.url), "utf8");
  const [names, ...rows] = text.trim().split(/\r?\n/).map(cells);
  return rows.map((row) => Object.fromEntries(names.map((column, place) => [column, row[place] ?? ""])));
}

/** One line of a CSV file; a cell in quotes may hold commas and doubled quotes. */
function cells(line) {
  return [...line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g)].map(([, quoted, plain]) =>
    quoted === undefined ? plain : quoted.replaceAll('""', '"'));
}

/** Every region: layer, view, id, side, x and y of its anchor, area; chart units. */
export const regions = table("chart/regions.csv").map(({ anchor_x, anchor_y, area, ...row }) => ({
  ...row,
  x: Number(anchor_x),
  y: Number(anchor_y),
  area: Number(area),
}));

/** One region, or an error that names what was asked for. */
export function region(view, id, layer = "surface") {
  const found = regions.find((row) => row.view === view && row.id === id && row.layer === layer);
  if (!found) throw new Error(`found no region ${id} on ${view}, ${layer}; expected one of assets/chart/regions.csv`);
  return found;
}

export const wholeBody = ["anterior", "posterior", "lateral-left", "lateral-right"];

/** The views in the order of the table. */
export const views = [...new Set(regions.map(({ view }) => view))];
