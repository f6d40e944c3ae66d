// What is said in other languages than English, and what structures are called in Latin.

import { takeWords } from "./palpate.js";

const FILES = {
  ar: () => import("./words/ar.js"),
  de: () => import("./words/de.js"),
  es: () => import("./words/es.js"),
  fr: () => import("./words/fr.js"),
  la: () => import("./words/la.js"),
};

const loading = {};

let tries = 0;

/** Fetches the words of a language once, where there are any; after a failure it can be tried again. */
export function loadWords(language, program) {
  if (!FILES[language]) return;
  loading[language] ??= Promise.all([bring(language), program])
    .then(([module]) => takeWords(module.default))
    .catch((error) => {
      delete loading[language];
      tries += 1;
      throw error;
    });
  return loading[language];
}

/** A browser may remember that an address failed, so every other try has a new one; a bundler knows only the first. */
function bring(language) {
  const again = `./words/${language}.js?try=${tries}`;
  return tries % 2 ? import(/* webpackIgnore: true */ /* @vite-ignore */ again) : FILES[language]();
}

const keyOf = (prefix) => `${prefix || "palpate"}.language`;

/** The language that was chosen on this device; nothing where none was, or where the browser keeps nothing. */
export function chosenLanguage(prefix) {
  try {
    return JSON.parse(localStorage.getItem(keyOf(prefix)));
  } catch {
    return null;
  }
}

export function keepLanguage(prefix, chosen) {
  try {
    localStorage.setItem(keyOf(prefix), JSON.stringify(chosen));
  } catch {
    // It is said in that language all the same, until the page is closed.
  }
}
