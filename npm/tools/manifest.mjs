// What the element has, for editors and catalogues: the Custom Elements Manifest, read from the comments of its class.

import { readFileSync } from "node:fs";
import { basename } from "node:path";
import { create, ts } from "@custom-elements-manifest/analyzer";
import { REFLECTED } from "../reflected.js";

export { ts };

/** Attributes that every element has. */
const COMMON = ["lang", "dir"];

/** The manifest of the modules, given by their paths. */
export function manifestOf(paths) {
  const sources = paths.map((path) => ts.createSourceFile(basename(path), readFileSync(path, "utf8"), ts.ScriptTarget.ES2022, true));
  const manifest = { ...create({ modules: sources }), schemaVersion: "2.1.0" };
  for (const element of elementsOf(manifest)) {
    const declared = membersOf(sources, element.name);
    element.attributes.forEach(addProperty);
    element.members = [
      ...element.members.filter(({ name }) => declared.includes(name)).map(tidied),
      ...element.attributes.map(propertyOf),
    ];
    element.events = element.events.filter(({ name }) => name.startsWith("palpate-"));
    element.superclass = { name: "HTMLElement", package: "global:" };
  }
  return manifest;
}

/** The custom elements of a manifest. */
export function elementsOf({ modules }) {
  return modules.flatMap(({ declarations }) => declarations).filter(({ tagName }) => tagName);
}

/** Whether a page may know a member of the class by this name. */
export function isPublic(name) {
  return !/^#|^__#|Callback$|^observedAttributes$|^constructor$/.test(name);
}

/** The public members that a class declares itself. */
function membersOf(sources, className) {
  const classes = sources.flatMap(({ statements }) => statements).filter((each) => ts.isClassDeclaration(each));
  const { members } = classes.find(({ name }) => name.text === className);
  return members.map(({ name }) => name?.getText()).filter((name) => name && isPublic(name));
}

/** The property of an attribute has its name, without hyphens and with capitals. */
function addProperty(attribute) {
  const name = attribute.name.replaceAll("-", "");
  attribute.fieldName = [...REFLECTED, ...COMMON].find((property) => property.toLowerCase() === name);
  if (!attribute.fieldName) throw new Error(`found the attribute ${attribute.name}, expected one with a property`);
  if (!attribute.description) throw new Error(`found no comment on the attribute ${attribute.name}, expected @attr`);
}

function propertyOf({ name, fieldName, type, description }) {
  const isText = type.text.startsWith('"') && !COMMON.includes(fieldName);
  return {
    kind: "field",
    name: fieldName,
    // What is not there reads as nothing.
    type: { text: isText ? `${type.text} | ""` : type.text },
    description,
    attribute: name,
    reflects: true,
    ...(COMMON.includes(fieldName) && { inheritedFrom: { name: "HTMLElement", package: "global:" } }),
  };
}

/** A property has the type that it gives; how it begins means nothing outside the class. */
function tidied({ default: _, ...member }) {
  if (member.kind !== "field") return member;
  const { return: given, parameters, ...field } = member;
  return given ? { ...field, type: given.type } : field;
}
