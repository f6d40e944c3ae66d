// What a finger has to hit: everything that can be pressed, less what is known to be smaller and why.

/** Fewer CSS pixels than these, across or down, are too few for a finger. */
const LEAST = 44;

/** What is smaller, and what does the same with 44 px. */
const exceptions = [
  // On a narrow screen eleven levels stand side by side: sliding before lifting, and the details, do the same.
  [".strip .levels .level", "sliding, and the levels in the details"],
  // In the details eleven levels wrap; each is as high as a finger.
  [".field .levels .level", "as high as a finger; sliding does the same"],
  // On a phone the switch between the two groups of the palette leaves the room to the tools themselves.
  ['[data-layout="narrow"] .groups button', "More, which stands at the end of both groups"],
  // Its two buttons are as large as a finger.
  [".stepper input", "less, and more"],
  // The body's own regions: the near miss, the zoom and the search by name.
  [".canvas *", "the near miss, the zoom and the search"],
];

/** Every enabled control in sight that is too small, in words. */
export async function tooSmall(page) {
  return page.evaluate(({ least, exceptions }) => {
    const root = document.querySelector("palpate-notes").shadowRoot;
    const controls = [...root.querySelectorAll("button:not(:disabled), input:not(:disabled):not([type=file]), textarea, label.search")];
    const found = new Set();
    for (const control of controls) {
      if (!control.checkVisibility() || control.closest(exceptions.join(","))) continue;
      // A label's words and room belong to its field.
      const { width, height } = (control.closest("label") ?? control).getBoundingClientRect();
      if (Math.min(width, height) >= least - 0.5) continue;
      const name = control.getAttribute("aria-label") ?? control.textContent.trim();
      const kind = `${control.localName}.${control.className || control.parentElement.className}`;
      found.add(`${kind} "${name.slice(0, 40)}" is ${Math.round(width)} × ${Math.round(height)} px, expected ${least}`);
    }
    return [...found];
  }, { least: LEAST, exceptions: exceptions.map(([selector]) => selector) });
}
