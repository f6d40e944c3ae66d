// What JSX may say of the tag: the element's own properties, and its events with "on" before them.

import type { PalpateEvents, PalpateNotes } from "palpate";
import type { DetailedHTMLProps, HTMLAttributes } from "react";

type Properties = Partial<
  Pick<PalpateNotes, "readOnly" | "disabled" | "required" | "name" | "storage" | "storagePrefix" | "withoutList" | "structureNames">
  & Pick<PalpateNotes, "note" | "history" | "favourites">
>;
type Listeners = { [Name in keyof PalpateEvents as `on${Name}`]?: (event: PalpateEvents[Name]) => void };

declare module "react" {
  namespace JSX {
    interface IntrinsicElements {
      "palpate-notes": DetailedHTMLProps<HTMLAttributes<PalpateNotes>, PalpateNotes> & Properties & Listeners;
    }
  }
}
