// The peer: the same main screen, as React is usually written.

import { useCallback, useEffect, useReducer, useRef } from "react";
import { createRoot } from "react-dom/client";
import { Charts } from "./chart.jsx";
import { Inspector } from "./inspector.jsx";
import { Palette } from "./palette.jsx";
import { initial, reduce, toJson } from "./state.js";
import { Strip } from "./strip.jsx";

const both = new URLSearchParams(location.search).get("inspector") === "both";

function App() {
  const [state, dispatch] = useReducer(reduce, initial);
  const tool = useRef(state.tool);
  tool.current = state.tool;
  const latest = useRef(state);
  latest.current = state;

  useEffect(() => {
    globalThis.peer = {
      open: (file) => dispatch({ type: "open", findings: file.note.findings }),
      get json() {
        return toJson(latest.current);
      },
    };
    document.dispatchEvent(new Event("peer-ready"));
  }, []);

  const onPick = useCallback((picked) => dispatch({ type: "pick", tool: picked }), []);
  const onSelect = useCallback((id) => dispatch({ type: "select", id }), []);
  const onGrade = useCallback((id, grade) => dispatch({ type: "grade", id, grade }), []);
  const onRemove = useCallback((id) => dispatch({ type: "remove", id }), []);
  const onTap = useCallback((view, { structure, side }, point) => {
    if (!tool.current) return;
    const site = { structure, side, mark: { view, layer: "surface", drawing: 1, point } };
    const finding = { id: crypto.randomUUID(), finding: tool.current, site, recordedAt: new Date().toISOString() };
    dispatch({ type: "add", finding });
  }, []);

  const finding = state.findings.find(({ id }) => id === state.selection);
  return (
    <div className="root">
      <div className="palpate" data-layout="wide">
        <header className="bar">
          <span className="bar-space" />
          <button type="button" className="plain" aria-label="Undo" disabled={state.past.length === 0} onClick={() => dispatch({ type: "undo" })}>↶</button>
          <span className="kept">{state.findings.length} found</span>
        </header>
        <Palette tool={state.tool} onPick={onPick} />
        <main className="stage">
          <Charts findings={state.findings} selection={state.selection} onTap={onTap} />
        </main>
        <Strip finding={finding} onGrade={onGrade} />
        <Inspector {...{ findings: state.findings, finding, both, onSelect, onGrade, onRemove }} />
      </div>
    </div>
  );
}

createRoot(document.getElementById("peer")).render(<App />);
