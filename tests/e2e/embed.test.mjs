// Palpate in an iframe on a page of another origin: what it tells, what it is asked, and whom it does not listen to.

import assert from "node:assert/strict";
import { createServer } from "node:http";
import { after, test } from "node:test";
import { closeBrowser, open, screenshot, serve } from "./harness.mjs";
import { region } from "./chart.mjs";
import { noteWith } from "./notes.mjs";
import { soon } from "./soon.mjs";
import { chartPoint, tap, tapElement } from "./touch.mjs";

after(closeBrowser);

/** A page around Palpate that keeps every message with its origin. */
const host = (address) => `<!doctype html><html lang="en"><meta charset="utf-8"><title>Host</title>
<style>html, body { margin: 0; height: 100% } iframe { display: block; border: 0; width: 100%; height: 100% }</style>
<script>
  globalThis.heard = [];
  addEventListener("message", ({ data, origin }) => heard.push({ data, origin }));
</script>
<iframe title="Note" src="${address}"></iframe>`;

/** Serves a page that is made once its own origin is known, without a policy. */
async function hosting(page) {
  const server = createServer((request, response) => {
    const isPage = request.url === "/";
    response.writeHead(isPage ? 200 : 204, { "content-type": "text/html" });
    response.end(isPage ? page(`http://${request.headers.host}`) : undefined);
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  server.unref();
  return `http://localhost:${server.address().port}`;
}

/** The host's page with Palpate in it; `changes` are those of its address, or give them for the host's origin. */
async function embedded(t, changes = {}) {
  const site = await serve();
  const origin = await hosting((origin) => {
    const changed = typeof changes === "function" ? changes(origin) : changes;
    const given = { messaging_handle: "h1", messaging_origin: origin, ...changed };
    return host(`${site}embed.html?${new URLSearchParams(given)}`);
  });
  const own = new URL(site).origin;
  const page = await open(t, { url: `${origin}/`, origins: [own] });
  return Object.assign(page, { site: own, frame: page.frames()[1] });
}

test("the page in the frame speaks the language of its address, or the browser's", async (t) => {
  for (const [changes, language, button] of [
    [{ lang: "de-AT" }, "de", "Notiz schließen"], [{}, "en", "Close note"], [{ lang: "it" }, "en", "Close note"],
  ]) {
    const page = await embedded(t, changes);
    await soon(async () => {
      assert.equal(await page.frame.locator("html").getAttribute("lang"), language);
      assert.equal(await page.frame.locator(".root").getAttribute("lang"), language);
      assert.equal(await page.frame.locator("palpate-notes > button").innerText(), button);
    });
  }
});

const heard = (page, type) =>
  page.evaluate((type) => heard.map(({ data }) => data).filter((data) => data.messageType === type), type);

const say = (page, message, origin = page.site) =>
  page.evaluate(([message, origin]) => frames[0].postMessage(message, origin), [message, origin]);

let asked = 0;

/** What Palpate answers. */
async function ask(page, messageType, payload) {
  const messageId = `host-${(asked += 1)}`;
  await say(page, { messagingHandle: "h1", messageId, messageType, payload });
  let answers;
  await soon(async () => {
    answers = await page.evaluate((id) => heard.filter(({ data }) => data.responseToMessageId === id), messageId);
    assert.equal(answers.length, 1, `one answer to ${messageType}`);
  });
  assert.equal(answers[0].origin, page.site);
  return answers[0].data.payload;
}

const ready = (page) => soon(async () => assert.equal((await heard(page, "palpate.ready")).length, 1), 20_000);

test("a host shakes hands, loads a note, hears of a finding that was tapped, exports and is told that it is done", async (t) => {
  const page = await embedded(t);
  await ready(page);
  assert.deepEqual(await ask(page, "status.handshake"), { status: "ok" });
  assert.deepEqual(await ask(page, "palpate.load", { note: noteWith(2) }), { status: "ok" });
  assert.deepEqual(await heard(page, "palpate.changed"), [], "what the host did itself it is not told");

  // The frame begins where the page does, so its places are those of the page.
  const { frame } = page;
  await tapElement(page, frame.locator('.palette [data-tool="pain-local"]'));
  const { x, y } = region("posterior", "trapezius-upper-left");
  const point = await chartPoint(frame, "posterior", x, y);
  await tap(page, point.x, point.y);
  await soon(async () => assert.equal((await heard(page, "palpate.changed")).length, 1));
  const [{ payload, messagingHandle }] = await heard(page, "palpate.changed");
  assert.equal(messagingHandle, "h1");
  assert.equal(payload.note.note.findings.length, 3);

  await screenshot(page, "embed");
  const text = await ask(page, "palpate.export", { format: "txt" });
  assert.match(text.content, /\nOBJECTIVE\n/);
  assert.match(text.mediaType, /^text\/plain/);
  const care = await ask(page, "palpate.export", { format: "txt", options: { form: "care" } });
  assert.match(care.content, /\nCONDITION\n/);
  const bundle = await ask(page, "palpate.export", { format: "document.fhir.json", options: { release: "R5" } });
  assert.ok(JSON.parse(bundle.content).entry.some(({ resource }) => resource.actualPeriod));
  const report = await ask(page, "palpate.export", { format: "report.pdf" });
  assert.equal(atob(report.base64.slice(0, 8)).slice(0, 5), "%PDF-");
  assert.match((await ask(page, "palpate.export", { format: "docx" })).reason, /docx/);

  await tapElement(page, frame.locator("palpate-notes button[slot=actions]"));
  await soon(async () => assert.equal((await heard(page, "ui.done")).length, 1));
});

test("what was charted last is told with the note that it belongs to, when the host loads another one at once", async (t) => {
  const page = await embedded(t);
  await ready(page);
  await ask(page, "palpate.load", { note: noteWith(2) });
  const { frame } = page;
  await tapElement(page, frame.locator('.palette [data-tool="pain-local"]'));
  const { x, y } = region("posterior", "trapezius-upper-left");
  const point = await chartPoint(frame, "posterior", x, y);
  await tap(page, point.x, point.y);
  await ask(page, "palpate.load", { note: noteWith(5) });
  await soon(async () => assert.equal((await heard(page, "palpate.changed")).length, 1));
  assert.equal((await heard(page, "palpate.changed"))[0].payload.note.note.findings.length, 3);
});

test("a frame beside it on the host's own page is not listened to", async (t) => {
  const page = await embedded(t);
  await ready(page);
  await ask(page, "palpate.load", { note: noteWith(2) });
  await page.evaluate((note) => new Promise((resolve) => {
    const other = document.createElement("iframe");
    other.srcdoc = "<p>Beside</p>";
    other.addEventListener("load", () => {
      // From that frame's own window, so that it is the source of the message.
      other.contentWindow.eval(`parent.frames[0].postMessage(${JSON.stringify({
        messagingHandle: "h1", messageId: "beside", messageType: "palpate.load", payload: { note },
      })}, "*")`);
      setTimeout(resolve, 300);
    });
    document.body.append(other);
  }), noteWith(4));
  assert.deepEqual(await page.evaluate(() => heard.filter(({ data }) => data.responseToMessageId === "beside")), []);
  const { content } = await ask(page, "palpate.export", { format: "json" });
  assert.equal(JSON.parse(content).note.findings.length, 2);
});

test("a note that is not valid is refused in the answer, and the old one stays", async (t) => {
  const page = await embedded(t);
  await ready(page);
  await ask(page, "palpate.load", { note: noteWith(2) });
  for (const note of ["pain", 7, { resourceType: "Bundle" }, { ...noteWith(1), version: 99 }]) {
    const { status, reason } = await ask(page, "palpate.load", { note });
    assert.equal(status, "error", JSON.stringify(note));
    assert.ok(reason.length > 10, reason);
  }
  assert.match((await ask(page, "palpate.load", {})).reason, /found no note/);
  const { content } = await ask(page, "palpate.export", { format: "json" });
  assert.equal(JSON.parse(content).note.findings.length, 2);
  assert.deepEqual(await heard(page, "palpate.error"), []);
});

/** The same numbers each time. */
function* numbers(seed) {
  for (let state = seed; ; ) {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    yield state / 2 ** 32;
  }
}

test("messages of any other shape are not answered and change nothing", async (t) => {
  const page = await embedded(t);
  await ready(page);
  await ask(page, "palpate.load", { note: noteWith(2) });
  const random = numbers(7);
  const one = (list) => list[Math.floor(random.next().value * list.length)];
  const odd = [null, true, 0, -1, "", "x", [], [1], {}, { a: 1 }, undefined];
  const sent = [...odd];
  for (let round = 0; round < 300; round += 1) {
    const message = { messagingHandle: "h1", messageId: "m", messageType: "palpate.load", payload: { note: noteWith(1) } };
    // One of the three that it is known by is wrong, whatever else is.
    message[one(["messagingHandle", "messageId", "messageType"])] = one(odd.filter((value) => value !== "x"));
    if (random.next().value < 0.3) message.payload = one(odd);
    sent.push(message);
  }
  sent.push({ messagingHandle: "h2", messageId: "m", messageType: "palpate.load", payload: { note: noteWith(1) } });
  sent.push({ messagingHandle: "h1", messageId: "m", responseToMessageId: "palpate-1", messageType: "palpate.load", payload: { note: noteWith(1) } });
  const before = await page.evaluate(() => heard.length);
  await page.evaluate(([sent, origin]) => sent.forEach((message) => frames[0].postMessage(message, origin)), [sent, page.site]);
  const { content } = await ask(page, "palpate.export", { format: "json" });
  assert.equal(JSON.parse(content).note.findings.length, 2);
  assert.equal(await page.evaluate(() => heard.length), before + 1);
});

test("what a host asks with a wrong payload is answered with the reason", async (t) => {
  const page = await embedded(t);
  await ready(page);
  for (const [type, payload, reason] of [
    ["palpate.export", {}, /format of type undefined/],
    ["palpate.export", { format: 7 }, /format of type number/],
    ["palpate.export", null, /format of type undefined/],
    ["palpate.export", { format: "txt", options: { form: "poem" } }, /expected one of SOAP, CARE/],
    ["palpate.export", { format: "txt", options: { colour: "red" } }, /expected one of form, language, paper, release/],
    ["palpate.export", { format: "txt", options: 7 }, /no object of texts/],
    ["palpate.load", "x", /found no note/],
    ["toString", {}, /not known/],
    ["scratchpad.create", {}, /not known/],
  ]) {
    const answer = await ask(page, type, payload);
    assert.equal(answer.status, "error", type);
    assert.match(answer.reason, reason);
  }
});

for (const [what, other] of [
  ["another host", () => "https://record.example"],
  ["another port", (origin) => origin.replace(/\d+$/, (port) => Number(port) + 1)],
  ["no port", (origin) => origin.replace(/:\d+$/, "")],
  ["another scheme", (origin) => origin.replace("http:", "https:")],
  ["a host that begins so", (origin) => origin.replace("localhost", "localhost.example")],
  ["a host that ends so", (origin) => origin.replace("localhost", "record.localhost")],
]) {
  test(`a page is told nothing and not listened to where the address names ${what}`, async (t) => {
    const page = await embedded(t, (origin) => ({ messaging_origin: other(origin) }));
    await page.frame.locator(".palpate .canvas").first().waitFor();
    await say(page, { messagingHandle: "h1", messageId: "m", messageType: "palpate.load", payload: { note: noteWith(3) } });
    await page.frame.waitForFunction(() => new Promise((resolve) => setTimeout(() => resolve(true), 300)));
    assert.deepEqual(await page.evaluate(() => heard), []);
    const held = await page.frame.evaluate(() => document.querySelector("palpate-notes").note);
    assert.equal(held.note.findings?.length ?? 0, 0);
    // The browser says that a message had no such receiver; that is the point.
    page.problems.length = 0;
  });
}

for (const [what, changes] of [
  ["every origin", { messaging_origin: "*" }],
  ["no origin", { messaging_origin: "" }],
  ["an address instead of an origin", { messaging_origin: "https://record.example/app" }],
  ["an origin with a slash", { messaging_origin: "https://record.example/" }],
  ["an origin in capitals", { messaging_origin: "HTTPS://RECORD.EXAMPLE" }],
  ["the origin of no page", { messaging_origin: "null" }],
  ["two origins", { messaging_origin: "https://record.example https://other.example" }],
  ["no handle", { messaging_handle: "" }],
]) {
  test(`an address with ${what} shows what is missing, and no note`, async (t) => {
    const page = await embedded(t, changes);
    await soon(async () => assert.match(await page.frame.locator("body").innerText(), /needs messaging_handle and messaging_origin/));
    assert.equal(await page.frame.locator("palpate-notes").count(), 0);
  });
}
