// What a page under test writes down about itself; runs in the page, before its own scripts.

export function recordEvents() {
  globalThis.palpateEvents = [];
  for (const name of ["ready", "change", "select", "finish", "error"]) {
    addEventListener(`palpate-${name}`, ({ type, detail }) => globalThis.palpateEvents.push({ type, detail }), true);
  }
  addEventListener("securitypolicyviolation", (event) => {
    console.error(`policy: ${event.violatedDirective} blocked ${event.blockedURI} ${event.sample}`);
  }, true);
}

/** Where nobody outside the page hears its complaints, it keeps them itself. */
export function recordProblems() {
  globalThis.palpateProblems = [];
  const keep = (problem) => globalThis.palpateProblems.push(problem);
  // An image or a script that does not come complains without bubbling, hence the capture.
  addEventListener("error", ({ message, target }) => keep(`uncaught: ${message ?? target?.outerHTML}`), true);
  addEventListener("unhandledrejection", ({ reason }) => keep(`rejected: ${reason}`));
  const print = console.error;
  console.error = (...words) => {
    keep(`console: ${words.join(" ")}`);
    print(...words);
  };
}
