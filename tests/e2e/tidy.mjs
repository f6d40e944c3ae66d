// What is mechanically ugly on a screen: cut text, things on top of each other, a page that scrolls sideways.

/** Each thing that is wrong with how the screen is laid out, in words; empty where nothing is. */
export async function untidiness(page) {
  return page.evaluate(() => {
    const root = document.querySelector("palpate-notes").shadowRoot;
    const wrong = [];
    const across = document.documentElement;
    if (across.scrollWidth > across.clientWidth) {
      wrong.push(`the page scrolls sideways: ${across.scrollWidth} px wide, expected at most ${across.clientWidth}`);
    }
    const name = (element) => {
      const label = element.getAttribute("aria-label") ?? element.textContent.trim().slice(0, 30);
      return `${element.localName}.${element.className} "${label}"`;
    };

    // Text that is cut: only where the style sheet does not end it with an ellipsis on purpose.
    for (const element of root.querySelectorAll(".root *")) {
      const style = getComputedStyle(element);
      const hasText = [...element.childNodes].some((node) => node.nodeType === 3 && node.data.trim());
      if (!hasText || element instanceof SVGElement || element.closest(".visually-hidden")) continue;
      if (style.overflow === "auto" || style.textOverflow === "ellipsis" || style.display === "inline") continue;
      if (element.clientWidth > 0 && element.scrollWidth > element.clientWidth + 1) {
        wrong.push(`text is cut in ${name(element)}: ${element.scrollWidth} px in ${element.clientWidth}`);
      }
    }

    // What can be seen of an element: its box, less what the scrolling boxes around it hide.
    const seen = (element) => {
      let { left, top, right, bottom } = element.getBoundingClientRect();
      for (let up = element.parentElement; up; up = up.parentElement) {
        if (getComputedStyle(up).overflow === "visible") continue;
        const box = up.getBoundingClientRect();
        [left, top] = [Math.max(left, box.left), Math.max(top, box.top)];
        [right, bottom] = [Math.min(right, box.right), Math.min(bottom, box.bottom)];
      }
      return { left, top, right, bottom };
    };
    // A sheet lies on what is below it, and a footer that stays in sight lies on what scrolls past it.
    const layer = (element) => element.closest(".sheet, .details-foot, .slide-value, .tabs")
      ?? root.querySelector(".sheet") ?? element.closest('[data-layout="narrow"] .inspector[data-open="true"]') ?? null;
    const sheet = root.querySelector(".sheet");
    const controls = [...root.querySelectorAll("button, input:not([type=file]), textarea")]
      .filter((element) => element.checkVisibility() && (!sheet || sheet.contains(element)))
      .map((element) => ({ element, box: seen(element), layer: layer(element) }))
      .filter(({ box }) => box.right - box.left > 1 && box.bottom - box.top > 1);
    controls.forEach((one, place) => {
      for (const other of controls.slice(place + 1)) {
        if (one.layer !== other.layer || one.element.contains(other.element)) continue;
        const width = Math.min(one.box.right, other.box.right) - Math.max(one.box.left, other.box.left);
        const height = Math.min(one.box.bottom, other.box.bottom) - Math.max(one.box.top, other.box.top);
        if (width > 1 && height > 1) wrong.push(`${name(one.element)} lies on ${name(other.element)}`);
      }
    });

    // Things in the bar that stick out of it.
    const width = root.querySelector(".root").clientWidth;
    for (const { element, box } of controls) {
      const whole = element.getBoundingClientRect();
      const scrolls = element.closest(".tool-list, .views, .inspector-body, .sheet-body, .list");
      if (!scrolls && (whole.right > width + 1 || whole.left < -1)) wrong.push(`${name(element)} sticks out of the screen`);
    }

    const stage = root.querySelector(".stage");
    for (const figure of stage?.querySelectorAll(".canvas .body") ?? []) {
      const canvas = figure.ownerSVGElement;
      const share = canvas.getBoundingClientRect().height / stage.getBoundingClientRect().height;
      if (share < 0.55) wrong.push(`${canvas.dataset.view} takes ${Math.round(share * 100)} % of the stage, expected at least 55 %`);
    }
    return wrong;
  });
}
