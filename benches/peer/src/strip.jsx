// The strip below the chart: one tap grades what is selected.

import { memo } from "react";

const grades = Array.from({ length: 11 }, (_, grade) => grade);

export const Strip = memo(function Strip({ finding, onGrade }) {
  if (!finding) return <div className="strip hint"><p>Take a tool from the palette and tap the body.</p></div>;
  return (
    <div className="strip" role="group" aria-label="Grade">
      <Levels finding={finding} onGrade={onGrade} />
    </div>
  );
});

export function Levels({ finding, onGrade }) {
  return (
    <div className="strip-row">
      <span className="strip-label">Pain</span>
      <div className="levels">
        {grades.map((grade) => (
          <button key={grade} type="button" className="level" aria-pressed={finding.before?.severity === grade} onClick={() => onGrade(finding.id, grade)}>
            {grade}
          </button>
        ))}
      </div>
    </div>
  );
}
