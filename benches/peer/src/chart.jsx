// A drawing: its still parts once, its regions and marks memoised one by one.

import { memo, useCallback, useMemo } from "react";
import { drawings, glyphs } from "data";
import { colourOf } from "./state.js";

export const Charts = memo(function Charts({ findings, selection, onTap }) {
  const counts = useMemo(() => {
    const counts = new Map();
    for (const { site, finding } of findings) {
      const key = `${site.structure} ${site.side}`;
      counts.set(key, { count: (counts.get(key)?.count ?? 0) + 1, tint: colourOf(finding) });
    }
    return counts;
  }, [findings]);
  return (
    <div className="charts">
      {drawings.map((drawing) => (
        <Chart key={drawing.view} {...{ drawing, counts, findings, selection, onTap }} />
      ))}
    </div>
  );
});

function Chart({ drawing, counts, findings, selection, onTap }) {
  const lift = useCallback(
    (event) => {
      const element = document.elementFromPoint(event.clientX, event.clientY);
      const region = drawing.regions.find(({ id }) => id === element?.closest("[data-region]")?.dataset.region);
      const place = new DOMPoint(event.clientX, event.clientY).matrixTransform(event.currentTarget.getScreenCTM().inverse());
      if (region) onTap(drawing.view, region, { x: Math.round(place.x * 10) / 10, y: Math.round(place.y * 10) / 10 });
    },
    [drawing, onTap],
  );
  return (
    <figure className="chart">
      <div className="chart-host">
        <svg className="canvas" viewBox={drawing.box} data-view={drawing.view} role="group" aria-label={drawing.view} onPointerUp={lift}>
          <clipPath id={`clip-${drawing.view}`}>
            <path d={drawing.silhouette} clipRule="evenodd" />
          </clipPath>
          <g clipPath={`url(#clip-${drawing.view})`}>
            <path className="body" d={drawing.silhouette} />
            <g className="regions" strokeWidth="1.2">
              {drawing.regions.map((region) => {
                const held = counts.get(`${region.structure} ${region.side}`);
                return <Region key={region.id} region={region} count={held?.count ?? 0} tint={held?.tint} />;
              })}
            </g>
            <Decorations drawing={drawing} clipped />
          </g>
          <Decorations drawing={drawing} />
          <path className="outline" d={drawing.silhouette} strokeWidth="1.25" />
          <g className="marks">
            {findings.map((finding) =>
              finding.site.mark?.view === drawing.view ? (
                <Mark key={finding.id} finding={finding} selected={finding.id === selection} />
              ) : null,
            )}
          </g>
        </svg>
      </div>
      <figcaption>{drawing.view}</figcaption>
    </figure>
  );
}

const Region = memo(function Region({ region, count, tint }) {
  const label = `${region.id.replaceAll("-", " ")}${count ? `, ${count} findings` : ""}`;
  return <path className={`region tone-${region.tone}`} data-region={region.id} data-tint={tint} role="button" tabIndex={-1} aria-label={label} d={region.d} />;
});

const Decorations = memo(function Decorations({ drawing, clipped = false }) {
  return drawing.decorations
    .filter(({ kind }) => clipped === (kind !== "detail"))
    .map(({ kind, d }) => <path key={d} className={kind} d={d} />);
});

const Mark = memo(function Mark({ finding, selected }) {
  const { x, y } = finding.site.mark.point;
  const glyph = glyphs[finding.finding];
  const grade = finding.before?.severity;
  return (
    <g className="mark" data-colour={colourOf(finding.finding)} data-selected={selected} transform={`translate(${x} ${y})`}>
      <circle className="badge" r="12" />
      {glyph?.line && <path className="glyph-line" d={glyph.line} transform="translate(-8.4 -8.4) scale(.7)" />}
      {glyph?.solid && <path className="glyph-solid" d={glyph.solid} transform="translate(-8.4 -8.4) scale(.7)" />}
      {grade !== undefined && <text className="grade" x="14" y="5">{grade}</text>}
    </g>
  );
});
