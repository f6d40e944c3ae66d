// Compares a note with what a vignette says that it should hold.

import { table } from "./chart.mjs";

const paired = new Map(table("clinical/structures.csv").map(({ id, lateral }) => [id, lateral === "paired"]));

/** What a note holds under the vignette's own keys. */
function findingAs(held, key) {
  const { site, attributes = {}, before = {} } = held;
  switch (key) {
    case "structure": return site?.structure;
    case "side": return site?.side;
    case "scope": return site ? "a site" : undefined;
    case "referralZones": return attributes.referralZones;
    // What is asked again after the treatment stands in `before`.
    case "attributes": return { ...before, ...attributes };
    default: return held[key];
  }
}

function treatmentAs(held, key) {
  const { sites = [], attributes = {} } = held;
  switch (key) {
    case "structures": return sites.map(({ structure }) => structure);
    case "note": return held.remark;
    // The catalogue keeps an oil and its dilution apart.
    case "product": return attributes.oils ? `${attributes.oils} ${attributes.dilutionPercent} %` : held.product;
    case "technique": case "pressure": case "minutes": case "direction": case "tool": case "response": return held[key];
    default: return attributes[key];
  }
}

/** Each part of the answer that the note does not hold, in words. */
export function missing(answer, held) {
  const wrong = [];
  const records = [
    [answer.findings ?? [], held.findings ?? [], "finding", findingAs],
    [answer.techniques ?? [], held.treatments ?? [], "technique", treatmentAs],
  ];
  for (const [wanted, charted, kind, as] of records) {
    if (wanted.length !== charted.length) wrong.push(`${kind}s: found ${charted.length}, expected ${wanted.length}`);
    const rest = [...charted];
    wanted.forEach((record, place) => {
      // Of several of one kind, the one that fits best is meant.
      const fits = rest.filter((other) => other[kind] === record[kind])
        .map((other) => ({ other, differences: differences(record, other, as, `${kind} ${place}`) }))
        .sort((a, b) => a.differences.length - b.differences.length);
      if (fits.length === 0) return wrong.push(`${kind} ${place}: found none, expected ${record[kind]}`);
      rest.splice(rest.indexOf(fits[0].other), 1);
      wrong.push(...fits[0].differences);
    });
  }
  return wrong;
}

function differences(wanted, held, as, path) {
  return Object.entries(wanted).flatMap(([key, value]) => {
    if (key === "side" && as === treatmentAs) {
      return (held.sites ?? []).filter((site) => !sameSide(value, site)).map(({ side }) => said(path, key, side, value));
    }
    if (key === "side" && value !== null) return sameSide(value, held.site) ? [] : [said(path, key, held.site?.side, value)];
    if (key === "scope") return held.site ? [said(path, key, held.site.structure, value)] : [];
    const found = as(held, key);
    if (key === "note" && found?.includes(value)) return [];
    return holds(value, found) ? [] : [said(path, key, found, value)];
  });
}

/** Of a structure that the body has once, both sides are the whole. */
function sameSide(wanted, site) {
  return site?.side === wanted || (wanted === "bilateral" && site?.side === "midline" && !paired.get(site.structure));
}

/** Everything that is wanted has to be there; more may be. */
function holds(wanted, found) {
  if (Array.isArray(wanted) && typeof found === "string") return wanted.every((word) => found.includes(word));
  if (Array.isArray(wanted)) return Array.isArray(found) && JSON.stringify(found) === JSON.stringify(wanted);
  if (wanted && typeof wanted === "object") return Object.entries(wanted).every(([key, value]) => holds(value, found?.[key]));
  return wanted === (found ?? null) || (typeof wanted === "number" && Number(found) === wanted);
}

const said = (path, key, found, expected) =>
  `${path}, ${key}: found ${JSON.stringify(found)}, expected ${JSON.stringify(expected)}`;
