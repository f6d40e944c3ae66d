// Sends each transaction twice to a FHIR server, reads everything back and compares it with what was sent.
//
//     node server.mjs ADDRESS FILE|FOLDER…

import { readFileSync } from "node:fs";
import { isDeepStrictEqual } from "node:util";

import { filesOf } from "./files.mjs";

const [address, ...paths] = process.argv.slice(2);
const TYPE = "application/fhir+json";

let transactions = 0;
let faulty = 0;
for (const file of filesOf(paths).filter((file) => file.endsWith(".json"))) {
  const bundle = JSON.parse(readFileSync(file, "utf8"));
  if (bundle.resourceType !== "Bundle" || bundle.type !== "transaction") continue;
  transactions += 1;
  const reasons = await faults(bundle).catch((error) => [String(error)]);
  for (const reason of reasons) console.log(`${file}: ${reason}`);
  if (reasons.length > 0) faulty += 1;
}
console.error(`FHIR server: ${transactions} transactions sent, ${faulty} with faults`);
process.exitCode = faulty > 0 || transactions === 0 ? 1 : 0;

async function faults(bundle) {
  for (const time of ["first", "second"]) {
    const { status, body } = await ask("", { method: "POST", body: JSON.stringify(bundle) });
    if (status !== 200) return [`the ${time} time the server answered ${status}: ${diagnosis(body)}`];
    const answers = (body.entry ?? []).map((entry) => entry.response?.status ?? "nothing");
    const refused = answers.findIndex((answer) => !/^20[01]/.test(answer));
    if (answers.length !== bundle.entry.length || refused >= 0) {
      return [`the ${time} time the server answered ${answers.join(", ")}`];
    }
  }
  const names = new Map(bundle.entry.map(({ fullUrl, resource }) => [fullUrl, nameOf(resource)]));
  const reasons = [];
  for (const { resource } of bundle.entry) reasons.push(...(await compared(resource, names)));
  return reasons;
}

async function compared(resource, names) {
  const name = nameOf(resource);
  const { status, body } = await ask(`/${name}`);
  if (status !== 200) return [`${name} reads as ${status}`];
  const reasons = differences(name, without(resource, names), without(body, names));
  for (const { system, value } of [resource.identifier ?? []].flat()) {
    const query = `/${resource.resourceType}?identifier=${encodeURIComponent(`${system}|${value}`)}`;
    const found = await ask(query);
    const count = (found.body?.entry ?? []).filter((entry) => entry.search?.mode !== "outcome").length;
    // Sent twice, there once.
    if (count !== 1) reasons.push(`${name} is found ${count} times by its identifier ${value}`);
  }
  return reasons;
}

/** What the server adds is left out, and a reference by urn is one by type and id, as a server may write it so. */
function without({ meta, ...resource }, names) {
  return JSON.parse(JSON.stringify(resource), (key, value) =>
    key === "reference" && names.has(value) ? names.get(value) : value,
  );
}

function differences(place, sent, read) {
  if (isDeepStrictEqual(sent, read)) return [];
  const isObject = (value) => typeof value === "object" && value !== null;
  if (!isObject(sent) || !isObject(read)) {
    return [`${place} was ${JSON.stringify(sent)} and reads as ${JSON.stringify(read)}`];
  }
  const fields = new Set([...Object.keys(sent), ...Object.keys(read)]);
  return [...fields].flatMap((field) => differences(`${place}.${field}`, sent[field], read[field]));
}

async function ask(path, options = {}) {
  const headers = { accept: TYPE, "content-type": TYPE };
  const response = await fetch(address + path, { headers, ...options });
  const text = await response.text();
  try {
    return { status: response.status, body: JSON.parse(text) };
  } catch {
    return { status: response.status, body: { text } };
  }
}

function diagnosis(body) {
  const issues = (body.issue ?? []).map((issue) => `${issue.diagnostics ?? issue.details?.text} ${issue.expression ?? ""}`);
  return issues.length > 0 ? issues.join("; ") : JSON.stringify(body).slice(0, 500);
}

function nameOf(resource) {
  return `${resource.resourceType}/${resource.id}`;
}
