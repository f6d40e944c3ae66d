// Validates FHIR R4 files with the package fhir: structure, and codes against the value sets that are required.
//
//     node fhir.mjs FILE|FOLDER…

import { Fhir } from "fhir";

import { judge } from "./files.mjs";

const fhir = new Fhir();

judge("fhir", (resource) => {
  const { messages } = fhir.validate(resource, { errorOnUnexpected: true });
  // The rest says that it does not have LOINC, SNOMED CT and a few other lists.
  return messages
    .filter(({ severity }) => severity === "error" || severity === "fatal")
    .map(({ location, message }) => `${location} ${message}`);
});
