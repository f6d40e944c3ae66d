// Where Palpate is served: another origin than this page's. Here it is this server by its other name.
const address = new URL("node_modules/palpate/embed.html", location.href);
address.hostname = "127.0.0.1";

const messagingHandle = crypto.randomUUID();
address.search = new URLSearchParams({ messaging_handle: messagingHandle, messaging_origin: location.origin });

const frame = document.querySelector("iframe");
const output = document.querySelector("output");

addEventListener("message", ({ data, origin, source }) => {
  if (source !== frame.contentWindow || origin !== address.origin || data.messagingHandle !== messagingHandle) return;
  if (data.messageType === "palpate.changed") {
    const findings = data.payload.note.note.findings ?? [];
    output.textContent = findings.map(({ finding }) => finding).join(", ");
  }
});

frame.src = address;
