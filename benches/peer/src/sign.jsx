// One sign, as it stands on a button or in a row.

import { memo } from "react";
import { glyphs } from "data";

export const Sign = memo(function Sign({ id }) {
  const glyph = glyphs[id];
  return (
    <svg className="sign" viewBox="0 0 24 24" aria-hidden="true">
      {glyph?.line && <path className="glyph-line" d={glyph.line} />}
      {glyph?.solid && <path className="glyph-solid" d={glyph.solid} />}
    </svg>
  );
});
