// The peer's state: one immutable object, one reducer.

import { palette } from "data";

export const initial = { findings: [], tool: null, selection: null, past: [] };

const tools = new Map([...palette.found, ...palette.did].map((tool) => [tool.id, tool]));

export function toolOf(id) {
  return tools.get(id);
}

/** The finding types of the note's file by their colour groups. */
const groups = { "connective-tissue": "connective", function: "joint", global: "posture" };

export function colourOf(id) {
  const group = tools.get(id)?.group ?? "pain";
  return groups[group] ?? group;
}

export function reduce(state, action) {
  switch (action.type) {
    case "open":
      return { ...initial, findings: action.findings };
    case "pick":
      return { ...state, tool: state.tool === action.tool ? null : action.tool };
    case "add":
      return { ...changed(state, [...state.findings, action.finding]), selection: action.finding.id };
    case "grade":
      return changed(
        state,
        state.findings.map((finding) => (finding.id === action.id ? { ...finding, before: { severity: action.grade } } : finding)),
      );
    case "remove":
      return { ...changed(state, state.findings.filter((finding) => finding.id !== action.id)), selection: null };
    case "select":
      return { ...state, selection: action.id };
    case "undo": {
      const [findings, ...past] = state.past;
      return findings ? { ...state, findings, past, selection: null } : state;
    }
    default:
      return state;
  }
}

function changed(state, findings) {
  return { ...state, findings, past: [state.findings, ...state.past].slice(0, 200) };
}

/** The note as the file that both sides exchange. */
export function toJson(state) {
  return JSON.stringify({ format: "palpate-note", version: 1, note: { findings: state.findings, treatments: [] } }, null, 2);
}
