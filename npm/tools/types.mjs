// What TypeScript is told: the note from its schema, the element from the comments of its class and from its manifest.

import { compile } from "json-schema-to-typescript";
import { elementsOf, isPublic, ts } from "./manifest.mjs";

/** The note, as the schema that is made from the program's own types has it. */
export function noteTypes(schema) {
  return compile({ ...schema, title: "PalpateNote" }, "PalpateNote", {
    bannerComment: "// Made from note.schema.json.",
    additionalProperties: false,
    // A list that is at most ten thousand long is no union of ten thousand tuples.
    ignoreMinAndMaxItems: true,
  });
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
