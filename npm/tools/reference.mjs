// The element's reference for people, in Markdown: what its manifest says.

import { elementsOf } from "./manifest.mjs";

/** A page for each element; `types` is the text of its declarations, from which the names in signatures are explained. */
export function reference(manifest, types) {
  const functions = manifest.modules.flatMap(({ declarations }) => declarations).filter(({ kind }) => kind === "function");
  const pages = elementsOf(manifest).map(pageOf);
  return [
    ...pages,
    part("Functions", functions.map((each) => [`\`${signature(each)}\``, withParameters(each)])),
    `## Types\n\n\`\`\`ts\n${types.match(/^export type [^;{]*(?:\{[^}]*\})?;/gm).join("\n")}\n\`\`\`\n`,
  ].join("\n");
}

function pageOf({ tagName, description, attributes, members, events, slots, cssParts, cssProperties }) {
  const properties = members.filter(({ kind, static: isStatic }) => kind === "field" && !isStatic);
  const withoutAttribute = properties.filter(({ attribute }) => !attribute);
  const methods = members.filter(({ kind }) => kind === "method");
  return [
    `# \`<${tagName}>\`\n\n<!-- Made by \`cargo xtask package\` from the comments in element.js. -->\n\n${description}\n`,
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
