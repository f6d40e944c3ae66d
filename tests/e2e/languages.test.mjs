// The screen in other languages: all of it is said in each, whole, and from right to left where it is read so; the words
// follow the nearest place that says which language it is.

import assert from "node:assert/strict";
import { after, test } from "node:test";
import { accessibilityProblems, closeBrowser, events, open, ready, screenshot } from "./harness.mjs";
import { canvas, note, press, tapRegion } from "./hands.mjs";
import { element, fillDisk } from "./session.mjs";
import { sizes } from "./scenes.mjs";
import { soon } from "./soon.mjs";
import { untidiness } from "./tidy.mjs";

after(closeBrowser);

const root = (page) => page.evaluate(() => {
  const { lang, dir } = document.querySelector("palpate-notes").shadowRoot.querySelector(".root");
  return [lang, dir];
});
const speaks = (page, ...expected) => soon(async () => assert.deepEqual(await root(page), expected));
const set = (page, name, value) =>
  page.evaluate(([name, value]) => document.querySelector("palpate-notes").setAttribute(name, value), [name, value]);

/** All that a person reads or hears and the language has no words for; the words have to mark it. */
function unsaid(page) {
  return page.evaluate(() => {
    const shadow = document.querySelector("palpate-notes").shadowRoot;
    const walker = document.createTreeWalker(shadow, NodeFilter.SHOW_TEXT);
    const texts = [];
    while (walker.nextNode()) texts.push(walker.currentNode.data);
    for (const each of shadow.querySelectorAll("[aria-label], [title], [placeholder]")) {
      texts.push(...["aria-label", "title", "placeholder"].map((name) => each.getAttribute(name) ?? ""));
    }
    return texts.filter((text) => /⟦[^⟧]*\p{L}/u.test(text));
  });
}

/** Lets the words of a language mark what they lack. */
function marking(page, language) {
  return page.route(`**/words/${language}.js`, async (route) => {
    const response = await route.fetch();
    const body = await response.text();
    // Behind what stands before it in the order of the texts.
    const end = body.indexOf("\\n", Math.max(...["@language", "@lowers"].map((text) => body.indexOf(text)))) + 2;
    assert.ok(end > 2, "the words do not say their language");
    await route.fulfill({ response, body: `${body.slice(0, end)}@mark-missing\\tyes\\n${body.slice(end)}` });
  });
}

/** Each main screen in turn. */
async function screens(page, look, size) {
  const phone = size === "phone";
  await look("shelf");
  await press(page, page.locator(".start-button").first());
  await canvas(page, "anterior").waitFor();
  await look("note");
  for (const [place, name] of [[0, "found"], [1, "did"]]) {
    if (phone) await press(page, page.locator(".groups button").nth(place));
    await press(page, page.locator(".tools .more").nth(place));
    await look(`all-${name}`);
    await press(page, ".sheet header button");
  }
  if (phone) await press(page, page.locator(".groups button").first());
  await press(page, '[data-tool="trigger-point-active"]');
  await press(page, page.locator(".thumb").nth(size === "landscape" ? 0 : 1));
  await tapRegion(page, "posterior", "trapezius-upper-right");
  await look("finding");
  const panel = async (open) => {
    if (phone && (await page.locator('.inspector[data-open="true"]').count() > 0) !== open) await press(page, ".handle");
  };
  await panel(true);
  await look("finding-details");
  await press(page, ".details .primary");
  await panel(false);
  await press(page, '[data-tool="trigger-point-active"]');
  await tapRegion(page, "posterior", "lumbar-erectors-right");
  await panel(true);
  await look("place");
  await press(page, page.locator('.place-menu [data-tool="deep-tissue"]'));
  await page.locator(".place-menu").waitFor({ state: "detached" });
  await panel(true);
  await look("treatment");
  await press(page, ".details .primary");
  for (const tab of ["Client", "Measures", "Plan", "Finish", "Chart"]) {
    await panel(true);
    await press(page, `.tabs [data-tab="${tab}"]`);
    const folds = page.locator(".page .disclosure[aria-expanded=false]");
    for (let most = 12; most > 0 && (await folds.count()) > 0; most -= 1) await press(page, folds.first());
    await look(tab.toLowerCase());
  }
  await panel(false);
  await press(page, page.locator(".phase button").nth(1));
  await look("after");
  await press(page, page.locator(".kind button").nth(1));
  await look("relaxation");
}

