// What a page can do with the element beside setting its note: attributes, methods, forms, looks, storage, many of them.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { brotliCompressSync, constants } from "node:zlib";
import { after, test } from "node:test";
import { closeBrowser, events, open, ready } from "./harness.mjs";
import { done, note, press, start, take, tapRegion } from "./hands.mjs";
import { noteWith } from "./notes.mjs";
import { element } from "./session.mjs";
import { soon } from "./soon.mjs";

after(closeBrowser);

/** Calls `act` in the page with the element and `value`. */
function on(page, act, value) {
  return page.evaluate(`(${act})(document.querySelector("palpate-notes"), ${JSON.stringify(value)})`);
}

const chartOne = async (page) => {
  await take(page, "pain-local");
  await tapRegion(page, "posterior", "trapezius-upper-right");
};
const findings = async (page) => (await note(page)).findings?.length ?? 0;

test("an attribute and its property say the same, whichever was set", async (t) => {
  const page = await element(t);
  for (const [property, attribute] of [["readOnly", "readonly"], ["disabled", "disabled"], ["required", "required"]]) {
    const said = await on(page, (each, [property, attribute]) => {
      const before = each[property];
      each[property] = true;
      const set = each.hasAttribute(attribute);
      each.removeAttribute(attribute);
      return [before, set, each[property]];
    }, [property, attribute]);
    assert.deepEqual(said, [false, true, false], property);
  }
  for (const [property, attribute] of [["name", "name"], ["storagePrefix", "storage-prefix"]]) {
    const said = await on(page, (each, [property, attribute]) => {
      each[property] = "one";
      const set = each.getAttribute(attribute);
      each.setAttribute(attribute, "two");
      return [set, each[property]];
    }, [property, attribute]);
    assert.deepEqual(said, ["one", "two"], property);
  }
});

test("what is read only or disabled takes no finding, and takes one again after it", async (t) => {
  const page = await element(t);
  await take(page, "pain-local");
  await on(page, (each) => { each.readOnly = true; });
  await tapRegion(page, "posterior", "trapezius-upper-right");
  assert.equal(await findings(page), 0);
  await on(page, (each) => { each.readOnly = false; each.disabled = true; });
  await tapRegion(page, "posterior", "trapezius-upper-right");
  assert.equal(await findings(page), 0);
  await on(page, (each) => { each.disabled = false; });
  await tapRegion(page, "posterior", "trapezius-upper-right");
  await soon(async () => assert.equal(await findings(page), 1));
});

test("a note that is set while it is read only stays read only", async (t) => {
  const page = await element(t);
  await on(page, (each, note) => { each.readOnly = true; each.note = note; }, noteWith(2));
  await page.locator('.kept[data-kept="read-only"]').waitFor();
  await on(page, (each) => { each.readOnly = false; });
  await page.locator('.kept[data-kept="read-only"]').waitFor({ state: "detached" });
});

test("properties and calls from before the element was known are honoured once it is", async (t) => {
  const page = await open(t, { url: "late.html" });
  await on(page, (each, [note, earlier]) => {
    Object.assign(each, { note, history: [earlier], readOnly: true, favourites: ["edema-pitting"] });
    globalThis.asked = import("./element.js").then(() => customElements.whenDefined("palpate-notes"))
      .then(async () => (await each.export("txt")).text());
  }, [noteWith(3), noteWith(1, "posterior", 1)]);
  await page.evaluate(async () => { await import("./index.js"); });
  await ready(page);
  await page.locator('[data-way="earlier"]').waitFor();
  assert.match(await page.evaluate(() => globalThis.asked), /Massage therapy note/);
  assert.equal(await on(page, (each) => each.hasAttribute("readonly")), true);
  assert.equal(await page.locator(".palette .tool").first().getAttribute("data-tool"), "edema-pitting");
});

