// A finished document, dropped: what would be made of it, and then the brief.

import { element, remembered, say, send, takesFiles } from "./core.js";
import { foundItem } from "./found.js";

const name = document.getElementById("name");
const author = document.getElementById("author");
const summary = document.getElementById("summary");
let file;

remembered(author, "briefpdf-by");

async function bring(write) {
  if (!file) return;
  summary.textContent = write ? "Being made …" : "Being read …";
  const asked = new URLSearchParams({ file: file.name, name: name.value, author: author.value, write: write ? "1" : "0" });
  try {
    const found = await send(`/api/files/import?${asked}`, file);
    if (write) location.href = `/brief/${encodeURIComponent(found.brief)}`;
    else tell(found);
  } catch (refused) {
    summary.textContent = "";
    say(refused.message, true);
  }
}

function tell({ brief, claims, notes, proposed, left }) {
  name.value = brief;
  document.getElementById("how").hidden = false;
  summary.textContent = `${notes.length} notes: ${claims} claims would be written, ${proposed.length} sources proposed, ${left.length} things left out.`;
  const more = [...proposed.map(({ key, title }) => `A source is proposed: ${key}, ${title}`), ...left.map(({ what, why, words }) => `Left out: ${what}, ${why}${words ? `: “${words}”` : ""}`)];
  document.getElementById("found").replaceChildren(...notes.map(foundItem), ...more.map((words) => element("li", {}, words)));
}

takesFiles(document.getElementById("drop"), (given) => {
  file = given;
  name.value = "";
  bring(false);
});
document.getElementById("look").addEventListener("click", () => bring(false));
document.getElementById("make").addEventListener("click", () => bring(true));