for (const [language, direction, only] of [
  ["de", "ltr", sizes], ["es", "ltr", sizes.slice(0, 1)], ["fr", "ltr", sizes.slice(2)], ["ar", "rtl", sizes],
]) {
  for (const [size, width, height] of only) {
    test(`every screen says everything in ${language}, and all of it can be read: ${size}`, async (t) => {
      const page = await open(t, { width, height, dark: size === "portrait" });
      await ready(page);
      await marking(page, language);
      await set(page, "lang", language);
      await speaks(page, language, direction);
      const wrong = [];
      await screens(page, async (name) => {
        await screenshot(page, `${language}-${name}-${size}`);
        for (const text of await unsaid(page)) wrong.push(`${name} lacks ${text}`);
        for (const what of await untidiness(page)) wrong.push(`${name}: ${what}`);
      }, size);
      assert.deepEqual(wrong, [], wrong.join("\n"));
      if (size === "landscape") assert.deepEqual(await accessibilityProblems(page), []);
    });
  }
}

test("the language is the element's own, else that of what it stands in, else the document's", async (t) => {
  const page = await element(t);
  await speaks(page, "en", "ltr");
  await page.evaluate(() => { document.documentElement.lang = "fr-CA"; });
  await speaks(page, "fr", "ltr");
  await page.evaluate(() => { document.body.lang = "ar"; });
  await speaks(page, "ar", "rtl");
  await page.evaluate(() => { document.documentElement.dir = "ltr"; });
  await speaks(page, "ar", "ltr");
  await set(page, "lang", "de");
  await speaks(page, "de", "ltr");
  await set(page, "dir", "rtl");
  await speaks(page, "de", "rtl");
  await set(page, "lang", "it");
  await speaks(page, "en", "rtl");
  assert.deepEqual(await events(page, "palpate-error"), []);
});

test("the language follows a move at once, and a change in the shadow of somebody else", async (t) => {
  const page = await element(t);
  await page.evaluate(() => {
    const [own, host] = [document.createElement("section"), document.createElement("div")];
    own.lang = "ar";
    const shell = document.createElement("main");
    shell.lang = "es";
    host.attachShadow({ mode: "open" }).append(shell);
    document.body.append(own, host);
    own.append(document.querySelector("palpate-notes"));
    globalThis.shell = shell;
  });
  await speaks(page, "ar", "rtl");
  // A direction that is none says nothing.
  await set(page, "dir", "sideways");
  await speaks(page, "ar", "rtl");
  const inShell = () => page.evaluate(() => globalThis.shell.firstChild.shadowRoot.querySelector(".root")?.lang);
  await page.evaluate(() => globalThis.shell.append(document.querySelector("palpate-notes")));
  await soon(async () => assert.equal(await inShell(), "es"));
  await page.evaluate(() => { globalThis.shell.lang = "de"; });
  await soon(async () => assert.equal(await inShell(), "de"));
});

test("structures have their Latin names in any language, and keep them while another note is opened", async (t) => {
  const page = await element(t);
  const name = () => page.locator(".place-menu h2").innerText();
  await set(page, "structure-names", "latin");
  await set(page, "lang", "es");
  await speaks(page, "es", "ltr");
  await page.evaluate(() => { document.querySelector("palpate-notes").note = null; });
  await tapRegion(page, "posterior", "trapezius-upper-right");
  await soon(async () => assert.match(await name(), /^(Pars descendens|Musculus trapezius).*derecho$/i));
  // The note itself says the same in every language.
  await press(page, page.locator(".place-menu [data-tool]").first());
  await soon(async () => assert.equal((await note(page)).findings[0].site.side, "right"));
  await set(page, "structure-names", "greek");
  assert.deepEqual((await events(page, "palpate-error")).map(({ code }) => code), ["structure-names"]);
  assert.match(await page.locator(".details").innerText(), /Pars descendens|Musculus trapezius/i);
});

