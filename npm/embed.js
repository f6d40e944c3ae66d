// Palpate in an iframe, for a page without script rights for it: messages in the envelopes of SMART Web Messaging.
// The address says who may speak and is spoken to: ?messaging_handle=…&messaging_origin=https://…, and with &lang=… in which
// language; without it that is the browser's.

import "./index.js";

const given = new URLSearchParams(location.search);
const messagingHandle = given.get("messaging_handle");
const messagingOrigin = given.get("messaging_origin");
const element = document.querySelector("palpate-notes");
const wanted = (given.get("lang") || navigator.language).split("-")[0].toLowerCase();
const CLOSE_NOTE = {
  ar: "إغلاق الملاحظة", de: "Notiz schließen", en: "Close note", es: "Cerrar la nota", fr: "Fermer la note",
};

document.documentElement.lang = Object.hasOwn(CLOSE_NOTE, wanted) ? wanted : "en";
element.querySelector("button").textContent = CLOSE_NOTE[document.documentElement.lang];

/** Milliseconds: a note is as long as it is, and is not told at each of many quick taps. */
const REST = 250;

/** A note that is refused is told by the answer alone. */
let isLoading = false;
let refusal;

/** What a host may ask. Each answers its payload, or throws what is wrong. */
const asked = {
  "status.handshake": async () => ({}),
  "palpate.load": async ({ note }) => {
    if (note === undefined) throw new Error("found no note, expected payload.note");
    await element.ready;
    // What was charted last belongs to the note that was there.
    tellNote();
    refusal = undefined;
    isLoading = true;
    element.note = note;
    isLoading = false;
    if (refusal) throw new Error(refusal.reason);
    return {};
  },
  "palpate.export": async ({ format, options }) => {
    if (typeof format !== "string") throw new Error(`found a format of type ${typeof format}, expected a text`);
    const blob = await element.export(format, options);
    const isText = /^text\/|json|xml/.test(blob.type);
    return { format, mediaType: blob.type, ...(isText ? { content: await blob.text() } : { base64: await base64(blob) }) };
  },
};

let count = 0;

/** Names the target, so that no other page ever gets a note, whatever has been put around this one. */
function post(message) {
  count += 1;
  parent.postMessage({ messageId: `palpate-${count}`, ...message }, messagingOrigin);
}

function tell(messageType, payload) {
  post({ messagingHandle, messageType, payload });
}

async function answer({ data, origin, source }) {
  if (source !== parent || origin !== messagingOrigin || !isAsked(data)) return;
  const { messageId, messageType, payload } = data;
  const reply = async () => {
    if (!Object.hasOwn(asked, messageType)) throw new Error(`found the message ${messageType}, which is not known`);
    return { status: "ok", ...(await asked[messageType](payload ?? {})) };
  };
  const failed = (error) => ({ status: "error", reason: error.message });
  post({ responseToMessageId: messageId, additionalResponsesExpected: false, payload: await reply().catch(failed) });
}

/** Whatever else comes, an answer to an answer too, is not for this page. */
function isAsked(data) {
  const isText = (value) => typeof value === "string" && value !== "";
  return (
    typeof data === "object" &&
    data !== null &&
    data.messagingHandle === messagingHandle &&
    isText(data.messageId) &&
    isText(data.messageType) &&
    !("responseToMessageId" in data)
  );
}

let waiting;

/** Tells the note as it is now, once the hands rest. */
function changed() {
  waiting ??= setTimeout(tellNote, REST);
}

function tellNote() {
  if (waiting === undefined) return;
  clearTimeout(waiting);
  waiting = undefined;
  tell("palpate.changed", { note: element.note });
}

async function base64(blob) {
  const address = await new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(reader.result);
    reader.onerror = () => reject(reader.error);
    reader.readAsDataURL(blob);
  });
  return address.slice(address.indexOf(",") + 1);
}

/** An origin as browsers write it: "*" or a part of an address would hand the note to anybody. */
function isOrigin(text) {
  return URL.canParse(text) && new URL(text).origin === text;
}

if (parent === window || !messagingHandle || !isOrigin(messagingOrigin)) {
  document.body.textContent =
    "This page belongs into an iframe of a record system, and its address needs messaging_handle and messaging_origin.";
} else {
  addEventListener("message", answer);
  element.addEventListener("palpate-change", changed);
  element.addEventListener("palpate-finish", changed);
  element.addEventListener("palpate-error", ({ detail }) => {
    if (isLoading) refusal = detail;
    else tell("palpate.error", detail);
  });
  element.querySelector("button").addEventListener("click", () => {
    tellNote();
    tell("ui.done", {});
  });
  addEventListener("pagehide", tellNote);
  element.ready.then(() => tell("palpate.ready", {}));
}