test("favourites stand first on the palette; wrong ones are refused and the others stay", async (t) => {
  const page = await element(t);
  const first = () => page.locator(".palette .tool").first().getAttribute("data-tool");
  await on(page, (each) => { each.favourites = ["edema-pitting", "pain-local"]; });
  await soon(async () => assert.equal(await first(), "edema-pitting"));
  for (const wrong of [["no-such"], "edema-pitting", [7]]) {
    await on(page, (each, wrong) => { each.favourites = wrong; }, wrong);
  }
  const errors = await events(page, "palpate-error");
  assert.deepEqual(errors.map(({ code }) => code), ["favourites", "favourites", "favourites"]);
  assert.match(errors[0].reason, /nothing called no-such/);
  assert.equal(await first(), "edema-pitting");
  assert.deepEqual(await on(page, (each) => each.favourites), ["edema-pitting", "pain-local"]);
});

test("the page takes back and makes again, and is not told what it did itself", async (t) => {
  const page = await element(t);
  await chartOne(page);
  await soon(async () => assert.equal((await events(page, "palpate-change")).length, 1));
  for (const [method, left] of [["undo", 0], ["redo", 1]]) {
    await on(page, (each, method) => each[method](), method);
    await soon(async () => assert.equal(await findings(page), left));
  }
  assert.equal((await events(page, "palpate-change")).length, 1);
});

test("the page hears at which structure the person is", async (t) => {
  const page = await element(t);
  await tapRegion(page, "posterior", "trapezius-upper-right");
  await soon(async () => assert.equal((await events(page, "palpate-select")).length, 1));
  assert.deepEqual(await events(page, "palpate-select"), [{ structure: "trapezius-upper", side: "right" }]);
});

test("the page hears that a note is signed", async (t) => {
  const page = await element(t);
  await chartOne(page);
  await done(page);
  await press(page, '[data-tab="Finish"]');
  await page.locator('[data-section="Signature"] [name="name"]').fill("Mara Kern");
  await press(page, '[data-do="ask"]');
  await press(page, '[data-do="sign"]');
  await soon(async () => assert.equal((await events(page, "palpate-finish")).length, 1));
  assert.equal((await events(page, "palpate-finish"))[0].note.record.length, 1);
});