test("words that cannot be loaded are told of, and come when they can", async (t) => {
  const page = await element(t);
  let is_down = true;
  await page.route(/\/words\/(de|fr)\.js/, (route) => (is_down ? route.abort() : route.continue()));
  await set(page, "lang", "fr");
  await set(page, "lang", "de");
  await soon(async () => assert.equal((await events(page, "palpate-error")).at(-1)?.code, "load"));
  await speaks(page, "en", "ltr");
  page.problems.length = 0;
  is_down = false;
  await set(page, "lang", "de-AT");
  await speaks(page, "de", "ltr");
});

test("the app speaks the browser's language until another is chosen, and remembers the choice", async (t) => {
  const page = await open(t, { locale: "es-MX" });
  await ready(page);
  await speaks(page, "es", "ltr");
  // What is printed instead of the report says where that is, by what the buttons are called.
  await page.emulateMedia({ media: "print" });
  const printed = () => page.locator(".root").evaluate((root) => getComputedStyle(root, "::after").content);
  assert.equal(await printed(), '"Para imprimir el informe de una sesión: Cierre, Compartir, Imprimir."');
  await page.emulateMedia({ media: "screen" });
  assert.equal(await printed(), "none");
  await page.locator(".languages select").selectOption("ar");
  await speaks(page, "ar", "rtl");
  await press(page, ".languages .chip");
  await page.reload();
  await ready(page);
  await speaks(page, "ar", "rtl");
  assert.equal(await page.locator(".languages .chip").getAttribute("aria-pressed"), "true");
  // The day of a note is said by its words, and not by where a language puts its comma.
  await press(page, page.locator(".start-button").first());
  await tapRegion(page, "posterior", "trapezius-upper-right");
  await press(page, page.locator(".place-menu [data-tool]").first());
  await soon(async () => {
    await page.reload();
    await ready(page);
    assert.match(await page.locator(".shelf .note").first().innerText({ timeout: 1000 }), /اليوم، \d\d:\d\d/);
  });
});

