// The tools: what can be found, and what can be done.

import { memo } from "react";
import { palette } from "data";
import { Sign } from "./sign.jsx";
import { colourOf } from "./state.js";

export const Palette = memo(function Palette({ tool, onPick }) {
  return (
    <aside className="palette" aria-label="Tools">
      <Tools name="Found" tools={palette.found} tool={tool} onPick={onPick} />
      <Tools name="Did" tools={palette.did} tool={tool} onPick={onPick} />
    </aside>
  );
});

function Tools({ name, tools, tool, onPick }) {
  return (
    <div className="tools" role="group" aria-label={name}>
      <h2>{name}</h2>
      <div className="tool-list">
        {tools.map(({ id, name, sign }) => (
          <button key={id} type="button" className="tool" data-tool={id} data-colour={colourOf(id)} aria-pressed={tool === id} onClick={() => onPick(id)}>
            <Sign id={sign} />
            <span>{name}</span>
          </button>
        ))}
      </div>
    </div>
  );
}
