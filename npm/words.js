// Which language an element speaks, what is said in others than English, and what structures are called in Latin.

import { takeWords } from "./palpate.js";

const FILES = {
  __proto__: null,
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

/** The nearest element that says something of all within. */
function nearest(element, selector) {
  for (let node = element; node; node = node.getRootNode().host) {
    const found = node.closest(selector);
    if (found) return found;
  }
}

/** The language of what an element stands in, or the browser's. */
export function languageOf(element) {
  const wanted = nearest(element, "[lang]")?.getAttribute("lang") || navigator.language;
  return wanted.split("-")[0].toLowerCase();
}

/** The direction that the page says, where it is one that HTML knows, else that of the language. */
export function directionOf(element, language) {
  if (nearest(element, '[dir="ltr" i], [dir="rtl" i], [dir="auto" i]')) return getComputedStyle(element).direction;
  return language === "ar" ? "rtl" : "ltr";
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
