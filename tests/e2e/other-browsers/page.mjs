// A page in another browser, spoken to as the hands of the other tests speak: locators, and fingers, over WebDriver.

import { mkdirSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { Command, Name } from "selenium-webdriver/lib/command.js";
import { soon } from "../soon.mjs";

/** Milliseconds that something on the screen may take to come; these browsers share a machine with others. */
const PATIENCE = 20_000;

const keys = { Enter: "\uE007", Escape: "\uE00C", Tab: "\uE004" };

export class Page {
  /** `touch` says how this browser's driver moves fingers: "fingers", or "mouse" where it turns them into a mouse. */
  constructor(driver, touch) {
    this.driver = driver;
    this.touch = touch;
    this.keyboard = {
      insertText: (text) => this.#strike([...text]),
      press: (key) => this.#strike([keys[key] ?? key]),
    };
  }

  locator(selector, narrowing = {}) {
    return new Locator(this, [step(selector, narrowing)]);
  }

  /** Runs a function in the page, waits for what it promises, and answers that. */
  evaluate(inPage, argument) {
    return this.run(`return (${inPage})(given[0])`, argument);
  }

  async waitForFunction(inPage) {
    await soon(async () => {
      if (!(await this.evaluate(inPage))) throw new Error(`expected ${inPage}`);
    }, PATIENCE);
  }

  async screenshot({ path }) {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, await this.driver.takeScreenshot(), "base64");
  }

  reload() {
    return this.driver.navigate().refresh();
  }

  /** Moves fingers from frame to frame; a frame has the place of each finger. */
  async move(frames, frame) {
    if (this.touch === "mouse" && frames[0].length > 1) return this.evaluate(moveFingers, { frames, frame });
    const sources = frames[0].map((_, finger) => {
      const moves = frames.map((fingers, place) => ({
        type: "pointerMove", origin: "viewport", duration: place === 0 ? 0 : frame, ...whole(fingers[finger]),
      }));
      const actions = [moves[0], { type: "pointerDown", button: 0 }, ...moves.slice(1), { type: "pointerUp", button: 0 }];
      return { type: "pointer", id: `finger ${finger}`, parameters: { pointerType: "touch" }, actions };
    });
    await this.#act(sources);
  }

  /** Runs statements in the page, where `given` are the arguments. */
  async run(statements, ...given) {
    const answer = await this.driver.executeAsyncScript(`
      const given = [...arguments];
      const answer = given.pop();
      (async () => { ${statements} })().then(
        (value) => answer({ value }),
        (error) => answer({ problem: String(error?.stack ?? error) }),
      );`, ...given.map((one) => one ?? null));
    if (answer.problem) throw new Error(answer.problem);
    return answer.value;
  }

  async #strike(characters) {
    const actions = characters.flatMap((value) => [{ type: "keyDown", value }, { type: "keyUp", value }]);
    await this.#act([{ type: "key", id: "keyboard", actions }]);
  }

  async #act(actions) {
    await this.driver.execute(new Command(Name.ACTIONS).setParameter("actions", actions));
  }
}

/** What is on the page now and fits: found anew each time it is asked. */
class Locator {
  constructor(page, steps) {
    this.page = page;
    this.steps = steps;
  }

  locator(selector, narrowing = {}) {
    return this.#with(step(selector, narrowing));
  }

  filter({ hasNot }) {
    return this.#with({ without: hasNot.steps });
  }

  first() {
    return this.nth(0);
  }

  nth(place) {
    return this.#with({ place });
  }

  count() {
    return this.#run("return found.length");
  }

  isVisible() {
    return this.#run("return found.length > 0 && isInSight(found[0])");
  }

  waitFor() {
    return soon(async () => {
      if (!(await this.isVisible())) throw new Error(`found no ${this}, expected it in sight`);
    }, PATIENCE);
  }

  evaluate(inPage, argument) {
    return soon(() => this.#run(`
      if (found.length === 0) throw new Error("found no " + ${JSON.stringify(String(this))});
      return (${inPage})(found[0], given[1]);`, argument), PATIENCE);
  }

  getAttribute(name) {
    return this.evaluate((element, wanted) => element.getAttribute(wanted), name);
  }

  innerText() {
    return this.evaluate((element) => element.innerText);
  }

  scrollIntoViewIfNeeded() {
    return this.evaluate((element) => {
      const { top, left, bottom, right } = element.getBoundingClientRect();
      if (top < 0 || left < 0 || bottom > innerHeight || right > innerWidth) element.scrollIntoView({ block: "nearest", inline: "nearest" });
    });
  }

  toString() {
    return JSON.stringify(this.steps);
  }

  #with(next) {
    return new Locator(this.page, [...this.steps, next]);
  }

  #run(statements, argument) {
    return this.page.run(`
      ${find}
      ${isInSight}
      const found = find(given[0]);
      ${statements}`, this.steps, argument);
  }
}

function step(selector, { hasText }) {
  const words = hasText instanceof RegExp ? { pattern: hasText.source, flags: hasText.flags } : { text: hasText };
  return { selector, ...words };
}

function whole({ x, y }) {
  return { x: Math.round(x), y: Math.round(y) };
}

/** Runs in the page: the elements that the steps lead to, those in the shadow of the element too. */
function find(steps, within) {
  const hosts = [...document.querySelectorAll("palpate-notes")];
  let found = within ? [within] : [document, ...hosts.map((host) => host.shadowRoot)];
  for (const { selector, text, pattern, flags, without, place } of steps) {
    if (selector) found = [...new Set(found.flatMap((one) => [...(one?.querySelectorAll(selector) ?? [])]))];
    const said = (element) => element.textContent.replaceAll(/\s+/g, " ").trim();
    if (text) found = found.filter((element) => said(element).toLowerCase().includes(text.toLowerCase()));
    if (pattern) found = found.filter((element) => new RegExp(pattern, flags).test(said(element)));
    if (without) found = found.filter((element) => find(without, element).length === 0);
    if (place !== undefined) found = found.slice(place).slice(0, 1);
  }
  return found;
}

/** Runs in the page. */
function isInSight(element) {
  const { width, height } = element.getBoundingClientRect();
  return width > 0 && height > 0 && getComputedStyle(element).visibility === "visible";
}

/**
 * Runs in the page: fingers as the page is told of them. For a driver that has one mouse and no fingers; what the
 * browser makes of real ones before the page hears of it is not shown.
 */
async function moveFingers({ frames, frame }) {
  const { x, y } = frames[0][0];
  const target = document.elementFromPoint(x, y).shadowRoot.elementFromPoint(x, y);
  const tell = (type, fingers) => fingers.forEach((finger, place) => target.dispatchEvent(new PointerEvent(type, {
    pointerId: 70 + place, pointerType: "touch", isPrimary: place === 0, bubbles: true, composed: true, cancelable: true,
    clientX: finger.x, clientY: finger.y, buttons: type === "pointerup" ? 0 : 1,
  })));
  tell("pointerdown", frames[0]);
  for (const fingers of frames.slice(1)) {
    await new Promise((resolve) => setTimeout(resolve, frame));
    tell("pointermove", fingers);
  }
  tell("pointerup", frames.at(-1));
}