const formats = {
  "json": /^\{\s*"format": "palpate-note"/, "txt": /Massage therapy note/, "svg": /^<svg|^<\?xml/, "xhtml": /<html/,
  "rtf": /^\{\\rtf/, "findings.csv": /^note_id,/, "treatments.csv": /^note_id,/, "report.pdf": /^%PDF/, "client.pdf": /^%PDF/,
  "document.fhir.json": /"type":\s*"document"/, "transaction.fhir.json": /"type":\s*"transaction"/, "png": /PNG/,
};

test("a note is exported in each format, and a format that is none is refused with those that are", async (t) => {
  const page = await element(t);
  await on(page, (each, note) => { each.note = note; }, noteWith(2));
  for (const [format, expected] of Object.entries(formats)) {
    const text = await on(page, async (each, format) => (await each.export(format)).text(), format);
    assert.match(text, expected, format);
  }
  const why = await on(page, (each) => each.export("doc").catch((error) => error.message));
  assert.match(why, /There is no format doc; expected one of report\.pdf, .*json/);
});

test("a form has the note, asks for one that is required, and puts it back", async (t) => {
  const page = await element(t, "form.html");
  const sent = () => page.evaluate(() => new FormData(document.querySelector("form")).get("session"));
  const valid = () => on(page, (each) => [each.checkValidity(), each.form.checkValidity(), each.validity.valueMissing]);
  assert.deepEqual(await valid(), [false, false, true]);
  await chartOne(page);
  assert.deepEqual(await valid(), [true, true, false]);
  assert.deepEqual(JSON.parse(await sent()).note, await note(page));
  await page.evaluate(() => { document.querySelector("fieldset").disabled = true; });
  assert.equal(await sent(), null);
  await page.evaluate(() => { document.querySelector("fieldset").disabled = false; });
  await on(page, (each, note) => { each.note = note; }, noteWith(3));
  await chartOne(page);
  assert.equal(await findings(page), 4);
  await page.evaluate(() => document.querySelector("form").reset());
  assert.equal(await findings(page), 3);
  await on(page, (each, note) => each.formStateRestoreCallback(JSON.stringify(note)), noteWith(2));
  assert.equal(await findings(page), 2);
});

test("a copy of an element has its attributes and a note of its own", async (t) => {
  const page = await element(t);
  await on(page, (each, note) => { each.note = note; each.readOnly = true; }, noteWith(2));
  await on(page, async (each) => {
    const copy = each.cloneNode(true);
    copy.id = "copy";
    each.parentElement.append(copy);
    await copy.ready;
  });
  const copy = await page.evaluate(() => {
    const copy = document.querySelector("#copy");
    return [copy.readOnly, copy.note.note.findings.length];
  });
  assert.deepEqual(copy, [true, 0]);
  assert.equal(await findings(page), 2);
});

test("hundreds of elements that come and go leave no memory behind", async (t) => {
  const page = await element(t);
  const browser = await page.context().newCDPSession(page);
  await browser.send("Performance.enable");
  const held = async () => {
    const bytes = await page.evaluate(async () => {
      const { load } = await import("./element.js");
      return Object.values(await load()).find((each) => each instanceof WebAssembly.Memory).buffer.byteLength;
    });
    await browser.send("HeapProfiler.collectGarbage");
    const { metrics } = await browser.send("Performance.getMetrics");
    const known = Object.fromEntries(metrics.map(({ name, value }) => [name, value]));
    return { bytes, nodes: known.Nodes, listeners: known.JSEventListeners, heap: known.JSHeapUsedSize };
  };
  const comeAndGo = (times) => page.evaluate(async ([times, note]) => {
    for (let time = 0; time < times; time += 1) {
      const each = document.createElement("palpate-notes");
      each.note = note;
      document.body.append(each);
      await each.ready;
      await new Promise((resolve) => requestAnimationFrame(resolve));
      each.remove();
      await new Promise((resolve) => setTimeout(resolve));
    }
  }, [times, noteWith(20)]);
  // The first ones find how much room there has to be, in steps of 64 KB.
  await comeAndGo(250);
  const before = await held();
  await comeAndGo(250);
  const after = await held();
  assert.deepEqual({ ...after, heap: 0 }, { ...before, heap: 0 });
  assert.ok(after.heap - before.heap < 250 * 1024, `${after.heap - before.heap} bytes more`);
});

test("nothing on the page moves when the element comes, and its own content stands there until then", async (t) => {
  const page = await open(t, { url: "plain.html" });
  await ready(page);
  await page.locator(".palette .tool").first().waitFor();
  const shift = await page.evaluate(() => new Promise((resolve) => {
    let sum = 0;
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) sum += entry.value;
    }).observe({ type: "layout-shift", buffered: true });
    // Two paints on, what there was has been told.
    requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(() => resolve(sum))));
  }));
  assert.equal(shift, 0);
  assert.equal(await page.getByText("One moment.", { exact: true }).isVisible(), false);
  for (const text of ["Room 3", "Send"]) assert.equal(await page.getByText(text).isVisible(), true, text);
});

test("a page gives the element its own colours, also by its parts", async (t) => {
  const page = await element(t);
  const colours = await on(page, (each) => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync("palpate-notes { --palpate-panel: rgb(1, 2, 3) } palpate-notes::part(chart) { background: rgb(4, 5, 6) }");
    document.adoptedStyleSheets = [sheet];
    return ["bar", "palette", "chart"].map((part) => getComputedStyle(each.shadowRoot.querySelector(`[part="${part}"]`)).backgroundColor);
  });
  assert.deepEqual(colours, ["rgb(1, 2, 3)", "rgb(1, 2, 3)", "rgb(4, 5, 6)"]);
  for (const part of ["strip", "panel"]) await page.locator(`[part="${part}"]`).first().waitFor();
});

test("nothing is kept unless it is asked for, and then under the page's own name", async (t) => {
  const page = await element(t);
  await chartOne(page);
  const kept = () => page.evaluate(async () => [(await indexedDB.databases()).map(({ name }) => name), Object.keys(localStorage)]);
  assert.deepEqual(await kept(), [[], []]);
  await on(page, (each) => {
    const other = document.createElement("palpate-notes");
    Object.assign(other, { storage: "device", storagePrefix: "clinic" });
    each.replaceWith(other);
  });
  await start(page);
  await chartOne(page);
  await page.locator('.kept[data-kept="saved"]').waitFor();
  assert.deepEqual(await kept(), [["clinic"], ["clinic.habits"]]);
});

