// The list of sources: a document that is dropped is taken in as one.

import { attempt, say, send, slug, takesFiles } from "./core.js";

const key = document.getElementById("key");
const form = document.getElementById("as");
let file;
let typed = false;

takesFiles(document.getElementById("drop"), (given) => {
  file = given;
  if (!typed) key.value = slug(given.name.replace(/\.[^.]*$/, ""));
  form.querySelector(".id").textContent = given.name;
  form.hidden = false;
  key.focus();
});
// No form of the workbench is sent by the browser itself: its policy forbids that.
const search = document.querySelector("[role=search]");
search.addEventListener("submit", (event) => {
  event.preventDefault();
  location.search = new URLSearchParams(new FormData(search));
});
key.addEventListener("input", () => (typed = Boolean(key.value)));
form.addEventListener("submit", async (event) => {
  event.preventDefault();
  const done = await attempt(() => send(`/api/files/source?${new URLSearchParams({ key: key.value.trim(), file: file.name })}`, file));
  if (!done) return;
  say(`${done.copy} was taken in.`);
  location.href = `/source/${encodeURIComponent(done.key)}`;
});
