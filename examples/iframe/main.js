// Where Palpate is served: another origin than this page's. Here it is this server by its other name.
const address = new URL("node_modules/palpate/embed.html", location.href);
address.hostname = "127.0.0.1";

const messagingHandle = crypto.randomUUID();
address.search = new URLSearchParams({ messaging_handle: messagingHandle, messaging_origin: location.origin });

const frame = document.querySelector("iframe");
const output = document.querySelector("output");

function ask(messageType, payload) {
  frame.contentWindow.postMessage({ messagingHandle, messageId: crypto.randomUUID(), messageType, payload }, address.origin);
}

const told = {
  // A page of your own would have the note from its server.
  "palpate.ready": () => {
    const saved = sessionStorage.getItem("note");
    if (saved) ask("palpate.load", { note: saved });
  },
  "palpate.changed": ({ note }) => {
    sessionStorage.setItem("note", JSON.stringify(note));
    output.textContent = (note.note.findings ?? []).map(({ finding }) => finding).join(", ");
  },
  "palpate.error": ({ reason }) => console.warn(reason),
  "ui.done": () => frame.remove(),
};

addEventListener("message", ({ data, origin, source }) => {
  if (source !== frame.contentWindow || origin !== address.origin) return;
  if (data.responseToMessageId) {
    if (data.payload.status === "error") console.warn(data.payload.reason);
  } else if (data.messagingHandle === messagingHandle && Object.hasOwn(told, data.messageType)) {
    told[data.messageType](data.payload);
  }
});

frame.src = address;
