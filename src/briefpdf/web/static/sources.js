// The list of sources: a document that is dropped is taken in as one.

import { attempt, goTo, onChange, pageNow, placeIn, say, send, slug, takesFiles } from "./core.js";

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
// The list follows the files; what is typed above it stays.
let asked = 0;
onChange(() =>
  attempt(async () => {
    const turn = (asked += 1);
    const now = await pageNow(location.href);
    if (turn !== asked) return;
    for (const id of ["total", "list"]) {
      const shown = document.getElementById(id);
      const place = placeIn(shown);
      shown.replaceChildren(...now.getElementById(id).childNodes);
      goTo(shown, place);
    }
  }),
);
form.addEventListener("submit", async (event) => {
  event.preventDefault();
  const done = await attempt(() => send(`/api/files/source?${new URLSearchParams({ key: key.value.trim(), file: file.name })}`, file));
  if (!done) return;
  say(`${done.copy} was taken in.`);
  location.href = `/source/${encodeURIComponent(done.key)}`;
});