test("storage that is not known is refused, and nothing is kept", async (t) => {
  const page = await element(t);
  await on(page, (each) => each.setAttribute("storage", "cloud"));
  const errors = await events(page, "palpate-error");
  assert.deepEqual(errors.map(({ code }) => code), ["storage"]);
  assert.match(errors[0].reason, /"cloud"; expected "device"/);
});

test("without a list the last note is open, with the page's own things in its bar", async (t) => {
  const page = await element(t);
  const place = () => on(page, (each) => {
    const other = document.createElement("palpate-notes");
    Object.assign(other, { storage: "device", withoutList: true, innerHTML: '<b slot="header">Room 3</b>' });
    each.replaceWith(other);
  });
  await place();
  await page.locator(".palpate .canvas").first().waitFor();
  assert.equal(await page.getByText("Room 3").isVisible(), true);
  assert.equal(await page.locator(".back").count(), 0);
  await chartOne(page);
  await page.locator('.kept[data-kept="saved"]').waitFor();
  const { id } = await note(page);
  await place();
  await soon(async () => assert.deepEqual([(await note(page))?.id, await findings(page)], [id, 1]));
});

test("without a list, a page that sets a note gets no blank one beside it", async (t) => {
  const page = await element(t);
  await on(page, (each, note) => {
    const other = document.createElement("palpate-notes");
    Object.assign(other, { storage: "device", withoutList: true, note });
    each.replaceWith(other);
  }, noteWith(2));
  await soon(async () => assert.equal(await findings(page), 2));
  await page.locator('.kept[data-kept="saved"]').waitFor();
  await on(page, (each) => {
    each.withoutList = false;
    const { parentElement } = each;
    each.remove();
    setTimeout(() => parentElement.append(each));
  });
  await page.locator(".notes .note").first().waitFor();
  assert.equal(await page.locator(".notes .note").count(), 1);
});

/** Lets the program come to the page once what is answered is called. */
async function hold(page) {
  let come;
  const held = new Promise((resolve) => (come = resolve));
  await page.route("**/palpate.wasm", async (route) => {
    await held;
    await route.continue();
  });
  return come;
}

/** A page on which the class of the element is known, and the program not here yet. */
async function early(t, url) {
  const page = await element(t, url);
  const come = await hold(page);
  await page.reload();
  await page.waitForFunction(() => customElements.get("palpate-notes"));
  return [page, come];
}

test("what is wrong before the program has come leaves what was set before it", async (t) => {
  const [page, come] = await early(t, "form.html");
  const before = await on(page, (each, note) => {
    Object.assign(each, { note, favourites: ["no-such"], history: {} });
    each.note = "pain";
    each.note = undefined;
    return each.note;
  }, noteWith(3));
  assert.equal(before, null, "a text that is no JSON is read back as no note");
  come();
  await ready(page);
  await soon(async () => assert.equal(await findings(page), 3));
  assert.deepEqual((await events(page, "palpate-error")).map(({ code }) => code), ["favourites", "history", "note"]);
  assert.deepEqual(await on(page, (each) => [each.favourites, each.history]), [null, null]);
  await chartOne(page);
  await page.evaluate(() => document.querySelector("form").reset());
  assert.equal(await findings(page), 3);
});

test("a form that is sent before the program has come has the note that the page gave", async (t) => {
  const [page, come] = await early(t, "form.html");
  const sent = () => page.evaluate(() => new FormData(document.querySelector("form")).get("session"));
  assert.equal(await on(page, (each) => each.checkValidity()), false);
  await on(page, (each, note) => { each.note = note; }, noteWith(2));
  assert.equal(await on(page, (each) => each.checkValidity()), true);
  assert.equal(JSON.parse(await sent()).note.findings.length, 2);
  come();
  await ready(page);
  assert.equal(JSON.parse(await sent()).note.findings.length, 2);
});

