// A finished document, dropped: what would be made of it, and then the brief.

import { element, plural, remembered, say, send, takesFiles } from "./core.js";
import { chosenIn, counts, foundItem } from "./found.js";

const name = document.getElementById("name");
const author = document.getElementById("author");
const summary = document.getElementById("summary");
const list = document.getElementById("found");
const make = document.getElementById("make");
let file;
// Of several answers on their way only the last that was asked for is wanted.
let asked = 0;

remembered(author, "briefpdf-by");
const tellCount = counts(list, make, (count) => `Make the brief with ${plural(count, "sentence")} as claims`);

async function bring(write) {
  if (!file) return;
  const turn = (asked += 1);
  const typed = name.value;
  const before = summary.textContent;
  make.disabled = true;
  summary.textContent = write ? "Being made …" : "Being read …";
  const words = new URLSearchParams({ file: file.name, name: name.value, author: author.value, write: write ? "1" : "0" });
  if (write) for (const one of ["", ...chosenIn(list)]) words.append("only", one);
  try {
    const found = await send(`/api/files/import?${words}`, file);
    if (write) location.href = `/brief/${encodeURIComponent(found.brief)}`;
    // What is told is told of the file that would be made a brief.
    else if (turn === asked) tell(found, typed);
  } catch (refused) {
    if (turn !== asked) return;
    summary.textContent = write ? before : "";
    make.disabled = !write;
    say(refused.message, true);
  }
}

function tell({ brief, claims, notes, proposed, left }, typed) {
  make.disabled = false;
  // Whoever names it while it is being read has named it.
  if (name.value === typed) name.value = brief;
  document.getElementById("how").hidden = false;
  summary.textContent = `${plural(notes.length, "note")}: ${plural(claims, "claim")} can be written, ${plural(proposed.length, "source")} proposed, ${plural(left.length, "thing")} left out.`;
  const more = [...proposed.map(({ key, title }) => `A source is proposed: ${key}, ${title}`), ...left.map(({ what, why, words }) => `Left out: ${what}, ${why}${words ? `: “${words}”` : ""}`)];
  const without = new Set([...list.querySelectorAll("input:not(:checked)")].map((one) => one.value));
  list.replaceChildren(...notes.map(foundItem), ...more.map((words) => element("li", {}, words)));
  list.querySelectorAll("input").forEach((one) => (one.checked = !without.has(one.value)));
  tellCount();
}

takesFiles(document.getElementById("drop"), (given) => {
  file = given;
  name.value = "";
  list.replaceChildren();
  bring(false);
});
document.getElementById("look").addEventListener("click", () => bring(false));
make.addEventListener("click", () => bring(true));
