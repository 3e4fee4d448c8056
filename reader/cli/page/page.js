// Opens the terminal of textual.js, which has been loaded before, on this very server.

"use strict";

const byId = (id) => document.getElementById(id);
const takeKeys = () => document.querySelector(".xterm-helper-textarea")?.focus();

// textual.js connects when the page is loaded. It measures the letters then, so they have to be there.
const connect = window.onload;
window.onload = async (event) => {
  const styles = ["", "bold ", "italic ", "italic bold "];
  await Promise.allSettled(styles.map((style) => document.fonts.load(`${style}16px "Roboto Mono"`)));
  byId("terminal").dataset.sessionWebsocketUrl = `${location.origin.replace(/^http/, "ws")}/ws`;
  connect(event);
};

// The keys are the reader's from the start, without a click.
const Socket = window.WebSocket;
window.WebSocket = class extends Socket {
  constructor(...address) {
    super(...address);
    this.addEventListener("open", takeKeys);
  }
};

// What the reader copies comes through navigator.clipboard, which browsers have only on this machine and
// under https. Elsewhere, and where it refuses, there is the older way.
const system = navigator.clipboard;
const write = system?.writeText.bind(system);
const clipboard = system ?? {};
clipboard.writeText = async (text) => {
  const taken = (await write?.(text).then(() => true, () => false)) || copyByCommand(text);
  byId("not-copied").hidden = taken;
  takeKeys();
};
if (!system) Object.defineProperty(navigator, "clipboard", { value: clipboard });

function copyByCommand(text) {
  const field = document.body.appendChild(document.createElement("textarea"));
  field.value = text;
  field.select();
  const taken = document.execCommand("copy");
  field.remove();
  return taken;
}

document.addEventListener("DOMContentLoaded", () => {
  byId("closed").querySelector("button").onclick = () =>
    fetch("/").then(
      () => location.reload(),
      () => (byId("ended").hidden = false),
    );
  byId("not-copied").querySelector("button").onclick = () => {
    byId("not-copied").hidden = true;
    takeKeys();
  };
});
