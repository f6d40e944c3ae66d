// The style sheets that all elements share; a page's content security policy has nothing against them.

import { styleSheet } from "./palpate.js";

/** Room is kept before the program has come, so that nothing on the page moves when it does. */
const BOX = ":host { display: block; block-size: 40rem; contain: content } :host([hidden]) { display: none }";

let box;
let looks;

/** Those of an element whose program has not come. */
export function boxSheets() {
  box ??= sheetOf(BOX);
  return [box];
}

/** Those of an editor. */
export function sheets() {
  looks ??= sheetOf(styleSheet());
  return [...boxSheets(), looks];
}

/** Takes in what the later part of the program has for its own. */
export function renewSheets() {
  looks?.replaceSync(styleSheet());
}

function sheetOf(text) {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(text);
  return sheet;
}