test("a program that does not come is told of once, and brought when it can be", async (t) => {
  const page = await element(t);
  let tries = 0;
  await page.route("**/palpate.wasm", (route) => ((tries += 1) < 2 ? route.abort() : route.continue()));
  await page.reload();
  await soon(async () => assert.equal((await events(page, "palpate-error")).length, 1));
  assert.match((await events(page, "palpate-error"))[0].reason, /^Palpate could not be loaded: /);
  page.problems.length = 0;
  await ready(page);
  await chartOne(page);
  assert.equal(await findings(page), 1);
  assert.equal((await events(page, "palpate-error")).length, 1);
});

test("what an event says of the note is the note as it was then", async (t) => {
  const page = await element(t);
  await page.evaluate(() => addEventListener("palpate-change", ({ detail }) => { globalThis.told = detail; }));
  await chartOne(page);
  const [told, now] = await on(page, (each, note) => {
    each.note = note;
    return [globalThis.told.note.note.findings.length, each.note.note.findings.length];
  }, noteWith(3));
  assert.deepEqual([told, now], [1, 3]);
});

test("the note that is shown already can be set again, and all of it be taken back", async (t) => {
  const page = await element(t);
  await chartOne(page);
  await on(page, (each) => { each.note = each.note; each.undo(); });
  await soon(async () => assert.equal(await findings(page), 0));
});

test("with storage a note of the page is kept, and one that lies on the device is not written over", async (t) => {
  const page = await element(t);
  await chartOne(page);
  const { id } = await note(page);
  // What was charted while nothing was kept comes along.
  await on(page, (each) => {
    each.storage = "device";
    const { parentElement } = each;
    each.remove();
    setTimeout(() => parentElement.append(each));
  });
  await page.locator('.kept[data-kept="saved"]').waitFor();
  await soon(async () => assert.deepEqual([(await note(page)).id, await findings(page)], [id, 1]));
  await on(page, (each, note) => { each.note = note; }, noteWith(2));
  await soon(async () => assert.equal(await findings(page), 2));
  await chartOne(page);
  await page.locator('.kept[data-kept="saved"]').waitFor();
  // What the page makes of the note that is shown is kept as any change is.
  await on(page, (each) => {
    const { note } = each;
    each.note = { ...note, note: { ...note.note, session: { ...note.note.session, client: "A. R." } } };
  });
  await page.locator('.kept[data-kept="saved"]').waitFor();
  await on(page, (each) => {
    const other = document.createElement("palpate-notes");
    other.storage = "device";
    each.replaceWith(other);
  });
  await page.locator(".notes .note", { hasText: "A. R." }).waitFor();
  assert.equal(await page.locator(".notes .note").count(), 2);
  await on(page, (each, note) => { each.note = note; }, noteWith(2));
  await soon(async () => assert.equal(await findings(page), 3));
  assert.deepEqual(await events(page, "palpate-error"), []);
});

test("each format and each option that the types name is made of a note", async (t) => {
  const schema = JSON.parse(await readFile(new URL("../../assets/page.schema.json", import.meta.url), "utf8"));
  const { Format, ExportOptions } = schema.$defs;
  const page = await element(t);
  const size = (...asked) => on(page, (each, asked) => each.export(...asked).then(({ size }) => size, (error) => error.message), asked);
  for (const format of Format.enum) assert.ok(await size(format) > 0, format);
  for (const [option, { enum: values }] of Object.entries(ExportOptions.properties)) {
    for (const value of values) assert.ok(await size("txt", { [option]: value }) > 0, `${option}: ${value}`);
    assert.match(await size("txt", { [option]: "none" }), new RegExp(`expected one of ${values.join(", ")}\\.$`));
  }
});

test("what is wrong is told once on the console and once as an event", async (t) => {
  const page = await element(t);
  const warnings = [];
  page.on("console", (message) => message.type() === "warning" && warnings.push(message.text()));
  for (const [code, act] of [
    ["note", (each) => { each.note = "pain"; }],
    ["favourites", (each) => { each.favourites = 7; }],
    ["history", (each) => { each.history = {}; }],
    ["storage", (each) => { each.storage = "cloud"; }],
    ["structure-names", (each) => { each.structureNames = "greek"; }],
  ]) {
    warnings.length = 0;
    const before = (await events(page, "palpate-error")).length;
    await on(page, act);
    await soon(() => assert.equal(warnings.length, 1, `${code}: ${warnings}`));
    const errors = (await events(page, "palpate-error")).slice(before);
    assert.deepEqual(errors.map((error) => error.code), [code]);
    assert.equal(warnings[0], `palpate-notes: ${errors[0].reason}`);
  }
});

