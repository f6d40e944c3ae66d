// The element's reference for people, in Markdown: what its manifest says.

import { elementsOf, ts } from "./manifest.mjs";

/** A page for each element; the names in its signatures are explained from the texts of its types and of the note's. */
export function reference(manifest, types, note) {
  const functions = manifest.modules.flatMap(({ declarations }) => declarations).filter(({ kind }) => kind === "function");
  const pages = elementsOf(manifest).map(pageOf);
  return [
    ...pages,
    part("Functions", functions.map((each) => [`\`${signature(each)}\``, withParameters(each)])),
    `## Types\n\n\`\`\`ts\n${explained(types, note).join("\n")}\n\`\`\`\n`,
  ].join("\n");
}

/** The types that the element names, those of the note's module as they stand there. */
function explained(types, note) {
  const all = declared(note);
  return declared(types).filter(ts.isTypeAliasDeclaration).map((alias) => {
    if (!ts.isImportTypeNode(alias.type)) return alias.getText();
    const found = all.find(({ name }) => name?.text === alias.type.qualifier.text);
    return note.slice(found.getStart(undefined, true), found.end);
  });
}

function declared(text) {
  return [...ts.createSourceFile("types.d.ts", text, ts.ScriptTarget.ES2022, true).statements];
}

function pageOf({ tagName, description, attributes, members, events, slots, cssParts, cssProperties }) {
  const properties = members.filter(({ kind, static: isStatic }) => kind === "field" && !isStatic);
  const withoutAttribute = properties.filter(({ attribute }) => !attribute);
  const methods = members.filter(({ kind }) => kind === "method");
  return [
    `# \`<${tagName}>\`\n\n<!-- Made by \`cargo xtask package\` from the comments in element.js and the schemas in assets. -->\n\n${description}\n`,
    part("Attributes, and the properties that are in step with them", attributes.map((each) => [
      `\`${each.name}\`${each.fieldName === each.name ? "" : `, \`${each.fieldName}\``}`, code(each.type.text), each.description,
    ])),
    part("Properties", withoutAttribute.map((each) => [
      `\`${each.name}\`${each.readonly ? ", read only" : ""}`, code(each.type?.text), each.description ?? "As an input has it.",
    ])),
    part("Methods", methods.map((each) => [`\`${signature(each)}\``, each.description ?? "As an input has it."])),
    part("Events, which bubble and leave a shadow tree", events.map((each) => [
      `\`${each.name}\``, code(each.type.text.match(/^CustomEvent<(.*)>$/s)[1]), each.description,
    ])),
    part("Slots", slots.map((each) => [each.name ? `\`${each.name}\`` : "without a name", each.description])),
    part("Parts", cssParts.map((each) => [`\`::part(${each.name})\``, each.description])),
    part("Custom properties", cssProperties.map((each) => [`\`${each.name}\``, each.description])),
  ].join("\n");
}

function part(title, rows) {
  const columns = rows[0].map(() => "");
  const lines = [columns, columns.map(() => "---"), ...rows].map((cells) => `| ${cells.join(" | ")} |`);
  return `## ${title}\n\n${lines.join("\n")}\n`;
}

function signature({ name, parameters = [], return: given }) {
  const list = parameters.map(({ name, optional }) => `${name}${optional ? "?" : ""}`).join(", ");
  return `${name}(${list})${given ? `: ${given.type.text}` : ""}`;
}

function withParameters({ description, parameters = [] }) {
  const said = parameters.map(({ name, type, description }) => `\`${name}\`, ${code(type.text)}: ${description}`);
  return [description, ...said].join(" ");
}

/** A type in a cell, whose bars would part it. */
function code(type) {
  return type ? `\`${type.replaceAll("|", "\\|")}\`` : "";
}
