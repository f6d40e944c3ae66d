// What a page can do with the element beside setting its note: attributes, methods, forms, looks, storage, many of them.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { after, test } from "node:test";
import { closeBrowser, events, open, ready } from "./harness.mjs";
import { done, note, press, start, take, tapRegion } from "./hands.mjs";
import { noteWith } from "./notes.mjs";
import { chartOne, element, fillDisk, findings, on, putBack, replace } from "./session.mjs";
import { soon } from "./soon.mjs";

after(closeBrowser);

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
  await replace(page, { storage: "device", storagePrefix: "clinic" });
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
  const place = () => replace(page, { storage: "device", withoutList: true, innerHTML: '<b slot="header">Room 3</b>' });
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
  await replace(page, { storage: "device", withoutList: true, note: noteWith(2) });
  await soon(async () => assert.equal(await findings(page), 2));
  await page.locator('.kept[data-kept="saved"]').waitFor();
  await on(page, (each) => { each.withoutList = false; });
  await putBack(page);
  await page.locator(".notes .note").first().waitFor();
  assert.equal(await page.locator(".notes .note").count(), 1);
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

test("without a list, a note that cannot be kept is charted in all the same", async (t) => {
  const page = await element(t);
  await fillDisk(page);
  await replace(page, { storage: "device", withoutList: true, note: noteWith(2) });
  await soon(async () => assert.equal(await findings(page), 2));
  await page.locator(".trouble").waitFor();
  await chartOne(page);
  await soon(async () => assert.equal(await findings(page), 3));
});

test("with storage a note of the page is kept, and one that lies on the device is not written over", async (t) => {
  const page = await element(t);
  await chartOne(page);
  const { id } = await note(page);
  // What was charted while nothing was kept comes along.
  await on(page, (each) => { each.storage = "device"; });
  await putBack(page);
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
  await replace(page, { storage: "device" });
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
  await chartOne(page);
  const text = (...asked) => on(page, async (each, asked) => (await each.export(...asked)).text(), asked);
  for (const [format, options, expected] of [
    ["txt", { form: "SOAP" }, /OBJECTIVE/],
    ["txt", { form: "DAR" }, /DATA/],
    ["report.pdf", { paper: "letter" }, /MediaBox ?\[0 0 612 792\]/],
    ["report.pdf", { paper: "A4" }, /MediaBox ?\[0 0 595/],
    ["document.fhir.json", { release: "R4" }, /"class":\s*\{/],
    ["document.fhir.json", { release: "R5" }, /"class":\s*\[/],
  ]) assert.match(await text(format, options), expected, JSON.stringify(options));
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

test("a keyboard on the screen takes no field away that is typed in", async (t) => {
  const page = await open(t, { url: "element.html", width: 820, height: 1180 });
  await ready(page);
  await on(page, (each) => { each.style.blockSize = "1000px"; });
  await page.locator('[data-layout="tall"]').waitFor();
  await press(page, page.locator(".bar .client"));
  const search = page.locator(".inspector .structure-search input");
  await press(page, search);
  await on(page, (each) => { each.style.blockSize = "600px"; });
  await page.keyboard.insertText("levator l");
  await page.locator(".answers .answer").first().waitFor();
  await press(page, page.locator(".views .thumb").first());
  await search.evaluate((field) => field.blur());
  await on(page, (each) => { each.style.blockSize = "590px"; });
  await page.locator('[data-layout="narrow"]').waitFor();
});
