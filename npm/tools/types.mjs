// What TypeScript is told: the note, and what a page is told and asks for beside it, from their schemas; the element from the
// comments of its class and from its manifest.

import { compile } from "json-schema-to-typescript";
import { elementsOf, isPublic, ts } from "./manifest.mjs";

/** The module of the note and of what stands in a page's schema alone, as they are made from the program's own types. */
export async function noteTypes(note, page) {
  const { $defs, ...file } = note;
  const definitions = { PalpateNote: { ...file, title: "PalpateNote" }, ...$defs, ...page.$defs };
  const names = Object.keys(definitions).filter((name) => !(name in $defs));
  // The library declares what its root leads to: this one leads to each of them, and is left out again.
  const properties = Object.fromEntries(names.map((name) => [name, { $ref: `#/$defs/${name}` }]));
  const text = await compile({ type: "object", properties, $defs: readable(definitions) }, "Root", {
    bannerComment: "// Made from the schemas of the note and of what goes between the element and its page.",
    additionalProperties: false,
    // A list that is at most ten thousand long is no union of ten thousand tuples.
    ignoreMinAndMaxItems: true,
  });
  return text.replace(/^export interface Root \{[^}]*\}\n/m, "");
}

/** A schema in the words that the library knows; what they mean is the same. */
function readable(schema) {
  if (typeof schema !== "object" || schema === null) return schema;
  if (Array.isArray(schema)) return schema.map(readable);
  const { $ref, description, prefixItems, oneOf } = schema;
  // What is said of a field beside its type would make another type of it.
  if ($ref && description) return { description, allOf: [{ $ref }] };
  // A list of unlike things, as it was written before 2020-12.
  if (Array.isArray(prefixItems)) return { type: "array", description, items: readable(prefixItems) };
  const read = Object.fromEntries(Object.entries(schema).map(([key, value]) => [key, readable(value)]));
  return Array.isArray(oneOf) ? { ...read, oneOf: oneOf.map(ofItsField).map(readable) } : read;
}

/** One of several, which is known by its only field: what is said of it is said of the field, as a type tells no more. */
function ofItsField(schema) {
  const { description, properties = {}, ...rest } = schema;
  const fields = Object.entries(properties);
  if (!description || fields.length !== 1) return schema;
  const [[name, field]] = fields;
  return { ...rest, properties: { [name]: { description, ...field } } };
}

/** The module of the element; `note` is the text of note.d.ts, which it names. */
export function elementTypes(path, note, manifest) {
  return `// Made from the comments in element.js.\n\n${declarations(path, note)}${elementsOf(manifest).map(declarationsOf).join("")}`;
}

/** What the compiler says of a script, less what no page calls. */
function declarations(path, note) {
  const options = {
    allowJs: true,
    declaration: true,
    emitDeclarationOnly: true,
    strict: true,
    target: ts.ScriptTarget.ES2022,
    module: ts.ModuleKind.ES2022,
    moduleResolution: ts.ModuleResolutionKind.Bundler,
  };
  const host = ts.createCompilerHost(options);
  const noteFile = path.replace(/[^/\\]*$/, "note.d.ts");
  const { fileExists, readFile } = host;
  host.fileExists = (name) => name === noteFile || fileExists(name);
  host.readFile = (name) => (name === noteFile ? note : readFile(name));
  host.getSourceFile = (name, version) => {
    const text = host.readFile(name);
    return text === undefined ? undefined : ts.createSourceFile(name, text, version, true);
  };
  let emitted;
  const program = ts.createProgram([path], options, host);
  const source = program.getSourceFile(path);
  program.emit(source, (_, text) => (emitted = text), undefined, true, { afterDeclarations: [forPages(takenBy(source))] });
  if (!emitted) throw new Error(`found no declarations of ${path}, expected the compiler to make them`);
  return emitted;
}

/** What each setter takes by its own comment, which the compiler passes over where the getter has one too. */
function takenBy(source) {
  const setters = source.statements.filter(ts.isClassDeclaration).flatMap(({ members }) => members.filter(ts.isSetAccessor));
  const typeOf = ({ parameters: [value] }) => ts.getJSDocParameterTags(value)[0]?.typeExpression.type.getText();
  return Object.fromEntries(setters.map((setter) => [setter.name.getText(), typeOf(setter)]));
}

/** Leaves out what the browser calls, and what is assigned and not declared; a property may take more than it gives. */
const forPages = (taken) => (context) => {
  const { factory } = ts;
  const visit = (node) => {
    const isInner = ts.isClassElement(node) && node.name && !isPublic(node.name.text);
    const isAssigned = ts.isPropertyDeclaration(node) && node.name?.text === "structureNames";
    if (isInner || isAssigned) return undefined;
    const type = ts.isSetAccessor(node) && taken[node.name.text];
    if (!type) return ts.visitEachChild(node, visit, context);
    const value = factory.createParameterDeclaration(undefined, undefined, "value", undefined, factory.createTypeReferenceNode(type));
    return factory.updateSetAccessorDeclaration(node, node.modifiers, node.name, [value], undefined);
  };
  return (file) => ts.visitEachChild(file, visit, context);
};

/** The properties that are attributes, the events, and the tag. */
function declarationsOf({ name, tagName, members, events }) {
  const properties = members.filter(({ attribute, inheritedFrom }) => attribute && !inheritedFrom);
  return `
export interface ${name} {
${properties.map((each) => said(each, `${each.name}: ${each.type.text}`)).join("")}}

export interface PalpateEvents {
${events.map((each) => said(each, `"${each.name}": ${each.type.text}`)).join("")}}

declare global {
  interface HTMLElementTagNameMap {
    "${tagName}": ${name};
  }
  // They bubble, so they can be listened to everywhere.
  interface GlobalEventHandlersEventMap extends PalpateEvents {}
}
`;
}

function said({ description }, declaration) {
  return `  /** ${description.replaceAll("\n", " ")} */\n  ${declaration};\n`;
}