for (const [language, direction, place, refused, full] of [
  ["de", "ltr", 2, /^Diese Datei ist kein JSON \(.+\)\. Nichts wurde geändert\.$/, /^Dieses Gerät hat keinen Platz mehr: /],
  ["ar", "rtl", 2, /^هذا الملف ليس بصيغة JSON \(.+\)\. لم يتغير شيء\.$/, /^لم تبق مساحة في هذا الجهاز: /],
  ["fr", "ltr", 1, /^Ce fichier n'est pas du JSON \(.+\)\. Rien n'a été modifié\.$/, /^Cet appareil n'a plus de place\s: /],
  ["es", "ltr", 0, /^Este archivo no es JSON \(.+\)\. No se cambió nada\.$/, /^A este dispositivo no le queda espacio: /],
]) {
  test(`why a file is not taken, and why nothing is kept, is said in ${language}`, async (t) => {
    const [size, width, height] = sizes[place];
    const page = await open(t, { width, height, dark: size === "portrait" });
    await ready(page);
    await set(page, "lang", language);
    await speaks(page, language, direction);
    const file = { name: "note.json", mimeType: "application/json", buffer: Buffer.from("pain, right side") };
    await page.locator('.shelf input[type="file"]').setInputFiles(file);
    await soon(async () => assert.match(await page.locator(".shelf .trouble").innerText(), refused));
    await screenshot(page, `${language}-refused-${size}`);
    await press(page, page.locator(".start-button").first());
    await page.locator('.kept[data-kept="saved"]').waitFor({ state: "attached" });
    await fillDisk(page);
    await tapRegion(page, "anterior", "biceps-left");
    await press(page, page.locator(".place-menu [data-tool]").first());
    await press(page, ".kept summary");
    await soon(async () => assert.match(await page.locator(".kept p").innerText(), full));
    await screenshot(page, `${language}-not-kept-${size}`);
    assert.deepEqual(await untidiness(page), []);
    // A finger finds the sign at every size, closes what it says and opens it again.
    for (const [, width, height] of sizes) {
      await page.setViewportSize({ width, height });
      for (const isOpen of [false, true]) {
        await press(page, ".kept summary");
        await soon(async () => assert.equal(await page.locator(".kept").getAttribute("open") !== null, isOpen));
      }
      // On a phone the line of a finding says its side, which may come last.
      const cut = page.locator(".handle-text").evaluateAll((texts) => texts.filter((text) => text.scrollWidth > text.clientWidth + 1).length);
      assert.equal(await cut, 0);
    }
  });
}

test("the bar of an upright tablet has room for every language, on small ones too", async (t) => {
  const page = await open(t, { width: 820, height: 1180 });
  await ready(page);
  await press(page, page.locator(".start-button").first());
  await page.locator('.kept[data-kept="saved"]').waitFor({ state: "attached" });
  for (const [language, direction] of [["en", "ltr"], ["es", "ltr"], ["fr", "ltr"], ["de", "ltr"], ["ar", "rtl"]]) {
    await set(page, "lang", language);
    await speaks(page, language, direction);
    for (const width of [600, 700, 744, 768, 820]) {
      await page.setViewportSize({ width, height: 1100 });
      await page.locator('[data-layout="tall"]').waitFor();
      const out = page.locator(".bar").locator("button, input").evaluateAll((all) => all
        .map((each) => [each.getBoundingClientRect(), each])
        .filter(([{ left, right }]) => left < 0 || right > innerWidth).map(([, each]) => each.ariaLabel ?? each.innerText));
      assert.deepEqual(await out, [], `${language} at ${width}`);
    }
  }
});

test("a note leaves in the language of the screen, and in English where that is asked for", async (t) => {
  const page = await element(t);
  await tapRegion(page, "posterior", "trapezius-upper-right");
  await press(page, page.locator(".place-menu [data-tool]").first());
  const exported = (...wanted) => page.evaluate(async (wanted) => {
    try {
      return await (await document.querySelector("palpate-notes").export(...wanted)).text();
    } catch (error) {
      return error.message;
    }
  }, wanted);
  for (const [language, direction, title, heading] of [
    ["de", "ltr", "Sitzungsnotiz Massagetherapie", "OBJEKTIV"], ["ar", "rtl", "ملاحظة العلاج بالتدليك", "المعطيات الموضوعية"],
  ]) {
    await set(page, "lang", language);
    await speaks(page, language, direction);
    const text = await exported("txt");
    assert.ok(text.startsWith(title) && text.includes(heading), text);
    // What only a screen needs is not sent along.
    assert.doesNotMatch(text, /\u{ad}/u);
    assert.match(await exported("xhtml"), new RegExp(`lang="${language}"`));
    assert.match(await exported("document.fhir.json"), new RegExp(`"language": ?"${language}"`));
    assert.match(await exported("report.pdf"), /^%PDF/);
    assert.match(await exported("txt", { language: "en" }), /^Massage therapy note/);
    assert.match(await exported("txt", { language: "es" }), /^Nota de masoterapia/);
    assert.match(await exported("txt", { language: "it" }), /Found the language it; expected one of en, es, fr, de, ar\./);
  }
});

test("a sentence in the therapist's own words follows the data in whichever language that is read", async (t) => {
  const page = await element(t);
  await tapRegion(page, "posterior", "trapezius-upper-right");
  await press(page, page.locator('.place-menu [data-tool="trigger-point-active"]'));
  await set(page, "lang", "de");
  await speaks(page, "de", "ltr");
  await press(page, ".details .primary");
  await press(page, '.tabs [data-tab="Finish"]');
  const sentence = page.locator(".told .sentence").first();
  await press(page, sentence);
  // What is typed and taken back again is nothing of the therapist's own.
  const made = await page.locator(".writing textarea").inputValue();
  assert.match(made, /Triggerpunkt/);
  await page.locator(".writing textarea").fill(`${made}x`);
  await page.locator(".writing textarea").fill(made);
  assert.equal((await note(page)).wordings, undefined);
  await page.locator(".writing textarea").fill("Trapezius rechts, sehr fest.");
  await press(page, ".writing .primary");
  const [wording] = (await note(page)).wordings;
  assert.equal(wording.text, "Trapezius rechts, sehr fest.");
  assert.match(wording.insteadOf, /^Right .*trapezius: active trigger point/);
  for (const language of ["fr", "en"]) {
    await set(page, "lang", language);
    await speaks(page, language, "ltr");
    await soon(async () => assert.match(await sentence.innerText(), /^Trapezius rechts, sehr fest\./));
    assert.equal(await page.locator(".told .past").count(), 0, "the data says the same");
  }
});