/** The names of the files that a page has asked for so far. */
const filesOf = (page) => page.evaluate(() => performance.getEntriesByType("resource")
  .map(({ name }) => new URL(name).pathname.slice(1)).filter((name) => name !== "host.css").sort());

/** An editor that is on the page and that nobody has turned to; what comes by itself has come. */
async function untouched(t) {
  const page = await element(t);
  await page.locator(".palette .tool").first().waitFor();
  await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve, 1500))));
  return page;
}

test("all that comes by itself has at most 300 KB", async (t) => {
  const files = await filesOf(await untouched(t));
  assert.deepEqual(files, [
    "element.js", "index.js", "later.js", "palpate.js", "palpate.wasm", "reflected.js", "sheets.js", "words.js",
  ]);
  const settings = { params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_LGWIN]: 24 } };
  const dist = new URL("../../dist/", import.meta.url);
  const sizes = await Promise.all(files.map(async (name) =>
    brotliCompressSync(await readFile(new URL(name, dist)), settings).length));
  const sum = sizes.reduce((all, size) => all + size);
  t.diagnostic(`${sum} bytes`);
  assert.ok(sum <= 300_000, `${sum} bytes`);
});

for (const [what, turn] of [
  ["a touch", (page) => press(page, page.locator(".views .thumb").last())],
  ["a mouse that comes over it", (page) => page.mouse.move(300, 200)],
  ["the keyboard", (page) => page.keyboard.press("Tab")],
  ["a press by a screen reader", (page) => page.locator(".tabs button").last().evaluate((button) => button.click())],
  ["a note", (page) => on(page, (each, value) => { each.note = value; }, noteWith(1))],
  ["earlier notes", (page) => on(page, (each, value) => { each.history = [value]; }, noteWith(1))],
  ["an export", (page) => on(page, async (each) => { await each.export("json"); })],
]) {
  test(`${what} brings the rest of the program and the drawings`, async (t) => {
    const page = await untouched(t);
    await page.locator(".tabs").waitFor();
    await page.getByText("Nothing charted yet").waitFor();
    assert.equal(await page.locator(".thumb svg:not(:has(path))").count(), 0, "found a view without its picture");
    await turn(page);
    await soon(async () => {
      const files = await filesOf(page);
      assert.deepEqual(["chart.js", "later.wasm"].filter((name) => !files.includes(name)), []);
    });
    await press(page, '[data-tab="Chart"]');
    await page.locator(".inspector .structure-search").waitFor();
  });
}

test("an element that is put on the page after another one was used has all of the program at once", async (t) => {
  const page = await element(t);
  await chartOne(page);
  await page.locator(".inspector .details").waitFor();
  await page.evaluate(() => document.body.append(document.createElement("palpate-notes")));
  await page.locator("palpate-notes").last().locator(".inspector .structure-search").waitFor();
});

test("the program compiles while it comes, and the page is painted before it has", async (t) => {
  const page = await open(t, { url: "playground/" });
  await ready(page);
  const come = await hold(page);
  await page.addInitScript(() => {
    globalThis.streamed = [];
    const before = WebAssembly.instantiateStreaming;
    WebAssembly.instantiateStreaming = async (source, imports) => {
      globalThis.streamed.push((await source).headers.get("content-type"));
      return before(source, imports);
    };
  });
  await page.reload({ waitUntil: "commit" });
  await page.waitForFunction(() => performance.getEntriesByName("first-contentful-paint").length > 0);
  assert.equal(await page.locator(".palpate").count(), 0);
  come();
  await ready(page);
  await press(page, page.locator(".views .thumb").first());
  // The later part does so too.
  await soon(async () => {
    assert.deepEqual(await page.evaluate(() => globalThis.streamed), ["application/wasm", "application/wasm"]);
  });
});
