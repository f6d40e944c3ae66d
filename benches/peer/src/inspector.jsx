// What is selected, and the running list of the note: every row is memoised, none is left out.

import { memo } from "react";
import { Sign } from "./sign.jsx";
import { colourOf, toolOf } from "./state.js";
import { Levels } from "./strip.jsx";

/** `both` keeps the list below the details; else the details take its place. */
export const Inspector = memo(function Inspector({ findings, finding, both, onSelect, onGrade, onRemove }) {
  return (
    <aside className="inspector" aria-label="Note">
      <div className="inspector-body">
        {finding && <Details {...{ finding, onSelect, onGrade, onRemove }} />}
        {(both || !finding) && <List findings={findings} selection={finding?.id} onSelect={onSelect} />}
      </div>
    </aside>
  );
});

function Details({ finding, onSelect, onGrade, onRemove }) {
  return (
    <div className="details">
      <div className="details-head">
        <div><h2>{toolOf(finding.finding)?.name}</h2><p>{place(finding)}</p></div>
        <button type="button" className="chip" onClick={() => onSelect(null)}>Done</button>
      </div>
      <div className="field"><span className="field-label">Pain</span><Levels finding={finding} onGrade={onGrade} /></div>
      <Chips name="Side" values={["left", "right", "bilateral", "midline"]} chosen={finding.site.side} />
      <Chips name="Quality" values={["aching", "burning", "sharp", "throbbing", "stabbing", "cramping", "numb"]} />
      <Chips name="Depth" values={["superficial", "intermediate", "deep"]} />
      <Chips name="Duration" values={["acute", "subacute", "chronic"]} />
      <label className="field"><span className="field-label">Remark</span><textarea defaultValue="" key={finding.id} /></label>
      <div className="details-foot"><button type="button" className="danger" onClick={() => onRemove(finding.id)}>Remove</button></div>
    </div>
  );
}

function Chips({ name, values, chosen }) {
  return (
    <div className="field">
      <span className="field-label">{name}</span>
      <div className="chips">
        {values.map((value) => (
          <button key={value} type="button" className="chip" aria-pressed={value === chosen}>{value}</button>
        ))}
      </div>
    </div>
  );
}

const List = memo(function List({ findings, selection, onSelect }) {
  return (
    <div className="list" role="region" aria-label="What was charted">
      <ul>
        {findings.toReversed().map((finding) => (
          <Row key={finding.id} finding={finding} selected={finding.id === selection} onSelect={onSelect} />
        ))}
      </ul>
    </div>
  );
});

const Row = memo(function Row({ finding, selected, onSelect }) {
  return (
    <li>
      <button type="button" className="row" data-colour={colourOf(finding.finding)} aria-pressed={selected} onClick={() => onSelect(finding.id)}>
        <span className="badge-sign"><Sign id={finding.finding} /></span>
        <span className="row-text"><b>{place(finding)}</b><small>{toolOf(finding.finding)?.name}</small></span>
        {finding.before?.severity !== undefined && <span className="row-grade">{finding.before.severity}</span>}
      </button>
    </li>
  );
});

function place({ site }) {
  const name = site.structure.replaceAll("-", " ");
  return site.side === "midline" ? name : `${site.side} ${name}`;
}
