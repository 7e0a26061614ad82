// A finished document, dropped: what would be made of it, and then the brief.

import { element, plural, remembered, say, send, takesFiles } from "./core.js";
import { chosenIn, counts, foundItem } from "./found.js";

const name = document.getElementById("name");
const author = document.getElementById("author");
const summary = document.getElementById("summary");
const list = document.getElementById("found");
let file;

remembered(author, "briefpdf-by");
const tellCount = counts(list, document.getElementById("make"), (count) => `Make the brief with ${plural(count, "sentence")} as claims`);

async function bring(write) {
  if (!file) return;
  summary.textContent = write ? "Being made …" : "Being read …";
  const asked = new URLSearchParams({ file: file.name, name: name.value, author: author.value, write: write ? "1" : "0" });
  if (write) for (const one of ["", ...chosenIn(list)]) asked.append("only", one);
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
  summary.textContent = `${plural(notes.length, "note")}: ${plural(claims, "claim")} can be written, ${plural(proposed.length, "source")} proposed, ${plural(left.length, "thing")} left out.`;
  const more = [...proposed.map(({ key, title }) => `A source is proposed: ${key}, ${title}`), ...left.map(({ what, why, words }) => `Left out: ${what}, ${why}${words ? `: “${words}”` : ""}`)];
  list.replaceChildren(...notes.map(foundItem), ...more.map((words) => element("li", {}, words)));
  tellCount();
}

takesFiles(document.getElementById("drop"), (given) => {
  file = given;
  name.value = "";
  bring(false);
});
document.getElementById("look").addEventListener("click", () => bring(false));
document.getElementById("make").addEventListener("click", () => bring(true));
